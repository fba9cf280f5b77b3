"""Provinces and projects side by side."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from graph.store import Store
from queries.base.model import UnknownWordError
from queries.compare import CompareAnswer, CompareQuery, compare


def _compared(store: Store, *things: str) -> CompareAnswer:
    return compare(store.at(), CompareQuery(things=things))


def test_two_provinces_have_a_value_each_on_every_row(seed_store: Store) -> None:
    answer = _compared(seed_store, "Utrecht", "Gelderland")
    assert answer.kind == "provincie"
    assert [t.id for t in answer.things] == ["provincie/utrecht", "provincie/gelderland"]
    for section in answer.sections:
        assert section.rows
        for row in section.rows:
            assert len(row.values) == 2
            assert row.differs == (row.values[0].text != row.values[1].text)


def test_the_numbers_are_those_of_the_graph(seed_store: Store) -> None:
    answer = _compared(seed_store, "zeeland", "limburg")
    counted = seed_store.at().query(
        "MATCH (p:Project)-[:IN_PROVINCE]->(q:Province) WHERE q.slug = 'zeeland' RETURN count(p) AS n"
    )[0]["n"]
    sizes = {row.name: row for row in answer.sections[0].rows}
    assert sizes["projecten"].values[0].count == counted
    phases = sum(row.values[0].count or 0 for row in answer.sections[1].rows)
    assert phases == counted


def test_what_provinces_share_is_in_two_of_them(seed_store: Store) -> None:
    answer = _compared(seed_store, "groningen", "drenthe", "fryslan")
    assert any(s.thing.id == "platform/chemport-europe" and len(s.among) == 3 for s in answer.shared)
    assert all(len(s.among) > 1 for s in answer.shared)
    assert "gemeen" in answer.explanation


def test_two_themes_of_one_name_are_told_apart(seed_store: Store) -> None:
    rows = [r.name for s in _compared(seed_store, "utrecht", "gelderland").sections for r in s.rows]
    assert len(rows) == len(set(rows))
    assert {"Bouw (Transitieagenda's)", "Bouw (De Verschilmakers)"} <= set(rows)


def test_what_is_shared_is_counted_whole_though_only_the_first_is_listed(seed_store: Store) -> None:
    answer = _compared(seed_store, "utrecht", "gelderland", "noord-brabant", "zuid-holland")
    told = re.search(
        r"Samen hebben zij (\d+) projecten, (\d+) platforms en (\d+) zwaartepunten", answer.explanation
    )
    assert told
    assert sum(map(int, told.groups())) == answer.shared_total > len(answer.shared)


def test_projects_are_compared_on_what_a_project_has(seed_store: Store) -> None:
    answer = _compared(seed_store, "PHA2USE", "project/demofabriek-pha-paques-biomaterials")
    assert answer.kind == "project"
    rows = {row.name: row for section in answer.sections for row in section.rows}
    assert {"provincies", "fase", "trekker", "onderwerpen", "resultaten"} <= rows.keys()
    assert any(s.thing.id == "thema/on-pha" for s in answer.shared)


def test_a_province_and_a_project_cannot_be_compared(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match="provincies onderling of projecten onderling"):
        _compared(seed_store, "Utrecht", "PHA2USE")


def test_one_thing_twice_is_no_comparison(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match="twee tot vier"):
        _compared(seed_store, "Friesland", "fryslan")
    with pytest.raises(ValidationError):
        CompareQuery(things=("a", "b", "c", "d", "e"))
