"""The concrete subject that two things share, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from graph.folding import unmarked
from queries.dutch.phrases import listed
from queries.likeness.features import Features
from queries.likeness.sparse import Sparse
from queries.likeness.weights import ON_CARD
from queries.matches.model import Found, Subject
from queries.matches.weights import (
    BY_NAME,
    CONCRETE,
    IN_BOTH_NAMES,
    LEAST_OF_BEST,
    NATURE_WEIGHTS,
    SUBJECTS_NAMED,
    SUBJECTS_SHOWN,
    SURE,
)

LOOKS_LIKE = "onderwerpen met verwante woorden"
"""What two things are about that have no topic, theme or word in common, and pieces of words."""
LEAST_STEM, ENDING = 4, 3
"""Letters of a word that a text must have, and by which an inflection may differ."""


@dataclass(frozen=True)
class Common:
    """What two things are both about: ``subjects``, most telling first, and how that is said after "over".

    ``said`` is never empty: without a topic that both name it is a wider topic, a theme, or words.
    """

    subjects: list[Subject]
    said: str

    def concrete(self) -> str:
        """The material or product that both are about; empty when there is none."""
        return next((s.name for s in self.subjects if s.nature in CONCRETE), "")


def common(made: Features, first: int, second: int) -> Common:
    """What two things have in common."""
    subjects = _subjects(made, first, second)
    if subjects:
        return Common(subjects, listed([s.name for s in subjects[:SUBJECTS_NAMED]]))
    return Common(
        [], _wider(made, first, second) or _theme(made, first, second) or _said_words(made, first, second)
    )


def _subjects(made: Features, first: int, second: int) -> list[Subject]:
    own, others = made.subjects(first), made.subjects(second)
    concepts = made.concepts
    mine, theirs = _with_above(made, own), _with_above(made, others)
    shared = {
        t
        for t in mine.keys() & theirs.keys()
        # Who is about vezelhennep is about hennep; two who are about beton and hout share no bouwmaterialen.
        if (t in own or t in others) and min(mine[t], theirs[t]) >= SURE and not concepts[t].container
    }
    sure = {t: min(mine[t], theirs[t]) for t in shared}
    # What falls under it says more, but bruggen on both cards more than brugdelen somewhere in a text.
    shared -= {
        t for t in shared if sure[t] < ON_CARD and any(sure.get(a, 0.0) >= ON_CARD for a in concepts[t].above)
    }
    shared -= {above for t in shared for above in concepts[t].above}
    rare = max(made.rarity.values(), default=1.0)
    telling = {
        t: sure[t]
        * made.rarity.get(t, rare)
        * NATURE_WEIGHTS.get(concepts[t].nature, 1.0)
        * (IN_BOTH_NAMES if sure[t] > ON_CARD else 1.0)
        for t in shared
    }
    best = max(telling.values(), default=0.0)
    order = sorted((t for t in shared if telling[t] >= LEAST_OF_BEST * best), key=lambda t: (-telling[t], t))
    return [
        Subject(
            id=t, name=concepts[t].name, nature=concepts[t].nature, found=_found(made, t, (first, second))
        )
        for t in order[:SUBJECTS_SHOWN]
    ]


def _with_above(made: Features, own: Mapping[str, float]) -> dict[str, float]:
    """Topics with all that they fall under, as sure as the surest of them."""
    found = dict(own)
    for topic, sure in own.items():
        for above in made.concepts[topic].above:
            if made.concepts[above].topic:
                found[above] = max(found.get(above, 0.0), sure)
    return found


def _found(made: Features, topic: str, numbers: Iterable[int]) -> Found:
    """The weaker of the ways in which things are known to be about a topic, or about what falls under it."""
    ways: tuple[Found, ...] = ("text", "name", "tag")
    concepts = made.concepts
    found = []
    for number in numbers:
        under = [t for t in made.subjects(number) if t == topic or topic in concepts[t].above]
        tagged = made.tagged(number)
        sure = made.subjects(number)
        found.append(max(2 if t in tagged else 1 if sure[t] > BY_NAME else 0 for t in under))
    return ways[min(found)]


def _wider(made: Features, first: int, second: int) -> str:
    """The topic over a topic of either: vezelgewassen, of hennep and vlas."""
    concepts = made.concepts
    found = both(made.ways.topics, first, second)
    for column in found:
        topic = made.topics[column]
        if concepts[topic].nature not in CONCRETE or concepts[topic].container:
            continue
        own = [_under(made, n, topic) for n in (first, second)]
        if all(own):
            name = concepts[topic].name
            return name if name in own or own[0] == own[1] else f"{name} ({own[0]} en {own[1]})"
    return ""


def _under(made: Features, number: int, topic: str) -> str:
    """The name of the surest topic of a thing that is a topic or falls under it."""
    concepts, subjects = made.concepts, made.subjects(number)
    under = [t for t in subjects if t == topic or topic in concepts[t].above]
    best = min(under, key=lambda t: (-subjects[t], concepts[t].above.get(topic, 0), t), default="")
    return concepts[best].name if best else ""


def _theme(made: Features, first: int, second: int) -> str:
    names = [made.concepts[made.themes[c]].name for c in both(made.ways.themes, first, second)]
    return f"het thema {names[0]}" if names else ""


def _said_words(made: Features, first: int, second: int) -> str:
    return listed([f"“{w}”" for w in shared_words(made, first, second)[:2]]) or LOOKS_LIKE


def shared_words(made: Features, first: int, second: int) -> list[str]:
    """The words that both have, most telling first, as they are written.

    A form that words are compared by may be one that neither of them writes (*lege*, of overleggen).
    """
    texts = [str(made.things.folded[n]) for n in (first, second)]
    found = (made.terms[c] for c in both(made.ways.words, first, second))
    return [w for w in found if all(_written(w, text) for text in texts)]


def _written(word: str, text: str) -> bool:
    """Whether a text (words as plain letters) has a word, inflected or in a compound."""
    return unmarked(word)[: max(LEAST_STEM, len(word) - ENDING)] in text


def both(rows: Sparse, first: int, second: int) -> list[int]:
    """The columns that two rows have, by the product of their values."""
    mine, own = rows.row(first)
    theirs, other = rows.row(second)
    columns, here, there = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
    order = np.argsort(-(own[here] * other[there]), kind="stable")
    return [int(c) for c in columns[order]]
