"""Proposals between provinces over the seeds, checked against the graph by statements of their own."""

from __future__ import annotations

import json

import pytest

from graph.schema.phases import FINISHED, RUNNING
from graph.store import Snapshot, Store
from queries.base.model import UnknownWordError
from queries.exchange import ExchangeQuery, Proposal, board, proposals
from queries.exchange.named import named_share
from queries.likeness.features import features

PROVINCES = (
    *("drenthe", "flevoland", "fryslan", "gelderland", "groningen", "limburg"),
    *("noord-brabant", "noord-holland", "overijssel", "utrecht", "zeeland", "zuid-holland"),
)
SEEKING = ("idee", "verkenning", "pilot")


@pytest.fixture
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def first_five(now: Snapshot, province: str) -> list[Proposal]:
    return proposals(now, ExchangeQuery(provinces=(province,), novelty="new", limit=5)).proposals


def tagged_together(now: Snapshot, topic: str, found: Proposal) -> set[str]:
    """Projects and platforms tagged with a topic or what falls under it that both sides have a part in."""
    shared = set()
    for label in ("Project", "Platform"):
        rows = now.query(
            f"MATCH (n:{label})-[:ADDRESSES]->(t:Theme) WHERE t.id = $topic OR t.id IN $under "
            "RETURN n.id AS id, n.province_key AS provinces",
            {"topic": topic, "under": under(now, topic)},
        )
        for row in rows:
            where = set(str(row["provinces"] or "").split())
            if where & set(found.asking) and where & set(found.having) and len(where) < len(PROVINCES):
                shared.add(row["id"])
    return shared - {found.match.need.id, found.match.supply.id}


def under(now: Snapshot, topic: str) -> list[str]:
    found, todo = set[str](), [topic]
    while todo:
        rows = now.query(
            "MATCH (n:Theme)-[:BROADER]->(b:Theme {id: $id}) RETURN n.id AS id", {"id": todo.pop()}
        )
        new = {row["id"] for row in rows} - found
        found |= new
        todo += sorted(new)
    return sorted(found)


@pytest.mark.parametrize("province", PROVINCES)
def test_the_first_five_are_new_and_of_a_stated_need_and_a_supply_that_runs_or_ran(
    now: Snapshot, province: str
) -> None:
    found = first_five(now, province)
    assert len(found) == 5
    for one in found:
        assert one.subject is not None
        assert one.new
        assert not tagged_together(now, one.subject.id, one), one.id
        assert province in {*one.asking, *one.having}
        assert not set(one.asking) & set(one.having)
        need, supply = one.match.need, one.match.supply
        assert need.type in ("Opportunity", "Province") or need.phase in SEEKING
        assert supply.type == "Platform" or supply.phase in (*RUNNING, FINISHED)
    assert len({one.match.need.id for one in found}) >= 4
    assert len({one.match.supply.id for one in found}) >= 4
    assert sum(province in one.asking for one in found) >= 4


def test_what_others_want_comes_before_an_own_need_only_when_worth_twice_as_much(now: Snapshot) -> None:
    for province in PROVINCES:
        found = first_five(now, province)
        for place, one in enumerate(found):
            later = [own.value for own in found[place + 1 :] if province in own.asking]
            if province not in one.asking and later:
                assert one.value >= 2 * min(later)


def test_what_a_kans_is_named_for_is_what_its_match_is_about(now: Snapshot) -> None:
    """Not eiwit for mest, nor old beams for a biobased viaduct."""
    mest = proposals(now, ExchangeQuery(provinces=("noord-brabant",), topics=("mest",), limit=0)).proposals
    wanted = [one for one in mest if one.match.need.id == "kans/mest-als-grondstof"]
    assert wanted[0].match.supply.name == "Groene Mineralen Centrale"
    made = features(now)
    number = made.things.number
    beams = number["project/circulair-viaduct-a76-nuth"]
    biobased = number["kans/biobased-materiaal-in-bruggen-viaducten-en-wegen"]
    assert named_share(made, biobased, beams) == 0.25
    assert named_share(made, number["kans/vezelgewassen-opschalen"], beams) == 0.0
    paper = number["kans/bermgras-als-papiergrondstof"], number["project/bermgraspapier-alphen"]
    assert named_share(made, *paper) == 1.0
    for one in proposals(now, ExchangeQuery(limit=60)).proposals:
        core = next(part.value for part in one.weighed if part.part == "kern")
        if one.match.need.type == "Opportunity":
            share = named_share(made, number[one.match.need.id], number[one.match.supply.id])
            assert core == pytest.approx(0.5 + 0.5 * (1.0 if share is None else share), abs=0.001)
        else:
            assert core == 1.0


def test_the_obvious_match_on_hennep_is_named_and_built_on_what_exists(now: Snapshot) -> None:
    answer = proposals(now, ExchangeQuery(provinces=("fryslan", "drenthe"), topics=("hennep",)))
    first = answer.proposals[0]
    assert first.match.need.id == "kans/keten-van-land-tot-pand-organiseren"
    assert first.match.supply.name == "Fryske Vezelhennepdeal"
    assert not first.new
    assert "GreenInclusive" in first.joint_work


def test_the_ship_yards_and_the_clay_are_found(now: Snapshot) -> None:
    ships = proposals(now, ExchangeQuery(provinces=("zeeland", "zuid-holland"), topics=("schepen",)))
    assert ships.proposals[0].match.supply.name.startswith("Circulaire scheepsontmanteling (CMT")
    clay = proposals(now, ExchangeQuery(provinces=("zeeland",), topics=("bagger",)))
    assert clay.proposals[0].match.supply.name == "Kleirijperij"


def test_nothing_is_called_new_where_a_shared_network_works_on_it(now: Snapshot) -> None:
    """Noord-Brabant and Zeeland share Smart Delta Resources and more on pyrolyse."""
    answer = proposals(now, ExchangeQuery(provinces=("noord-brabant", "zeeland"), topics=("pyrolyse",)))
    assert answer.total
    assert not answer.new
    assert all(one.together_total or one.match.ties for one in answer.proposals)


def test_what_stopped_is_a_lesson_and_no_proposal(now: Snapshot) -> None:
    stopped = {
        row["id"] for row in now.query("MATCH (n:Project) WHERE n.phase = 'gestopt' RETURN n.id AS id")
    }
    everything = proposals(now, ExchangeQuery(limit=0)).proposals
    named = {m.id for one in everything for m in (one.match.need, one.match.supply)}
    assert stopped
    assert not named & stopped


def test_tabs_divide_what_there_is_and_pages_follow_each_other(now: Snapshot) -> None:
    every = proposals(now, ExchangeQuery(provinces=("utrecht",), limit=0))
    assert every.total == every.new + every.building == len(every.proposals)
    for novelty, count in (("new", every.new), ("building", every.building)):
        query = ExchangeQuery(provinces=("utrecht",), novelty=novelty, limit=0)  # type: ignore[arg-type]
        tab = proposals(now, query)
        assert tab.total == count == len(tab.proposals)
        assert {p.new for p in tab.proposals} <= {novelty == "new"}
        second = proposals(now, query.model_copy(update={"limit": 5, "offset": 5}))
        assert [p.id for p in second.proposals] == [p.id for p in tab.proposals[5:10]]


def test_the_value_is_the_product_of_its_parts(now: Snapshot) -> None:
    for one in proposals(now, ExchangeQuery(limit=40)).proposals:
        product = 1.0
        for part in one.weighed:
            product *= part.value
        assert one.value == pytest.approx(product, abs=0.005)


def test_two_provinces_give_only_what_is_between_them(now: Snapshot) -> None:
    answer = proposals(now, ExchangeQuery(provinces=("limburg", "noord-brabant"), limit=0))
    pair = {"limburg", "noord-brabant"}
    assert answer.total
    for one in answer.proposals:
        assert pair & set(one.asking)
        assert pair & set(one.having)


def test_who_learns_from_whom_goes_one_way(now: Snapshot) -> None:
    ways = [
        proposals(now, ExchangeQuery(asking=(one,), having=(other,), limit=0)).proposals
        for one, other in (("drenthe", "gelderland"), ("gelderland", "drenthe"))
    ]
    for (asking, having), found in zip(
        (("drenthe", "gelderland"), ("gelderland", "drenthe")), ways, strict=True
    ):
        assert found
        for one in found:
            assert one.match.kind != "together"
            directed = asking in one.asking and having in one.having
            assert directed or (one.match.kind == "same_wheel" and having in one.asking)
            if one.match.need.type == "Opportunity":
                assert asking in [p.id.partition("/")[2] for p in one.match.need.provinces]
    experience = [{p.id for p in found if p.match.kind == "experience"} for found in ways]
    assert not experience[0] & experience[1]
    both = {
        p.id for p in proposals(now, ExchangeQuery(provinces=("drenthe", "gelderland"), limit=0)).proposals
    }
    assert len(both) >= max(map(len, experience))


def test_of_who_only_asks_or_only_has_the_other_side_is_free(now: Snapshot) -> None:
    having = proposals(now, ExchangeQuery(having=("zeeland",), limit=0)).proposals
    assert having
    assert all("zeeland" in one.having or one.match.kind == "same_wheel" for one in having)
    asking = board(now, ExchangeQuery(asking=("zeeland",), limit=0))
    assert asking.total
    assert all(need.best is not None for need in asking.needs)
    with pytest.raises(UnknownWordError, match="Fryslân"):
        proposals(now, ExchangeQuery(having=("frieslant",)))


def test_an_unknown_province_is_told_and_an_unknown_topic_gives_nothing(now: Snapshot) -> None:
    with pytest.raises(UnknownWordError, match="Fryslân"):
        proposals(now, ExchangeQuery(provinces=("frieslant",)))
    answer = proposals(now, ExchangeQuery(topics=("kwantumfysica",)))
    assert not answer.total
    assert answer.notes


def test_every_kans_of_a_province_is_on_the_board_once(now: Snapshot) -> None:
    rows = now.query("MATCH (q:Province)-[:OFFERS]->(n:Opportunity) RETURN DISTINCT n.id AS id")
    answer = board(now, ExchangeQuery(limit=0))
    ids = [need.need.id for need in answer.needs]
    assert sorted(ids) == sorted(row["id"] for row in rows)
    assert answer.without == sum(need.best is None for need in answer.needs)
    for need in answer.needs:
        if need.best:
            assert need.need.id in (need.best.need.id, need.best.supply.id)
            assert not set(need.having) & set(need.asking)


def test_the_board_of_a_province_has_its_own_kansen(now: Snapshot) -> None:
    rows = now.query(
        "MATCH (q:Province {slug: 'zeeland'})-[:OFFERS]->(n:Opportunity) RETURN DISTINCT n.id AS id"
    )
    answer = board(now, ExchangeQuery(provinces=("zeeland",), limit=0))
    assert {need.need.id for need in answer.needs} == {row["id"] for row in rows}
    chains = board(now, ExchangeQuery(kinds=("chain",), limit=0))
    assert 0 < chains.total < board(now, ExchangeQuery(limit=0)).total
    assert {need.best.kind for need in chains.needs if need.best} == {"chain"}


def test_what_is_kept_on_disk_gives_the_same(now: Snapshot, seed_store: Store) -> None:
    query = ExchangeQuery(provinces=("gelderland",), limit=8)
    first = json.loads(proposals(now, query).to_json())
    now.kept.clear()
    assert json.loads(proposals(now, query).to_json()) == first
