"""Projects side by side: where, how far, by whom, on what, with what result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.schema import TOPIC_SCHEME
from graph.schema.phases import shown
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.compare.model import CompareSection, CompareValue, Shared
from queries.compare.provinces import of_number, row
from queries.dutch.figures import number
from queries.dutch.phrases import listed
from queries.similar.details import Details, details_of
from queries.words import vocabulary

UNKNOWN = "niet bekend"


def project_sections(snapshot: Snapshot, ids: Sequence[str]) -> list[CompareSection]:
    """What is compared of projects, section by section."""
    cypher, wanted = statements("compare"), {"ids": list(ids)}
    rows = {r["id"]: r for r in snapshot.query(cypher["projects"], wanted)}
    sources = {r["id"]: r["n"] for r in snapshot.query(cypher["project_sources"], wanted)}
    themes = _themes(snapshot, ids)
    details = details_of(snapshot, ids)
    names = vocabulary(snapshot).province_names
    places = [listed([names[p] for p in (rows[i]["provinces"] or "").split()]) for i in ids]
    return [
        CompareSection(
            name="Waar en wanneer",
            rows=[
                row("provincies", [_text(place) for place in places]),
                row("fase", [_text(shown(rows[i]["phase"], rows[i]["phase_as_of"])) for i in ids]),
                row("beginjaar", [_text(rows[i]["start_year"]) for i in ids]),
                row("eindjaar", [_text(rows[i]["end_year"]) for i in ids]),
            ],
        ),
        CompareSection(
            name="Wie",
            rows=[
                row(label, [_references(details[i].parties[role]) for i in ids])
                for label, role in (
                    ("trekker", "trekker"),
                    ("platforms", "platform"),
                    ("partners", "partner"),
                )
            ],
        ),
        CompareSection(
            name="Waarover",
            rows=[
                row("onderwerpen", [_references(_of(themes[i], topics=True)) for i in ids]),
                row("thema's", [_references(_of(themes[i], topics=False)) for i in ids]),
            ],
        ),
        CompareSection(
            name="Wat het opleverde",
            rows=[
                row("resultaten", [_text(rows[i]["results"]) for i in ids]),
                row("budget", [_budget(rows[i]["budget"]) for i in ids]),
                row("bronnen", [of_number(sources.get(i, 0)) for i in ids]),
            ],
        ),
    ]


def shared_by_projects(snapshot: Snapshot, ids: Sequence[str]) -> list[Shared]:
    """Parties, subjects and themes that two or more of the projects have."""
    details: dict[str, Details] = details_of(snapshot, ids)
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    things: dict[str, Reference] = {}
    for identifier in ids:
        parties = [p for role in details[identifier].parties.values() for p in role]
        themes = [
            Reference(id=r["theme"], type="Theme", name=r["name"]) for r in _themes(snapshot, ids)[identifier]
        ]
        for kind, found in (("partij", parties), ("thema", themes)):
            for thing in found:
                things[thing.id] = thing
                if identifier not in holders[kind, thing.id]:
                    holders[kind, thing.id].append(identifier)
    made = [
        Shared(thing=things[thing], kind=kind, among=among)
        for (kind, thing), among in holders.items()
        if len(among) > 1
    ]
    return sorted(made, key=lambda s: (-len(s.among), s.kind, s.thing.id))


def differences_of_projects(sections: Sequence[CompareSection], shared: Sequence[Shared]) -> str:
    """What differs, and by what the projects know each other."""
    differing = [r.name for s in sections for r in s.rows if r.differs]
    parties = [s.thing.name for s in shared if s.kind == "partij"]
    known = f"Zij delen {listed(parties, 3)}." if parties else "Zij delen geen platform, trekker of partner."
    return f"Verschillend: {listed(differing)}. {known}" if differing else known


def _themes(snapshot: Snapshot, ids: Sequence[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {i: [] for i in ids}
    for r in snapshot.query(statements("compare")["project_themes"], {"ids": list(ids)}):
        found[r["id"]].append(r)
    return found


def _of(rows: Sequence[Row], *, topics: bool) -> list[Reference]:
    chosen = [r for r in rows if (r["scheme"] == TOPIC_SCHEME) == topics]
    return [Reference(id=r["theme"], type="Theme", name=r["name"]) for r in chosen]


def _text(value: object) -> CompareValue:
    return CompareValue(text=str(value) if value not in (None, "") else UNKNOWN)


def _references(found: Sequence[Reference]) -> CompareValue:
    return CompareValue(text=listed([r.name for r in found]) or UNKNOWN, items=list(found))


def _budget(value: float | None) -> CompareValue:
    if value is None:
        return CompareValue(text=UNKNOWN)
    return CompareValue(text=f"{number(value)} euro", count=float(value))
