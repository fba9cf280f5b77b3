"""Kansenkaart: what a province has, as the card that it hands out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from graph.schema import BROAD_SCHEMES, SCHEME_NAMES
from graph.schema.phases import PHASE_RANK, PHASES, STOPPED
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.themes.hierarchy import Hierarchy, hierarchy

HIGHLIGHTS = 6
"""Striking examples: the number that the official cards of 2021 show on their front."""


class Highlight(Answer):
    """A striking example: a project that runs or ran, with results that somebody described."""

    id: str
    name: str
    phase: str
    phase_as_of: int | None
    description: str
    results: str
    year: int | None
    end_year: int | None
    provinces: list[str]


class CardTheme(Answer):
    """A broad theme with the number of projects in every phase that the card shows."""

    id: str
    name: str
    scheme: str
    phases: dict[str, int]
    total: int


class CardPlatform(Answer):
    """A platform that is active in the province; ``provinces`` are slugs."""

    id: str
    name: str
    kind: str
    description: str
    provinces: list[str]


class CardKans(Answer):
    """A chance or an ask that the province states."""

    id: str
    name: str
    kind: str
    description: str


class Kansenkaart(Answer):
    """The card of one province.

    ``phases`` are those that occur, in the order in which they pass; a project on several themes stands in
    several rows of ``themes``.  ``platforms`` of this province alone come before those of more.
    """

    version: str
    highlights: list[Highlight]
    phases: list[str]
    themes: list[CardTheme]
    platforms: list[CardPlatform]
    kansen: list[CardKans]


def kansenkaart(snapshot: Snapshot, province: str) -> Kansenkaart:
    """The card of the province with identifier ``province`` (``provincie/fryslan``)."""
    cypher = statements("profile", "kansenkaart")
    projects = snapshot.query(cypher["projects"], {"id": province})
    about = snapshot.query(cypher["themes"], {"id": province})
    broad = snapshot.query(cypher["broad"], {"schemes": list(BROAD_SCHEMES)})
    present = {row["phase"] or "onbekend" for row in projects}
    phases = [phase for phase in PHASES if phase in present]
    platforms = [
        CardPlatform(**{**row, "provinces": row["provinces"].split()})
        for row in snapshot.query(cypher["platforms"], {"id": province})
    ]
    return Kansenkaart(
        version=snapshot.version,
        highlights=_highlights(projects, about, broad),
        phases=phases,
        themes=_rows(projects, about, broad, phases, hierarchy(snapshot)),
        platforms=sorted(platforms, key=lambda p: (len(p.provinces), p.name.casefold(), p.id)),
        kansen=[CardKans(**row) for row in snapshot.query(cypher["kansen"], {"id": province})],
    )


def _highlights(projects: Sequence[Row], about: Sequence[Row], broad: Sequence[Row]) -> list[Highlight]:
    """Projects with results, furthest along and best documented first; one of each theme goes before."""
    told = [row for row in projects if row["results"] and row["description"] and row["phase"] != STOPPED]
    told.sort(
        key=lambda r: (PHASE_RANK.get(r["phase"], 9), -r["stated"], len(r["provinces"].split()), r["id"])
    )
    themes: dict[str, list[str]] = {}
    for row in about:
        themes.setdefault(row["project"], []).append(row["theme"])
    agenda = {theme["id"] for theme in broad if theme["scheme"] == BROAD_SCHEMES[0]}
    seen: set[str] = set()
    first: list[Row] = []
    other: list[Row] = []
    for row in told:
        own = [t for t in themes.get(row["id"], ()) if t in agenda]
        (other if seen & set(own) else first).append(row)
        seen |= set(own)
    return [
        Highlight(
            id=row["id"],
            name=row["name"],
            phase=row["phase"],
            phase_as_of=row["as_of"],
            description=row["description"],
            results=row["results"].rstrip(".") + ".",
            year=row["year"],
            end_year=row["end_year"],
            provinces=row["provinces"].split(),
        )
        for row in [*first, *other][:HIGHLIGHTS]
    ]


def _rows(
    projects: Sequence[Row],
    about: Sequence[Row],
    broad: Sequence[Row],
    phases: Sequence[str],
    order: Hierarchy,
) -> list[CardTheme]:
    phase_of = {row["id"]: row["phase"] or "onbekend" for row in projects}
    themes: dict[str, list[str]] = defaultdict(list)
    for row in about:
        themes[row["project"]].append(row["theme"])
    counts = Counter((t, phase_of[project]) for project, own in themes.items() for t in order.over(own))
    made = [
        CardTheme(
            id=theme["id"],
            name=theme["name"],
            scheme=SCHEME_NAMES[scheme],
            phases={phase: counts[theme["id"], phase] for phase in phases},
            total=sum(counts[theme["id"], phase] for phase in phases),
        )
        for scheme in BROAD_SCHEMES
        for theme in broad
        if theme["scheme"] == scheme
    ]
    return made
