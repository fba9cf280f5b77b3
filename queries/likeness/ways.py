"""How alike things are, all ways to compare them taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from queries.likeness.grams import Rarity, vectors
from queries.likeness.sparse import Numbers, Sparse, Values
from queries.likeness.weights import HASHED, HASHED_WHOLE, WHOLE

Floats = NDArray[np.float64]
Coordinates = tuple[NDArray[np.int64], Numbers, Values, int]
"""Row, column and value of what is not zero, and how many columns there are."""


@dataclass(frozen=True)
class Whole:
    """A graph of which everything is compared with everything beforehand: few things, asked of often."""

    grams: Sparse
    likeness: Floats


@dataclass(frozen=True)
class Ways:
    """Things in each of the ways of ``LIKENESS``; of ``texts`` the pieces of words are taken."""

    words: Sparse
    topics: Sparse
    tags: Sparse
    themes: Sparse
    texts: pl.Series = field(repr=False)
    rarity: Rarity = field(repr=False)
    whole: Whole | None = field(default=None, repr=False)

    def of(self, numbers: NDArray[np.int64]) -> Iterator[Coordinates]:
        """Some things, way by way; the row is the place in ``numbers``."""
        yield *self.words.some(numbers), self.words.width
        if self.whole is not None:
            yield *self.whole.grams.some(numbers), self.whole.grams.width
        else:
            grams = vectors(self.texts.gather(numbers).to_list(), self.rarity)
            yield grams.rows(), grams.columns, grams.values, grams.width
        for matrix in (self.topics, self.tags, self.themes):
            yield *matrix.some(numbers), matrix.width

    def compared(self) -> Whole | None:
        """Everything compared with everything, where there is little enough of it."""
        size = len(self.texts)
        if size > WHOLE:
            return None
        likenesses = likeness(self.of(np.arange(size)), size, HASHED_WHOLE)
        return Whole(vectors(self.texts.to_list(), self.rarity), likenesses)


def alike(ways: Ways, asked: int, pool: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """How alike the things of a pool are to each other, and to the asked one; and its cosines way by way."""
    wanted = np.concatenate([[asked], pool])
    told = list(ways.of(wanted))
    if ways.whole is None:
        among = likeness(told, len(wanted), HASHED)
    else:
        among = ways.whole.likeness[np.ix_(wanted, wanted)]
    cosines = np.stack([_with_first(one, len(wanted)) for one in told])
    return (among[1:, 1:] + among[1:, 1:].T) / 2, among[0, 1:], cosines[:, 1:]


def likeness(ways: Iterable[Coordinates], height: int, most: int) -> Floats:
    """How alike things are to each other, by rows: the sum over all ways, in each of which the nearest has 1.

    So that no way drowns the others; and the nearest of all has 1 again.  Of more than ``most`` features in
    one way, hashes are compared.
    """
    total = np.zeros((height, height))
    for place, columns, values, width in ways:
        short = _shortened(place, columns, values, height, width, most)
        products = np.maximum(short @ short.T, 0.0).astype(np.float64)
        np.fill_diagonal(products, 0.0)
        total += _of_best(products)
    return _of_best(total)


def _of_best(rows: Floats) -> Floats:
    best: Floats = rows.max(axis=1, keepdims=True, initial=0.0)
    return rows / np.where(best > 0, best, 1.0)


def _with_first(one: Coordinates, height: int) -> Floats:
    """The cosine of every row with the first."""
    place, columns, values, width = one
    first = np.zeros(width)
    first[columns[place == 0]] = values[place == 0]
    length = np.bincount(place, values.astype(np.float64) ** 2, minlength=height)
    overlap = np.bincount(place, values * first[columns], minlength=height)
    cosines: Floats = overlap / np.sqrt(np.maximum(length * length[0], 1e-12))
    return cosines


def _shortened(
    place: NDArray[np.int64], columns: Numbers, values: Values, height: int, width: int, most: int
) -> Values:
    """The rows as a dense matrix of at most ``most`` columns."""
    often = np.bincount(columns, minlength=width)
    told = often[columns] > 1  # what one thing alone has makes it like no other
    place, columns, values = place[told], columns[told], values[told]
    column = (np.cumsum(often > 1) - 1)[columns]
    length = int((often > 1).sum())
    if length > most:
        bucket, sign = _hashes(width, most)
        column, values, length = bucket[columns], values * sign[columns], most
    flat = np.bincount(place * length + column, values, minlength=height * length)
    return flat.reshape(height, length).astype(np.float32)


@lru_cache(maxsize=8)
def _hashes(width: int, most: int) -> tuple[NDArray[np.int64], Values]:
    """Of every feature its place in a hashed vector and its sign (Weinberger et al. 2009)."""
    drawn = np.random.default_rng(most)
    return drawn.integers(0, most, width), drawn.choice(np.array([-1, 1], dtype=np.float32), width)
