"""The level *schakels*: what provinces have that others want, as arrows from who has to who wants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.model import Reference, SourceReference
from queries.base.things import sources_of
from queries.dutch.phrases import counted
from queries.exchange import ExchangeQuery, Flow, flows
from queries.network.field import DrawnField, DrawnThing
from queries.network.model import NetworkEdge, NetworkQuery, SharedThing
from queries.network.words import SEGMENT_OF, verb_of

ARROWS = 16
"""Arrows drawn at first, those of most matches, with the largest of each province: many more between twelve
provinces cannot be told apart in a room.  The others of a province show when it is chosen."""


def arrows(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> list[NetworkEdge]:
    """An arrow for every province that has what another wants, with the matches that it stands for."""
    found = flows(snapshot, ExchangeQuery(themes=query.themes, topics=query.topics))
    between: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in found:
        thing = network.things.get(flow.supply)
        if thing is None or flow.need not in network.things:
            continue
        if (query.phases and thing.phase and thing.phase not in query.phases) or (
            query.year and thing.start > query.year
        ):
            continue
        for giver, asker in product(flow.having, flow.asking):
            if giver != asker:
                between[giver, asker].append(flow)
    worth = {pair: sum(flow.value for flow in matches) for pair, matches in between.items()}
    order = sorted(between, key=lambda pair: (-len(between[pair]), -worth[pair], pair))
    largest = {slug: pair for pair in reversed(order) for slug in pair}
    drawn = {*order[:ARROWS], *largest.values()}
    sides = {i for f in found for i in (f.need, f.supply) if label_of(i) != "Province"}
    cited = sources_of(snapshot, sorted(sides))
    return [_arrow(network, pair, between[pair], cited, quiet=pair not in drawn) for pair in order]


def _arrow(
    network: DrawnField,
    pair: tuple[str, str],
    matches: Sequence[Flow],
    cited: Mapping[str, Sequence[SourceReference]],
    *,
    quiet: bool,
) -> NetworkEdge:
    giver, asker = (network.things[f"provincie/{slug}"] for slug in pair)
    number = counted(len(matches), "schakel", "schakels")
    return NetworkEdge(
        source=giver.id,
        target=asker.id,
        relationship="SCHAKEL",
        verb=verb_of("SCHAKEL"),
        sentence=f"{giver.name} heeft wat {asker.name} zoekt: {number}.",
        weight=float(len(matches)),
        quiet=quiet,
        shared=[_match(network, flow) for flow in matches],
        sources=sorted(
            {s.id for f in matches for i in (f.supply, f.need) for s in cited.get(i, ())}
            | {source for f in matches for source in f.stated}
        ),
    )


def _match(network: DrawnField, flow: Flow) -> SharedThing:
    """A match as the filters know it: in phase and year as its supply, on the themes of both sides."""
    supply, need = network.things[flow.supply], network.things[flow.need]
    themes = {*network.themes.get(supply.id, ()), *network.themes.get(need.id, ())}
    return SharedThing(
        id=f"{supply.id}~{need.id}",
        name=flow.said,
        kind=SEGMENT_OF[supply.label],
        phase=supply.phase,
        phase_as_of=supply.as_of or None,
        start=supply.start,
        themes=sorted(themes),
        provinces=sorted({*flow.asking, *flow.having}),
        sides=[_reference(supply), _reference(need)],
    )


def _reference(thing: DrawnThing) -> Reference:
    return Reference(id=thing.id, type=thing.label, name=thing.name)
