"""The feed of the matches of a province: all of them, once, of a date that a source has."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

import httpx
import pytest

from graph.store import Snapshot, Store
from queries.base.model import UnknownWordError
from queries.exchange import ExchangeQuery, latest, proposals

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/v1/provincies/zeeland/schakels"


@pytest.fixture
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def newest(now: Snapshot, *things: str) -> str:
    dates = [""]
    for label in ("Opportunity", "Project", "Platform"):
        rows = now.query(
            f"MATCH (n:{label})-[:STATED_IN]->(s:Source) WHERE n.id IN $ids RETURN s.date AS date",
            {"ids": list(things)},
        )
        dates += [row["date"] or "" for row in rows]
    return max(dates)


def test_every_match_of_a_province_is_in_it_once_with_the_date_of_its_newest_source(now: Snapshot) -> None:
    answer = latest(now, "Zeeland")
    pairs = [frozenset((m.match.need.id, m.match.supply.id)) for m in answer.matches]
    assert len(set(pairs)) == len(pairs)
    proposed = proposals(now, ExchangeQuery(provinces=("zeeland",), limit=0)).proposals
    undated = 0
    for match in (m for one in proposed for m in (one.match, *one.also)):
        if newest(now, match.need.id, match.supply.id):
            assert frozenset((match.need.id, match.supply.id)) in pairs
        else:
            undated += 1
    assert 0 < undated <= answer.undated
    for found in answer.matches[::10]:
        assert found.date == newest(now, found.match.need.id, found.match.supply.id)
        places = {p.id for side in (found.match.need, found.match.supply) for p in side.provinces}
        assert "provincie/zeeland" in places
    dates = [m.date for m in answer.matches]
    assert dates == sorted(dates, reverse=True)
    assert [m.date for m in latest(now, "zeeland", 3).matches] == dates[:3]


def test_of_no_province_there_is_no_feed(now: Snapshot, client: httpx.Client) -> None:
    with pytest.raises(UnknownWordError):
        latest(now, "atlantis")
    assert client.get("/v1/provincies/atlantis/schakels").status_code == 404
    assert client.get(FEED, headers={"Accept": "text/csv"}).status_code == 406


def test_the_atom_feed_has_all_that_rfc_4287_asks_and_the_same_entries(client: httpx.Client) -> None:
    answer = client.get(f"{FEED}.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ET.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for required in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{required}") is not None
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) > 50
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "")
    other = client.get(FEED)
    assert other.headers["content-type"] == "application/feed+json"
    assert [item["id"] for item in other.json()["items"]] == ids
    assert "staan er niet in" in other.json()["description"]


def test_an_entry_leads_to_the_note_on_its_match(client: httpx.Client) -> None:
    for item in client.get(FEED).json()["items"][::25]:
        assert client.get(item["url"]).status_code == 200


def test_the_pages_of_a_province_name_its_feed(client: httpx.Client) -> None:
    for page in ("/provincie/zeeland", "/samenwerken?provincie=zeeland"):
        assert f'type="application/atom+xml" href="{FEED}.atom"' in client.get(page).text
    assert "schakels.atom" not in client.get("/samenwerken").text
