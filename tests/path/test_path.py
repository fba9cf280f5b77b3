"""How two things are connected, told step by step."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.base.model import UnknownWordError
from queries.path import PathAnswer, PathQuery, path


def _between(store: Store, start: str, end: str, limit: int = 3) -> PathAnswer:
    return path(store.at(), PathQuery(start=start, end=end, limit=limit))


def test_a_path_runs_from_the_one_to_the_other_without_gaps(seed_store: Store) -> None:
    answer = _between(seed_store, "CESI", "Fryslân")
    assert answer.start.id == "platform/cesi"
    assert answer.end.id == "provincie/fryslan"
    assert answer.paths
    for one in answer.paths:
        assert one.steps[0].start.id == answer.start.id
        assert one.steps[-1].end.id == answer.end.id
        for step, after in zip(one.steps, one.steps[1:], strict=False):
            assert step.end.id == after.start.id
            assert step.sentence.endswith(".")


def test_who_does_what_is_told_before_a_shared_province_or_theme(seed_store: Store) -> None:
    """Building Balance and CEL share a project; that is the story, not that both are in Limburg."""
    answer = _between(seed_store, "platform/building-balance", "project/cel4life")
    assert len(answer.paths[0].steps) == 1
    longer = _between(seed_store, "organisatie/omrin", "platform/wetsus")
    passed = {step.end.type for step in longer.paths[0].steps[:-1]}
    assert not passed & {"Province", "Theme"}


def test_every_fact_on_a_path_between_parties_has_a_source(seed_store: Store) -> None:
    answer = _between(seed_store, "TNO", "Chemport Europe")
    for step in answer.paths[0].steps:
        assert step.sources


def test_other_paths_tell_another_story(seed_store: Store) -> None:
    answer = _between(seed_store, "TNO", "Chemport Europe", limit=3)
    inner = [tuple(s.end.id for s in p.steps[:-1]) for p in answer.paths]
    assert len(set(inner)) == len(inner)
    assert [p.cost for p in answer.paths] == sorted(p.cost for p in answer.paths)


def test_a_step_reads_in_the_direction_of_the_path(seed_store: Store) -> None:
    there = _between(seed_store, "platform/building-balance", "project/cel4life", limit=1).paths[0]
    back = _between(seed_store, "project/cel4life", "platform/building-balance", limit=1).paths[0]
    assert there.steps[0].sentence != back.steps[0].sentence
    assert back.steps[0].sentence.startswith("CEL4LIFE")


def test_the_same_thing_twice_is_refused(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match="hetzelfde"):
        _between(seed_store, "Friesland", "provincie/fryslan")


def test_an_unknown_end_is_refused_with_what_may_be_meant(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match="niets gevonden"):
        _between(seed_store, "CESI", "qqqxyz")
