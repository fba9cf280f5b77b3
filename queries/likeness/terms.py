"""The words of things, brought to one form and taken apart, as BM25 and as vectors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from queries.dutch.lexicon import Lexicon
from queries.dutch.words import STOP_WORDS, one_form, words_and_joins
from queries.likeness.sparse import Sparse
from queries.likeness.things import Concept, Read
from queries.likeness.weights import FIELD_WEIGHTS, LENGTH_SHARE, PART_SHARE, SATURATION

SHORTEST = 3
"""Words of fewer letters are not compared."""

Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Terms:
    """Things by their words: as a question, as an answer (BM25), and as vectors of length 1."""

    spelled: list[str]
    """The words by number, as they are written most."""
    asked: Sparse
    answering: Sparse
    vectors: Sparse


def counted(found: Read, concepts: Mapping[str, Concept], lexicon: Lexicon, places: Collection[str]) -> Terms:
    """The words of all things; ``places`` are words that point at a place."""
    things = found.things
    number: dict[str, int] = {}
    telling = _telling(lexicon, places)
    topics = [". ".join(concepts[t].name for t in tags) for tags in found.tags]
    texts = {"name": things.names.to_list(), "text": things.texts.to_list(), "topic": topics}
    fields = {name: _field(rows, telling, number) for name, rows in texts.items()}
    names = list(number)
    height, width = len(things), len(names)
    rows, columns, counts = _side_by_side(fields, width)
    often = np.bincount(columns, minlength=width)
    weights = np.array([FIELD_WEIGHTS[name] for name in fields])
    lengths = np.stack([np.bincount(r, v, minlength=height) for r, _, v in fields.values()])
    usual = np.maximum(lengths.sum(axis=1, keepdims=True) / max(height, 1), 1e-9)
    damped = counts / (1 - LENGTH_SHARE + LENGTH_SHARE * (lengths / usual)[:, rows])
    saturated = weights @ damped
    asked = (weights[:, None] * np.minimum(counts, 1.0)).max(axis=0)
    rarity = np.log(1 + (height - often + 0.5) / (often + 0.5))
    total = weights @ counts
    vector = (
        np.where(total > 1, 1 + np.log(np.maximum(total, 1)), total) * np.log((height + 1) / often)[columns]
    )

    def matrix(values: NDArray[np.float64]) -> Sparse:
        return Sparse.of(rows, columns, values.astype(np.float32), height, width)

    spelling = _spelling(lexicon)
    return Terms(
        spelled=[spelling.get(name, name) for name in names],
        asked=matrix(asked * rarity[columns]),
        answering=matrix(saturated / (SATURATION + saturated)),
        vectors=matrix(vector).of_unit_length(),
    )


Coordinates = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]


def _field(texts: Sequence[str], telling: Callable[[str], Shares], number: dict[str, int]) -> Coordinates:
    """Thing, word and count of one field; words that are new get a number."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(texts):
        counts: dict[int, float] = {}
        for word in words_and_joins(text):
            for term, share in telling(word):
                column = number.setdefault(term, len(number))
                counts[column] = counts.get(column, 0.0) + share
        rows.extend([row] * len(counts))
        columns.extend(counts)
        values.extend(counts.values())
    return np.array(rows, np.int64), np.array(columns, np.int32), np.array(values, np.float64)


def _side_by_side(
    fields: Mapping[str, Coordinates], width: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Thing and word of all fields, with the count in each field."""
    keys, place = np.unique(
        np.concatenate([rows * width + columns for rows, columns, _ in fields.values()]), return_inverse=True
    )
    found = np.zeros((len(fields), len(keys)))
    start = 0
    for number, (_, _, values) in enumerate(fields.values()):
        found[number, place[start : start + len(values)]] = values
        start += len(values)
    return keys // width, (keys % width).astype(np.int32), found


def _telling(lexicon: Lexicon, places: Collection[str]) -> Callable[[str], Shares]:
    """What a word says: itself and the parts of a compound, each in its one form; nothing for a place."""

    def parts(word: str, into: dict[str, float]) -> None:
        for part in lexicon.split.get(word, ()):
            if part not in STOP_WORDS and len(part) >= SHORTEST:
                into.setdefault(one_form(part), PART_SHARE)
                parts(part, into)

    @lru_cache(maxsize=500_000)
    def of(word: str) -> Shares:
        if len(word) < SHORTEST or word.isdigit() or word in STOP_WORDS:
            return ()
        if word in lexicon.names or word in places:
            return ()
        found = {one_form(word): 1.0}
        parts(word, found)
        return tuple(found.items())

    return of


def _spelling(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in sorted(lexicon.counts, key=lambda w: (-lexicon.counts[w], w)):
        found.setdefault(one_form(word), lexicon.spelling.get(word, word))
    return found
