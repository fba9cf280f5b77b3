"""Statements about the backtest of the collaboration score."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from graph.store import Store, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.collaboration import BacktestAnswer, auc, backtest, reciprocal_rank, ties
from queries.collaboration.backtest import without
from queries.collaboration.landscape import landscape
from queries.collaboration.weights import COLLABORATION_WEIGHTS

SCORE = "schakelkaart"


@pytest.fixture(scope="module")
def answer(seed_store: Store) -> BacktestAnswer:
    return backtest(seed_store.at())


def test_the_area_under_the_curve_counts_ties_for_half() -> None:
    truth = np.array([True, False, False, False])
    assert auc(np.array([3.0, 2.0, 1.0, 0.0]), truth) == 1
    assert auc(np.array([0.0, 2.0, 1.0, 3.0]), truth) == 0
    assert auc(np.zeros(4), truth) == 0.5
    assert auc(np.array([1.0, 1.0, 0.0, 2.0]), truth) == pytest.approx(0.5)


def test_equal_scores_share_the_mean_of_their_ranks() -> None:
    truth = np.array([False, True, False, False])
    assert reciprocal_rank(np.array([0.0, 5.0, 1.0, 2.0]), truth) == 1
    assert reciprocal_rank(np.array([9.0, 5.0, 5.0, 2.0]), truth) == pytest.approx(1 / 2.5)
    assert reciprocal_rank(np.zeros(4), truth) == pytest.approx(1 / 2.5)


def test_a_hidden_thing_leaves_no_trace_in_the_counts(
    seed_store: Store, seed_data: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    background = landscape(seed_store.at())
    hidden = {t.platform: t for t in ties(seed_store.at(), background)}
    for tie in hidden.values():
        store = open_store(f"file:{tmp_path_factory.mktemp('zonder') / 'graph.lbug'}")
        store.replace(_without(seed_data.data, tie.id))
        real = landscape(store.at()).counts
        left = without(background, background.counts, tie)
        for name in (
            "things",
            "activity",
            "joint",
            "mentioned",
            "carriers",
            "joint_carriers",
            "joint_total",
            "total",
        ):
            assert np.allclose(getattr(left, name), getattr(real, name)), (tie.id, name)
        store.close()


def _without(data: GraphData, identifier: str) -> GraphData:
    nodes = {label: frame.filter(pl.col("id") != identifier) for label, frame in data.nodes.items()}
    relationships = {
        key: frame.filter((pl.col("from") != identifier) & (pl.col("to") != identifier))
        for key, frame in data.relationships.items()
    }
    return GraphData(nodes, relationships)


def test_every_thing_in_more_than_one_province_but_not_all_is_hidden_once(
    seed_store: Store, answer: BacktestAnswer
) -> None:
    rows = seed_store.at().query(
        "MATCH (x:Project)-[:ADDRESSES]->(:Theme) WHERE x.province_key IS NOT NULL AND x.phase <> 'gestopt' "
        "RETURN DISTINCT x.id AS id, x.province_key AS provinces"
    )
    rows += seed_store.at().query(
        "MATCH (x:Platform)-[:ADDRESSES]->(:Theme) WHERE x.province_key IS NOT NULL AND x.ended IS NULL "
        "RETURN DISTINCT x.id AS id, x.province_key AS provinces"
    )
    assert answer.ties == sum(1 for row in rows if 1 < len(row["provinces"].split()) < 12)


def test_the_score_beats_every_naive_peer(answer: BacktestAnswer) -> None:
    own, *peers = answer.methods
    assert own.name == SCORE
    assert len(peers) == 5
    for peer in peers:
        assert own.auc > peer.auc + 0.05, peer
        assert own.mrr > peer.mrr + 0.1, peer


def test_the_score_finds_real_cooperation_again(answer: BacktestAnswer) -> None:
    assert answer.methods[0].auc >= 0.895
    assert answer.methods[0].mrr >= 0.531
    by_name = {g.name: g for g in answer.groups}
    assert by_name["platforms"].auc > 0.9
    assert by_name["twee provincies"].auc > 0.91


def test_it_holds_when_a_fifth_is_hidden_at_once(answer: BacktestAnswer) -> None:
    for trial in answer.validation:
        assert trial.auc > 0.86, trial


def test_the_weights_in_use_are_about_as_good_as_the_fitted_ones(answer: BacktestAnswer) -> None:
    assert answer.weights == dict(COLLABORATION_WEIGHTS)
    assert sum(answer.fitted.values()) == pytest.approx(1, abs=0.01)
    for name, fitted in answer.fitted.items():
        assert fitted >= 0
        assert answer.weights[name] == pytest.approx(fitted, abs=0.07), name


def test_it_gives_the_same_figures_each_time(seed_store: Store, answer: BacktestAnswer) -> None:
    assert backtest(seed_store.at()) == answer


def test_it_tells_how_far_it_is(seed_store: Store) -> None:
    seen: list[tuple[str, int, int]] = []
    backtest(seed_store.at(), lambda name, done, total: seen.append((name, done, total)))
    assert {name for name, _, _ in seen} == {"verbergen", "vijfde deel verbergen"}
    assert all(done <= total for _, done, total in seen)
    assert [done for name, done, _ in seen if name == "verbergen"] == list(range(1, len(seen) - 4))
