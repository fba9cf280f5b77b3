"""Groups of near-identical projects across provinces, made of the pairs that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from graph.schema.phases import STOPPED
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.parts import Wholes, wholes
from queries.base.remembered import Remembered
from queries.likeness.features import Features, features
from queries.similar.pairs import Pairs, alike
from queries.similar.weights import COHESION, MOST_MEMBERS
from queries.themes.hierarchy import Hierarchy, hierarchy

Pair = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A group by the numbers of its members.

    ``apart`` are its pairs in different provinces whose members do not know each other: the wheels invented
    twice.  ``score`` is the mean likeness of the pairs across provinces.
    """

    members: tuple[int, ...]
    score: float
    apart: tuple[Pair, ...]
    provinces: frozenset[str] = field(repr=False)
    themes: frozenset[str] = field(repr=False)
    """What at least two members are about: what the group is about, and not one of them alone."""


@dataclass(frozen=True)
class Compared:
    """All projects (by their numbers among the things of ``made``) with what connects them.

    ``pairs`` are of projects that did not stop; ``lessons`` has, of each of those, the projects that stopped
    and are like it, with their likeness.  ``parties`` are who carries, leads or takes part in a project; a
    project that itself leads another is one of its own, so that the two know each other.
    """

    made: Features = field(repr=False)
    pairs: Pairs = field(repr=False)
    lessons: Mapping[int, Mapping[int, float]] = field(repr=False)
    stopped: frozenset[int] = field(repr=False)
    parties: Mapping[int, frozenset[str]] = field(repr=False)
    wholes: Wholes = field(repr=False)
    hierarchy: Hierarchy = field(repr=False)

    def themes(self, number: int) -> set[str]:
        """What a project addresses, topics and broad themes."""
        broad = self.made.ways.themes.row(number)[0].tolist()
        return self.made.tagged(number) | {self.made.themes[column] for column in broad}

    def connections(self, first: int, second: int) -> frozenset[str]:
        """Identifiers of the parties that two projects have in common, one of them maybe by a part of it."""
        none: frozenset[str] = frozenset()
        return self.wholes.shared(self.parties.get(first, none), self.parties.get(second, none))

    def lessons_for(self, members: Iterable[int], threshold: float) -> list[int]:
        """The stopped projects that are like one of the members, the likest first."""
        found: dict[int, float] = {}
        for member in members:
            for number, score in self.lessons.get(member, {}).items():
                if score >= threshold:
                    found[number] = max(score, found.get(number, 0.0))
        return sorted(found, key=lambda number: (-found[number], number))

    def across(self, first: int, second: int) -> bool:
        """Whether the projects run in provinces, and have none of them in common.

        A province that is in both knows both.
        """
        masks = self.made.things.masks
        return bool(masks[first]) and bool(masks[second]) and not masks[first] & masks[second]


fields: Remembered[Compared] = Remembered(2)
grouped: Remembered[list[Found]] = Remembered(6)


def project_field(snapshot: Snapshot) -> Compared:
    """All projects compared, made once per version of the graph."""
    return fields.get(snapshot, "", lambda: _read(snapshot))


def groups(snapshot: Snapshot, threshold: float) -> list[Found]:
    """All groups at a threshold, the likest first."""
    return grouped.get(snapshot, threshold, lambda: _groups(project_field(snapshot), threshold))


def _read(snapshot: Snapshot) -> Compared:
    cypher, made = statements("similar"), features(snapshot)
    number = made.things.number
    parties: dict[int, set[str]] = defaultdict(set)
    for row in snapshot.query(cypher["party_keys"]):
        parties[number[row["id"]]].add(row["party"])
    stopped = frozenset(number[row["id"]] for row in snapshot.query(cypher["stopped"], {"phase": STOPPED}))
    pairs, lessons = _apart(alike(made), stopped)
    of_number = {n: frozenset(found) for n, found in parties.items()}
    return Compared(made, pairs, lessons, stopped, of_number, wholes(snapshot), hierarchy(snapshot))


def _apart(pairs: Pairs, stopped: frozenset[int]) -> tuple[Pairs, dict[int, dict[int, float]]]:
    """The pairs of projects that did not stop, and to each of these the stopped ones that are like it."""
    numbers = sorted(stopped)
    first, second = np.isin(pairs.first, numbers), np.isin(pairs.second, numbers)
    lessons: dict[int, dict[int, float]] = defaultdict(dict)
    mixed = np.flatnonzero(first != second)
    for a, b, score in zip(pairs.first[mixed], pairs.second[mixed], pairs.score[mixed], strict=True):
        one, other = (int(b), int(a)) if int(a) in stopped else (int(a), int(b))
        lessons[one][other] = float(score)
    kept = ~(first | second)
    return Pairs(pairs.first[kept], pairs.second[kept], pairs.score[kept]), dict(lessons)


def _groups(background: Compared, threshold: float) -> list[Found]:
    likeness = _likeness(background.pairs, min(threshold, COHESION))
    clusters = _clusters(likeness, threshold, background.across)
    found = [group for members in clusters if (group := describe(background, members, likeness))]
    return sorted(found, key=lambda g: (-g.score, g.members))


def _likeness(pairs: Pairs, least: float) -> dict[Pair, float]:
    end = int((pairs.score >= least).sum())
    first, second = pairs.first[:end].tolist(), pairs.second[:end].tolist()
    return dict(zip(zip(first, second, strict=True), pairs.score[:end].tolist(), strict=True))


def _clusters(
    likeness: Mapping[Pair, float], threshold: float, across: Callable[[int, int], bool]
) -> Iterable[tuple[int, ...]]:
    """Projects put together from the likest pair down, as long as all of a cluster stay alike.

    Complete linkage (Sørensen 1948) with a lower bound than the one that starts a cluster; only a pair
    ``across`` provinces brings together.
    """
    cluster: dict[int, set[int]] = {}
    for (first, second), score in likeness.items():  # likest first
        if score < threshold:
            break
        if not across(first, second):
            continue
        one, other = cluster.setdefault(first, {first}), cluster.setdefault(second, {second})
        if one is other or len(one) + len(other) > MOST_MEMBERS:
            continue
        if all((min(a, b), max(a, b)) in likeness for a in one for b in other):
            one |= other
            for member in other:
                cluster[member] = one
    unique = {id(members): members for members in cluster.values()}
    return [tuple(sorted(members)) for members in unique.values() if len(members) > 1]


def describe(
    background: Compared,
    members: tuple[int, ...],
    likeness: Mapping[Pair, float],
    around: int | None = None,
) -> Found | None:
    """The group that these members are; None when all of them share a province.

    With ``around`` only the pairs of that one member count: the others are like it, not like each other.
    """
    pairs = [p for p in combinations(members, 2) if around is None or around in p]
    across = [pair for pair in pairs if background.across(*pair)]
    if not across:
        return None
    scores = [likeness.get((min(pair), max(pair)), 0.0) for pair in across]
    counts = Counter(t for m in members for t in background.hierarchy.over(background.themes(m)))
    return Found(
        members=members,
        score=round(sum(scores) / len(scores), 4),
        apart=tuple(pair for pair in across if not background.connections(*pair)),
        provinces=frozenset(p for m in members for p in background.made.things.where(m)),
        themes=frozenset(theme for theme, count in counts.items() if count > 1),
    )
