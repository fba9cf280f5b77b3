"""What matches are made of: steps of a chain, judged orders, and what those teach."""

from __future__ import annotations

import numpy as np
import pytest

from queries.matches.chain import placed
from queries.matches.judged import ndcg
from queries.matches.learning import Example, learned


@pytest.mark.parametrize(
    ("need", "supply", "steps"),
    [
        ("Provincie zoekt verwerkers voor hennep.", "Fabriek in Groningen.", ("", "verwerking")),
        (
            "Inzamelen van textiel.",
            "Sorteren van textiel met een machine.",
            ("teelt of inzameling", "verwerking"),
        ),
        ("Inzamelen van textiel.", "Ook inzameling van textiel.", None),
        ("Hennep is een mooi gewas.", "Fabriek in Groningen.", None),
        ("Provincie zoekt afnemers.", "Sorteren en toepassen van textiel.", None),
    ],
)
def test_links_of_a_chain_stand_where_the_other_does_not(
    need: str, supply: str, steps: tuple[str, str] | None
) -> None:
    assert placed(need, supply) == steps


def test_ndcg_is_1_for_the_best_order_and_less_for_any_other() -> None:
    grades = np.array([3.0, 2.0, 1.0, 0.0])
    assert ndcg(grades, grades) == 1
    assert ndcg(grades[::-1], grades) < ndcg(np.array([2.0, 3.0, 1.0, 0.0]), grades) < 1
    assert ndcg(np.zeros(5), grades) == 0
    # By hand: 2/log2(2) + 3/log2(3) over 3/log2(2) + 2/log2(3).
    assert ndcg(np.array([2.0, 3.0]), np.array([2.0, 3.0])) == pytest.approx(
        (2 + 3 / np.log2(3)) / (3 + 2 / np.log2(3))
    )


def test_learning_finds_the_part_that_tells_and_gives_none_a_negative_weight() -> None:
    drawn = np.random.default_rng(1)
    examples = []
    for _ in range(30):
        parts = drawn.random((40, 3))
        grades = np.where(parts[:, 0] > 0.9, 3.0, 0.0)
        parts[:, 2] = 1 - parts[:, 0]
        examples.append(Example(parts, grades, 100))
    weights = learned(examples)
    assert weights[0] > 4 * max(weights[1], weights[2])
    assert (weights >= 0).all()
