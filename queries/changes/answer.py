"""What is new? ("Wat is er nieuw in Drenthe?")

By the dates that the graph knows: when projects began, platforms were founded, items and sources appeared
and events took place.  The graph keeps no history of itself, so what changed in a card is not known here; and
what has no date is counted, not guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.schema.phases import shown
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference, SourceReference
from queries.base.phases import as_of
from queries.base.remembered import Remembered
from queries.base.things import references_to, sources_of
from queries.changes.model import Change, ChangeKind, ChangesAnswer, ChangesQuery, Undated
from queries.dutch.phrases import counted, listed
from queries.themes.hierarchy import hierarchy
from queries.words import Understood, provinces_named, themes_named, topics_named, vocabulary

TYPES: dict[ChangeKind, tuple[str, str]] = {
    "project": ("Project", "projects"),
    "platform": ("Platform", "platforms"),
    "publicatie": ("Publication", "publications"),
    "gebeurtenis": ("Event", "events"),
    "bron": ("Source", "sources"),
}
"""Kind to label, and to the statement that reads them."""
TOLD_SHOWN = 5


@dataclass(frozen=True)
class Dated:
    """A thing with the date it is new of, empty when that is not known."""

    kind: ChangeKind
    id: str
    name: str
    date: str
    provinces: tuple[str, ...]
    detail: str


@dataclass(frozen=True)
class Everything:
    """All that there is, newest first and what has no date last, with what holds for all of it."""

    things: Sequence[Dated] = field(repr=False)
    undated: Sequence[Undated]
    newest_source: str


remembered: Remembered[Everything] = Remembered(2)


def changes(snapshot: Snapshot, query: ChangesQuery | None = None) -> ChangesAnswer:
    """What is new in scope, newest first; of equal dates the more precise one first.

    Raises ``UnknownWordError`` for a province or theme that is not in the graph.
    """
    asked = query or ChangesQuery()
    slugs = set(provinces_named(snapshot, asked.provinces))
    meant = [*themes_named(snapshot, asked.themes), *topics_named(snapshot, asked.topics)]
    everything = remembered.get(snapshot, "", lambda: _read(snapshot))
    scope = everything.things
    if asked.kinds:
        scope = [d for d in scope if d.kind in asked.kinds]
    if slugs:
        scope = [d for d in scope if not slugs.isdisjoint(d.provinces)]
    if meant:
        about = _about(snapshot, meant)
        scope = [d for d in scope if d.id in about]
    total = bisect_left(scope, True, key=lambda d: not d.date or d.date < asked.since)
    end = min(total, asked.offset + asked.limit) if asked.limit else total
    undated = list(everything.undated) if scope is everything.things else _undated(scope)
    return ChangesAnswer(
        version=snapshot.version,
        total=total,
        offset=asked.offset,
        newest=everything.newest_source,
        undated=undated,
        meanings=[m.meaning for m in meant],
        notes=_notes(meant, undated),
        changes=_shown(snapshot, scope[asked.offset : end]),
    )


def _read(snapshot: Snapshot) -> Everything:
    cypher = statements("changes")
    where: dict[str, list[str]] = defaultdict(list)
    for row in snapshot.query(cypher["publication_provinces"]):
        where[row["id"]].append(row["province"])
    known = set(vocabulary(snapshot).province_names)
    years = as_of(snapshot)
    found = [
        Dated(
            kind, row["id"], row["name"], _date(row), _provinces(row, where, known), _detail(kind, row, years)
        )
        for kind, (_, statement) in TYPES.items()
        for row in snapshot.query(cypher[statement])
    ]
    found.sort(key=lambda d: (d.kind, d.id))
    found.sort(key=lambda d: d.date, reverse=True)
    newest = next((d.date for d in found if d.kind == "bron"), "")
    return Everything(found, _undated(found), newest)


def _detail(kind: ChangeKind, row: Row, years: Mapping[str, int]) -> str:
    """Of a project its phase as it is shown; of a source who published it."""
    detail = row.get("detail") or ""
    return shown(detail, years.get(row["id"])) if kind == "project" and detail else detail


def _date(row: Row) -> str:
    return str(row.get("date") or row.get("year") or "")


def _provinces(row: Row, where: Mapping[str, list[str]], known: set[str]) -> tuple[str, ...]:
    """Of a source the provinces on whose card it stands."""
    if "cards" in row:
        return tuple(card for card in row["cards"] or () if card in known)
    return tuple((row.get("provinces") or "").split()) or tuple(where.get(row["id"], ()))


def _about(snapshot: Snapshot, meant: Sequence[Understood]) -> set[str]:
    wanted = {"themes": hierarchy(snapshot).under(t for m in meant for t in m.theme_ids)}
    cypher = statements("changes")
    names = ("projects_about", "platforms_about", "publications_about", "sources_about")
    found = {row["id"] for name in names for row in snapshot.query(cypher[name], wanted)}
    return found | {thing for m in meant for thing in m.things}


def _undated(scope: Iterable[Dated]) -> list[Undated]:
    totals: dict[ChangeKind, list[int]] = {}
    for one in scope:
        count = totals.setdefault(one.kind, [0, 0])
        count[0] += not one.date
        count[1] += 1
    return [
        Undated(kind=kind, count=totals[kind][0], total=totals[kind][1]) for kind in TYPES if kind in totals
    ]


def _notes(meant: Sequence[Understood], undated: Sequence[Undated]) -> list[str]:
    notes = [m.meaning.note for m in meant if m.meaning.note]
    missing = [f"{u.count} van {counted(u.total, u.kind, _PLURALS[u.kind])}" for u in undated if u.count]
    if missing:
        notes.append(f"Zonder datum, en dus niet in deze lijst: {listed(missing)}.")
    notes.append(
        "Wat er in een kaart zelf is gewijzigd, is hier niet te zien: de graaf bewaart geen geschiedenis."
    )
    return notes


_PLURALS: dict[ChangeKind, str] = {
    "project": "projecten",
    "platform": "platforms",
    "publicatie": "publicaties",
    "gebeurtenis": "gebeurtenissen",
    "bron": "bronnen",
}


def _shown(snapshot: Snapshot, dated: Sequence[Dated]) -> list[Change]:
    names = vocabulary(snapshot).province_names
    told = _told(snapshot, [d.id for d in dated if d.kind == "bron"])
    sources = _sources(snapshot, dated)
    return [
        Change(
            date=one.date,
            kind=one.kind,
            thing=Reference(id=one.id, type=TYPES[one.kind][0], name=one.name),
            things=told.get(one.id, [])[:TOLD_SHOWN],
            provinces=list(one.provinces),
            sentence=_sentence(one, told.get(one.id, []), names),
            sources=list(sources.get(one.id, ())),
        )
        for one in dated
    ]


def _told(snapshot: Snapshot, ids: Sequence[str]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    cypher = statements("changes")
    for name, type_ in (("told_projects", "Project"), ("told_platforms", "Platform")):
        for row in snapshot.query(cypher[name], {"ids": list(ids)}) if ids else ():
            found[row["source"]].append(Reference(id=row["id"], type=type_, name=row["name"]))
    return found


def _sources(snapshot: Snapshot, dated: Sequence[Dated]) -> dict[str, Sequence[SourceReference]]:
    """Where each was read; a source stands for itself."""
    themselves = references_to(snapshot, (d.id for d in dated if d.kind == "bron"))
    stated = sources_of(snapshot, (d.id for d in dated if d.kind != "bron"))
    return stated | {i: [source] for i, source in themselves.items()}


def _sentence(one: Dated, told: Sequence[Reference], names: Mapping[str, str]) -> str:
    where = f" in {listed([names[p] for p in one.provinces], 4)}" if one.provinces else ""
    if one.kind == "project":
        phase = f" (fase {one.detail})" if one.detail not in ("", "onbekend") else ""
        return f"{one.name}{phase} heeft {one.date} als beginjaar{where}."
    if one.kind == "platform":
        return f"{one.name} is opgericht in {one.date}{where}."
    if one.kind == "publicatie":
        return f"{one.name} verscheen in {one.date}{where}."
    if one.kind == "gebeurtenis":
        return one.name if one.name.endswith(".") else f"{one.name}."
    by = f" van {one.detail}" if one.detail else ""
    about = f" Hij noemt {listed([t.name for t in told], TOLD_SHOWN)}." if told else ""
    return f'Bron{by}: "{one.name}".{about}'
