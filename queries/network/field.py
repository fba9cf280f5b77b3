"""The whole network as pictures are cut from: every thing with its place on the map, every relationship."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.geography import Point, place
from graph.schema import label_of, slug_of
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.phases import as_of
from queries.base.remembered import Remembered
from queries.themes.hierarchy import Hierarchy, hierarchy

NATIONAL_FROM = 7
"""A thing in more than half of the twelve provinces says nothing about any: it is of the whole country."""
LONG_NAME = 30
"""Characters from which a name is shortened in a picture."""
THINGS = ("platforms", "projects", "opportunities", "organisations", "publications", "themes")


@dataclass(frozen=True)
class DrawnThing:
    """A node of the network.  ``home`` is where it belongs on the map, None when nothing says so."""

    id: str
    label: str
    name: str
    short: str
    kind: str
    phase: str
    as_of: int
    """Year that the phase is of when it may not hold now, else 0."""
    start: int
    end: int
    provinces: tuple[str, ...]
    national: bool
    home: Point | None
    importance: int


@dataclass(frozen=True)
class Relation:
    """A relationship, as it is stored."""

    source: str
    target: str
    type: str
    sources: str


@dataclass
class DrawnField:
    """Things by identifier, relationships, which of them touch a thing, and themes a thing addresses."""

    version: str
    hierarchy: Hierarchy
    things: dict[str, DrawnThing] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    touching: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))
    themes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def addressing(self, themes: Iterable[str]) -> list[str]:
        """Identifiers of the things that address one of the themes or one under them, sorted."""
        wanted = set(self.hierarchy.under(themes))
        return sorted(i for i, addressed in self.themes.items() if wanted.intersection(addressed))


remembered: Remembered[DrawnField] = Remembered(2)


def network_field(snapshot: Snapshot) -> DrawnField:
    """The whole network of the graph served now, read once per version."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> DrawnField:
    cypher = statements("network")
    found = DrawnField(snapshot.version, hierarchy(snapshot))
    for row in snapshot.query(cypher["relations"]):
        found.relations.append(Relation(row["source"], row["target"], row["type"], row["sources"]))
    found.relations.sort(key=lambda r: (r.source, r.target, r.type, r.sources))
    for relation in found.relations:
        found.touching[relation.source].append(relation)
        found.touching[relation.target].append(relation)
        if relation.type == "ADDRESSES":
            found.themes[relation.source].append(relation.target)
    centres = _provinces(snapshot, found)
    places: dict[str, list[Point]] = defaultdict(list)
    for row in snapshot.query(cypher["places"]):
        places[row["id"]].append(place(row["latitude"], row["longitude"]))
    years = as_of(snapshot)
    for name in THINGS:
        rows = snapshot.query(cypher[name])
        borne = Counter(row["abbreviation"] for row in rows)
        for row in rows:
            short = row["abbreviation"] if borne[row["abbreviation"]] == 1 else ""
            _add(found, row | {"abbreviation": short}, centres, places, years)
    return found


def _provinces(snapshot: Snapshot, found: DrawnField) -> dict[str, Point]:
    centres: dict[str, Point] = {}
    for row in snapshot.query(statements("network")["provinces"]):
        slug = row["slug"]
        centres[slug] = place(row["latitude"], row["longitude"])
        found.things[row["id"]] = DrawnThing(
            id=row["id"],
            label="Province",
            name=row["name"],
            short=row["name"],
            kind="",
            phase="",
            as_of=0,
            start=0,
            end=0,
            provinces=(slug,),
            national=False,
            home=centres[slug],
            importance=len(found.touching[row["id"]]),
        )
    return centres


def _add(
    found: DrawnField,
    row: dict[str, object],
    centres: dict[str, Point],
    places: dict[str, list[Point]],
    years: Mapping[str, int],
) -> None:
    identifier, name = str(row["id"]), str(row["name"])
    label = label_of(identifier)
    provinces = tuple(str(row["provinces"]).split()) or _provinces_by_ties(found, identifier, label)
    national = len(provinces) >= NATIONAL_FROM or (not provinces and label in ("Platform", "Project"))
    found.things[identifier] = DrawnThing(
        id=identifier,
        label=label,
        name=name,
        short=shortened(name, str(row["abbreviation"])),
        kind=str(row["kind"]),
        phase=str(row["phase"]),
        as_of=years.get(identifier, 0),
        start=_year(row["begun"]),
        end=_year(row["ended"]),
        provinces=provinces,
        national=national,
        home=None if national else _home(provinces, centres, places[identifier]),
        importance=sum(r.type != "ADDRESSES" for r in found.touching[identifier]),
    )


def _provinces_by_ties(found: DrawnField, identifier: str, label: str) -> tuple[str, ...]:
    """Provinces of what does not carry them itself: who offers it, where it plays, what it is part of."""
    slugs: set[str] = set()
    governs = [r.target for r in found.touching[identifier] if r.type == "GOVERNS"]
    if governs:
        return tuple(sorted(slug_of(g) for g in governs))
    for relation in found.touching[identifier]:
        other = relation.target if relation.source == identifier else relation.source
        if label_of(other) == "Province" and relation.type != "FOCUSES_ON":
            slugs.add(slug_of(other))
        elif label in ("Organisation", "Theme") and other in found.things:
            thing = found.things[other]
            if not thing.national and thing.label in ("Project", "Platform"):
                slugs.update(thing.provinces)
    return tuple(sorted(slugs))


def _home(provinces: tuple[str, ...], centres: dict[str, Point], places: list[Point]) -> Point | None:
    """Its municipality; or else in, or in the middle between, its provinces."""
    points = places if places and len(provinces) < 2 else [centres[p] for p in provinces if p in centres]
    if not points:
        return None
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def _year(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0


def shortened(name: str, abbreviation: str = "") -> str:
    """A long name as it fits in a picture: its abbreviation, or up to a bracket, colon or dash."""
    if len(name) <= LONG_NAME:
        return name
    if abbreviation and len(abbreviation) > 2:
        return abbreviation
    for mark in (" (", ": ", " - ", " – ", ", "):
        head = name.partition(mark)[0]
        if 8 <= len(head) < len(name):
            return head
    return name
