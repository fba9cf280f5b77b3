"""How well matches agree with judged ones, beside simpler ways to rank; and what weights those teach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.model import Answer
from queries.likeness.eligible import eligible
from queries.likeness.features import Features, features
from queries.likeness.ranking import Ranked, compared
from queries.likeness.sparse import combined
from queries.likeness.weights import LIKENESS, WEIGHTS
from queries.matches.judged import USEFUL, Judged, current, ndcg
from queries.matches.learning import Example, chance, learned
from queries.matches.weights import CHANCE, CHANCE_OF

FOLDS, REPEATS = 7, 5
"""Each question is ranked by weights that were learned without it and the others of its fold."""
SEED = 14

Floats = NDArray[np.float64]


class Measured(Answer):
    """How one way to rank does on kansen or on projects; ``spread`` is the standard deviation over repeats.

    ``ndcg`` has the grade as gain, ``ndcg_exponential`` 2 to the power of it minus 1; ``first`` is the share
    of questions of which the first match is useful.
    """

    way: str
    kind: str
    questions: int
    ndcg: float
    ndcg_exponential: float
    first: float
    spread: float


class Evaluation(Answer):
    """Every way to rank on the judged questions.

    ``weights`` and ``chance`` are what all of them together teach; ``lost`` the questions that are not in the
    graph.
    """

    version: str
    judged: int
    lost: list[str]
    measured: list[Measured]
    weights: dict[str, float]
    chance: dict[str, float]


@dataclass(frozen=True)
class Question:
    """A judged question with what may answer it."""

    judged: Judged
    number: int
    kind: str
    eligible: NDArray[np.bool_]
    grades: Floats
    """Of every thing in the graph."""
    ranked: Ranked

    def example(self) -> Example:
        numbers = self.ranked.numbers
        return Example(self.ranked.parts, self.grades[numbers], int(self.eligible.sum()) - len(numbers))

    def measures(self, scores: Floats, numbers: NDArray[np.int64]) -> tuple[float, float, float]:
        """nDCG by either gain, and whether the first is useful, when ``numbers`` have ``scores``."""
        order = np.argsort(-scores.round(9), kind="stable")
        found = self.grades[numbers[order]]
        best = np.array(list(self.judged.grades.values()), dtype=np.float64)
        first = bool(len(found)) and bool(found[0] >= USEFUL)
        return ndcg(found, best), ndcg(found, best, exponential=True), float(first)


def evaluate(
    snapshot: Snapshot, judged: Sequence[Judged], others: Mapping[str, Likenesses] | None = None
) -> Evaluation:
    """Measures of every way to rank on judged questions; ``others`` are ways of other questions, by name."""
    made = features(snapshot)
    now = current(snapshot, judged)
    ids = np.array(made.things.ids)
    questions = [_question(made, one) for one in now if one.query in made.things.number]
    measured: list[Measured] = []
    for way, score in _plain_ways(snapshot, made, others or {}).items():
        measured += _measured(way, [[_by(q, score) for q in questions]], questions)
    measured += _measured("schakels", [_crossed(questions, repeat) for repeat in range(REPEATS)], questions)
    weights = _weights(questions)
    return Evaluation(
        version=snapshot.version,
        judged=len(questions),
        lost=[one.query for one in now if one.query not in made.things.number],
        measured=measured,
        weights=dict(zip(WEIGHTS, weights.round(2).tolist(), strict=True)),
        chance=_chance(questions, ids),
    )


def _weights(questions: Sequence[Question]) -> Floats:
    """What questions teach; of none the weights that we have."""
    examples = [q.example() for q in questions]
    return learned(examples) if any(e.grades.any() for e in examples) else np.array(list(WEIGHTS.values()))


def _question(made: Features, judged: Judged) -> Question:
    number = made.things.number[judged.query]
    kind = made.things.kind(number)
    may = eligible(made.things, number, "project" if kind == "project" else "")
    grades = np.zeros(len(made.things))
    for identifier, grade in judged.grades.items():
        if identifier in made.things.number:
            grades[made.things.number[identifier]] = grade
    return Question(judged, number, kind, may, grades, compared(made, number, may))


def _crossed(questions: Sequence[Question], repeat: int) -> list[tuple[float, float, float]]:
    """The measures of every question by weights learned from the other folds."""
    order = np.random.default_rng(SEED + repeat).permutation(len(questions))
    found: dict[int, tuple[float, float, float]] = {}
    for fold in np.array_split(order, min(FOLDS, len(questions))):
        held_out = set(fold.tolist())
        weights = _weights([q for n, q in enumerate(questions) if n not in held_out])
        for n in held_out:
            ranked = questions[n].ranked
            found[n] = questions[n].measures(ranked.parts @ weights, ranked.numbers)
    return [found[n] for n in range(len(questions))]


Score = Callable[[int], Floats | None]
"""A way to rank: the scores of all things for the thing with a number, None where it cannot."""

Likenesses = Callable[[Snapshot, str], Mapping[str, float] | None]
"""Another question's way to rank: identifiers with scores for an identifier, None where it cannot."""


def _plain_ways(snapshot: Snapshot, made: Features, others: Mapping[str, Likenesses]) -> dict[str, Score]:
    def words(number: int) -> Floats:
        return combined(made.answering_by, *made.asked.row(number)).astype(np.float64)

    def topics(number: int) -> Floats:
        return combined(made.shared_by, *made.shared.row(number)).astype(np.float64)

    def both(number: int) -> Floats:
        return _without(words(number), number) + _without(topics(number), number)

    def other(likenesses: Likenesses) -> Score:
        def score(number: int) -> Floats | None:
            found = likenesses(snapshot, made.things.ids[number])
            if found is None:
                return None
            return np.array([found.get(identifier, 0.0) for identifier in made.things.ids])

        return score

    plain: dict[str, Score] = {"BM25": words, "onderwerpen": topics, "BM25 en onderwerpen": both}
    return plain | {name: other(likenesses) for name, likenesses in others.items()}


def _without(scores: Floats, number: int) -> Floats:
    scores[number] = 0.0
    best: float = max(float(scores.max()), 1e-9)
    return scores / best


def _by(question: Question, score: Score) -> tuple[float, float, float] | None:
    scores = score(question.number)
    if scores is None:
        return None
    numbers = np.flatnonzero(question.eligible)
    return question.measures(scores[numbers], numbers)


def _measured(
    way: str,
    repeats: Sequence[Sequence[tuple[float, float, float] | None]],
    questions: Sequence[Question],
) -> list[Measured]:
    made = []
    for kind in ("kans", "project"):
        own = [
            [m for m, q in zip(found, questions, strict=True) if q.kind == kind and m is not None]
            for found in repeats
        ]
        if not own[0]:
            continue
        means = np.array([np.mean(found, axis=0) for found in own])
        ndcg_linear, ndcg_exponential, first = means.mean(axis=0).tolist()
        made.append(
            Measured(
                way=way,
                kind=kind,
                questions=len(own[0]),
                ndcg=round(ndcg_linear, 3),
                ndcg_exponential=round(ndcg_exponential, 3),
                first=round(first, 3),
                spread=round(float(means[:, 0].std()), 3),
            )
        )
    return made


def _chance(questions: Sequence[Question], ids: NDArray[np.str_]) -> dict[str, float]:
    """Coefficients of the chance that a judged pair is useful, by what it is told from."""
    columns = [LIKENESS.index(way) for way in CHANCE_OF]
    values, useful = [], []
    for question in questions:
        listed = np.isin(ids[question.ranked.numbers], list(question.judged.grades))
        values.append(question.ranked.cosines[listed][:, columns])
        useful.append(question.grades[question.ranked.numbers][listed] >= USEFUL)
    told = np.concatenate(useful) if useful else np.zeros(0, dtype=np.bool_)
    if told.all() or not told.any():
        return dict(CHANCE)
    found = chance(np.concatenate(values), told)
    return dict(zip((*CHANCE_OF, "vast"), found.round(2).tolist(), strict=True))
