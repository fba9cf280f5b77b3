"""The best matches of everything that is wanted, worked out once of a graph and kept beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.on_disk import cache_directory, read, write
from queries.base.standing import Standing
from queries.exchange.weights import KEPT, LEAST_USEFUL, MOST_WANTED, SEEKING
from queries.likeness.eligible import eligible
from queries.likeness.features import Features, features
from queries.likeness.ranking import Ranked, rank
from queries.likeness.things import KINDS
from queries.matches.chance import chance

FORMAT = 2
"""Raised when what is kept changes."""
ARRAYS = ("asked", "numbers", "scores", "parts", "cosines", "through")


@dataclass(frozen=True)
class Pairings:
    """Matches of what is wanted, those of one thing together and best first; rows of arrays.

    ``asked`` and ``numbers`` are numbers of things (``Features.things``), the others are as in ``Ranked``.
    ``left`` counts what is wanted and was not worked out.
    """

    asked: NDArray[np.int64]
    numbers: NDArray[np.int64]
    scores: NDArray[np.float64] = field(repr=False)
    parts: NDArray[np.float64] = field(repr=False)
    cosines: NDArray[np.float64] = field(repr=False)
    through: NDArray[np.int64] = field(repr=False)
    left: int = 0

    def __len__(self) -> int:
        return len(self.asked)

    def ranked(self, row: int) -> Ranked:
        """One match, as the only one of what was asked."""
        one = slice(row, row + 1)
        return Ranked(
            self.numbers[one], self.scores[one], self.parts[one], self.cosines[one], self.through[one]
        )


def pairings(snapshot: Snapshot) -> Pairings:
    """The matches between provinces of every kans and of every project that is not far yet."""
    return PAIRINGS.of(snapshot)


def _place_of(version: str) -> Path:
    return cache_directory() / "vraag-en-aanbod" / f"{version}-{FORMAT}"


def _make(snapshot: Snapshot) -> Pairings:
    found = _made(snapshot, features(snapshot))
    write(_place_of(snapshot.version), lambda folder: _put(found, folder))
    return found


def _read(snapshot: Snapshot) -> Pairings | None:
    return read(_place_of(snapshot.version), _opened)


PAIRINGS: Standing[Pairings] = Standing(_place_of, _read, _make)


def wanted(snapshot: Snapshot, made: Features) -> list[int]:
    """Numbers of what is wanted: the kansen of provinces, then projects that look for what others know."""
    things = made.things
    kansen = np.flatnonzero((things.kinds == KINDS.index("kans")) & (things.masks != 0)).tolist()
    rows = snapshot.query(statements("exchange")["seeking"], {"phases": list(SEEKING)})
    projects = [things.number[row["id"]] for row in rows]
    return [*kansen, *(n for n in projects if things.masks[n])]


def _made(snapshot: Snapshot, made: Features) -> Pairings:
    asked = wanted(snapshot, made)
    rows = list(_rows(made, asked[:MOST_WANTED]))
    ways = (len(rows[0][1].parts.T), len(rows[0][1].cosines.T)) if rows else (0, 0)
    none = Ranked(
        np.zeros(0, np.int64),
        np.zeros(0),
        np.zeros((0, ways[0])),
        np.zeros((0, ways[1])),
        np.zeros(0, np.int64),
    )
    found = [ranked for _, ranked in rows] or [none]
    return Pairings(
        asked=np.concatenate([np.full(len(r.numbers), n, np.int64) for n, r in rows] or [none.numbers]),
        numbers=np.concatenate([r.numbers for r in found]),
        scores=np.concatenate([r.scores for r in found]),
        parts=np.concatenate([r.parts for r in found]),
        cosines=np.concatenate([r.cosines for r in found]),
        through=np.concatenate([r.through for r in found]),
        left=max(0, len(asked) - MOST_WANTED),
    )


def _rows(made: Features, asked: list[int]) -> Iterator[tuple[int, Ranked]]:
    """Of everything that is wanted its useful matches, of projects and platforms and of the same wish."""
    for number in asked:
        ranked = rank(made, number, eligible(made.things, number) & (made.things.masks != 0))
        first = slice(0, KEPT)
        useful = np.flatnonzero(chance(ranked.cosines[first]) >= LEAST_USEFUL)
        yield (
            number,
            Ranked(
                ranked.numbers[useful],
                ranked.scores[useful],
                ranked.parts[useful],
                ranked.cosines[useful],
                ranked.through[useful],
            ),
        )


def _put(found: Pairings, folder: Path) -> None:
    np.savez(folder / "pairings.npz", left=found.left, **{name: getattr(found, name) for name in ARRAYS})


def _opened(folder: Path) -> Pairings:
    with np.load(folder / "pairings.npz") as kept:
        return Pairings(**{name: kept[name] for name in ARRAYS}, left=int(kept["left"]))
