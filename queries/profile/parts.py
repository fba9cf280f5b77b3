"""The figures that only a province, a theme or an organisation has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pydantic import Field

from graph.schema import BROAD_SCHEMES, slug_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer, Reference
from queries.profile.relations import Bond, Direction, Related, RelatedGroup
from queries.themes.hierarchy import hierarchy
from queries.words import vocabulary

MAX_EXAMPLES = 5


class ThemeCount(Answer):
    """A theme with the number of projects about it or about what falls under it."""

    id: str
    name: str
    scheme: str
    projects: int


class PlaceCount(Answer):
    """A municipality with the number of projects in it."""

    id: str
    name: str
    projects: int


class FocusStatement(Answer):
    """What a province says it concentrates on, in its own words, and the themes that stands for."""

    label: str
    basis: list[str]
    themes: list[Reference]
    sources: list[str]


class Partner(Answer):
    """Another province with which there is joint work, and examples of it."""

    slug: str
    projects: int
    platforms: int
    examples: list[Reference]


class Completeness(Answer):
    """Which share (0..1) of a province's projects has something known; ``projects`` is their number."""

    projects: int
    phase: float
    start_year: float
    municipality: float
    results: float


class ProvinceFigures(Answer):
    """What a province has and how much is known of it.

    ``themes`` are the broad ones, ``topics`` the free ones, most projects first; ``timeline`` is the
    year to the number of projects that began in it.
    """

    focus: list[FocusStatement]
    phases: dict[str, int]
    themes: list[ThemeCount]
    topics: list[ThemeCount]
    partners: list[Partner]
    municipalities: list[PlaceCount]
    timeline: dict[int, int]
    completeness: Completeness


class ThemeInProvince(Answer):
    """What one province has of a theme; ``focuses``: it says to concentrate on it."""

    slug: str
    name: str
    projects: int = Field(description="Projecten rechtstreeks over het thema.")
    projects_under: int = Field(description="Met onderwerpen eronder: zoals lijsten en kaart tellen.")
    platforms: int = Field(description="Platforms rechtstreeks over het thema.")
    opportunities: int = Field(description="Kansen rechtstreeks over het thema.")
    focuses: bool


class OrganisationInProvince(Answer):
    """In how much an organisation takes part in one province."""

    slug: str
    name: str
    projects: int
    platforms: int = 0
    opportunities: int = 0
    focuses: bool = False


class ThemeFigures(Answer):
    """A theme per province: what names it, and beside that the projects of all that falls under it."""

    provinces: list[ThemeInProvince]
    focusing: list[str]
    direct_projects: int = Field(description="Projecten rechtstreeks over het thema.")
    narrower_projects: int = Field(description="Projecten die alleen over onderwerpen eronder gaan.")
    projects_under: int = Field(description="Met onderwerpen eronder: zoals lijsten en kaart tellen.")


class OrganisationFigures(Answer):
    """Where an organisation is active, by the projects it takes part in."""

    leads: int
    joins: int
    provinces: list[OrganisationInProvince]


def items(
    groups: Iterable[RelatedGroup], relationship: str, type_: str, direction: Direction | None = None
) -> list[Related]:
    """The things of one type under one relationship, whatever its direction unless one is asked for."""
    return [
        i
        for g in groups
        if (g.relationship, g.type) == (relationship, type_) and direction in (None, g.direction)
        for i in g.items
    ]


def province_figures(
    snapshot: Snapshot, identifier: str, groups: list[RelatedGroup], found: Iterable[Bond]
) -> ProvinceFigures:
    """The figures of a province; ``found`` are its relationships one by one."""
    cypher = statements("profile")
    own = {"id": identifier}
    projects = snapshot.query(cypher["province_projects"], own)
    themes = _themes(snapshot, identifier)
    years = Counter(p["year"] for p in projects if p["year"])
    phases = Counter(p["phase"] or "onbekend" for p in projects)
    return ProvinceFigures(
        focus=_focus(groups, found),
        phases=dict(sorted(phases.items(), key=lambda kv: (-kv[1], kv[0]))),
        themes=[t for t in themes if t.scheme in BROAD_SCHEMES],
        topics=[t for t in themes if t.scheme not in BROAD_SCHEMES],
        partners=_partners(slug_of(identifier), groups),
        municipalities=[PlaceCount(**row) for row in snapshot.query(cypher["province_municipalities"], own)],
        timeline=dict(sorted(years.items())),
        completeness=_completeness(projects),
    )


def _themes(snapshot: Snapshot, province: str) -> list[ThemeCount]:
    """Themes with the projects of a province about them or what falls under them, most first."""
    order, known = hierarchy(snapshot), vocabulary(snapshot)
    about: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.query(statements("profile")["province_themes"], {"id": province}):
        for theme in order.over([row["theme"]]):
            about[theme].add(row["project"])
    counts = [
        ThemeCount(id=t, name=known.themes[t].name, scheme=known.schemes[t], projects=len(projects))
        for t, projects in about.items()
    ]
    return sorted(counts, key=lambda t: (-t.projects, t.name, t.id))


def _focus(groups: list[RelatedGroup], found: Iterable[Bond]) -> list[FocusStatement]:
    cited: dict[str, set[str]] = defaultdict(set)
    for bond in found:
        if (bond.relationship, bond.direction) == ("FOCUSES_ON", "out"):
            cited[bond.row["rel_label"]].update(bond.row["rel_sources"].split())
    statements_made: dict[str, list[Related]] = {}
    for theme in items(groups, "FOCUSES_ON", "Theme"):
        for label in dict.fromkeys(theme.labels):
            statements_made.setdefault(label, []).append(theme)
    return [
        FocusStatement(
            label=label,
            basis=sorted({b for t in themes for b in t.basis_of(label)}),
            themes=[Reference(id=t.id, type=t.type, name=t.name) for t in themes],
            sources=sorted(cited[label]),
        )
        for label, themes in sorted(statements_made.items(), key=lambda kv: (kv[0].casefold(), kv[0]))
    ]


def _partners(slug: str, groups: list[RelatedGroup]) -> list[Partner]:
    """Other provinces by joint work: projects count before platforms, which are often national."""
    shared: dict[str, list[Related]] = {}
    everything = [*items(groups, "IN_PROVINCE", "Project"), *items(groups, "ACTIVE_IN", "Platform")]
    for item in everything:
        for other in item.provinces:
            if other != slug:
                shared.setdefault(other, []).append(item)
    made = []
    for other, found in shared.items():
        # Work of few provinces says more about these two than work of all twelve.
        telling = sorted(
            found, key=lambda i: (len(i.provinces), i.type != "Project", i.name.casefold(), i.id)
        )
        made.append(
            Partner(
                slug=other,
                projects=sum(i.type == "Project" for i in found),
                platforms=sum(i.type == "Platform" for i in found),
                examples=[Reference(id=i.id, type=i.type, name=i.name) for i in telling[:MAX_EXAMPLES]],
            )
        )
    return sorted(made, key=lambda p: (-p.projects, -p.platforms, p.slug))


def _completeness(projects: list[Row]) -> Completeness:
    total = len(projects)

    def share(known: int) -> float:
        return round(known / total, 3) if total else 0.0

    return Completeness(
        projects=total,
        phase=share(sum((p["phase"] or "onbekend") != "onbekend" for p in projects)),
        start_year=share(sum(p["year"] is not None for p in projects)),
        municipality=share(sum(bool(p["places"]) for p in projects)),
        results=share(sum(bool(p["results"]) for p in projects)),
    )


def projects_under(snapshot: Snapshot, identifier: str) -> list[Row]:
    """The projects about a theme or a term under it: ``id`` and ``provinces`` (slugs, parted by spaces)."""
    themes = hierarchy(snapshot).under([identifier])
    return snapshot.query(statements("profile")["projects_about"], {"themes": themes})


def theme_figures(
    snapshot: Snapshot,
    identifier: str,
    groups: list[RelatedGroup],
    provinces: Mapping[str, Row],
    under: list[Row],
) -> ThemeFigures:
    """The figures of a theme; ``under`` are the projects about it or a term under it."""
    cypher = statements("profile")
    focusing = sorted(slug_of(i.id) for i in items(groups, "FOCUSES_ON", "Province"))
    asked = snapshot.query(cypher["theme_opportunities"], {"id": identifier})
    opportunities = {row["slug"]: row["opportunities"] for row in asked}
    direct = items(groups, "ADDRESSES", "Project")
    everywhere = Counter(s for row in under for s in (row["provinces"] or "").split())
    projects = Counter(s for i in direct for s in i.provinces)
    platforms = Counter(s for i in items(groups, "ADDRESSES", "Platform") for s in i.provinces)
    return ThemeFigures(
        provinces=[
            ThemeInProvince(
                slug=slug,
                name=row["name"],
                projects=projects[slug],
                projects_under=everywhere[slug],
                platforms=platforms[slug],
                opportunities=opportunities.get(slug, 0),
                focuses=slug in focusing,
            )
            for slug, row in sorted(provinces.items())
        ],
        focusing=focusing,
        direct_projects=len(direct),
        narrower_projects=len(under) - len(direct),
        projects_under=len(under),
    )


def organisation_figures(groups: list[RelatedGroup], provinces: Mapping[str, Row]) -> OrganisationFigures:
    """The figures of an organisation."""
    led, joined = items(groups, "LEADS", "Project"), items(groups, "PARTNERS_IN", "Project")
    member = items(groups, "MEMBER_OF", "Platform")
    every = {i.id: i for i in (*led, *joined)}
    projects = Counter(s for i in every.values() for s in i.provinces)
    platforms = Counter(s for i in member for s in i.provinces)
    return OrganisationFigures(
        leads=len(led),
        joins=len(joined),
        provinces=[
            OrganisationInProvince(
                slug=slug, name=provinces[slug]["name"], projects=projects[slug], platforms=platforms[slug]
            )
            for slug in sorted(projects | platforms, key=lambda s: (-projects[s], -platforms[s], s))
            if slug in provinces
        ],
    )
