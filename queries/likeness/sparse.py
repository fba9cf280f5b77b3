"""Sparse matrices of a handful of arrays: all that ranking needs of linear algebra, and no library for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROWS_AT_ONCE = 64
"""Rows that are written out when pairs are multiplied: a few MB."""

Numbers = NDArray[np.int32]
Values = NDArray[np.float32]


@dataclass(frozen=True)
class Sparse:
    """A matrix by rows (compressed sparse rows): of row ``i`` the columns and values between two starts."""

    starts: NDArray[np.int64]
    columns: Numbers
    values: Values
    width: int

    @property
    def height(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, rows: NDArray[np.int64], columns: Numbers, values: Values, height: int, width: int) -> Sparse:
        """From coordinates, each of which is given once."""
        order = np.argsort(rows.astype(np.int64) * width + columns, kind="stable")
        starts = np.zeros(height + 1, dtype=np.int64)
        np.cumsum(np.bincount(rows, minlength=height), out=starts[1:])
        return cls(starts, columns[order].astype(np.int32), values[order].astype(np.float32), width)

    @classmethod
    def stacked(cls, parts: Sequence[Sparse]) -> Sparse:
        """Matrices of one width under each other."""
        ends = np.cumsum([0, *(len(part.columns) for part in parts)])
        starts = [part.starts[1:] + end for part, end in zip(parts, ends[:-1], strict=True)]
        return cls(
            np.concatenate([np.zeros(1, dtype=np.int64), *starts]),
            np.concatenate([np.zeros(0, dtype=np.int32), *(part.columns for part in parts)]),
            np.concatenate([np.zeros(0, dtype=np.float32), *(part.values for part in parts)]),
            parts[0].width if parts else 0,
        )

    def row(self, number: int) -> tuple[Numbers, Values]:
        """The columns of one row and their values."""
        start, end = self.starts[number], self.starts[number + 1]
        return self.columns[start:end], self.values[start:end]

    def rows(self) -> NDArray[np.int64]:
        """The row of every value."""
        return np.repeat(np.arange(self.height, dtype=np.int64), np.diff(self.starts))

    def turned(self) -> Sparse:
        """The transpose: of each column the rows that it is in (postings)."""
        return Sparse.of(
            self.columns.astype(np.int64),
            self.rows().astype(np.int32),
            self.values,
            self.width,
            self.height,
        )

    def scaled(self, by_row: NDArray[np.float64]) -> Sparse:
        """Every row times its own number."""
        scaled = self.values * np.repeat(by_row, np.diff(self.starts))
        return Sparse(self.starts, self.columns, scaled.astype(np.float32), self.width)

    def of_unit_length(self) -> Sparse:
        """Every row divided by its Euclidean length; an empty row stays empty."""
        squares = np.bincount(self.rows(), self.values.astype(np.float64) ** 2, minlength=self.height)
        return self.scaled(1.0 / np.sqrt(np.where(squares > 0, squares, 1.0)))

    def products(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
        """The product of the rows of every pair: the cosine, of rows of unit length.  ``first`` ascends."""
        rows, place = np.unique(first, return_inverse=True)
        found = np.zeros(len(first))
        short = np.zeros(self.width, dtype=np.int64)  # a column's place among those of a few rows; 0: none
        for start in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[start : start + ROWS_AT_ONCE]
            owner, columns, values = self.some(some)
            known = np.unique(columns)
            short[known] = np.arange(1, len(known) + 1)
            dense = np.zeros((len(some), len(known) + 1), dtype=np.float32)
            dense[owner, short[columns]] = values
            begin, end = np.searchsorted(place, [start, start + len(some)])
            pair, columns, values = self.some(second[begin:end])
            shared = dense[(place[begin:end] - start)[pair], short[columns]]
            found[begin:end] = np.bincount(pair, weights=values * shared, minlength=end - begin)
            short[known] = 0
        return found

    def some(self, wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], Numbers, Values]:
        """Coordinates of the values of some rows; the row is its place in ``wanted``."""
        lengths = self.starts[wanted + 1] - self.starts[wanted]
        place = np.repeat(np.arange(len(wanted), dtype=np.int64), lengths)
        ends = np.cumsum(lengths)
        at = np.arange(int(lengths.sum()), dtype=np.int64) + np.repeat(
            self.starts[wanted] - ends + lengths, lengths
        )
        return place, self.columns[at], self.values[at]


def combined(postings: Sparse, columns: Numbers, values: Values) -> Values:
    """Of every thing the sum over the given features of value times what the thing has of it."""
    found = np.zeros(postings.width, dtype=np.float32)
    for column, value in zip(columns.tolist(), values.tolist(), strict=True):
        things, has = postings.row(column)
        found[things] += np.float32(value) * has  # a thing stands once in the postings of a feature
    return found
