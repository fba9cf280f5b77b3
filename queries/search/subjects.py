"""What there is on a topic and how that is known: by a keyword, by its name, or by its text.

Keywords are chosen one by one, and seldom all of them: ten of seventeen *circulaire ambachtscentra* had not
that keyword.  Who says that there is nothing on a topic has looked in names and texts as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tantivy import Occur, Query

from graph.schema import label_of
from graph.schema.phases import STOPPED
from graph.store import Snapshot
from queries.base.remembered import RememberedEach
from queries.dutch.words import STOP_WORDS, words
from queries.index.text_index import TextIndex, text_index
from queries.themes.hierarchy import hierarchy

How = Literal["trefwoord", "naam", "tekst"]
"""How a thing was found to be about a topic, the surest first."""

MOST_FOUND = 5_000
"""Things read of one topic in one way; where there are more, nobody says that there is nothing."""
LEAST_LETTERS = 3
"""Shorter words (PE, PP) stand for something else too often."""
LEAST_IN_COMPOUND = 4
"""Letters of a word that is recognised at either end of a compound: PET is not in Petten."""
ENDING = 3
"""Letters in which an inflection may differ from a word: stallen is not staal."""
TOPICS_HELD = 2_048


@dataclass(frozen=True)
class Subject:
    """A project, platform or kans on a topic: ``how`` that is known, ``provinces`` (slugs) where it plays."""

    id: str
    type: str
    how: How
    provinces: frozenset[str]
    said: bool
    """Whether its name or text says so, keyword or not: then it is about the topic, and not only tagged."""
    by_own_word: bool
    """Whether its name or text has a word for the topic itself, and not only one for what falls under it."""
    phase: str = ""


@dataclass(frozen=True)
class OnSubject:
    """All that there is on a topic and on what falls under it, by identifier."""

    things: Sequence[Subject] = ()

    def projects(self, province: str, *hows: How) -> list[str]:
        """Identifiers of the projects in a province that were found in one of these ways (or in any)."""
        return self._in(province, "Project", hows)

    def platforms(self, province: str, *hows: How) -> list[str]:
        """The same of platforms."""
        return self._in(province, "Platform", hows)

    def mentioned(self, province: str) -> list[str]:
        """Identifiers of the projects in a province that only have a word for the topic in their text."""
        found = set(self.projects(province, "tekst"))
        return [t.id for t in self.things if t.id in found and t.by_own_word]

    def _in(self, province: str, type_: str, hows: Sequence[How]) -> list[str]:
        return [
            t.id
            for t in self.things
            if t.type == type_ and province in t.provinces and (not hows or t.how in hows)
        ]


NOTHING = OnSubject()
remembered: RememberedEach[str, OnSubject] = RememberedEach(TOPICS_HELD)


def on_subjects(snapshot: Snapshot, topics: Iterable[str]) -> dict[str, OnSubject]:
    """What there is on each of the topics (identifiers), by whatever sign of it there is."""

    def read(missing: Sequence[str]) -> Mapping[str, OnSubject]:
        index = text_index(snapshot)
        known = hierarchy(snapshot)
        return {topic: _on(index, topic, known.under([topic])) for topic in missing}

    return remembered.get(snapshot, topics, read)


def _on(index: TextIndex, topic: str, under: Iterable[str]) -> OnSubject:
    """What there is on a topic; ``under`` are the topic itself and all that falls under it."""
    labels = [label for t in sorted(under) for label in index.themes.get(t, ())]
    asked: tuple[tuple[How, list[Query]], ...] = (
        ("trefwoord", [Query.term_query(index.schema, "theme", topic)]),
        ("naam", [q for field in ("name", "alias") for q in _said(index, field, labels)]),
        ("tekst", _said(index, "text", labels)),
    )
    found: dict[str, Subject] = {}
    numbers = {how: _numbers(index, queries) for how, queries in asked}
    said = {*numbers["naam"], *numbers["tekst"]}
    words_of_it = index.themes.get(topic, ())
    own = set(
        _numbers(index, [q for field in ("name", "alias", "text") for q in _said(index, field, words_of_it)])
    )
    for how, _ in asked:
        for number in numbers[how]:
            identifier = index.ids[number]
            slugs, _, phase = index.facets[number]
            if phase == STOPPED:  # a lesson, and no sign that something runs
                continue
            provinces = frozenset(slugs)
            subject = Subject(
                identifier, label_of(identifier), how, provinces, number in said, number in own, phase
            )
            found.setdefault(identifier, subject)
    return OnSubject(tuple(found[i] for i in sorted(found)))


def _said(index: TextIndex, field: str, labels: Iterable[str]) -> list[Query]:
    """Queries for what has one of the labels in a field: inflected, in a compound, or as written."""
    made: list[Query] = []
    single: set[str] = set()
    for label in labels:
        row = words(label)
        if len(row) > 1:
            made.append(Query.phrase_query(index.schema, field, list(enumerate(row))))
        row = ["".join(row)]
        if len(row[0]) >= LEAST_LETTERS:
            single.update(w for w in index.lexicon.expand_strictly(row[0]).relations if _is_said(w, row[0]))
    return [*made, *(Query.term_query(index.schema, field, word, "basic") for word in sorted(single))]


def _is_said(word: str, label: str) -> bool:
    """Whether a word of a text is the label inflected, or a compound that begins or ends with it."""
    if word in STOP_WORDS:
        return False
    if len(label) >= LEAST_IN_COMPOUND and (word.startswith(label) or word.endswith(label)):
        return True
    same = max(LEAST_LETTERS, len(label) - ENDING)
    return word[:same] == label[:same] and abs(len(word) - len(label)) <= ENDING


def _numbers(index: TextIndex, queries: Sequence[Query]) -> list[int]:
    """Numbers of the projects, platforms and kansen that one of the queries finds."""
    if not queries:
        return []
    kinds = Query.term_set_query(index.schema, "type", ["Project", "Platform", "Opportunity"])
    anything = Query.boolean_query([(Occur.Should, q) for q in queries])
    both = Query.boolean_query([(Occur.Must, Query.const_score_query(q, 1.0)) for q in (anything, kinds)])
    searcher = index.index.searcher()
    hits = searcher.search(both, limit=MOST_FOUND, count=False).hits
    return sorted(int(n or 0) for n in searcher.fast_field_values("ord", [address for _, address in hits]))
