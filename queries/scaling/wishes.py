"""What a province wants of a project: a kans that it names, or something that it says it concentrates on.

Both must share a topic with the project: a material, a product or an activity on the card, in the name or in
the text of either, or one above it (hennep falls under vezels).  A broad theme is no topic.  How alike the
two are is told by the ranker of schakels: the chance that who judges such a pair finds it useful.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.remembered import Remembered, RememberedEach
from queries.dutch.words import STOP_WORDS, one_form, words
from queries.likeness.features import Features, features
from queries.likeness.grams import vectors
from queries.likeness.sparse import Sparse
from queries.likeness.subjects import with_wider
from queries.likeness.things import KINDS
from queries.likeness.ways import alike
from queries.likeness.weights import LIKENESS, WIDER_SHARE
from queries.matches.chance import chance
from queries.matches.wanted import Focus, focuses
from queries.matches.weights import ABOUT, SURE
from queries.scaling.landscape import Landscape
from queries.scaling.weights import KANSEN_COMPARED, LEAST_LIKE

HELD = 4_096
"""Projects of which it is kept who wants them."""


@dataclass(frozen=True)
class Wish:
    """Why a province could want a project: ``kans`` is its identifier, or empty for a focus (``label``).

    ``topics`` are what both are about, the most telling first; ``like`` (0..1) is how alike they are.
    """

    like: float
    label: str
    kans: str
    topics: tuple[str, ...]
    sources: tuple[str, ...] = ()


Wishes = Mapping[str, Wish]
"""The nearest wish by the slug of the province."""


@dataclass(frozen=True)
class _Asked:
    """All wishes of a graph as they are compared."""

    kansen: Mapping[str, Sequence[int]] = field(repr=False)
    """By topic the numbers of the kansen that are about it."""
    focuses: Sequence[Focus]
    spelled: Sequence[frozenset[str]] = field(repr=False)
    """Of every focus its words, each in one form."""
    pieces: Sparse = field(repr=False)
    topics: Sparse = field(repr=False)
    themes: Sparse = field(repr=False)


remembered: RememberedEach[str, Wishes] = RememberedEach(HELD)
remembered_asked: Remembered[_Asked] = Remembered()


def wishes(snapshot: Snapshot, background: Landscape, projects: Iterable[str]) -> dict[str, Wishes]:
    """Who wants each of some projects, by identifier: of every other province the nearest wish, if any."""
    return remembered.get(snapshot, projects, lambda missing: _read(snapshot, background, missing))


def _read(snapshot: Snapshot, background: Landscape, projects: Sequence[str]) -> dict[str, Wishes]:
    made = features(snapshot)
    asked = remembered_asked.get(snapshot, "", lambda: _made(snapshot, made, background))
    found: dict[str, Wishes] = {}
    for project in projects:
        number = made.things.number.get(project)
        if number is not None:
            found[project] = _of(made, asked, number)
    return found


def _of(made: Features, asked: _Asked, number: int) -> Wishes:
    about = _about(made, number)
    own = set(made.things.where(number))
    found: dict[str, Wish] = {}
    for province, wish in (*_kansen(made, asked, number, about), *_focuses(made, asked, number, about)):
        if province not in own and wish.like >= LEAST_LIKE:
            before = found.get(province, wish)
            found[province] = min(wish, before, key=lambda w: (-w.like, w.kans == "", w.label))
    return found


def _about(made: Features, number: int) -> dict[str, float]:
    """What a project is about, also one up, with how rare that is."""
    about: dict[str, float] = {}
    for topic, strength in made.subjects(number).items():
        if strength >= SURE:
            for one in (topic, *made.concepts[topic].above):
                if _tells(made, one):
                    about[one] = made.rarity.get(one, 0.0)
    return about


def _tells(made: Features, topic: str) -> bool:
    concept = made.concepts[topic]
    return concept.topic and concept.nature in ABOUT and not concept.container


def _kansen(
    made: Features, asked: _Asked, number: int, about: Mapping[str, float]
) -> Iterable[tuple[str, Wish]]:
    shared: dict[int, list[str]] = defaultdict(list)
    for topic in about:
        for kans in asked.kansen.get(topic, ()):
            shared[kans].append(topic)
    if not shared:
        return
    nearest = sorted(shared, key=lambda k: (-sum(about[t] for t in shared[k]), k))[:KANSEN_COMPARED]
    pool = np.array(sorted(nearest), dtype=np.int64)
    likes = chance(alike(made.ways, number, pool)[2].T)
    things = made.things
    for kans, like in zip(pool.tolist(), likes.tolist(), strict=True):
        topics = tuple(sorted(shared[kans], key=lambda t: (-about[t], t)))
        wish = Wish(like, str(things.names[kans]).partition(". ")[0], things.ids[kans], topics)
        for province in things.where(kans):
            yield province, wish


def _focuses(
    made: Features, asked: _Asked, number: int, about: Mapping[str, float]
) -> Iterable[tuple[str, Wish]]:
    of_one = [(place, focus.topics & about.keys()) for place, focus in enumerate(asked.focuses)]
    near = [(place, shared) for place, shared in of_one if shared]
    if not near:
        return
    places = np.array([place for place, _ in near], dtype=np.int64)
    ways = dict(zip(LIKENESS, made.ways.of(np.array([number])), strict=True))
    cosines = np.zeros((len(places), len(LIKENESS)))
    own = {one_form(w) for c in ways["woorden"][1].tolist() for w in words(made.terms[c])}
    strength = _by_form(made, ways["woorden"][1], ways["woorden"][2])
    for row, place in enumerate(places.tolist()):
        spelled = asked.spelled[place]
        told = sum(strength[w] for w in spelled & own)
        cosines[row, LIKENESS.index("woorden")] = told / max(len(spelled), 1) ** 0.5
    for way, matrix in (
        ("woorddelen", asked.pieces),
        ("onderwerpen", asked.topics),
        ("themas", asked.themes),
    ):
        _, columns, values, width = ways[way]
        dense = np.zeros(max(width, matrix.width))
        dense[columns] = values
        at, column, value = matrix.some(places)
        cosines[:, LIKENESS.index(way)] = np.bincount(at, value * dense[column], minlength=len(places))
    for (place, shared), like in zip(near, chance(cosines).tolist(), strict=True):
        focus = asked.focuses[place]
        topics = tuple(sorted(shared, key=lambda t: (-about[t], t)))
        yield focus.province, Wish(like, focus.label, "", topics, tuple(sorted(focus.sources)))


def _by_form(made: Features, columns: NDArray[np.int32], values: NDArray[np.float32]) -> dict[str, float]:
    strength: dict[str, float] = defaultdict(float)
    for column, value in zip(columns.tolist(), values.tolist(), strict=True):
        for word in words(made.terms[column]):
            strength[one_form(word)] = max(strength[one_form(word)], float(value))
    return strength


def _made(snapshot: Snapshot, made: Features, background: Landscape) -> _Asked:
    """The kansen by topic, and the focuses as vectors; made once of a graph."""
    found = focuses(snapshot, made)
    filed = {(f.province, f.label): f.themes for of in background.focuses.values() for f in of}
    tokens = [[w for w in words(f.label) if w not in STOP_WORDS] for f in found]
    topics = [with_wider(made.concepts, dict.fromkeys(f.topics, 1.0), WIDER_SHARE) for f in found]
    themes = [dict.fromkeys(filed.get((f.province, f.label), ()), 1.0) for f in found]
    return _Asked(
        kansen=_by_topic(made),
        focuses=found,
        spelled=[frozenset(map(one_form, row)) for row in tokens],
        pieces=vectors([" ".join(row) or "-" for row in tokens], made.ways.rarity),
        topics=_rare(topics, made.topics, made.topics_by),
        themes=_rare(themes, made.themes, made.themes_by),
    )


def _by_topic(made: Features) -> dict[str, list[int]]:
    numbers = np.flatnonzero((made.things.kinds == KINDS.index("kans")) & (made.things.masks != 0))
    place, columns, values = made.about.some(numbers)
    by_topic: dict[str, list[int]] = defaultdict(list)
    sure = values >= SURE
    for row, column in zip(place[sure].tolist(), columns[sure].tolist(), strict=True):
        topic = made.topics[column]
        if _tells(made, topic):
            by_topic[topic].append(int(numbers[row]))
    return by_topic


def _rare(rows: Sequence[Mapping[str, float]], names: Sequence[str], postings: Sparse) -> Sparse:
    """Weights by name as rows of unit length, each times how rare it is."""
    number = {name: n for n, name in enumerate(names)}
    often = np.maximum(np.diff(postings.starts), 1)
    kept = [(r, number[t], v) for r, row in enumerate(rows) for t, v in row.items() if t in number]
    columns = np.array([c for _, c, _ in kept], dtype=np.int32)
    values = np.array([v for _, _, v in kept]) * np.log((postings.width + 1) / often[columns])
    places = np.array([r for r, _, _ in kept], dtype=np.int64)
    made = Sparse.of(places, columns, values.astype(np.float32), len(rows), len(names))
    return made.of_unit_length()
