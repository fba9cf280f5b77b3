"""What scaling is asked and what it answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import MOST_WORDS, Ranked, Word
from queries.base.model import Answer, Reference, SourceReference
from queries.contacts import Contact
from queries.lessons import Lesson
from queries.scaling.robustness_model import CandidateScope


class ScalingQuery(CandidateScope, Ranked):
    """Which candidates for scaling to rank, and how.

    ``themes`` and ``topics`` select projects (one of each that is given), ``provinces`` says where it may
    go to and ``from_provinces`` where it runs now; all as words or identifiers, empty for no restriction.
    ``projects`` names the only candidates, by identifier or slug.  ``weights`` gives criteria a weight of
    0 or more; a criterion that is not named keeps its default weight, and together they are brought to a
    sum of 1.  ``limit`` 0 gives all.  ``no_candidates`` asks for what is no candidate by what it is as well.
    """

    projects: tuple[Word, ...] = Field(
        default=(),
        validation_alias="project",
        max_length=MOST_WORDS,
        description="Alleen deze projecten (naam van de pagina of identificatie); mag vaker.",
    )
    weights: dict[str, float] = Field(default_factory=dict)
    no_candidates: bool = Field(
        default=False,
        validation_alias="geenKandidaat",
        description="Toon ook wat geen kandidaat is (onderzoek, evenement, gebouw, eenmalig werk).",
    )


class Criterion(Answer):
    """One criterion of one candidate: ``value`` and ``weight`` are 0..1, ``reason`` says why."""

    value: float
    weight: float
    reason: str


class WishNamed(Answer):
    """What a target rests on: a kans (``id`` is its identifier) or what the province (``id``) says that it
    concentrates on, in its own words (``label``); ``topics`` are what that and the project are about."""

    kind: Literal["kans", "focus"]
    id: str
    label: str
    topics: list[Reference]


class Target(Answer):
    """A province (slug) that a project could go to, because of what it wants (``wish``).

    ``score`` (0..1) is how alike the two are: the chance that who judges such a pair finds it useful.  The
    first of the ``reasons`` says what it rests on.
    """

    province: str
    name: str
    score: float
    wish: WishNamed
    reasons: list[str]


class Gave(Answer):
    """The first result that is told of a project, with the first of its sources."""

    text: str
    source: SourceReference | None


class Candidate(Answer):
    """A project that could be scaled; ``score`` (0..1) is the weighted mean of its criteria.

    ``what`` says in a sentence what it is, empty when no card does; ``gave`` what came of it, when
    that is known.
    """

    id: str
    name: str
    what: str = ""
    gave: Gave | None = None
    score: float
    provinces: list[str]
    phase: str
    phase_as_of: int | None = Field(
        default=None, description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )
    criteria: dict[str, Criterion]
    targets: list[Target]
    contact: Contact | None = Field(
        default=None,
        description="Wie te bellen: een postbus of pagina van een functie, nooit van een persoon.",
    )
    explanation: str
    evidence: list[Reference]
    sources: list[SourceReference]


class NoCandidate(Answer):
    """A project that is no candidate by what it is: a study, an event, a building or a work done once."""

    id: str
    name: str
    provinces: list[str]
    phase: str
    nature: str = Field(description="Wat het is: `onderzoek`, `evenement`, `gebouw` of `eenmalig werk`.")
    reason: str = Field(description="Waarom het geen kandidaat is, in een zin.")


class ScalingAnswer(Answer):
    """Candidates in order of score, then identifier.

    ``total`` counts all candidates in scope and ``valued`` those that were weighed.  ``certain`` is false
    when one that was not weighed could still belong among the candidates shown.  ``notes`` say, in
    Dutch, how words were understood and what was left out.  ``lessons`` are what stopped on the subject:
    never a candidate.  ``no_candidates`` are in order of name, and only there when they were asked for;
    ``no_candidates_total`` counts them always.
    """

    version: str
    weights: dict[str, float]
    total: int
    valued: int
    certain: bool
    notes: list[str]
    lessons: list[Lesson]
    no_candidates_total: int = Field(
        description="Hoeveel projecten geen kandidaat zijn om wat zij zijn: onderzoek, gebouw en zo meer."
    )
    no_candidates: list[NoCandidate] = Field(description="Deze projecten, als ernaar is gevraagd.")
    candidates: list[Candidate]
