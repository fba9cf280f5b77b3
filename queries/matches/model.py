"""What is asked about matches, and what the answer holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from queries.base.asked import SOMETHING, Ranked, Written
from queries.base.model import Answer, Reference, SourceReference
from queries.contacts import Contact

MatchKind = Literal["experience", "together", "chain", "same_wheel", "lesson"]
"""What two sides have to offer each other; a lesson is what was stopped, which is never an example."""

KIND_NAMES: dict[MatchKind, str] = {
    "experience": "ervaring ophalen",
    "together": "samen optrekken",
    "chain": "schakel in de keten",
    "same_wheel": "zelfde wiel",
    "lesson": "hiervan kunt u leren",
}
KindWord = Literal["ervaring", "samen", "keten", "wiel", "les"]
KIND_WORDS: dict[KindWord, MatchKind] = {
    "ervaring": "experience",
    "samen": "together",
    "keten": "chain",
    "wiel": "same_wheel",
    "les": "lesson",
}
"""What a kind is called in an address."""

Found = Literal["tag", "name", "text"]
"""How a thing is known to be about a topic: by its card, its name or its text."""


def kinds_of(words: Sequence[KindWord]) -> tuple[MatchKind, ...]:
    """The kinds that an address names."""
    return tuple(KIND_WORDS[word] for word in words)


KINDS_ASKED = Written(list[KindWord], kinds_of, [])


class MatchesQuery(Ranked):
    """For which kans, project or platform matches are asked: by identifier (also a former one) or name.

    ``kind`` leaves kansen, projects or platforms only, ``kinds`` matches of these kinds; ``limit`` 0 gives
    all that come near, from ``offset`` on.
    """

    thing: str = Field(
        validation_alias="voor",
        pattern=SOMETHING,
        max_length=200,
        description="Naam of identificatie van een kans, project of platform.",
    )
    kind: Literal["", "kans", "project", "platform"] = Field(
        default="",
        validation_alias="type",
        description="Alleen kansen, projecten of platforms als wederpartij.",
    )
    kinds: Annotated[tuple[MatchKind, ...], KINDS_ASKED] = Field(
        default=(),
        validation_alias="soort",
        max_length=len(KIND_WORDS),
        description="Alleen schakels van deze soort (`ervaring`, `samen`, `keten`, `wiel`); mag vaker.",
    )


class Subject(Answer):
    """A topic that both sides are about; ``found`` is the weaker of the two ways in which that is known."""

    id: str
    name: str
    nature: str
    found: Found


class Side(Answer):
    """One side of a match and what it brings.

    ``role`` is ``need`` or ``supply``; when both want the same, both are ``need``.  ``description`` is what
    it says of itself, ``stage`` says in Dutch how far it is, ``leads`` who leads or asks it, else the
    platform that carries it, ``contact`` whom to call about it: never a person.
    """

    id: str
    type: str
    name: str
    role: Literal["need", "supply"]
    provinces: list[Reference]
    description: str
    phase: str
    stage: str
    brings: str
    leads: list[Reference]
    contact: Contact | None = None


class Tie(Answer):
    """What connects the sides already: a party of both, or a platform that parties of both are in."""

    party: Reference
    how: str


class Reason(Answer):
    """One part of the score: its ``share`` of it, how near it comes to the best of all (``value``, that has
    1), and what that rests on."""

    part: str
    value: float
    share: float
    text: str


class Match(Answer):
    """A *schakel*: ``id`` is the matched thing, ``score`` (0 to 1) orders the matches of one thing.

    ``useful`` is the estimated chance that who judges it finds it useful, and can be compared between things.
    ``explanation`` says in Dutch why: the subject, what either side brings, how far it is, who leads it and
    what connects them.  ``why`` is one sentence of that, about the matched thing alone: for who has the asked
    one before them.
    """

    id: str
    type: str
    name: str
    score: float
    useful: float
    kind: MatchKind
    kind_name: str
    explanation: str
    why: str
    subjects: list[Subject]
    need: Side
    supply: Side
    ties: list[Tie]
    reasons: list[Reason]
    sources: list[SourceReference]


class WantedBy(Answer):
    """What another province says it concentrates on and the asked project or platform is about.

    ``label`` is how it says so, ``topics`` what of it that thing is about.
    """

    province: Reference
    label: str
    topics: list[Reference]
    sources: list[SourceReference]


class MatchesAnswer(Answer):
    """The matches of a thing, best first; ``former`` is the identifier that was asked when it is an old one.

    ``total`` counts all that come near, ``compared`` the things of other provinces that were looked at.
    ``wanted`` are focuses of other provinces, the nearest first: of a kans, or what is over, there are none.
    """

    version: str
    thing: Reference
    former: str
    provinces: list[Reference]
    compared: int
    total: int
    offset: int
    matches: list[Match]
    wanted: list[WantedBy]
    notes: list[str]
