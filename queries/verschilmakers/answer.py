"""Verschilmakers: what the graph has for each of the six themes of the platform De Verschilmakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from graph.schema import NODE_TYPE, SCHEME_NAMES, slug_of
from graph.schema.phases import shown
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer, Reference, UnknownWordError
from queries.base.phases import as_of
from queries.base.remembered import Remembered
from queries.dutch.phrases import listed
from queries.themes.hierarchy import hierarchy
from queries.themes.matches import matches
from queries.themes.near import KINDS, LinkKind, Nearness, near_themes

Part = Literal["projecten", "platforms", "kansen", "items"]

_STATEMENT: Mapping[Part, str] = {
    "projecten": "projects",
    "platforms": "platforms",
    "kansen": "opportunities",
    "items": "items",
}
_LABEL: Mapping[Part, str] = {
    "projecten": "Project",
    "platforms": "Platform",
    "kansen": "Opportunity",
    "items": "Publication",
}
_SINGLE: Mapping[Part, str] = {
    "projecten": "project",
    "platforms": "platform",
    "kansen": "opportunity",
    "items": "item",
}
PARTS: tuple[Part, ...] = ("projecten", "platforms", "kansen", "items")

NOT_ITEMS = ["document", "akkoord"]
"""Publications that are no item of the platform: documents and agreements that the sources name."""

PREFIX = "vm-"
SHOWN_LINKS = 4
"""Themes by which a thing is tied that are named; a project may have twenty keywords."""


class ThemeLink(Answer):
    """By which theme a thing is tied to the theme asked for, and how that one stands to it."""

    kind: LinkKind = Field(
        description="Hoe het verband ligt: `rechtstreeks`, `zelfde`, `grotendeels`, `onderdeel` of `ruimer`."
    )
    theme: Reference = Field(description="Het thema of onderwerp waar het over gaat.")
    scheme: str = Field(description="De begrippenlijst daarvan.")
    uncertain: bool = Field(description="Of de koppeling tussen de begrippenlijsten onzeker is.")


class ThemeThing(Answer):
    """Something about a theme.  ``address`` is its own page elsewhere, empty when unknown."""

    id: str
    type: str
    name: str
    kind: str = Field(description="Soort, of de fase van een project; leeg als die onbekend is.")
    description: str
    organisations: list[str] = Field(description="Bij een item: de organisatie waar het over gaat.")
    provinces: list[str] = Field(description="Slugs van provincies.")
    year: int | None = Field(description="Beginjaar, jaar van oprichting of jaar van uitgave.")
    date: str = Field(
        serialization_alias="dated",
        description="Datum van de nieuwste bron die het noemt, of anders het jaar; leeg als onbekend.",
    )
    address: str = Field(description="Eigen adres op een andere site; leeg als onbekend.")
    link: LinkKind = Field(description="Het nauwste verband met het thema.")
    links: list[ThemeLink] = Field(description="Waardoor het aan het thema hangt, het nauwste eerst.")
    explanation: str = Field(description="Het verband in een zin.")


class ThemePart(Answer):
    """One kind of things about a theme: how many there are, and those that were asked for."""

    part: Part
    total: int = Field(description="Met onderwerpen eronder en wat er in andere lijsten bij hoort.")
    direct: int = Field(description="Hoeveel er rechtstreeks aan het thema hangen.")
    items: list[ThemeThing]


class VerschilmakersTheme(Answer):
    """What there is about one theme, by kind, the most closely tied first."""

    version: str
    theme: Reference
    description: str
    linked: list[ThemeLink] = Field(description="Thema's van andere lijsten die erbij horen.")
    parts: list[ThemePart]

    def part(self, name: Part) -> ThemePart:
        """One of the parts."""
        return next(p for p in self.parts if p.part == name)


class ThemeSummary(Answer):
    """One of the six themes with how much there is."""

    id: str
    slug: str
    name: str
    totals: dict[Part, int] = Field(
        description="Met onderwerpen eronder en wat er in andere lijsten bij hoort."
    )


class VerschilmakersThemes(Answer):
    """The six themes."""

    version: str
    themes: list[ThemeSummary]


@dataclass(frozen=True)
class _Found:
    theme: Reference
    description: str
    linked: list[ThemeLink]
    things: dict[Part, list[ThemeThing]]


remembered: Remembered[_Found] = Remembered(12)


def verschilmakers_themes(snapshot: Snapshot) -> VerschilmakersThemes:
    """The six themes, in the order of the platform's vocabulary, with how much there is about each."""
    made = []
    for row in snapshot.query(statements("verschilmakers")["themes"]):
        found = _found(snapshot, row)
        totals = {part: len(things) for part, things in found.things.items()}
        made.append(ThemeSummary(id=row["id"], slug=slug_of(row["id"]), name=row["name"], totals=totals))
    return VerschilmakersThemes(version=snapshot.version, themes=made)


def verschilmakers_theme(
    snapshot: Snapshot, theme: str, *, limit: int = 0, offset: int = 0
) -> VerschilmakersTheme:
    """What there is about one theme, given as ``vm-bouw`` or ``bouw``.

    Of each kind ``limit`` things from ``offset`` on; 0 gives all.  Raises ``UnknownWordError`` for a theme
    that is not one of the six.
    """
    rows = snapshot.query(statements("verschilmakers")["themes"])
    wanted = theme if theme.startswith(PREFIX) else PREFIX + theme
    row = next((r for r in rows if slug_of(r["id"]) == wanted), None)
    if row is None:
        known = ", ".join(slug_of(r["id"]) for r in rows)
        raise UnknownWordError(f'"{theme}" is geen thema van De Verschilmakers. Kies uit: {known}.', theme)
    found = _found(snapshot, row)
    end = offset + limit if limit else None
    return VerschilmakersTheme(
        version=snapshot.version,
        theme=found.theme,
        description=found.description,
        linked=found.linked,
        parts=[
            ThemePart(
                part=part,
                total=len(things),
                direct=sum(t.link == "rechtstreeks" for t in things),
                items=things[offset:end],
            )
            for part, things in found.things.items()
        ],
    )


def newest(answer: VerschilmakersTheme, limit: int) -> list[ThemeThing]:
    """The things of an answer whose date is known, the latest first."""
    dated = [t for part in answer.parts for t in part.items if t.date]
    dated.sort(key=lambda t: (KINDS.index(t.link), t.id))
    return sorted(dated, key=lambda t: t.date, reverse=True)[:limit]


def _found(snapshot: Snapshot, row: Row) -> _Found:
    return remembered.get(snapshot, row["id"], lambda: _read(snapshot, row))


def _read(snapshot: Snapshot, row: Row) -> _Found:
    cypher = statements("verschilmakers")
    near = near_themes(row["id"], hierarchy(snapshot), matches(snapshot))
    named = snapshot.query(cypher["names"], {"themes": sorted(near)})
    links = {r["id"]: _link(r, near[r["id"]]) for r in named}
    matched = [links[t] for t in sorted(near, key=lambda t: (near[t].rank, t)) if near[t].steps == 1]
    things = {part: _things(snapshot, part, near, links, row["name"]) for part in PARTS}
    theme = Reference(id=row["id"], type="Theme", name=row["name"])
    return _Found(theme, row["description"] or "", matched, things)


def _link(row: Row, near: Nearness) -> ThemeLink:
    theme = Reference(id=row["id"], type="Theme", name=row["name"])
    return ThemeLink(kind=near.kind, theme=theme, scheme=row["scheme"], uncertain=near.doubtful)


def _things(
    snapshot: Snapshot, part: Part, near: Mapping[str, Nearness], links: Mapping[str, ThemeLink], about: str
) -> list[ThemeThing]:
    cypher = statements("verschilmakers")
    wanted = {"themes": sorted(near)}
    rows = snapshot.query(
        cypher[_STATEMENT[part]], {**wanted, "not_items": NOT_ITEMS} if part == "items" else wanted
    )
    ids = {"ids": [row["id"] for row in rows]}
    single = _SINGLE[part]
    dates = {r["id"]: r["date"] for r in snapshot.query(cypher[f"{single}_dates"], ids)}  # the last is newest
    provinces = _gathered(snapshot, f"{single}_provinces", ids, "slug")
    organisations = _gathered(snapshot, "organisations", ids, "name") if part == "items" else {}
    years = as_of(snapshot)
    made: list[tuple[tuple[object, ...], ThemeThing]] = []
    for row in rows:
        by = sorted(row["themes"], key=lambda t: (near[t].rank, t))
        chosen = [links[t] for t in by]
        year = row.get("year")
        thing = ThemeThing(
            id=row["id"],
            type=_LABEL[part],
            name=row["name"],
            kind=_kind(part, row, years),
            description=row["description"] or "",
            organisations=organisations.get(row["id"], []),
            provinces=provinces.get(row["id"]) or (row.get("provinces") or "").split(),
            year=year,
            date=dates.get(row["id"]) or (str(year) if year else ""),
            address=row.get("website") or "",
            link=chosen[0].kind,
            links=chosen[:SHOWN_LINKS],
            explanation=explanation(about, chosen),
        )
        # Of equally near things, one with more of the theme goes first; what is no more goes last.
        over = bool(row.get("over"))
        made.append(((near[by[0]].rank, over, -len(by), row["name"].casefold(), row["id"]), thing))
    return [thing for _, thing in sorted(made, key=lambda pair: pair[0])]


def _kind(part: Part, row: Row, years: Mapping[str, int]) -> str:
    """What kind of thing it is; of a project how far it is, of a platform that is no more that too."""
    kind = row["kind"] or ""
    if part == "projecten" and kind:
        return shown(kind, years.get(row["id"]))
    return f"{kind} (opgeheven)" if part == "platforms" and row["over"] else kind


def _gathered(
    snapshot: Snapshot, statement: str, ids: Mapping[str, Sequence[str]], column: str
) -> dict[str, list[str]]:
    cypher = statements("verschilmakers")
    found: dict[str, list[str]] = defaultdict(list)
    if statement in cypher:
        for row in snapshot.query(cypher[statement], ids):
            found[row["id"]].append(row[column])
    return found


_WORDS: Mapping[LinkKind, str] = {
    "zelfde": "hetzelfde als",
    "grotendeels": "grotendeels hetzelfde als",
    "onderdeel": "een onderdeel van",
    "ruimer": "ruimer dan",
}


def explanation(about: str, links: Sequence[ThemeLink]) -> str:
    """How a thing is tied to a theme, in one Dutch sentence; ``links`` come nearest first."""
    nearest = links[0]
    if nearest.kind == "rechtstreeks":
        return f"Gaat over het thema {about}."
    alike = [x for x in links if (x.kind, x.uncertain) == (nearest.kind, nearest.uncertain)][:SHOWN_LINKS]
    names = listed([f"{x.theme.name} ({SCHEME_NAMES.get(x.scheme, x.scheme)})" for x in alike])
    verb = "is" if len(alike) == 1 else "zijn"
    doubt = " Die koppeling is onzeker." if nearest.uncertain else ""
    return f"Gaat over {names}; dat {verb} {_WORDS[nearest.kind]} het thema {about}.{doubt}"


def type_name(thing: ThemeThing) -> str:
    """What a thing is, in a Dutch word: its kind when it is an item, else its type."""
    return thing.kind if thing.type == "Publication" else NODE_TYPE[thing.type].name
