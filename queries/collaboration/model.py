"""What collaboration is asked and what it answers."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import Ranked, Scope
from queries.base.model import Answer, SourceReference
from queries.contacts import Contact
from queries.lessons import Lesson
from queries.words import Meaning


class CollaborationQuery(Scope, Ranked):
    """Which combinations of provinces to rank, and on what.

    ``provinces``, ``themes`` and ``topics`` are words or identifiers, each empty for no restriction.  With
    no more provinces than ``size`` every combination has all of them; with more, combinations are made of
    them alone.  ``size`` is the number of provinces together: 2 for pairs.  ``limit`` 0 gives all
    combinations, also those that have nothing on the question.
    """

    size: int = Field(
        default=2,
        validation_alias="omvang",
        ge=2,
        le=6,
        description="Hoeveel provincies samen; 2 is paren.",
    )


class Part(Answer):
    """One part of a score: ``value`` and ``weight`` are 0..1, ``reason`` says why."""

    value: float
    weight: float
    reason: str


class OnTopic(Answer):
    """What they could work on together.  ``active`` are the slugs of those that have something running,
    ``together`` says whether some of them already do something on it jointly."""

    id: str
    name: str
    active: list[str]
    together: bool


class Existing(Answer):
    """A project or platform that two or more of them already share on the question."""

    id: str
    type: str
    name: str
    phase: str
    phase_as_of: int | None = Field(
        default=None, description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )
    provinces: list[str]
    topics: list[str]


class Carrier(Answer):
    """A platform on the topic that could take it up, and why this one."""

    id: str
    name: str
    provinces: list[str]
    nationwide: bool
    reason: str


class Evidence(Answer):
    """A project, platform or kans that led to the suggestion, with where it was read."""

    id: str
    type: str
    name: str
    phase: str
    phase_as_of: int | None = Field(
        default=None, description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )
    province: str
    topic: str
    sources: list[SourceReference]


class Opportunity(Answer):
    """Provinces (slugs) that could work together; ``score`` (0..1) is the weighted mean of the parts.

    ``topics`` says on what, the most telling first.  ``why`` is the reason in one sentence or two,
    ``explanation`` adds who is furthest, what exists and who could carry it.  ``existing`` are the nearest
    of the ``existing_total`` things they share on the question, so that nothing is suggested beside them;
    ``no_joint_work`` says, when there are none, what was looked at and what points the other way.
    """

    provinces: list[str]
    names: list[str]
    score: float
    parts: dict[str, Part]
    topics: list[OnTopic]
    why: str
    explanation: str
    existing: list[Existing]
    existing_total: int
    no_joint_work: str
    carriers: list[Carrier]
    contacts: list[Contact] = Field(
        default=[],
        description="Wie te bellen: van elke provincie en van wie het kan dragen, nooit een persoon.",
    )
    evidence: list[Evidence]


class CollaborationAnswer(Answer):
    """Combinations in order of score, then by provinces.

    ``total`` counts the combinations in scope, ``meanings`` and ``notes`` say how the words were understood
    and what was left out.  ``lessons`` are what stopped on the subject: never an example.
    """

    version: str
    weights: dict[str, float]
    total: int
    meanings: list[Meaning]
    notes: list[str]
    lessons: list[Lesson]
    opportunities: list[Opportunity]
