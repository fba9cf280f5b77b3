"""What a province has that others ask for, held against its own projects and platforms in the raw graph."""

from __future__ import annotations

import re

import httpx
import pytest

from graph.store import Snapshot, Store
from queries.base.model import UnknownWordError
from queries.exchange import GIVING, ExchangeQuery, ProposalsAnswer, board, proposals
from tests.exchange.test_proposals import PROVINCES


@pytest.fixture
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def offers(now: Snapshot, province: str, limit: int = 5) -> ProposalsAnswer:
    """What a page, the API (``aanbieder``, ``soort``) and a command ask when they ask what a province has."""
    return proposals(now, ExchangeQuery(having=(province,), kinds=GIVING, limit=limit))


def in_province(now: Snapshot, identifier: str) -> set[str]:
    """The provinces of a project or platform."""
    label = {"project": "Project", "platform": "Platform"}[identifier.partition("/")[0]]
    rows = now.query(f"MATCH (n:{label} {{id: $id}}) RETURN n.province_key AS provinces", {"id": identifier})
    return set(str(rows[0]["provinces"] or "").split())


@pytest.mark.parametrize("province", PROVINCES)
def test_it_is_of_the_province_and_asked_by_another(now: Snapshot, province: str) -> None:
    found = offers(now, province)
    assert found.total >= len(found.proposals) == 5
    for one in found.proposals:
        assert province in in_province(now, one.match.supply.id)
        assert one.match.kind in ("experience", "chain")
        assert province in one.having
        assert one.asking
        assert province not in one.asking


def test_every_offer_is_one_of_the_proposals_of_that_province(now: Snapshot) -> None:
    every = {p.id for p in proposals(now, ExchangeQuery(provinces=("zeeland",), limit=0)).proposals}
    found = {p.id for p in offers(now, "Zeeland", 0).proposals}
    assert found
    assert len(found - every) <= len(found) // 4, "the best of a group may differ, the groups may not"
    assert len(found) < len(every)


def test_a_province_that_nobody_knows_is_told(now: Snapshot) -> None:
    with pytest.raises(UnknownWordError, match="Zeeland"):
        offers(now, "Zealand")


@pytest.mark.parametrize("province", ["zeeland", "drenthe"])
def test_the_page_of_a_province_has_its_needs_with_the_best_help_and_what_it_can_offer(
    now: Snapshot, client: httpx.Client, province: str
) -> None:
    page = client.get(f"/provincie/{province}").text
    section = re.search(r'<details[^>]*><summary><h2 id="vraag-en-aanbod">.*?</details>', page, re.DOTALL)
    assert section
    needs = board(now, ExchangeQuery(provinces=(province,), limit=4))
    ids = [i for n in needs.needs if n.best for i in (n.best.need.id, n.best.supply.id)]
    for one in offers(now, province, 4).proposals:
        ids += [one.match.need.id, one.match.supply.id]
    assert len(ids) >= 12
    assert [i for i in ids if f'href="/{i}"' not in section[0]] == []
    assert f'href="/vraag-en-aanbod?provincie={province}"' in section[0]
    assert f'href="/samenwerken?provincie={province}"' in section[0]
