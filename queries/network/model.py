"""What a picture of the network is asked and what it holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import ByKind, ByPhase, Scope
from queries.base.model import Answer, Reference, SourceReference
from queries.words import Meaning

Level = Literal["provinces", "exchange", "platforms", "theme", "ego", "path"]

GROUP_ABOVE = 150
"""Things shown one by one at most: beyond it a room sees a cloud, so they are grouped."""


class NetworkQuery(Scope, ByKind, ByPhase):
    """Which part of the network to show.

    *provinces*: the twelve, and what they do together; *exchange*: what the one has that the other wants, as
    arrows; *platforms*: who bridges whom; *theme*: everything
    on ``themes`` and ``topics``; *ego*: the thing ``about`` with what it touches in ``steps`` steps;
    *path*: how ``start`` and ``end`` are connected.  ``provinces`` (slugs or names), ``phases``, ``kinds``
    (segments: project, platform ...) and ``year`` narrow what is shown; empty or 0 is no restriction.  On
    the levels but *theme*, ``themes`` and ``topics`` narrow as well.
    """

    level: Level = "provinces"
    about: str = Field(
        default="", validation_alias="om", max_length=200, description="Eén ding en wat het raakt."
    )
    steps: int = Field(
        default=1, validation_alias="stappen", ge=1, le=2, description="Hoe ver om dat ding heen."
    )
    start: str = Field(default="", validation_alias="van", max_length=200, description="Begin van een pad.")
    end: str = Field(default="", validation_alias="naar", max_length=200, description="Eind van een pad.")
    year: int = Field(default=0, validation_alias="jaar", ge=0, le=2100)


class NamedFact(Answer):
    """A fact in words under its Dutch label."""

    label: str
    text: str


class NetworkNode(Answer):
    """A thing in the picture.

    ``short`` is its name as it fits in a picture, ``kind`` its segment (project, platform, provincie ...),
    ``importance`` 0 and up: how many things of the whole network touch it.  ``provinces`` are slugs, empty
    for what works in the whole country or whose place is unknown; ``national`` says which.  ``x`` and ``y``
    are where it belongs on the map (units of ``graph.geography``).  ``start`` and ``end`` are years, 0 when
    unknown.  ``themes`` are identifiers, ``sources`` identifiers of ``Network.sources``, ``group`` the group
    it is kept in, or empty.
    """

    id: str
    type: str
    type_name: str
    kind: str
    name: str
    short: str
    importance: int
    provinces: list[str]
    national: bool
    x: float
    y: float
    phase: str = ""
    phase_as_of: int | None = None
    start: int = 0
    end: int = 0
    themes: list[str] = Field(default_factory=list)
    text: str = ""
    facts: list[NamedFact] = Field(default_factory=list)
    sources: list[str] = Field(default_factory=list)
    places: list[str] = Field(default_factory=list)
    group: str = ""
    focus: bool = False


class SharedThing(Answer):
    """A project or platform that two provinces share, with what a filter needs to know of it.

    Or a match between them: then ``name`` is its subject and ``sides`` are what the one has and the other
    wants; phase and start are of what the one has.
    """

    id: str
    name: str
    kind: str
    phase: str
    phase_as_of: int | None = None
    start: int
    themes: list[str]
    provinces: list[str]
    sides: list[Reference] = Field(default_factory=list)


class NetworkEdge(Answer):
    """A relationship in the picture, read from ``source`` to ``target``.

    ``relationship`` is a declared type, or ``SAMEN`` (two provinces share ``shared``), ``KANS`` (they
    could, by the collaboration question) or ``SCHAKEL`` (the source has what the target wants, by the matches
    in ``shared``).  ``quiet`` edges show only when one of their ends is chosen: where
    a thing lies tells the same.  ``sentence`` is Dutch, ``sources`` are identifiers.
    """

    source: str
    target: str
    relationship: str
    verb: str
    sentence: str
    weight: float = 1.0
    suggested: bool = False
    quiet: bool = False
    shared: list[SharedThing] = Field(default_factory=list)
    sources: list[str] = Field(default_factory=list)


class NetworkGroup(Answer):
    """Things of one kind in one province that are shown as one until opened."""

    id: str
    name: str
    kind: str
    province: str
    count: int


class ThemeName(Answer):
    """A theme that things in the picture address, for the filter."""

    id: str
    name: str
    scheme: str
    count: int


class Network(Answer):
    """A part of the network with everything a picture and its side panel need."""

    version: str
    level: Level
    title: str
    summary: str
    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    groups: list[NetworkGroup]
    themes: list[ThemeName]
    sources: list[SourceReference]
    meanings: list[Meaning] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
