"""What is asked about parties that bridge provinces, and what the answer holds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from queries.base.asked import Ranked, Scope, Written
from queries.base.model import Answer, Reference
from queries.words import Meaning


def _only(kind: str) -> tuple[str, ...]:
    return (kind,) if kind else ()


class BrokersQuery(Scope, Ranked):
    """Which brokers to show: active in all of ``provinces`` when there are two or more (else in that one),
    and on one of the ``themes`` or ``topics`` when those are given.  ``types`` narrows to ``Platform`` or
    ``Organisation``.  ``limit`` 0 gives all."""

    types: Annotated[tuple[str, ...], Written(Literal["", "platform", "organisatie"], _only)] = Field(
        default=(), validation_alias="soort", description="Alleen platforms of alleen organisaties."
    )


class Bridge(Answer):
    """Two provinces (slugs) that a party connects.

    ``others`` counts the projects and platforms that connect them without it, ``through`` are the projects
    and platforms by which it does.
    """

    first: str
    second: str
    others: int
    through: list[Reference]


class Broker(Answer):
    """A platform or organisation that bridges.

    ``betweenness`` (0..1) is the share of shortest paths between all other things that pass it; ``score``
    the same on a scale where the strongest broker has 1.  ``active_in`` is where it works by its own card
    (of an organisation nobody says so), ``provinces`` that and where its projects and platforms are.
    ``communities`` are the numbers of those it has
    neighbours in.
    """

    rank: int
    id: str
    type: str
    name: str
    betweenness: float
    score: float
    provinces: list[str]
    active_in: list[str]
    communities: list[int]
    projects: int
    bridges: list[Bridge]
    explanation: str


class Community(Answer):
    """Things that have more to do with each other than with the rest.

    ``name`` is made of its telling ``topics`` and ``provinces`` (slugs); ``size`` counts all its
    projects, platforms and organisations, of which ``members`` are the best connected.
    """

    number: int
    name: str
    size: int
    projects: int
    platforms: int
    organisations: int
    provinces: list[str]
    topics: list[Reference]
    members: list[Reference]
    explanation: str


class BrokersAnswer(Answer):
    """Brokers, strongest first, and communities, largest first.

    ``exact`` is false when betweenness was estimated from ``sampled`` starting points, as it is on a large
    graph.  ``modularity`` says how clear the communities are (0: not at all).
    """

    version: str
    total: int
    offset: int
    exact: bool
    sampled: int
    nodes: int
    relationships: int
    modularity: float
    meanings: list[Meaning]
    notes: list[str]
    brokers: list[Broker]
    communities: list[Community]
