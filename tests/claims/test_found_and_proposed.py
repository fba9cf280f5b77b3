"""Faults in what is found, suggested, proposed and noted are seen, one by one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import httpx
import pytest

from api.files.match_notes import Words, match_note
from graph.store import Store
from queries.collaboration import CollaborationQuery, collaboration
from queries.exchange import (
    AgendaAnswer,
    AgendaQuery,
    BoardAnswer,
    ExchangeQuery,
    ProposalsAnswer,
    agenda,
    board,
    proposals,
)
from queries.network import Network, network
from queries.search import SearchAnswer, SearchQuery, search
from queries.suggest import SuggestAnswer, SuggestQuery, suggest
from tests.claims import finding, pages, pictures, proposing
from tests.claims.raw import Raw
from tests.claims.tally import Tally

DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def raw(seed_store: Store) -> Raw:
    return Raw(seed_store.at())


def test_a_wrong_hit_is_noticed(seed_store: Store, raw: Raw) -> None:
    answer = search(seed_store.at(), SearchQuery(text="vezelhennep", limit=0))
    right, found = Tally(), Tally()
    finding.found(right, raw, answer, lambda thing: True, whole=True)
    broken = answer.model_dump()
    hits = broken["hits"]
    texted = next(h for h in hits if h["snippet"]["text"])
    texted["snippet"]["text"] = "Dat staat nergens."
    texted["snippet"]["marks"] = []
    next(h for h in hits if h["type"] == "Project")["phase"] = "gestopt"
    hits[0]["provinces"] = ["atlantis"]
    next(h for h in hits if h["type"] == "Theme")["matched"] = ["partij"]
    broken["facets"]["types"][0]["count"] += 1
    broken["total"] += 1
    outside = hits[-1]["id"]
    finding.found(found, raw, SearchAnswer(**broken), lambda thing: thing != outside, whole=True)
    assert right.false.total() == 0, right.report()
    for kind in ("snippet", "phase", "provinces", "where: partij", "facet: types", "total", "filtered"):
        assert found.false[f"search: {kind}"] == 1, found.report()


def test_a_wrong_guess_of_what_was_meant_is_noticed(seed_store: Store) -> None:
    found = Tally()
    answer = search(seed_store.at(), SearchQuery(text="vezelhenep")).model_dump()
    finding.meant(found, SearchAnswer(**{**answer, "did_you_mean": ["onvindbaar"]}), lambda text: 0)
    assert found.false["search: did you mean"] == 1


def test_a_wrong_suggestion_is_noticed(seed_store: Store, raw: Raw) -> None:
    answer = suggest(seed_store.at(), SuggestQuery(text="vezelh", limit=20)).model_dump()
    right, found = Tally(), Tally()
    finding.suggested(right, raw, SuggestAnswer(**answer), "vezelh", 20)
    answer["suggestions"][0]["kind"] = "gemeente"
    del answer["suggestions"][1]
    answer["suggestions"][1]["also"] = "Nergens"
    finding.suggested(found, raw, SuggestAnswer(**answer), "vezelh", 20)
    assert right.false.total() == 0, right.report()
    for kind in ("kind", "all of them", "other name", "begins so"):
        assert found.false[f"suggest: {kind}"] == 1, found.report()


def _joint(told: dict[str, Any], *, any_at_all: bool) -> dict[str, Any]:
    return next(p for p in told["proposals"] if bool(p["together_total"]) == any_at_all)


def test_a_wrong_proposal_is_noticed(seed_store: Store, raw: Raw) -> None:
    answer = proposals(seed_store.at(), ExchangeQuery(limit=60))
    right, found = Tally(), Tally()
    proposing.check(right, raw, answer)
    broken = answer.model_dump()
    shared, alone = (_joint(broken, any_at_all=some) for some in (True, False))
    shared["joint_work"] = alone["joint_work"]
    alone["together"] = [
        {"id": "platform/circular-biobased-delta", "type": "Platform", "name": "x", "how": "naam"}
    ]
    alone["new"] = not alone["new"]
    one = next(p for p in broken["proposals"] if p not in (shared, alone))
    one["having"] = ["atlantis"]
    one["value"] += 0.1
    one["weighed"][2]["text"] = f"{one['match']['supply']['name']} is afgeblazen"
    proposing.check(found, raw, ProposalsAnswer(**broken))
    assert right.false.total() == 0, right.report()
    for kind in ("shared lives", "new", "having", "value is the product", "weighed: aanbod"):
        assert found.false[f"proposal: {kind}"] == 1, found.report()
    assert found.false["proposal: niets gezamenlijks"] == 1


def test_a_wrong_board_is_noticed(seed_store: Store, raw: Raw) -> None:
    broken = board(seed_store.at(), ExchangeQuery(provinces=("zeeland",), limit=0)).model_dump()
    right, found = Tally(), Tally()
    proposing.board(right, raw, BoardAnswer(**broken), "zeeland")
    broken["needs"][0]["asking"] = ["limburg"]
    broken["without"] += 1
    del broken["needs"][1]
    proposing.board(found, raw, BoardAnswer(**broken), "zeeland")
    assert right.false.total() == 0, right.report()
    for kind in ("asking", "without", "all kansen"):
        assert found.false[f"board: {kind}"] == 1, found.report()


def test_a_wrong_note_for_a_meeting_is_noticed(seed_store: Store, raw: Raw) -> None:
    now = seed_store.at()
    first = proposals(now, ExchangeQuery(limit=1)).proposals[0]
    answer = agenda(now, AgendaQuery(matches=(first.id,)))
    right, found = Tally(), Tally()
    proposing.agenda(right, raw, answer)
    proposing.lines(right, raw, match_note(answer, Words(), "", DAY), DAY)
    broken = answer.model_dump()
    broken["items"][0]["supply"]["stage"] = "afgerond in 1950"
    broken["items"][0]["need"]["sources"] = []
    broken["items"][0]["need"]["newest"] = "1950"
    wrong = AgendaAnswer(**broken)
    proposing.agenda(found, raw, wrong)
    proposing.lines(found, raw, match_note(wrong, Words(), "", DAY), DAY)
    assert right.false.total() + right.unchecked.total() == 0, right.report()
    for kind in ("stage", "sources", "newest source"):
        assert found.false[f"agenda: {kind}"] == 1, found.report()
    assert found.false["agenda line: partij, plaats, fase, bron"] + found.unchecked["agenda line"] >= 2


def test_a_wrong_dashed_line_is_noticed(seed_store: Store, raw: Raw) -> None:
    now = seed_store.at()
    answer = collaboration(now, CollaborationQuery(limit=0))
    suggested = {frozenset(said.provinces): said for said in answer.opportunities}
    drawn = network(now)
    right, found = Tally(), Tally()
    pictures.chances(right, raw, drawn, suggested, "")
    broken = drawn.model_dump()
    dashed = [e for e in broken["edges"] if e["relationship"] == "KANS"]
    dashed[0]["weight"] += 0.1
    dashed[1]["sources"] = []
    dashed[2]["sentence"] = "Daar weet niemand iets van."
    dashed[3]["source"], dashed[3]["target"] = "provincie/noord-brabant", "provincie/zeeland"
    pictures.chances(found, raw, Network(**broken), suggested, "")
    assert right.false.total() + right.unchecked.total() == 0, right.report()
    assert found.false["network kans: strength"] >= 1
    assert found.false["network kans: sources"] >= 1
    assert found.false["network kans: share little"] == 1
    assert found.unchecked["network kans"] == 1


def test_a_wrong_mention_in_a_list_is_noticed(site: str, raw: Raw) -> None:
    def get(address: str) -> str:
        return httpx.get(f"{site}{address}", timeout=60).text

    def wrong(address: str) -> str:
        page = json.loads(get(address))
        if page["mentions"]:
            page["total"] += 1
            page["mentions"][0] |= {"id": "project/pha2use", "name": "PHA2USE", "type": "Project"}
        return json.dumps(page)

    right, found = Tally(), Tally()
    pages.mentions(right, raw, get, "thema/on-textiel")
    pages.mentions(found, raw, wrong, "thema/on-textiel")
    assert right.false.total() == 0, right.report()
    for kind in ("total", "mention names it"):
        assert found.false[f"api list: {kind}"] >= 1, found.report()
