"""What is new, by the dates that are known."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from graph.store import Store
from queries.changes import ChangesQuery, changes


def test_the_newest_stands_first_and_nothing_without_a_date(seed_store: Store) -> None:
    answer = changes(seed_store.at(), ChangesQuery(limit=0))
    dates = [c.date for c in answer.changes]
    assert dates == sorted(dates, reverse=True)
    assert all(dates)
    assert answer.total == len(answer.changes)


def test_what_has_no_date_is_counted_and_told(seed_store: Store) -> None:
    answer = changes(seed_store.at())
    undated = {u.kind: u for u in answer.undated}
    row = seed_store.at().query("MATCH (p:Project) WHERE p.start_year IS NULL RETURN count(p) AS n")[0]
    assert undated["project"].count == row["n"] > 0
    assert any("Zonder datum" in note for note in answer.notes)
    assert any("geen geschiedenis" in note for note in answer.notes)


def test_a_province_narrows_to_what_is_there(seed_store: Store) -> None:
    answer = changes(seed_store.at(), ChangesQuery(provinces=("Drenthe",), limit=0))
    assert answer.changes
    assert all("drenthe" in c.provinces for c in answer.changes)


def test_since_leaves_out_what_is_older(seed_store: Store) -> None:
    answer = changes(seed_store.at(), ChangesQuery(since="2024", kinds=("project",), limit=0))
    assert answer.changes
    assert all(c.date >= "2024" and c.kind == "project" for c in answer.changes)


def test_a_subject_narrows_to_projects_on_it_and_their_sources(seed_store: Store) -> None:
    answer = changes(seed_store.at(), ChangesQuery(topics=("textiel",), limit=0))
    assert {"project", "bron"} <= {c.kind for c in answer.changes}
    assert answer.total < changes(seed_store.at(), ChangesQuery(limit=0)).total


def test_every_change_says_where_it_was_read(seed_store: Store) -> None:
    for change in changes(seed_store.at(), ChangesQuery(limit=50)).changes:
        assert change.sources
        assert change.sentence.endswith(".")


def test_a_source_tells_what_it_is_about(seed_store: Store) -> None:
    sources = changes(seed_store.at(), ChangesQuery(kinds=("bron",), limit=50)).changes
    assert any(c.things for c in sources)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError):
        ChangesQuery(since="vorig jaar")
