"""How robust a place in the scaling ranking is under all possible weights."""

from __future__ import annotations

import numpy as np
import pytest

from graph.store import Store
from queries.scaling import RobustnessAnswer, RobustnessQuery, ScalingQuery, count, robustness, scaling


@pytest.fixture(scope="module")
def answer(seed_store: Store) -> RobustnessAnswer:
    return robustness(seed_store.at())


def test_every_set_of_weights_fills_every_place_once(answer: RobustnessAnswer) -> None:
    for place in range(answer.top):
        assert sum(c.ranks[place] for c in answer.candidates) == pytest.approx(1, abs=0.01)
    assert sum(c.acceptability for c in answer.candidates) == pytest.approx(answer.top, abs=0.02)


def test_central_weights_put_their_candidate_first(seed_store: Store, answer: RobustnessAnswer) -> None:
    """The check that the method is for: whoever weighs like this sees this project on top."""
    for candidate in [c for c in answer.candidates if c.first > 0.02]:
        ranked = scaling(seed_store.at(), ScalingQuery(weights=candidate.central_weights, limit=5))
        assert candidate.id in [c.id for c in ranked.candidates]
        assert sum(candidate.central_weights.values()) == pytest.approx(1, abs=0.01)


def test_a_drawn_ranking_is_the_ranking_that_scaling_gives(seed_store: Store) -> None:
    """One path: the places counted here are those of the page with the same weights."""
    from queries.scaling.matrix import CRITERIA, criteria_matrix

    matrix = criteria_matrix(seed_store.at())
    values = np.array(matrix.values())
    for weights in np.random.default_rng(7).dirichlet(np.ones(len(CRITERIA)), 5):
        counted = count(values, weights.reshape(1, -1), 10)
        ours = [matrix.ids[int(np.argmax(counted.ranks[:, place]))] for place in range(10)]
        named = dict(zip(CRITERIA, map(float, weights), strict=True))
        page = [c.id for c in scaling(seed_store.at(), ScalingQuery(weights=named, limit=10)).candidates]
        assert ours == page


def test_the_default_winner_is_robust_and_a_bad_candidate_is_never_on_top(
    seed_store: Store, answer: RobustnessAnswer
) -> None:
    best = scaling(seed_store.at(), ScalingQuery(limit=1)).candidates[0]
    worst = scaling(seed_store.at(), ScalingQuery(limit=0)).candidates[-1]
    assert answer.of(best.id) > 0.5
    assert answer.of(worst.id) == 0.0


def test_the_first_of_two_equals_takes_the_place() -> None:
    values = np.array([[0.5, 0.5], [0.9, 0.9], [0.9, 0.9]])
    counted = count(values, np.array([[0.5, 0.5], [0.2, 0.8]]), 1)
    assert counted.ranks[:, 0].tolist() == [0, 2, 0]


def test_a_scope_narrows_the_candidates(seed_store: Store, answer: RobustnessAnswer) -> None:
    narrow = robustness(seed_store.at(), RobustnessQuery(themes=("ta-kunststoffen",)))
    assert narrow.total < answer.total
    assert all(len(c.ranks) == narrow.top for c in narrow.candidates)


def test_nothing_in_scope_is_no_candidates_and_no_error(seed_store: Store) -> None:
    assert robustness(seed_store.at(), RobustnessQuery(topics=("qqqxyz",))).candidates == []


def test_fewer_candidates_than_places_are_all_on_top(seed_store: Store) -> None:
    few = robustness(seed_store.at(), RobustnessQuery(topics=("struviet",), top=50))
    assert few.candidates
    assert all(c.acceptability == 1.0 for c in few.candidates)


def test_equal_questions_draw_equal_weights(seed_store: Store, answer: RobustnessAnswer) -> None:
    seed_store.at().kept.clear()
    assert robustness(seed_store.at()).to_json() == answer.to_json()
