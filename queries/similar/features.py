"""What projects are compared by: their subjects, words and broad themes, weighted by rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from graph.schema import TOPIC_SCHEME
from graph.schema.phases import STOPPED
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.dutch.lexicon import Lexicon
from queries.dutch.words import STOP_WORDS, one_form, words
from queries.index.text_index import text_index
from queries.similar.weights import (
    BROADER_SHARE,
    COMPOUND_SHARE,
    FEW_TOPICS,
    FEW_WORDS,
    NAME_SHARE,
    RARITY_POWER,
    THEMES_KEPT,
    TOPICS_KEPT,
    WORDS_KEPT,
)
from queries.themes.hierarchy import Hierarchy, hierarchy
from queries.words import vocabulary

Weights = dict[str, float]


@dataclass(frozen=True)
class Features:
    """The most telling features of every project, most telling first.

    ``numbers`` (projects x kept) holds feature numbers, -1 where a project has no more; ``weights`` their
    share, so that the squares of a row sum to 1 at most.  ``names`` has the feature of a number.
    """

    numbers: NDArray[np.int32]
    weights: NDArray[np.float32]
    names: list[str]


@dataclass(frozen=True)
class Projects:
    """All projects as they are compared, in the order of their identifiers.

    ``masks`` has a bit per province; ``themes`` are what a project addresses, ``about`` those with all
    that they fall under.
    """

    ids: list[str]
    provinces: list[tuple[str, ...]] = field(repr=False)
    masks: NDArray[np.int64] = field(repr=False)
    themes: list[frozenset[str]] = field(repr=False)
    about: list[frozenset[str]] = field(repr=False)
    parts: Mapping[str, Features] = field(repr=False)
    """``onderwerpen``, ``tekst`` and ``thema``."""
    number: Mapping[str, int] = field(repr=False)
    stopped: frozenset[int] = field(repr=False)
    """Numbers of the projects that stopped: something to learn from, nobody to talk with."""
    spelling: Mapping[str, str] = field(repr=False)
    """A word in the form it is compared in, to the word as it is written most."""


def read_projects(snapshot: Snapshot) -> Projects:
    """The projects of the graph with their features."""
    cypher = statements("similar")
    rows = snapshot.query(cypher["projects"])
    known = vocabulary(snapshot)
    number = {row["id"]: n for n, row in enumerate(rows)}
    addressed: list[set[str]] = [set() for _ in rows]
    for row in snapshot.query(cypher["project_themes"]):
        addressed[number[row["id"]]].add(row["theme"])
    order = hierarchy(snapshot)
    topics = [{t for t in found if known.schemes[t] == TOPIC_SCHEME} for found in addressed]
    broad = [found - own for found, own in zip(addressed, topics, strict=True)]
    slugs = {slug: bit for bit, slug in enumerate(known.province_names)}
    provinces = [tuple((row["provinces"] or "").split()) for row in rows]
    masks = [sum(1 << slugs[s] for s in found) for found in provinces]
    lexicon = text_index(snapshot).lexicon
    texts = _texts(rows, lexicon)
    return Projects(
        ids=[row["id"] for row in rows],
        provinces=provinces,
        masks=np.array(masks, dtype=np.int64),
        themes=[frozenset(found) for found in addressed],
        about=[frozenset(order.over(found)) for found in addressed],
        parts={
            "onderwerpen": _features(
                [_with_broader(t, order) for t in topics], TOPICS_KEPT, FEW_TOPICS, RARITY_POWER
            ),
            "tekst": _features(texts, WORDS_KEPT, FEW_WORDS),
            "thema": _features([dict.fromkeys(b, 1.0) for b in broad], THEMES_KEPT),
        },
        number=number,
        stopped=frozenset(n for n, row in enumerate(rows) if row["phase"] == STOPPED),
        spelling=_spelling(lexicon),
    )


def _with_broader(topics: Iterable[str], order: Hierarchy) -> Weights:
    own = dict.fromkeys(topics, 1.0)
    wider = {b for t in own for b in order.broader.get(t, ())} - own.keys()
    return own | dict.fromkeys(wider, BROADER_SHARE)


def _texts(rows: Sequence[Row], lexicon: Lexicon) -> list[Weights]:
    """Per project its words, brought to one form, with how much each counts before rarity."""

    @lru_cache(maxsize=200_000)
    def telling(word: str) -> tuple[tuple[str, float], ...]:
        if word in STOP_WORDS or word in lexicon.names or len(word) < 3 or word.isdigit():
            return ()
        parts = lexicon.split.get(word, ())
        return ((one_form(word), 1.0), *((one_form(p), COMPOUND_SHARE) for p in parts))

    @lru_cache(maxsize=200_000)
    def of_text(text: str) -> Weights:
        found: Weights = {}
        for word in words(text):
            for form, share in telling(word):
                found[form] = max(found.get(form, 0.0), share)
        return found

    made = []
    for row in rows:
        weights = dict(of_text(row["description"] or ""))
        for word in words(row["name"]):
            for form, share in telling(word):
                weights[form] = max(weights.get(form, 0.0), share * NAME_SHARE)
        made.append(weights)
    return made


def _spelling(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in sorted(lexicon.counts, key=lambda w: (-lexicon.counts[w], w)):
        found.setdefault(one_form(word), lexicon.spelling.get(word, word))
    return found


def _features(projects: Sequence[Weights], kept: int, few: float = 0.0, power: float = 1.0) -> Features:
    """Weights times inverse document frequency to ``power``, the largest ``kept``, of a length up to 1.

    ``few`` is added to the square of the length: what has little to say stays below 1.
    """
    counts: Counter[str] = Counter()
    for weights in projects:
        counts.update(weights.keys())
    names = sorted(counts)
    number = {name: n for n, name in enumerate(names)}
    total = max(len(projects), 2)
    rarity = {name: (math.log((total + 1) / counts[name]) / math.log(total + 1)) ** power for name in names}
    numbers = np.full((len(projects), kept), -1, dtype=np.int32)
    values = np.zeros((len(projects), kept), dtype=np.float32)
    for row, weights in enumerate(projects):
        valued = sorted((-share * rarity[name], number[name]) for name, share in weights.items())[:kept]
        length = math.sqrt(sum(value * value for value, _ in valued) + few)
        if length:
            numbers[row, : len(valued)] = [n for _, n in valued]
            values[row, : len(valued)] = [-value / length for value, _ in valued]
    return Features(numbers, values, names)
