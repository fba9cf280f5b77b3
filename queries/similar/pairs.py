"""Which projects are alike: candidates by shared words and topics, and the chance that they have use of each
other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.likeness.features import Features
from queries.likeness.grams import vectors
from queries.likeness.sparse import Sparse
from queries.likeness.things import KINDS
from queries.likeness.weights import LIKENESS
from queries.matches.chance import chance
from queries.similar.weights import CANDIDATES, LEAST_THRESHOLD, MOST_WALKED

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
DECIMALS = 4
TEXTS_AT_ONCE = 5_000
"""Of which pieces of words are counted: some 200 MB of working memory."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of things by number (``first`` below ``second``), likest first; ``score`` is 0..1."""

    first: Numbers
    second: Numbers
    score: Floats


def projects_of(made: Features) -> Numbers:
    """The numbers of the projects."""
    return np.flatnonzero(made.things.kinds == KINDS.index("project"))


def alike(made: Features) -> Pairs:
    """Pairs of projects of at least ``LEAST_THRESHOLD``.

    Each is compared with the ``CANDIDATES`` that are nearest by shared words and topics, of which the rarest
    are walked first.
    """
    numbers = projects_of(made)
    search, comparison, size = _Search(made, numbers), Comparison(made, numbers), len(made.things)
    near = [(number, search.near(number)) for number in numbers.tolist()]
    keys = np.unique(
        np.concatenate(
            [np.minimum(n, others) * size + np.maximum(n, others) for n, others in near] or [numbers]
        )
    )
    first, second = keys // size, keys % size
    score = chance(comparison.cosines(first, second)).round(DECIMALS)
    enough = np.flatnonzero(score >= LEAST_THRESHOLD)
    order = enough[np.lexsort((second[enough], first[enough], -score[enough]))]
    return Pairs(first[order], second[order], score[order])


class _Search:
    """Finds what is near to a project by walking from its words and topics to who has them too."""

    def __init__(self, made: Features, numbers: Numbers) -> None:
        self._walked = (
            (made.asked, made.answering_by, np.diff(made.answering_by.starts)),
            (made.ways.topics, made.topics_by, np.diff(made.topics_by.starts)),
        )
        self._may = np.zeros(len(made.things), dtype=bool)
        self._may[numbers] = True

    def near(self, number: int) -> Numbers:
        """The nearest projects, in no order."""
        total = np.zeros(len(self._may))
        for matrix, postings, often in self._walked:
            columns, values = matrix.row(number)
            rarest = np.argsort(often[columns], kind="stable")
            walked = rarest[np.cumsum(often[columns][rarest]) <= MOST_WALKED]
            place, things, has = postings.some(columns[walked].astype(np.int64))
            scores = np.bincount(things, has * values[walked][place], minlength=len(total))
            scores[number] = 0.0
            total += scores / max(float(scores.max()), 1e-9)
        total[~self._may] = 0.0
        total[number] = 0.0
        likely = np.flatnonzero(total)
        if len(likely) > CANDIDATES:
            likely = likely[np.argpartition(-total[likely], CANDIDATES)[:CANDIDATES]]
        return likely


class Comparison:
    """Compares projects in the ways from which the chance is told that they have use of each other."""

    def __init__(self, made: Features, numbers: Numbers) -> None:
        ways = made.ways
        texts = [ways.texts.gather(part).to_list() for part in _parts(numbers)]
        self._place = np.zeros(len(made.things), dtype=np.int64)
        self._place[numbers] = np.arange(len(numbers))
        self._pieces = Sparse.stacked([vectors(some, ways.rarity) for some in texts])
        self._matrices = {"woorden": ways.words, "onderwerpen": ways.topics, "themas": ways.themes}

    def cosines(self, first: Numbers, second: Numbers) -> Floats:
        """How near two projects are, a column a way of ``LIKENESS`` (shared tags are not compared).

        ``first`` ascends.
        """
        cosines = np.zeros((len(first), len(LIKENESS)))
        for way, matrix in self._matrices.items():
            cosines[:, LIKENESS.index(way)] = matrix.products(first, second)
        pieces = self._pieces.products(self._place[first], self._place[second])
        cosines[:, LIKENESS.index("woorddelen")] = pieces
        return cosines


def _parts(numbers: Numbers) -> list[Numbers]:
    return [numbers[start : start + TEXTS_AT_ONCE] for start in range(0, len(numbers), TEXTS_AT_ONCE)]
