"""How alike two names are, where the double of a name may be written shorter, longer or otherwise."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from loaders.resolve.evidence import SAME_STEM
from loaders.resolve.names import (
    Places,
    abbreviates,
    folded,
    is_distinctive,
    key,
    without_parentheses,
    words,
)

GOVERNING = frozenset({"gemeente", "provincie", "waterschap", "hoogheemraadschap", "wetterskip"})
"""Bodies that are each known by name: two of them are never one under two names."""

SAME_WORD = 84.0
"""Of 100: two words of five letters or more that are one word, or a slip of it."""
SHORTEST_WORD = 5
MOST_SLIPS = 2
"""So many words of a name may be written otherwise."""
SLIPS = 0.9
ALIKE_AT_MOST = 0.95
"""Only names that are equal up to spelling are 1."""
CONTAINED = 0.8
"""For a name that is the whole of a part of the other, when that part says which one it is."""
RARE = 4.5
"""Rarity of a word in some twenty of two thousand names; more common ones say little by themselves."""
AKIN = 0.7
"""What a pair of words of one stem counts for, where equal words count for 1."""


class Likeness:
    """Measures over all names at once."""

    def __init__(self, names: Iterable[Iterable[str]], places: Places, vocabulary: frozenset[str]) -> None:
        """``names`` are those of every thing; ``vocabulary`` are the words of running text."""
        counted: Counter[str] = Counter()
        total = 0
        for of_one in names:
            total += 1
            counted.update({w for name in of_one for w in words(name)})
        self.rarity = {w: math.log((total + 1) / (n + 0.5)) for w, n in counted.items()}
        self.places = places
        self.vocabulary = vocabulary

    def of_names(self, one: str, other: str) -> float:
        """Likeness of two names, 0 to 1."""
        if self.places.key(one) == self.places.key(other):
            return 1.0
        in_one, in_other = self.places.within(one), self.places.within(other)
        if in_one and in_other and in_one.isdisjoint(in_other):
            return 0.0
        a, b = frozenset(words(one)), frozenset(words(other))
        if words(one)[0] in GOVERNING and words(other)[0] in GOVERNING:
            return 0.0
        if self._are_slips(a, b):
            return SLIPS
        short, long = sorted((a, b), key=len)
        if short < long and self.says_which(short):
            return CONTAINED
        if not any(self.says_something(w) for w in a & b) and not self._akin(a, b):
            return 0.0
        return self._cosine(self._vector(a), self._vector(b))

    def says_which(self, row: Iterable[str]) -> bool:
        """Whether words tell one thing from all others: a name of its own, or two words that are rare."""
        telling = [w for w in row if is_distinctive([w], self.places)]
        rare = [w for w in telling if self.rarity.get(w, RARE) >= RARE]
        return any(w not in self.vocabulary for w in rare) or len(rare) > 1

    def says_something(self, word: str) -> bool:
        """Whether a word is more than a place or a kind of thing."""
        return is_distinctive([word], self.places)

    def _are_slips(self, a: frozenset[str], b: frozenset[str]) -> bool:
        left, right = a - b, b - a
        if not 1 <= len(left) == len(right) <= MOST_SLIPS:
            return False
        return all(
            any(len(w) >= SHORTEST_WORD <= len(v) and fuzz.ratio(w, v) >= SAME_WORD for v in right)
            for w in left
        )

    def _akin(self, a: frozenset[str], b: frozenset[str]) -> bool:
        stems = {w[:SAME_STEM] for w in a if len(w) > SAME_STEM and self.says_something(w)}
        return any(len(w) > SAME_STEM and w[:SAME_STEM] in stems for w in b)

    def _vector(self, row: frozenset[str]) -> dict[str, float]:
        weights = {w: self.rarity.get(w, RARE) * (0.5 if self.places.within(w) else 1.0) for w in row}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        return {w: x / length for w, x in weights.items()}

    def _cosine(self, a: dict[str, float], b: dict[str, float]) -> float:
        total = sum(x * b[w] for w, x in a.items() if w in b)
        for word, x in a.items():
            if word not in b and len(word) > SAME_STEM:
                stem = [y for w, y in b.items() if w not in a and w[:SAME_STEM] == word[:SAME_STEM]]
                total += AKIN * x * max(stem, default=0.0)
        return min(total, ALIKE_AT_MOST)


@lru_cache(maxsize=100_000)
def surplus_only_says_where(short: str, long: str, places: Places) -> bool:
    """Whether ``long`` is ``short`` with only a place, or a remark in parentheses, behind it."""
    outer = without_parentheses(long)[0]
    if key(outer) == key(short):
        return True
    surplus = set(words(outer)) - set(words(short))
    return set(words(short)) < set(words(outer)) and all(places.within(w) for w in surplus)


def is_initials_of(letters: str, name: str) -> bool:
    """Whether an abbreviation is made of the initials of a name."""
    return abbreviates(letters, folded(without_parentheses(name)[0]).split())
