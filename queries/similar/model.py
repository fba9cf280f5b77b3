"""What is asked about near-identical projects, and what the answer holds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from queries.base.asked import Ranked, Scope, Written
from queries.base.model import Answer, Reference, SourceReference
from queries.lessons import Lesson
from queries.similar.weights import LEAST_THRESHOLD, THRESHOLD
from queries.words import Meaning

Grade = Literal["vrijwel hetzelfde", "sterk verwant", "verwant", "zelfde onderwerp"]


class SimilarQuery(Scope, Ranked):
    """Which near-identical projects to show.

    ``provinces``, ``themes`` and ``topics`` are words or identifiers, each empty for no restriction: a group
    has a member in one of the provinces and one on each kind asked.  ``project`` (identifier or name) asks
    for everything like that one project.  ``threshold`` is the likeness (0..1) from which projects count as
    related: the estimated chance that who work on them have use of each other.  ``connected`` adds the groups
    whose members already know each other.  ``limit`` 0 gives all.
    """

    project: str = Field(
        default="",
        validation_alias="project",
        max_length=200,
        description="Naam of identificatie van een project: alles wat daarop lijkt, ook wat het al kent.",
    )
    threshold: float = Field(
        default=THRESHOLD,
        validation_alias="gelijkenis",
        ge=LEAST_THRESHOLD,
        le=1,
        description="Vanaf welke gelijkenis (0,5 tot 1) projecten bij elkaar horen: de geschatte kans dat "
        "wie eraan werken iets aan elkaar hebben.",
    )
    connected: Annotated[bool, Written(Literal["", "ja"], "ja".__eq__)] = Field(
        default=False,
        validation_alias="bekenden",
        description="Ook groepen waarvan de projecten elkaar al kennen (`ja`).",
    )


class Member(Answer):
    """A project of a group.  ``only_topics`` are the subjects that none of the others has."""

    id: str
    name: str
    description: str
    phase: str
    phase_as_of: int | None = Field(
        default=None, description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )
    start_year: int | None
    provinces: list[str]
    leads: list[Reference]
    platforms: list[Reference]
    only_topics: list[Reference]
    sources: list[SourceReference]


class Likeness(Answer):
    """How alike two members are: ``score`` is the chance that they have use of each other.

    It is told from ``parts``, cosines (woorden, woorddelen, onderwerpen, themas).  ``connections`` are the
    platforms and organisations by which they know each other already; ``words`` are the most telling words
    that both have.
    """

    first: str
    second: str
    score: float
    parts: dict[str, float]
    words: list[str]
    connections: list[Reference]


class Conversation(Answer):
    """Two parties who should talk, each about its own project.

    ``connected`` says that they meet already, ``through`` where when that is with a third party.
    """

    first: Reference
    first_project: str
    second: Reference
    second_project: str
    connected: bool
    through: list[Reference]
    advice: str


class SimilarGroup(Answer):
    """Near-identical projects across provinces; ``score`` is their mean likeness.

    ``id`` is the identifier of the first member, ``name`` what they are about.  ``connected`` says that all
    of them already know each other so that nothing is invented twice; ``grade`` says how alike they are.
    ``advice`` says in one sentence who can talk with whom, and is empty when all know each other.
    ``differences`` are Dutch sentences.  ``lessons`` are projects like these that stopped: never a member.
    """

    id: str
    name: str
    score: float
    grade: Grade
    provinces: list[str]
    topics: list[Reference]
    themes: list[Reference]
    members: list[Member]
    likenesses: list[Likeness]
    differences: list[str]
    conversations: list[Conversation]
    connected: bool
    lessons: list[Lesson]
    explanation: str
    advice: str


class SimilarAnswer(Answer):
    """Groups, the likest first; ``total`` counts all in scope.

    ``already_connected`` counts the groups left out because their members know each other.  With a
    ``project`` asked there is at most one group, with that project first.
    """

    version: str
    threshold: float
    total: int
    offset: int
    already_connected: int
    meanings: list[Meaning]
    notes: list[str]
    groups: list[SimilarGroup]
