"""What others do and a province does not, looked up in the raw graph by statements of the tests' own."""

from __future__ import annotations

import re

import pytest

from graph.store import Snapshot, Store
from queries.base.model import UnknownWordError
from queries.gaps import ElsewhereQuery, elsewhere
from tests.exchange.test_proposals import PROVINCES, under


@pytest.fixture
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def projects_tagged(now: Snapshot, topics: list[str]) -> list[tuple[str, set[str], str]]:
    """Every project that addresses one of the topics: identifier, provinces, phase."""
    rows = now.query(
        "MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $ids "
        "RETURN DISTINCT p.id AS id, p.province_key AS provinces, p.phase AS phase",
        {"ids": topics},
    )
    return [(r["id"], set(str(r["provinces"] or "").split()), r["phase"]) for r in rows]


def projects_saying(now: Snapshot, province: str, word: str) -> list[str]:
    """Projects of a province that have a word, whole, in their name or text; none that stopped."""
    rows = now.query(
        "MATCH (p:Project)-[:IN_PROVINCE]->(q:Province {slug: $slug}) WHERE p.phase <> 'gestopt' "
        "RETURN p.id AS id, p.name AS name, coalesce(p.description, '') AS text",
        {"slug": province},
    )
    said = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    return [r["id"] for r in rows if said.search(f"{r['name']} {r['text']}")]


@pytest.mark.parametrize("province", PROVINCES)
def test_three_others_have_running_projects_on_it_and_the_province_has_none(
    now: Snapshot, province: str
) -> None:
    found = elsewhere(now, ElsewhereQuery(province=province, limit=0))
    assert found.total == len(found.topics) > 5
    for one in found.topics:
        tagged = projects_tagged(now, [one.topic.id, *under(now, one.topic.id)])
        running = [(i, where) for i, where, phase in tagged if phase != "gestopt" and where]
        assert not [i for i, where, _ in tagged if province in where], one.topic.name
        assert not projects_saying(now, province, one.topic.name), one.topic.name
        assert sorted(set().union(*(where for _, where in running))) == sorted(one.provinces)
        assert len(one.provinces) >= 3
        assert one.projects_total == len(running)
        assert {p.id for p in one.projects} <= {i for i, _ in running}


def test_no_topic_is_a_container_word_or_lies_above_or_under_another(now: Snapshot) -> None:
    found = elsewhere(now, ElsewhereQuery(province="zeeland", limit=0))
    ids = {one.topic.id for one in found.topics}
    containers = now.query("MATCH (t:Theme) WHERE t.container = 1 RETURN t.id AS id")
    assert not ids & {row["id"] for row in containers}
    assert not [i for i in ids if ids & set(under(now, i))]


def test_what_is_told_names_the_provinces_and_has_projects_with_sources(now: Snapshot) -> None:
    one = elsewhere(now, ElsewhereQuery(province="Zeeland", limit=1)).topics[0]
    assert one.projects
    assert all(p.sources for p in one.projects)
    assert len({s for p in one.projects[:2] for s in p.provinces}) >= 2
    assert "In Zeeland is er geen bekend; gezocht op trefwoord, naam en tekst, zonder" in one.sentence


def test_a_province_that_nobody_knows_is_told(now: Snapshot) -> None:
    with pytest.raises(UnknownWordError, match="Zeeland"):
        elsewhere(now, ElsewhereQuery(province="Zealand"))
