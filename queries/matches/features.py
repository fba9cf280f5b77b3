"""What things are compared by, as sparse matrices; made once of a graph."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.remembered import Remembered
from queries.dutch.lexicon import Lexicon
from queries.index.text_index import text_index
from queries.matches.grams import rarity
from queries.matches.likeness import Ways
from queries.matches.sparse import Sparse
from queries.matches.subjects import Finder, Strengths, subjects, with_wider
from queries.matches.terms import counted
from queries.matches.things import Things, read_things
from queries.matches.weights import TELLING, WIDER_SHARE


@dataclass(frozen=True)
class Channel:
    """One way to compare things: ``rows`` by thing, ``postings`` by feature, ``names`` of the features."""

    rows: Sparse
    postings: Sparse = field(repr=False)
    names: list[str] = field(repr=False)


@dataclass(frozen=True)
class Features:
    """Everything that ranking needs of one graph.

    ``asked`` are the words of a thing as a question (weight times rarity), ``answering`` as an answer (BM25);
    ``topics`` and ``themes`` are vectors of length 1, ``shared`` the tags such that the product of two things
    is the sum of the rarities of the tags that they share.  ``ways`` are all vectors side by side.  ``about``
    are the topics of a thing with how surely it is about them.
    """

    things: Things
    asked: Sparse = field(repr=False)
    answering: Channel = field(repr=False)
    topics: Channel = field(repr=False)
    shared: Channel = field(repr=False)
    ways: Ways = field(repr=False)
    themes: Channel = field(repr=False)
    about: list[Strengths] = field(repr=False)
    rarity: Mapping[str, float] = field(repr=False)
    """Of a topic on cards, as inverse document frequency."""
    spelling: Mapping[str, str] = field(repr=False)


remembered: Remembered[Features] = Remembered()
_LOCK = "what matches are made of is being made"


def features(snapshot: Snapshot) -> Features:
    """The features of one graph; one thread makes them, others wait."""
    with snapshot.kept.setdefault(_LOCK, threading.Lock()):
        return remembered.get(snapshot, "", lambda: made(read_things(snapshot), text_index(snapshot).lexicon))


def made(things: Things, lexicon: Lexicon) -> Features:
    """The features of things."""
    finder = Finder(things, lexicon)
    about = [
        subjects(finder, tags, name, text)
        for tags, name, text in zip(things.tags, things.names, things.texts, strict=True)
    ]
    terms = counted(things, lexicon)
    tagged, tag_names = _matrix([dict.fromkeys(found, 1.0) for found in things.tags])
    shared = _times(tagged, np.sqrt(_logarithm(len(things.ids) / np.maximum(frequency(tagged), 1))))
    wider, topic_names = _matrix([with_wider(things, found, WIDER_SHARE) for found in about])
    broad, theme_names = _matrix([dict.fromkeys(found, 1.0) for found in things.themes])
    topics, themes = _rare(wider).of_unit_length(), _rare(broad).of_unit_length()
    ways = Ways(terms.vectors, topics, shared, themes, things.folded, rarity(things.folded))
    return Features(
        things=things,
        asked=terms.asked,
        answering=channel(terms.answering, terms.names),
        topics=channel(topics, topic_names),
        shared=channel(shared, tag_names),
        ways=ways.compared_whole(),
        themes=channel(themes, theme_names),
        about=about,
        rarity=dict(
            zip(tag_names, _logarithm((len(things.ids) + 1) / frequency(tagged)).tolist(), strict=True)
        ),
        spelling=terms.spelling,
    )


def channel(rows: Sparse, names: list[str]) -> Channel:
    return Channel(rows, rows.turned(), names)


def frequency(matrix: Sparse, least: float = 0.0) -> NDArray[np.int64]:
    """Of every column the number of rows in which it has at least ``least``."""
    return np.bincount(matrix.columns[matrix.values >= least], minlength=matrix.width)


def _logarithm(ratio: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(np.maximum(ratio, 1.0))


def _rare(matrix: Sparse) -> Sparse:
    """Every value times how rare its column is."""
    often = np.maximum(frequency(matrix, TELLING), 1)
    return _times(matrix, np.log((matrix.height + 1) / often))


def _times(matrix: Sparse, by_column: NDArray[np.float64]) -> Sparse:
    values = (matrix.values * by_column[matrix.columns]).astype(np.float32)
    return Sparse(matrix.starts, matrix.columns, values, matrix.width)


def _matrix(rows: Sequence[Mapping[str, float]]) -> tuple[Sparse, list[str]]:
    """Weights by name as a matrix, and the names of its columns."""
    names = sorted({name for row in rows for name in row})
    number = {name: n for n, name in enumerate(names)}
    return _of_rows([{number[name]: value for name, value in row.items()} for row in rows], len(names)), names


def _of_rows(rows: Sequence[Mapping[int, float]], width: int) -> Sparse:
    size = sum(map(len, rows))
    owner = np.repeat(np.arange(len(rows), dtype=np.int64), [len(row) for row in rows])
    columns = np.fromiter((c for row in rows for c in row), dtype=np.int32, count=size)
    values = np.fromiter((v for row in rows for v in row.values()), dtype=np.float32, count=size)
    return Sparse.of(owner, columns, values, len(rows), width)
