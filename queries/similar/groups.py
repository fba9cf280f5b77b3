"""Groups of near-identical projects across provinces, made of the pairs that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.parts import Wholes, wholes
from queries.base.remembered import Remembered
from queries.similar.features import Projects, read_projects
from queries.similar.pairs import Pairs, alike, compare
from queries.similar.weights import COHESION, MOST_MEMBERS

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
    apart_in: frozenset[str]
    """Provinces of the pairs in ``apart``."""
    provinces: frozenset[str] = field(repr=False)
    themes: frozenset[str] = field(repr=False)
    """What at least two members are about: what the group is about, and not one of them alone."""


@dataclass(frozen=True)
class Compared:
    """All projects with what connects them; made once per version of the graph.

    ``pairs`` are of projects that did not stop; ``lessons`` has, of each of those, the projects that stopped
    and are like it, with their likeness.  ``parties`` are who carries, leads or takes part in a project; a
    project that itself leads another is one of its own, so that the two know each other.
    """

    projects: Projects
    pairs: Pairs = field(repr=False)
    lessons: Mapping[int, Mapping[int, float]] = field(repr=False)
    parties: Mapping[int, frozenset[str]] = field(repr=False)
    frequency: Mapping[str, int] = field(repr=False)
    """Number of projects on a theme."""
    wholes: Wholes = field(repr=False)

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
        masks = self.projects.masks
        return bool(masks[first]) and bool(masks[second]) and not masks[first] & masks[second]

    def compare(self, pairs: Sequence[Pair]) -> Pairs:
        """The likeness of given pairs, in their order."""
        return compare(self.projects, pairs)

    def words(self, first: int, second: int) -> list[str]:
        """The words that both projects have, most telling first, as they are written."""
        features = self.projects.parts["tekst"]
        other = dict(zip(features.numbers[second].tolist(), features.weights[second].tolist(), strict=True))
        shared = [
            (-weight * other[number], features.names[number])
            for number, weight in zip(
                features.numbers[first].tolist(), features.weights[first].tolist(), strict=True
            )
            if number >= 0 and number in other
        ]
        return [self.projects.spelling.get(word, word) for _, word in sorted(shared)]


fields: Remembered[Compared] = Remembered(2)
grouped: Remembered[list[Found]] = Remembered(6)


def project_field(snapshot: Snapshot) -> Compared:
    """The field of the graph that is served now."""
    return fields.get(snapshot, "", lambda: _read(snapshot))


def groups(snapshot: Snapshot, threshold: float) -> list[Found]:
    """All groups at a threshold: what most provinces invent apart first, then what is most alike."""
    return grouped.get(snapshot, threshold, lambda: _groups(project_field(snapshot), threshold))


def _read(snapshot: Snapshot) -> Compared:
    projects = read_projects(snapshot)
    parties: dict[int, set[str]] = defaultdict(set)
    for row in snapshot.query(statements("similar")["party_keys"]):
        parties[projects.number[row["id"]]].add(row["party"])
    frequency = Counter(theme for themes in projects.themes for theme in themes)
    pairs, lessons = _apart(alike(projects), projects.stopped)
    of_number = {n: frozenset(found) for n, found in parties.items()}
    return Compared(projects, pairs, lessons, of_number, frequency, wholes(snapshot))


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
    parts = {name: values[kept] for name, values in pairs.parts.items()}
    return Pairs(pairs.first[kept], pairs.second[kept], pairs.score[kept], parts), dict(lessons)


def _groups(background: Compared, threshold: float) -> list[Found]:
    likeness = _likeness(background.pairs, threshold * COHESION)
    clusters = _clusters(likeness, threshold)
    found = [group for members in clusters if (group := describe(background, members, likeness))]
    return sorted(found, key=lambda g: (-len(g.apart_in), -g.score, g.members))


def _likeness(pairs: Pairs, least: float) -> dict[Pair, float]:
    end = int((pairs.score >= least).sum())
    first, second = pairs.first[:end].tolist(), pairs.second[:end].tolist()
    return dict(zip(zip(first, second, strict=True), pairs.score[:end].tolist(), strict=True))


def _clusters(likeness: Mapping[Pair, float], threshold: float) -> Iterable[tuple[int, ...]]:
    """Projects put together from the likest pair down, as long as all of a cluster stay alike.

    Complete linkage (Sørensen 1948) with a lower bound than the one that starts a cluster.
    """
    cluster: dict[int, set[int]] = {}
    for (first, second), score in likeness.items():  # likest first
        if score < threshold:
            break
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
    projects = background.projects
    scores = [likeness.get((min(pair), max(pair)), 0.0) for pair in across]
    apart = tuple(pair for pair in across if not background.connections(*pair))
    counts = Counter(t for m in members for t in projects.about[m])
    return Found(
        members=members,
        score=round(sum(scores) / len(scores), 4),
        apart=apart,
        apart_in=frozenset(p for pair in apart for m in pair for p in projects.provinces[m]),
        provinces=frozenset(p for m in members for p in projects.provinces[m]),
        themes=frozenset(theme for theme, count in counts.items() if count > 1),
    )
