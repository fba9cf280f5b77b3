"""Statements about the synthetic graph: it has the shape of the seeds, and everything answers on it."""

from __future__ import annotations

import polars as pl
import pytest

from graph.store import Store, open_store
from graph.store.data import GraphData, PairKey
from loaders.build.load import Prepared
from queries.collaboration import CollaborationQuery, collaboration
from queries.lists import stats
from queries.profile import profile
from queries.scaling import ScalingQuery, scaling
from queries.scaling.landscape import landscape
from queries.search import SearchQuery, search
from tests.benchmarks.counting import activity, project_network
from tests.benchmarks.synthetic import COPIED, synthetic

PROJECTS = 3_000
THEMES: PairKey = ("ADDRESSES", "Project", "Theme")


@pytest.fixture(scope="module")
def data(seed_data: Prepared) -> GraphData:
    return synthetic(seed_data.data, PROJECTS)


@pytest.fixture(scope="module")
def store(data: GraphData, tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(f"file:{tmp_path_factory.mktemp('synthetic') / 'graph.lbug'}")
    opened.replace(data)
    return opened


def shares(frame: pl.DataFrame, column: str) -> dict[str, float]:
    return {value: n / frame.height for value, n in frame.group_by(column).len().iter_rows()}


def difference(one: dict[str, float], other: dict[str, float]) -> float:
    """Half the sum of differences: 0 for equal distributions, 1 for ones with nothing in common."""
    return sum(abs(one.get(k, 0.0) - other.get(k, 0.0)) for k in one.keys() | other.keys()) / 2


def per_project(data: GraphData, key: PairKey) -> float:
    return data.relationships[key].height / data.nodes["Project"].height


@pytest.mark.parametrize("projects", [1, 200, 559, 1_000, PROJECTS])
def test_any_number_of_projects_gives_a_whole_graph(seed_data: Prepared, projects: int) -> None:
    made = synthetic(seed_data.data, projects)
    assert made.nodes["Project"].height == projects
    assert made.dangling() == []
    assert made.unsourced() == []
    for label, frame in made.nodes.items():
        assert frame.schema == seed_data.data.nodes[label].schema
        assert frame["id"].is_unique().all(), label
    for key, frame in made.relationships.items():
        assert frame.schema == seed_data.data.relationships[key].schema, key


def test_a_graph_without_projects_is_refused(seed_data: Prepared) -> None:
    with pytest.raises(ValueError, match="at least one project"):
        synthetic(seed_data.data, 0)


def test_equal_arguments_give_an_equal_graph(seed_data: Prepared, data: GraphData) -> None:
    assert synthetic(seed_data.data, PROJECTS).version() == data.version()
    assert synthetic(seed_data.data, PROJECTS, seed=1).version() != data.version()


def test_vocabularies_places_and_focuses_are_the_real_ones(seed_data: Prepared, data: GraphData) -> None:
    for label in ("Province", "Municipality", "Theme"):
        assert data.nodes[label].equals(seed_data.data.nodes[label])
    focuses = ("FOCUSES_ON", "Province", "Theme")
    assert data.relationships[focuses].equals(seed_data.data.relationships[focuses])


def test_what_is_around_projects_grows_with_them(seed_data: Prepared, data: GraphData) -> None:
    growth = PROJECTS / seed_data.data.nodes["Project"].height
    for label in COPIED:
        assert data.nodes[label].height == pytest.approx(seed_data.data.nodes[label].height * growth, rel=0.1)


@pytest.mark.parametrize("column", ["phase", "start_year", "province_key"])
def test_projects_are_distributed_as_in_the_seeds(column: str, seed_data: Prepared, data: GraphData) -> None:
    real, made = shares(seed_data.data.nodes["Project"], column), shares(data.nodes["Project"], column)
    assert difference(real, made) < 0.06


def test_as_many_projects_have_results_and_provinces_as_in_the_seeds(
    seed_data: Prepared, data: GraphData
) -> None:
    for column in ("results", "province_key", "end_year", "budget_eur"):
        real = seed_data.data.nodes["Project"][column].is_null().mean()
        assert data.nodes["Project"][column].is_null().mean() == pytest.approx(real, abs=0.03), column


def test_themes_are_as_frequent_as_in_the_seeds(seed_data: Prepared, data: GraphData) -> None:
    real, made = seed_data.data.relationships[THEMES], data.relationships[THEMES]
    assert difference(shares(real, "to"), shares(made, "to")) < 0.1
    assert per_project(data, THEMES) == pytest.approx(per_project(seed_data.data, THEMES), rel=0.1)


def test_most_pairs_of_themes_are_pairs_of_the_seeds(seed_data: Prepared, data: GraphData) -> None:
    def pairs(graph: GraphData) -> pl.DataFrame:
        rows = graph.relationships[THEMES].select("from", "to")
        return rows.join(rows, on="from").filter(pl.col("to") < pl.col("to_right"))

    real = pairs(seed_data.data).select("to", "to_right").unique()
    made = pairs(data)
    known = made.join(real, on=["to", "to_right"], how="semi").height / made.height
    assert 0.6 < known < 1.0


def test_projects_with_equal_themes_are_rare(data: GraphData) -> None:
    sets = data.relationships[THEMES].group_by("from").agg(pl.col("to").sort().str.join(" "))["to"]
    assert sets.n_unique() > 0.8 * sets.len()


@pytest.mark.parametrize(
    "key",
    [
        ("IN_PROVINCE", "Project", "Province"),
        ("PART_OF", "Project", "Platform"),
        ("LEADS", "Organisation", "Project"),
        ("PARTNERS_IN", "Organisation", "Project"),
        ("STATED_IN", "Project", "Source"),
    ],
    ids=lambda key: key[0],
)
def test_a_project_has_as_many_relationships_as_in_the_seeds(
    key: PairKey, seed_data: Prepared, data: GraphData
) -> None:
    assert per_project(data, key) == pytest.approx(per_project(seed_data.data, key), rel=0.1)


def test_the_province_key_says_what_the_relationships_say(data: GraphData) -> None:
    slugs = data.nodes["Province"].select(pl.col("id").alias("to"), "slug")
    stated = (
        data.relationships["IN_PROVINCE", "Project", "Province"]
        .join(slugs, on="to")
        .group_by(pl.col("from").alias("id"))
        .agg(pl.col("slug").sort().str.join(" ").alias("key"))
    )
    keys = data.nodes["Project"].join(stated, on="id", how="left")
    assert keys.filter(pl.col("province_key").ne_missing(pl.col("key"))).is_empty()


def test_every_relationship_of_a_project_cites_sources_of_the_graph(data: GraphData) -> None:
    known = data.nodes["Source"]["id"].implode()
    for key, frame in data.relationships.items():
        if "Project" in key and "sources" in frame.columns and not frame.is_empty():
            cited = frame.select(pl.col("sources").str.split(" ").explode()).to_series()
            assert cited.is_in(known).all(), key


def test_the_whole_hangs_together(store: Store) -> None:
    """A real platform carries projects of several copies: they are no islands."""
    rows = store.at().query(
        "MATCH (p:Project)-[:PART_OF]->(x:Platform) RETURN x.id AS platform, collect(p.id) AS projects"
    )
    copies = [{p.rpartition("-")[2] for p in row["projects"]} for row in rows]
    assert sum(len(c) > 1 for c in copies) > len(copies) / 3


def test_scaling_answers(store: Store) -> None:
    for query in (ScalingQuery(), ScalingQuery(topics=("hennep",)), ScalingQuery(themes=("ta-bouw",))):
        answer = scaling(store.at(), query)
        assert len(answer.candidates) == 10
        assert all(c.sources for c in answer.candidates)
        assert any(c.targets for c in answer.candidates)


def test_collaboration_answers(store: Store) -> None:
    for query in (CollaborationQuery(), CollaborationQuery(topics=("hennep",))):
        assert len(collaboration(store.at(), query).opportunities) == 10


def test_networkx_counts_what_scaling_counts(store: Store, data: GraphData) -> None:
    """The comparison of the benchmark is a fair one: the same work is done."""
    counted = activity(project_network(data), data)
    ours = {
        (theme, f"provincie/{slug}"): n
        for theme, places in landscape(store.at()).projects.items()
        for slug, n in places.items()
    }
    assert {k: n for k, n in counted.items() if n} == ours


def test_search_profile_and_stats_answer(store: Store, data: GraphData) -> None:
    assert search(store.at(), SearchQuery(text="vezelhennep")).hits
    assert profile(store.at(), data.nodes["Project"]["id"][PROJECTS - 1]).sources
    answer = stats(store.at())
    assert answer.version == data.version()
    # Publications do not grow, so a copy of an organisation that only they name has none but its card.
    assert answer.sourced_share > 0.999
