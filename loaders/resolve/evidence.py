"""What two records have in common: words, sources, partners, places, websites."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from loaders.records.records import PlatformRecord, ProjectRecord, Records
from loaders.resolve.names import Places, abbreviates, folded, head, key, without_parentheses

Vector = Mapping[str, float]

SAME_STEM = 6
"""Two words that begin with this many equal letters (``lisdoddeplaten``, ``lisdodde``) are akin."""
AKIN = 0.7
"""What a pair of akin words counts for, where equal words count for 1."""


class Evidence:
    """Measures over all records at once: how rare a word, a source or a partner is."""

    def __init__(self, records: Records) -> None:
        self.places = Places(
            [(p.name, p.aliases) for p in records.provinces]
            + [(m.name, m.aliases) for m in records.municipalities]
        )
        self._municipality = {m.cbs_code: folded(m.name) for m in records.municipalities}
        self._addresses: dict[int, frozenset[str]] = {}
        self._url = {s.key: s.url or s.key for s in records.sources}
        both: list[PlatformRecord | ProjectRecord] = [*records.platforms, *records.projects]
        self._seen_in = Counter(w for r in both for w in {*_row(r.name), *_row(r.description)})
        self._size = len(both)
        self._cited = Counter(u for r in both for u in self.sources(r))
        self._vectors: dict[int, tuple[Vector, Vector]] = {}

    def rarity(self, word: str) -> float:
        """Near 0 for a word in every record, some 7 for a word in one of a thousand."""
        return math.log((self._size + 1) / (self._seen_in[word] + 0.5))

    def sources(self, record: PlatformRecord | ProjectRecord) -> frozenset[str]:
        """The addresses that a record cites."""
        found = self._addresses.get(id(record))
        if found is None:
            found = frozenset(self._url.get(c.source, c.source) for c in record.sources)
            self._addresses[id(record)] = found
        return found

    def shared_sources(self, a: PlatformRecord | ProjectRecord, b: PlatformRecord | ProjectRecord) -> float:
        """Sum over the sources that both cite: 0.9 for one that only they cite, less the more do."""
        return sum(1 / math.log(1 + max(2, self._cited[u])) for u in self.sources(a) & self.sources(b))

    def description(self, a: PlatformRecord | ProjectRecord, b: PlatformRecord | ProjectRecord) -> float:
        """Likeness of the descriptions, 0 to 1."""
        return _cosine(self._of(a)[1], self._of(b)[1])

    def name(self, a: PlatformRecord | ProjectRecord, b: PlatformRecord | ProjectRecord) -> float:
        """Likeness of the names, 0 to 1, where a part of a name may be the whole other name."""
        if leading_names(a.name) & leading_names(b.name):
            return 1.0
        return _cosine_of_akin(self._of(a)[0], self._of(b)[0])

    def shared_rare_words(self, a: ProjectRecord, b: ProjectRecord, rarity: float) -> int:
        """How many words at least that rare the two names share, words of one stem included."""
        in_a, in_b = ({w[: SAME_STEM + 1] for w in _row(r.name) if self.rarity(w) >= rarity} for r in (a, b))
        return len(in_a & in_b)

    def _of(self, record: PlatformRecord | ProjectRecord) -> tuple[Vector, Vector]:
        found = self._vectors.get(id(record))
        if found is None:
            found = self._vector(record.name), self._vector(record.description)
            self._vectors[id(record)] = found
        return found

    def _vector(self, text: str) -> Vector:
        counted = Counter(_row(text))
        weights = {w: (1 + math.log(n)) * self.rarity(w) for w, n in counted.items()}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        return {w: x / length for w, x in weights.items()}

    def conflicting_places(self, a: ProjectRecord, b: ProjectRecord) -> bool:
        """Whether the two say that they are in different places: in their names, or by municipality."""
        in_a, in_b = self.places.within(a.name), self.places.within(b.name)
        at_a, at_b = self._at(a), self._at(b)
        if in_a and in_b:
            return not (in_a & in_b)
        if at_a and at_b and at_a != at_b:
            return not (at_a <= in_b or at_b <= in_a)
        return False

    def _at(self, project: ProjectRecord) -> frozenset[str]:
        name = self._municipality.get(project.municipality)
        return frozenset([name]) if name else frozenset()

    def at_home_in(self, record: PlatformRecord | ProjectRecord, place: str) -> bool:
        """Whether ``record`` lies in ``place`` or has its municipality among its partners."""
        partners = {folded(p) for p in record.partners}
        lies = isinstance(record, ProjectRecord) and place in self._at(record)
        return lies or f"gemeente {place}" in partners or place in self.places.within(record.name)


def parties(record: PlatformRecord | ProjectRecord) -> dict[str, str]:
    """The names in the list of partners, and the lead, by their key."""
    lead = [record.lead] if isinstance(record, ProjectRecord) and record.lead else []
    return {key(name): name for name in (*record.partners, *lead)}


def shared_parties(a: PlatformRecord | ProjectRecord, b: PlatformRecord | ProjectRecord) -> tuple[int, float]:
    """How many parties two records share, and what part that is of the shorter list."""
    one, other = parties(a).keys(), parties(b).keys()
    shared = len(one & other)
    return shared, shared / max(1, min(len(one), len(other)))


@lru_cache(maxsize=100_000)
def leading_names(name: str) -> frozenset[str]:
    """``X - what X is``, ``X / Y`` and ``X (Y)`` are also called X when X is one word by itself.

    And ``X (Y)`` in any case when Y is the abbreviation of X.
    """
    outer, inner = without_parentheses(name)
    shorter = [p for p in (outer, head(name)[0]) if p != name and _stands_alone(p)]
    if inner and abbreviates(inner, folded(outer).split()):
        shorter.append(outer)
    return frozenset([key(name), *map(key, shorter)])


def _stands_alone(part: str) -> bool:
    capitals = sum(c.isupper() or c.isdigit() for c in part)
    return " " not in part.strip() and (capitals >= 3 or 2 * capitals >= len(part))


def _row(text: str) -> list[str]:
    return folded(text).split()


def _cosine(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(x * b[w] for w, x in a.items() if w in b)


def _cosine_of_akin(a: Vector, b: Vector) -> float:
    total = 0.0
    for word, x in a.items():
        if word in b:
            total += x * b[word]
        elif len(word) > SAME_STEM:
            akin = [y for w, y in b.items() if w not in a and w[:SAME_STEM] == word[:SAME_STEM]]
            total += AKIN * x * max(akin, default=0.0)
    return min(total, 1.0)


def overlap(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether the two have something in common."""
    return not set(a).isdisjoint(b)
