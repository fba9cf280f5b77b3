"""The network as a picture shows it: provinces, platforms, one theme, one thing, or a path."""

from __future__ import annotations

from collections import Counter

from graph.schema import NODE_TYPE, TOPIC_SCHEME
from graph.schema.phases import UNKNOWN, shown
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import SourceReference, UnknownWordError
from queries.base.remembered import Remembered
from queries.base.things import references_to
from queries.dutch.figures import dutch_date, euros
from queries.network.field import DrawnField, DrawnThing, network_field
from queries.network.levels import Cut, cut_of
from queries.network.model import (
    NamedFact,
    Network,
    NetworkEdge,
    NetworkGroup,
    NetworkNode,
    NetworkQuery,
    ThemeName,
)
from queries.network.words import SEGMENT_OF, group_name, summary_of
from queries.words import provinces_named

TEXT_LENGTH = 420
"""Characters of a description in the side panel; the profile page has the whole."""

remembered: Remembered[Network] = Remembered(32)


def network(snapshot: Snapshot, query: NetworkQuery | None = None) -> Network:
    """The part of the network that is asked, with all that picture and side panel need.

    Raises ``UnknownWordError`` for a province, theme or thing that is not in the graph.
    """
    query = query or NetworkQuery()
    return remembered.get(snapshot, query, lambda: _network(snapshot, query))


def _network(snapshot: Snapshot, query: NetworkQuery) -> Network:
    field = network_field(snapshot)
    cut = cut_of(snapshot, field, query)
    shown = _narrowed(snapshot, field, cut, query)
    grouped, groups = _grouped(field, cut, shown)
    nodes = _nodes(snapshot, field, shown, grouped, cut)
    kept = {n.id for n in nodes}
    edges = sorted(
        (e for e in cut.edges if e.source in kept and e.target in kept),
        key=lambda e: (e.source, e.target, e.relationship),
    )
    counts = Counter(field.things[i].label for i in shown)
    cited = {s for n in nodes for s in n.sources} | {s for e in edges for s in e.sources}
    return Network(
        version=field.version,
        level=query.level,
        title=cut.title,
        summary=cut.summary or summary_of(counts),
        nodes=nodes,
        edges=edges,
        groups=groups,
        themes=_themes(field, {*shown, *_sides(edges)}),
        sources=_sources(snapshot, cited),
        meanings=cut.meanings,
        notes=cut.notes,
    )


def _narrowed(snapshot: Snapshot, field: DrawnField, cut: Cut, query: NetworkQuery) -> list[str]:
    """The things of the cut that pass the filters; provinces and what the picture is about always do."""
    slugs = set(provinces_named(snapshot, query.provinces))
    kinds, phases = set(query.kinds), set(query.phases)
    if unknown := kinds - set(SEGMENT_OF.values()):
        known = ", ".join(sorted(SEGMENT_OF.values()))
        raise UnknownWordError(f'onbekende soort "{sorted(unknown)[0]}". Kies uit: {known}.')

    def passes(thing: DrawnThing) -> bool:
        if thing.label == "Province" or thing.id in cut.focus:
            return True
        return (
            (not slugs or bool(slugs.intersection(thing.provinces)))
            and (not kinds or SEGMENT_OF[thing.label] in kinds)
            and (not phases or not thing.phase or thing.phase in phases)
            and (not query.year or thing.start <= query.year)
        )

    return sorted(i for i in cut.things if passes(field.things[i]))


def _grouped(field: DrawnField, cut: Cut, shown: list[str]) -> tuple[dict[str, str], list[NetworkGroup]]:
    """Above a number of things, those of one province are kept together by kind.

    What connects provinces stays apart: that is what a picture of the network is for.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for identifier in shown:
        thing = field.things[identifier]
        if thing.label == "Province" or identifier in cut.focus:
            continue
        if len(thing.provinces) == 1 or thing.national or not thing.provinces:
            province = thing.provinces[0] if len(thing.provinces) == 1 else ""
            alike.setdefault((SEGMENT_OF[thing.label], province), []).append(identifier)
    if len(shown) <= cut.group_above:
        return {}, []
    grouped: dict[str, str] = {}
    groups: list[NetworkGroup] = []
    for (segment, province), members in sorted(alike.items()):
        if len(members) < 2:
            continue
        label = field.things[members[0]].label
        place = field.things[f"provincie/{province}"].name if province else ""
        group = NetworkGroup(
            id=f"groep/{segment}-{province or 'nederland'}",
            name=group_name(len(members), label, place),
            kind=segment,
            province=province,
            count=len(members),
        )
        groups.append(group)
        grouped.update(dict.fromkeys(members, group.id))
    return grouped, groups


def _nodes(
    snapshot: Snapshot, field: DrawnField, shown: list[str], grouped: dict[str, str], cut: Cut
) -> list[NetworkNode]:
    cypher = statements("network")
    texts = {row["id"]: row for row in snapshot.query(cypher["texts"], {"ids": shown})}
    stated: dict[str, dict[str, str]] = {}
    for row in snapshot.query(cypher["stated"], {"ids": shown}):
        stated.setdefault(row["id"], {})[row["source"]] = row["place"]
    made = []
    for identifier in shown:
        thing = field.things[identifier]
        x, y = thing.home or cut.centre or (0.0, 0.0)
        sources = sorted(stated.get(identifier, {}))
        made.append(
            NetworkNode(
                id=identifier,
                type=thing.label,
                type_name=NODE_TYPE[thing.label].name,
                kind=SEGMENT_OF[thing.label],
                name=thing.name,
                short=thing.short,
                importance=thing.importance,
                provinces=list(thing.provinces),
                national=thing.home is None and cut.centre is None,
                x=round(x, 1),
                y=round(y, 1),
                phase=thing.phase,
                phase_as_of=thing.as_of or None,
                start=thing.start,
                end=thing.end,
                themes=sorted(t for t in field.themes.get(identifier, ()) if t in field.things),
                text=_excerpt(texts.get(identifier, {}).get("text", "")),
                facts=_facts(thing, texts.get(identifier, {})),
                sources=sources,
                places=[stated[identifier][s] for s in sources],
                group=grouped.get(identifier, ""),
                focus=identifier in cut.focus,
            )
        )
    return made


def _excerpt(text: str) -> str:
    """Whole sentences up to ``TEXT_LENGTH``; one sentence that is longer stays whole."""
    if len(text) <= TEXT_LENGTH:
        return text
    end = text.rfind(". ", 0, TEXT_LENGTH)
    return text[: end + 1] if end > 0 else text


def _facts(thing: DrawnThing, row: dict[str, object]) -> list[NamedFact]:
    said = [
        ("soort", thing.kind if thing.label not in ("Theme", "Province") else ""),
        ("fase", "" if thing.phase in ("", UNKNOWN) else shown(thing.phase, thing.as_of)),
        ("begonnen" if thing.label == "Project" else "sinds", str(thing.start or "")),
        ("tot", str(thing.end or "")),
        ("budget", euros(float(str(row["budget"]))) if row.get("budget") else ""),
        ("resultaten", str(row.get("results") or "")),
        ("website", str(row.get("website") or "")),
    ]
    return [NamedFact(label=label, text=text) for label, text in said if text]


def _themes(field: DrawnField, shown: set[str]) -> list[ThemeName]:
    """Broad themes first, then topics, each by how many of the things address it."""
    counts = Counter(t for i in shown for t in field.themes.get(i, ()) if t in field.things)
    named = [
        ThemeName(id=t, name=field.things[t].name, scheme=field.things[t].kind, count=n)
        for t, n in counts.items()
    ]
    return sorted(named, key=lambda t: (t.scheme == TOPIC_SCHEME, -t.count, t.id))


def _sides(edges: list[NetworkEdge]) -> set[str]:
    """The things that lines between provinces stand for."""
    shared = [t for e in edges for t in e.shared]
    return {side.id for t in shared for side in t.sides} | {t.id for t in shared if not t.sides}


def _sources(snapshot: Snapshot, cited: set[str]) -> list[SourceReference]:
    """The sources by identifier, their dates as people write them."""
    found = references_to(snapshot, sorted(cited))
    return [s.model_copy(update={"date": dutch_date(s.date)}) for s in found.values()]
