"""The words of one graph, and which of them a word of a question stands for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from queries.dutch.compounds import OPAQUE, Splitter
from queries.dutch.words import forms, inflections_of_one

Relation = Literal["same", "inflected", "compound", "part", "alike"]

QUALITY: Mapping[Relation, float] = {
    "same": 1.0,
    "inflected": 0.95,
    "compound": 0.8,  # hennep in vezelhennep: the thing or a kind of it
    "part": 0.35,  # one part of the asked compound: asfalt for asfaltweg
    "alike": 0.6,  # what was probably meant
}
"""How much a word counts for the one that was asked, from 0 to 1.  Chosen so that an exact word in
the subjects stays above a compound there, and a compound in a name above a word in a description."""

SURE_PARTS = 0.55
"""All parts of an asked compound together, apart from each other (``sortering van textiel``)."""

ONE_ERROR_FROM, TWO_ERRORS_FROM = 4, 8
"""Letters from which a word may be wrong in one place, and in two."""
MAX_ALIKE = 5
MUCH_MORE = 4
"""How many times more often a near word must occur to be looked for beside a rare inflection."""
FEW_DOCUMENTS = 3
"""A compound that stands in fewer documents than this is also looked for by its parts."""


@dataclass
class Expansion:
    """The words of the corpus that a word stands for, each with its relation to it."""

    word: str
    relations: dict[str, Relation] = field(default_factory=dict)
    parts: tuple[frozenset[str], ...] = ()
    """When the word is a compound: per part the words that stand for it."""
    part_weights: dict[str, float] = field(default_factory=dict)
    """What each part counts for, found alone: the rarest 1, a common one next to nothing."""
    likely: list[str] = field(default_factory=list)
    """What was probably meant, when the word looks like a typing error; likeliest first."""

    def add(self, words: Iterable[str], relation: Relation) -> None:
        for word in words:
            held = self.relations.get(word)
            if held is None or QUALITY[relation] > QUALITY[held]:
                self.relations[word] = relation

    def of(self, *relations: Relation) -> list[str]:
        return sorted(w for w, r in self.relations.items() if r in relations)


class Lexicon:
    """Every word of a corpus with the number of documents it is in, related to each other.

    ``counts`` has the words, ``spelling`` how they are usually written, ``split`` the compounds with
    their parts.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        spelling: Mapping[str, str],
        split: Mapping[str, tuple[str, ...]],
        known: Iterable[str],
        telling: Iterable[str],
        names: Iterable[str],
        documents: int,
    ) -> None:
        self.counts = dict(counts)
        self.spelling = dict(spelling)
        self.split = dict(split)
        self._known = frozenset(known)
        self._telling = frozenset(telling)
        self.names = frozenset(names)
        self.documents = documents
        self._words = sorted(self.counts)
        self._by_form: dict[str, list[str]] = {}
        for word in self._words:
            for form in forms(word):
                self._by_form.setdefault(form, []).append(word)
        self._containing: dict[str, list[tuple[str, str]]] = {}
        for word, parts in sorted(self.split.items()):
            for part in self._all_parts(parts):
                for form in forms(part):
                    self._containing.setdefault(form, []).append((word, part))
        self._splitter: Splitter | None = None
        self.expand: Callable[[str], Expansion] = lru_cache(maxsize=4096)(self._expand)
        self.expand_strictly: Callable[[str], Expansion] = lru_cache(maxsize=4096)(self._expand_strictly)

    @classmethod
    def build(
        cls,
        counts: Mapping[str, int],
        spelling: Mapping[str, str],
        known: Iterable[str],
        telling: Iterable[str],
        names: Iterable[str],
        documents: int,
    ) -> Lexicon:
        """A lexicon of counted words; ``known`` are those that may be part of a compound,
        ``telling`` those of them that stand in names and subjects."""
        known, telling, names = frozenset(known), frozenset(telling), frozenset(names)
        splitter = Splitter(known, telling, names)
        split = {}
        for word in sorted(counts):
            parts = splitter.split(word) or splitter.known_beside(word)
            if parts:
                split[word] = parts
        lexicon = cls(counts, spelling, split, known, telling, names, documents)
        lexicon._splitter = splitter
        return lexicon

    def as_json(self) -> dict[str, Any]:
        return {
            "words": {
                w: [n, self.spelling.get(w, w), (w in self._known) + (w in self._telling)]
                for w, n in self.counts.items()
            },
            "split": {w: list(p) for w, p in self.split.items()},
            "names": sorted(self.names),
            "documents": self.documents,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Lexicon:
        return cls(
            {w: n for w, (n, _, _) in data["words"].items()},
            {w: s for w, (_, s, _) in data["words"].items()},
            {w: tuple(p) for w, p in data["split"].items()},
            [w for w, (_, _, rank) in data["words"].items() if rank],
            [w for w, (_, _, rank) in data["words"].items() if rank == 2],
            data["names"],
            data["documents"],
        )

    def family(self, word: str) -> list[str]:
        """The words of the corpus that are ``word`` or an inflection of it."""
        found = {w for f in forms(word) for w in self._by_form.get(f, ()) if inflections_of_one(w, word)}
        return sorted(found)

    def knows(self, word: str) -> bool:
        return word in self.counts or bool(self.family(word))

    def frequency(self, words: Iterable[str]) -> int:
        """In about how many documents one of these words is (an upper bound)."""
        return min(self.documents, sum(self.counts.get(w, 0) for w in words))

    def compounds(self, word: str) -> list[str]:
        """The compounds of the corpus of which ``word`` is a part."""
        return sorted(
            {
                c
                for f in forms(word)
                for c, part in self._containing.get(f, ())
                if inflections_of_one(part, word)
            }
        )

    def alike(self, word: str, errors: int = 2) -> list[str]:
        """Words that ``word`` may be a mistyping of, most likely first; only the nearest ones."""
        if len(word) < ONE_ERROR_FROM or any(c.isdigit() for c in word):
            return []
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=None)
        near = [(w, int(d)) for w, d, _ in found if d <= _errors_allowed(word, w)]
        if not near:
            return []
        nearest = min(d for _, d in near)
        ranked = sorted(
            (w for w, d in near if d == nearest), key=lambda w: (w[0] != word[0], -self.counts[w], w)
        )
        return ranked[:MAX_ALIKE]

    def _all_parts(self, parts: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        for part in parts:
            found.append(part)
            if part in self.split and not forms(part) & OPAQUE:
                found.extend(self._all_parts(self.split[part]))
        return found

    def _expand_strictly(self, word: str) -> Expansion:
        """What ``word`` stands for by inflection or as a part of compounds; nothing guessed."""
        expansion = Expansion(word)
        if word in self.counts:
            expansion.add([word], "same")
        family = self.family(word)
        expansion.add(family, "inflected")
        for relative in [word, *family]:
            expansion.add(self.compounds(relative), "compound")
        return expansion

    def _expand(self, word: str) -> Expansion:
        """All that ``word`` may stand for; guesses only where it stands for too little without."""
        strict = self._expand_strictly(word)
        expansion = Expansion(word, dict(strict.relations))
        direct = self.frequency(expansion.of("same", "inflected"))
        parts = self.parts(word)
        if word not in self.counts:
            near = self.alike(word, errors=1 if parts else 2)
            if not direct or (near and self.counts[near[0]] > MUCH_MORE * direct):
                expansion.likely = near
                for candidate in near:
                    expansion.add([candidate, *self.family(candidate)], "alike")
                    expansion.add(self.compounds(candidate), "alike")
            if not direct and not near and not parts:
                parts = self.splitter.known_beside(word)
        if parts:
            expansion.parts = tuple(frozenset(self._expand_strictly(p).relations) for p in parts)
            if direct < FEW_DOCUMENTS:
                rarity = {part: self._rarity(part) for part in parts}
                for part in parts:
                    expansion.add(self.family(part), "part")
                    weight = (rarity[part] / max(rarity.values())) ** 2
                    expansion.part_weights |= dict.fromkeys(self.family(part), round(weight, 3))
        return expansion

    def _rarity(self, word: str) -> float:
        """Inverse document frequency of a word with its inflections."""
        return math.log(1 + max(self.documents, 1) / max(self.frequency(self.family(word)), 1))

    def parts(self, word: str) -> tuple[str, ...]:
        """The known words that ``word`` is a compound of; empty when it is none."""
        if word in self.counts:
            return self.split.get(word, ())
        return self.splitter.split(word)

    @property
    def splitter(self) -> Splitter:
        if self._splitter is None:
            self._splitter = Splitter(self._known, self._telling, self.names)
        return self._splitter


def _errors_allowed(typed: str, meant: str) -> int:
    # The longer of the two counts: "kunstof" misses two letters of "kunststof".
    longest = max(len(typed), len(meant))
    if longest >= TWO_ERRORS_FROM and len(typed) >= TWO_ERRORS_FROM - 1:
        return 2
    return 1 if longest >= ONE_ERROR_FROM else 0
