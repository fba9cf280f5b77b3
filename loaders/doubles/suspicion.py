"""How suspicious a pair of things is: whether it may be one thing under two names, and why."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.figures import digits
from loaders.doubles.likeness import Likeness, is_initials_of, surplus_only_says_where
from loaders.doubles.subjects import LABELS, Subject
from loaders.records.records import Records
from loaders.resolve.evidence import Evidence, overlap
from loaders.resolve.matching import SHORT
from loaders.resolve.names import first_letters, folded, without_parentheses, words
from loaders.resolve.spelling import vocabulary
from loaders.text.problems import enumerated

ABBREVIATION, SHORT_ABBREVIATION = 0.7, 0.5
"""Three letters or fewer fit many names: then something else must say the same."""
SAME_HOST = 0.3
SHARED_SOURCE, SOURCES_AT_MOST = 0.15, 0.3
"""For a source that only these two cite; less when more do."""
WEIGHT_OF_TEXT, TEXT_FROM = 0.6, 0.15
"""Two descriptions share some words by chance; below this it says nothing."""
SAME_MUNICIPALITY = 0.1
SHARED_PARTNERS = 0.3
OTHER_PROVINCES = -0.25
"""When both say where they are and it is nowhere the same."""
SIDE_BY_SIDE = -0.15
"""One list of partners names both: its writer held them for two."""
RELATED = -0.2
"""The card of the one names the other: its writer held them for two."""

BLOCK_LIMIT = 60
"""A word or source that more things share than this brings no pairs: what it would find shares more."""
SHORTENED = 6
"""Words are compared that begin with this many equal letters (``lisdodde``, ``lisdoddeplaten``)."""


class Suspicion:
    """Compares things two by two."""

    def __init__(self, everything: Sequence[Subject], records: Records) -> None:
        self.all = everything
        self.evidence = Evidence(records)
        self.places = self.evidence.places
        running = vocabulary([*records.platforms, *records.projects])
        self.likeness = Likeness((s.names for s in everything), self.places, running)
        self.address = {s.key: s.url or s.key for s in records.sources}
        self.sources = [frozenset(self.address.get(k, k) for k in s.sources) for s in everything]
        self.cited = Counter(source for found in self.sources for source in found)
        self.texts = _vectors([s.description for s in everything])

    def pairs(self) -> set[tuple[int, int]]:
        """The pairs that have something in common to begin with."""
        blocks: dict[str, list[int]] = defaultdict(list)
        for at, subject in enumerate(self.all):
            for one in set(self._keys(at, subject)):
                blocks[one].append(at)
        found: set[tuple[int, int]] = set()
        for block in blocks.values():
            if len(block) <= BLOCK_LIMIT:
                found.update(combinations(sorted(block), 2))
        return found

    def _keys(self, at: int, subject: Subject) -> Iterator[str]:
        for name in subject.names:
            yield f"name {self.places.key(name)}"
            yield from (f"word {w[:SHORTENED]}" for w in words(name) if self.likeness.says_something(w))
            row = folded(without_parentheses(name)[0]).split()
            if len(row) > 1:
                yield from (f"begins {letters}" for letters in first_letters(row))
        for letters in subject.letters:
            yield f"letters {letters}"
            yield f"begins {letters.replace(' ', '')[:2]}"
        yield from (f"host {host}" for host in subject.hosts)
        yield from (f"source {source}" for source in self.sources[at])

    def of(self, a: int, b: int) -> tuple[float, tuple[str, ...]]:
        """How suspicious a pair is, and why; 0 when it cannot be one thing."""
        one, other = self.all[a], self.all[b]
        if (one.label == "Opportunity") != (other.label == "Opportunity"):
            return 0.0, ()
        by_name, said = self._by_name(one, other)
        related = a in other.parties or b in one.parties
        kinds = {one.label, other.label}
        if kinds == {"Organisation", "Project"} and not self._bears_it(one, other, related):
            return 0.0, ()
        parts: list[tuple[float, str]] = [(by_name, said)]
        if one.hosts & other.hosts:
            parts.append((SAME_HOST, f"dezelfde website ({min(one.hosts & other.hosts)})"))
        parts += self._by_sources(a, b)
        parts += self._by_text(a, b)
        if one.municipalities & other.municipalities:
            parts.append((SAME_MUNICIPALITY, "dezelfde gemeente"))
        elif one.label != "Opportunity" and self._elsewhere(one, other):
            parts.append((OTHER_PROVINCES, "andere provincies"))
        parts += self._by_partners(one, other)
        if one.lists & other.lists:
            parts.append((SIDE_BY_SIDE, "staan in één lijst van partners"))
        if related:
            parts.append((RELATED, "de kaart van de een noemt de ander"))
        if one.label != other.label:
            labels = enumerated(sorted((LABELS[one.label], LABELS[other.label])), "en")
            parts.append((0.0, f"verschillende soorten: {labels}"))
        score = sum(weight for weight, _ in parts)
        return round(score, 4), tuple(why for _, why in parts if why)

    def _elsewhere(self, one: Subject, other: Subject) -> bool:
        return bool(one.provinces and other.provinces) and not overlap(one.provinces, other.provinces)

    def _by_name(self, one: Subject, other: Subject) -> tuple[float, str]:
        likeness = max(self.likeness.of_names(n, m) for n in one.names for m in other.names)
        shared = one.letters & other.letters
        spelled = next(
            (
                letters
                for short, long in ((one, other), (other, one))
                for letters in sorted(short.letters)
                for name in long.names
                if is_initials_of(letters, name)
            ),
            "",
        )
        letters = min(shared) if shared else spelled
        by_letters = 0.0
        if letters:
            by_letters = ABBREVIATION if len(letters) > SHORT else SHORT_ABBREVIATION
        if by_letters > likeness:
            return by_letters, f"dezelfde afkorting ({letters.upper()})"
        if likeness == 1.0:
            return likeness, "dezelfde naam"
        return likeness, f"namen lijken op elkaar ({digits(likeness, 2)})" if likeness else ""

    def _bears_it(self, one: Subject, other: Subject, related: bool) -> bool:
        """Whether an organisation may be the project itself: that has its name, or its name and a place.

        A firm that leads a project which is named after it is not the project.
        """
        firm, project = (one, other) if one.label == "Organisation" else (other, one)
        pairs = [(n, m) for n in firm.names for m in project.names]
        if any(self.places.key(n) == self.places.key(m) for n, m in pairs):
            return True
        return not related and any(surplus_only_says_where(n, m, self.places) for n, m in pairs)

    def _by_sources(self, a: int, b: int) -> Iterator[tuple[float, str]]:
        shared = self.sources[a] & self.sources[b]
        if shared:
            weight = sum(SHARED_SOURCE / math.log2(max(2, self.cited[s])) for s in shared)
            said = f"{len(shared)} {'bron' if len(shared) == 1 else 'bronnen'} gemeen"
            yield min(weight, SOURCES_AT_MOST), said

    def _by_text(self, a: int, b: int) -> Iterator[tuple[float, str]]:
        one, other = self.texts[a], self.texts[b]
        likeness = sum(x * other[w] for w, x in one.items() if w in other)
        if likeness >= TEXT_FROM:
            said = f"omschrijvingen lijken op elkaar ({digits(likeness, 2)})"
            yield WEIGHT_OF_TEXT * likeness, said

    def _by_partners(self, one: Subject, other: Subject) -> Iterator[tuple[float, str]]:
        shared = len(one.parties & other.parties)
        if shared > 1:
            part = shared / min(len(one.parties), len(other.parties))
            yield SHARED_PARTNERS * part, f"{shared} partners gemeen"


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    rows = [Counter(folded(text).split()) if text else Counter() for text in texts]
    seen_in = Counter(w for row in rows for w in row)
    vectors = []
    for row in rows:
        rarity = {w: math.log((len(rows) + 1) / (seen_in[w] + 0.5)) for w in row}
        weights = {w: (1 + math.log(n)) * rarity[w] for w, n in row.items()}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        vectors.append({w: x / length for w, x in weights.items()})
    return vectors
