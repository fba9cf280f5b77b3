"""What is asked of needs and supplies between provinces, and what the answers hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from queries.base.asked import MOST_PROVINCES, Ranked, Scope, Word, Written
from queries.base.model import Answer, Reference
from queries.lessons import Lesson
from queries.matches import KIND_WORDS, Match, MatchKind
from queries.matches.model import KINDS_ASKED
from queries.words import Meaning

Novelty = Literal["", "new", "building"]
"""All, what two provinces do nothing on yet, or what they can build on."""
NOVELTY_WORDS: dict[str, Novelty] = {"nieuw": "new", "bouw-voort": "building"}
"""What that is called in an address."""


def _novelty(word: str) -> Novelty:
    return NOVELTY_WORDS[word] if word else ""


class ExchangeQuery(Scope, Ranked):
    """Which needs and supplies: ``provinces``, ``themes`` and ``topics`` are words, empty for no restriction.

    Of one province it gives what that province wants or has; of more what they have for each other.
    ``asking`` and ``having`` say which way: what the one lacks and the other has to tell.  ``kinds`` leaves
    those kinds of matches; ``limit`` 0 gives everything.
    """

    asking: tuple[Word, ...] = Field(
        default=(),
        validation_alias="vrager",
        max_length=MOST_PROVINCES,
        examples=[["drenthe"]],
        description="Provincie die zoekt; mag vaker.",
    )
    having: tuple[Word, ...] = Field(
        default=(),
        validation_alias="aanbieder",
        max_length=MOST_PROVINCES,
        examples=[["gelderland"]],
        description="Provincie die heeft wat een ander zoekt; mag vaker.",
    )
    kinds: Annotated[tuple[MatchKind, ...], KINDS_ASKED] = Field(
        default=(),
        validation_alias="soort",
        max_length=len(KIND_WORDS),
        description="Alleen schakels van deze soort (`ervaring`, `samen`, `keten`, `wiel`); mag vaker.",
    )
    novelty: Annotated[Novelty, Written(Literal["", "nieuw", "bouw-voort"], _novelty)] = Field(
        default="",
        validation_alias="stand",
        description="`nieuw`: waarop tussen hen niets bekend is; `bouw-voort`: waarop al iets bestaat.",
    )
    limit: int = Field(default=10, ge=0, le=5000, description="Hoeveel er komen; 0 is alles.")


class JointWork(Answer):
    """A project or platform on the subject that both sides have a part in, with how that is known
    (``how``: ``trefwoord``, ``naam``, ``tekst``, or ``drager`` of a project about it)."""

    id: str
    type: str
    name: str
    how: str


class Weighed(Answer):
    """One part of the value of a proposal: what it is times (0..1), and why."""

    part: str
    value: float
    text: str


class Proposal(Answer):
    """One concrete subject to talk about: what one province wants and another has.

    ``subject`` is a topic that both name, else empty; ``said`` what the subject is called in any case.
    ``asking`` and ``having`` are slugs of the provinces of either side.  ``new`` is true when no project or
    platform on the subject is known that has both sides in it, and nothing connects the two things;
    ``together`` are those that are, ``joint_work`` says so in Dutch, with what was looked at.  ``also`` are
    other matches on the same subject between the same provinces.  ``value`` (0..1) is the product of
    ``weighed``.
    """

    id: str
    subject: Reference | None
    said: str
    asking: list[str]
    having: list[str]
    value: float
    weighed: list[Weighed]
    new: bool
    together: list[JointWork]
    together_total: int
    joint_work: str
    match: Match
    also: list[Match]


class ProposalsAnswer(Answer):
    """Proposals, the most worth having first; ``new`` and ``building`` count both sorts of what was asked.

    ``lessons`` are what stopped on the subject: never an example.
    """

    version: str
    total: int
    new: int
    building: int
    provinces: list[str]
    meanings: list[Meaning]
    notes: list[str]
    lessons: list[Lesson]
    proposals: list[Proposal]


class Need(Answer):
    """A kans with the best that others have for it; ``matches`` counts all, ``best`` is None when none is
    known.  ``asking`` and ``having`` are slugs of provinces, ``asked_by`` who states it."""

    need: Reference
    description: str
    asking: list[str]
    asked_by: list[Reference]
    themes: list[Reference]
    matches: int
    having: list[str]
    new: bool | None
    best: Match | None


class BoardAnswer(Answer):
    """The board *vraag en aanbod*: every kans that provinces state; those with the best supply first."""

    version: str
    total: int
    without: int
    provinces: list[str]
    meanings: list[Meaning]
    notes: list[str]
    needs: list[Need]
