"""How people point at provinces is data: a word that the seeds do not have, no question knows."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from graph.store import Store, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.ask import ask
from queries.base.provinces import provinces, regions
from queries.search import SearchQuery, search


@pytest.fixture
def renamed(seed_data: Prepared, tmp_path: Path) -> Store:
    """The seeds, in which Drenthe is called otherwise: its people, its letters, its part of the country."""
    other = {"short_names": ["DRX"], "demonyms": ["Drenthenaren"], "regions": ["Hunebedland"]}
    frame = seed_data.data.nodes["Province"]
    own = pl.col("slug") == "drenthe"
    nodes = {
        **seed_data.data.nodes,
        "Province": frame.with_columns(
            pl.when(own).then(pl.lit(words, dtype=pl.List(pl.String))).otherwise(pl.col(name)).alias(name)
            for name, words in other.items()
        ),
    }
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(GraphData(nodes, seed_data.data.relationships))
    return store


@pytest.mark.parametrize("word", ["DRX", "Drenthenaren", "Hunebedland"])
def test_a_question_knows_a_word_for_a_province_when_the_data_has_it(
    renamed: Store, seed_store: Store, word: str
) -> None:
    assert ask(renamed.at(), f"witte vlekken {word}").provinces == ["drenthe"]
    assert ask(seed_store.at(), f"witte vlekken {word}").provinces == []


@pytest.mark.parametrize("word", ["Drenten", "Drentse"])
def test_a_word_that_the_data_lost_is_lost_to_questions(renamed: Store, seed_store: Store, word: str) -> None:
    assert ask(seed_store.at(), f"witte vlekken {word}").provinces == ["drenthe"]
    assert "drenthe" not in ask(renamed.at(), f"witte vlekken {word}").provinces


def test_the_search_finds_a_place_by_what_the_data_calls_its_people(
    renamed: Store, seed_store: Store
) -> None:
    def found(store: Store, word: str) -> list[str]:
        return [hit.id for hit in search(store.at(), SearchQuery(text=f"{word} hennep")).hits]

    assert found(renamed, "Drenthenaren") == found(renamed, "Drenthe")
    assert found(seed_store, "Drentse") == found(seed_store, "Drenthe")
    assert found(renamed, "Drentse") != found(renamed, "Drenthe")


def test_every_province_has_words_and_every_part_of_the_country_its_provinces(seed_store: Store) -> None:
    known = provinces(seed_store.at())
    assert [p.slug for p in known][::11] == ["groningen", "limburg"]
    assert len({p.code for p in known if len(p.code) == 2}) == 12
    assert all(p.short_names and p.demonyms and p.regions for p in known)
    assert regions(known)["randstad"] == ("noord-holland", "zuid-holland", "utrecht")
    assert regions(known)["noordnederland"] == ("groningen", "fryslan", "drenthe")
    words = [w for p in known for w in (*p.names, *p.short_names, *p.demonyms)]
    assert len(words) == len({w.casefold() for w in words}), "a word for one province names another too"
