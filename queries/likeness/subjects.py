"""Topics found in names and texts, beside those that a card was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from queries.dutch.lexicon import Lexicon
from queries.dutch.words import STOP_WORDS, inflections_of_one, one_form, words, words_and_joins
from queries.likeness.things import Concept
from queries.likeness.weights import BY_PART, IN_NAME, IN_TEXT, ON_CARD

Strengths = dict[str, float]
"""Identifier of a topic to how surely something is about it."""


class Finder:
    """Finds topics by all their labels, in any inflection and, by a lexicon, as a part of compounds."""

    def __init__(self, concepts: Mapping[str, Concept], lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._labels: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        for concept in concepts.values():
            for label in concept.labels if concept.topic else ():
                row = tuple(w for w in words(label) if w not in STOP_WORDS)
                if row:
                    self._labels.setdefault(tuple(map(one_form, row)), []).append((row, concept.id))
        self._longest = max(map(len, self._labels), default=0)
        self._in_word = lru_cache(maxsize=200_000)(self._parts_of)

    def found(self, text: str) -> Strengths:
        """The topics that a text names: 1, or less where only a part of a word does."""
        strengths: Strengths = dict.fromkeys(self.named(text), 1.0)
        for word in words_and_joins(text):
            for topic in self._in_word(word):
                strengths.setdefault(topic, BY_PART)
        return strengths

    def named(self, text: str) -> set[str]:
        """The topics that a text names in words of their own."""
        row = [w for w in words(text) if w not in STOP_WORDS]
        pieces = (
            row[start:end]
            for start in range(len(row))
            for end in range(start + 1, min(start + self._longest, len(row)) + 1)
        )
        return {topic for piece in pieces for topic in self._named(piece)}

    def _named(self, row: Sequence[str]) -> set[str]:
        """The topics of which a label is these words, inflected or not."""
        return {
            topic
            for label, topic in self._labels.get(tuple(map(one_form, row)), ())
            if all(map(inflections_of_one, label, row))
        }

    def _parts_of(self, word: str) -> frozenset[str]:
        """The topics that parts of a word name; what is a topic itself (zonnepanelen) is not taken apart."""
        if self._named([word]):
            return frozenset()
        topics: set[str] = set()
        for part in self._lexicon.split.get(word, ()) if self._lexicon else ():
            topics |= self._named([part]) or self._in_word(part)
        return frozenset(topics)


def subjects(finder: Finder, tags: Iterable[str], name: str, text: str) -> Strengths:
    """What a thing is about, each topic by the surest way it is known."""
    found: Strengths = dict.fromkeys(tags, ON_CARD)
    for strengths, share in ((finder.found(name), IN_NAME), (finder.found(text), IN_TEXT)):
        for topic, strength in strengths.items():
            found[topic] = max(found.get(topic, 0.0), strength * share)
    return found


def with_wider(concepts: Mapping[str, Concept], found: Mapping[str, float], share: float) -> Strengths:
    """The topics with those above them, which count less with every step up."""
    wider: Strengths = dict(found)
    for topic, strength in found.items():
        for above, steps in concepts[topic].above.items():
            if concepts[above].topic:
                wider[above] = max(wider.get(above, 0.0), strength * share**steps)
    return wider
