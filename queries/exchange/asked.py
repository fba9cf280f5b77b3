"""What is asked of needs and supplies: the words as provinces, themes and topics."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from graph.store import Snapshot
from queries.exchange.candidates import Candidate
from queries.exchange.model import ExchangeQuery
from queries.exchange.pairings import pairings
from queries.likeness.features import Features, features
from queries.matches.model import MatchKind
from queries.matches.weights import SURE
from queries.themes.hierarchy import hierarchy
from queries.words import Meaning, Understood, provinces_named, themes_named, topics_named


@dataclass(frozen=True)
class Asked:
    """A question understood: slugs of ``provinces``, of those ``asking`` and ``having``, and the numbers of
    the things that are ``about`` it.

    ``about`` is None when no theme or topic was asked.  ``terms`` are the themes, and then the topics, with
    all that falls under them.
    """

    provinces: tuple[str, ...]
    asking: tuple[str, ...]
    having: tuple[str, ...]
    about: Collection[int] | None = field(repr=False)
    terms: Sequence[Collection[str]] = field(repr=False)
    kinds: Collection[MatchKind]
    words: tuple[Understood, ...] = field(repr=False)
    meanings: list[Meaning]
    notes: list[str]

    def takes(self, candidate: Candidate) -> bool:
        """Whether a candidate is asked for: both of its sides are about what was asked."""
        if self.about is not None and not (self._needed(candidate) and candidate.supply in self.about):
            return False
        if self.kinds and candidate.kind not in self.kinds:
            return False
        if not candidate.goes(self.asking, self.having):
            return False
        return not self.provinces or candidate.between(self.provinces)

    def _needed(self, candidate: Candidate) -> bool:
        """Whether the need is about what was asked: a focus by its topic, or by what it is filed under."""
        if candidate.focus is None:
            return self.about is None or candidate.need in self.about
        own = {candidate.focus.topic, *candidate.focus.focus.themes}
        return all(own & {*terms} for terms in self.terms)


def understand(snapshot: Snapshot, query: ExchangeQuery) -> Asked:
    """What is asked.  Raises ``UnknownWordError`` for a province or theme that does not exist."""
    themes = themes_named(snapshot, query.themes)
    topics = topics_named(snapshot, query.topics)
    made = features(snapshot)
    about: set[int] | None = None
    for words in (themes, topics):  # a theme narrows a topic; of several topics one is enough
        if words:
            found = set().union(*(_about(snapshot, made, word) for word in words))
            about = found if about is None else about & found
    known = hierarchy(snapshot)
    terms = [
        known.under([t for word in words for t in word.theme_ids]) for words in (themes, topics) if words
    ]
    left = pairings(snapshot).left
    meanings = [u.meaning for u in (*themes, *topics)]
    notes = [m.note for m in meanings if m.note]
    if left:
        notes.append(f"Van {left} projecten is in deze grote graaf niet vooraf gezocht wie erbij past.")
    return Asked(
        provinces=provinces_named(snapshot, query.provinces),
        asking=provinces_named(snapshot, query.asking),
        having=provinces_named(snapshot, query.having),
        about=about,
        terms=terms,
        kinds=frozenset(query.kinds),
        words=(*themes, *topics),
        meanings=meanings,
        notes=notes,
    )


def _about(snapshot: Snapshot, made: Features, word: Understood) -> set[int]:
    """Numbers of the things that a word names: by theme with what falls under it, or by text."""
    wanted = set(hierarchy(snapshot).under(word.theme_ids))
    found = {made.things.number[i] for i in word.things if i in made.things.number}
    topics = made.about.turned()
    for column, topic in enumerate(made.topics):
        if topic in wanted:
            numbers, sure = topics.row(column)
            found.update(numbers[sure >= SURE].tolist())
    for column, theme in enumerate(made.themes):
        if theme in wanted:
            found.update(made.themes_by.row(column)[0].tolist())
    return found
