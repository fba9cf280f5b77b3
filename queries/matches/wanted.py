"""Where else a thing is wanted: what other provinces say they concentrate on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.remembered import Remembered
from queries.base.things import references_to
from queries.likeness.features import Features
from queries.likeness.subjects import Finder
from queries.matches.model import WantedBy
from queries.matches.weights import ABOUT, SURE, WANTED_SHOWN


@dataclass(frozen=True)
class Focus:
    """What a province says it concentrates on, with the topics that its words name.

    ``themes`` are what it is filed under, ``bases`` where it is stated (``kansenkaart``, ``elders``).
    """

    province: str
    label: str
    topics: frozenset[str]
    sources: frozenset[str]
    themes: frozenset[str]
    bases: frozenset[str]


remembered: Remembered[tuple[Focus, ...]] = Remembered()


def wanted_of(snapshot: Snapshot, made: Features, number: int) -> list[WantedBy]:
    """The focuses of other provinces on what a project or platform is about: the nearest of each province.

    A focus is on a topic when its words name it; the broad themes that it is filed under say too little.
    What is about hennep is also wanted by who concentrates on vezels.
    """
    things = made.things
    if things.kind(number) == "kans":
        return []
    about: dict[str, float] = {}
    for topic, strength in made.subjects(number).items():
        if strength >= SURE:
            for one in (topic, *made.concepts[topic].above):
                about[one] = made.rarity.get(one, 0.0)
    own = set(things.where(number))
    found: dict[str, tuple[float, str, Focus]] = {}
    for focus in focuses(snapshot, made):
        shared = focus.topics & about.keys()
        if not shared or focus.province in own:
            continue
        near = (-max(about[t] for t in shared), focus.label, focus)
        found[focus.province] = min(near, found.get(focus.province, near), key=lambda one: one[:2])
    order = sorted(found.values(), key=lambda one: (one[0], one[2].province))[:WANTED_SHOWN]
    return [_told(snapshot, made, focus, about) for _, _, focus in order]


def _told(snapshot: Snapshot, made: Features, focus: Focus, about: Mapping[str, float]) -> WantedBy:
    shared = sorted(focus.topics & about.keys(), key=lambda t: (-about[t], t))
    name = made.things.provinces[focus.province]
    return WantedBy(
        province=Reference(id=f"provincie/{focus.province}", type="Province", name=name),
        label=focus.label,
        topics=[Reference(id=t, type="Theme", name=made.concepts[t].name) for t in shared],
        sources=list(references_to(snapshot, sorted(focus.sources)).values()),
    )


def focuses(snapshot: Snapshot, made: Features) -> tuple[Focus, ...]:
    """What the provinces say they concentrate on, as far as the words of it name a topic."""
    return remembered.get(snapshot, "", lambda: _read(snapshot, made))


def _read(snapshot: Snapshot, made: Features) -> tuple[Focus, ...]:
    finder = Finder(made.concepts)
    stated: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in snapshot.query(statements("matches")["focuses"]):
        stated[row["province"], row["label"]].append(row)
    found = []
    for (province, label), rows in sorted(stated.items()):
        topics = {
            topic
            for topic in finder.named(label)
            if made.concepts[topic].nature in ABOUT and not made.concepts[topic].container
        }
        if topics:
            found.append(
                Focus(
                    province,
                    label,
                    frozenset(topics),
                    sources=frozenset(s for row in rows for s in (row["sources"] or "").split()),
                    themes=frozenset(row["theme"] for row in rows),
                    bases=frozenset(row["basis"] for row in rows),
                )
            )
    return tuple(found)
