"""The level *schakels*: arrows from who has to who wants, held against the matches and the raw graph."""

from __future__ import annotations

import math
from collections import Counter
from itertools import product
from xml.etree.ElementTree import fromstring

import httpx
import pytest
from playwright.sync_api import Page

from api.network.drawing import Mark, Stroke, via
from api.network.outlines import head_of
from api.network.picture import picture
from graph.store import Snapshot, Store
from queries.exchange import ExchangeQuery, flows, proposals
from queries.network import NetworkQuery, network
from tests.network.seeing import look

ADDRESS = "niveau=schakels"


@pytest.fixture
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def provinces_of(now: Snapshot, identifier: str) -> set[str]:
    """The provinces of a thing, from its relationships alone."""
    if identifier.startswith("provincie/"):  # a focus of its own
        return {identifier}
    statements = {
        "project": "MATCH (n:Project {id: $id})-[:IN_PROVINCE]->(p:Province) RETURN p.id AS id",
        "platform": "MATCH (n:Platform {id: $id})-[:ACTIVE_IN]->(p:Province) RETURN p.id AS id",
        "kans": "MATCH (p:Province)-[:OFFERS]->(n:Opportunity {id: $id}) RETURN p.id AS id",
    }
    rows = now.query(statements[identifier.partition("/")[0]], {"id": identifier})
    return {row["id"] for row in rows}


def test_an_arrow_goes_from_the_province_that_has_to_the_one_that_wants(now: Snapshot) -> None:
    edges = network(now, NetworkQuery(level="exchange")).edges
    assert len(edges) > 100
    for edge in edges:
        assert edge.weight == len(edge.shared) > 0
        for match in edge.shared:
            supply, need = match.sides
            assert edge.source in provinces_of(now, supply.id)
            assert edge.target in provinces_of(now, need.id)
            assert edge.target not in provinces_of(now, supply.id)


def test_the_arrows_count_the_matches_and_lose_none(now: Snapshot) -> None:
    wanted = Counter(
        (f"provincie/{a}", f"provincie/{b}")
        for flow in flows(now, ExchangeQuery())
        for a, b in product(flow.having, flow.asking)
    )
    edges = network(now, NetworkQuery(level="exchange")).edges
    assert {(e.source, e.target): e.weight for e in edges} == wanted


def test_every_match_between_two_provinces_is_a_proposal_of_theirs(now: Snapshot) -> None:
    pair = ("zuid-holland", "zeeland")
    told = proposals(now, ExchangeQuery(provinces=pair, limit=0)).proposals
    every = {f"{m.supply.id}~{m.need.id}" for p in told for m in (p.match, *p.also)}
    edges = network(now, NetworkQuery(level="exchange")).edges
    shown = [
        m.id for e in edges if (e.source, e.target) == tuple(f"provincie/{s}" for s in pair) for m in e.shared
    ]
    assert shown
    assert set(shown) <= every


def test_a_few_arrows_are_drawn_and_of_every_province_the_largest(now: Snapshot) -> None:
    edges = network(now, NetworkQuery(level="exchange")).edges
    drawn = [e for e in edges if not e.quiet]
    assert len(drawn) < 30
    for province in {end for e in edges for end in (e.source, e.target)}:
        most = max(e.weight for e in edges if province in (e.source, e.target))
        assert any(e.weight == most for e in drawn if province in (e.source, e.target)), province


def test_a_topic_and_a_phase_leave_the_matches_that_are_of_it(now: Snapshot) -> None:
    hennep = network(now, NetworkQuery(level="exchange", topics=("hennep",)))
    every = network(now, NetworkQuery(level="exchange"))
    assert 0 < sum(e.weight for e in hennep.edges) < sum(e.weight for e in every.edges)
    assert "hennep" in hennep.title
    pilots = network(now, NetworkQuery(level="exchange", phases=("pilot",))).edges
    assert pilots
    assert {m.phase for e in pilots for m in e.shared} <= {"pilot", ""}


@pytest.mark.parametrize("bend", [0.0, 0.12, 0.32])
def test_the_head_of_an_arrow_is_on_the_rim_of_what_it_points_at(bend: float) -> None:
    marks = {
        "a": Mark("a", "provincie", "dot", 0, 0, 20),
        "b": Mark("b", "provincie", "dot", 300, 40, 24),
    }
    tip, left, right = head_of(Stroke("x", "a", "b", "schakel", 3, bend=bend, arrow=True), marks)
    assert math.dist(tip, (300, 40)) == pytest.approx(24, abs=0.1)
    assert math.dist(tip, left) == pytest.approx(math.dist(tip, right), abs=0.01)
    assert tip[0] > max(left[0], right[0])
    assert head_of(Stroke("x", "a", "b", "samen", 3, bend=bend), marks) == []


def nearest_rim(stroke: Stroke, marks: dict[str, Mark]) -> float:
    """How far a line stays from the rim of the dots of others, its own width taken off."""
    a, b = marks[stroke.source], marks[stroke.target]
    x, y = via((a.x, a.y), (b.x, b.y), stroke.bend)
    others = [m for i, m in marks.items() if i not in (stroke.source, stroke.target)]
    along = [k / 200 for k in range(201)]
    line = [
        (
            (1 - t) ** 2 * a.x + 2 * t * (1 - t) * x + t**2 * b.x,
            (1 - t) ** 2 * a.y + 2 * t * (1 - t) * y + t**2 * b.y,
        )
        for t in along
    ]
    return min(math.dist(at, (m.x, m.y)) - m.radius for at in line for m in others) - stroke.width / 2


@pytest.mark.parametrize("topics", [(), ("hennep",), ("beton",)])
def test_no_arrow_passes_under_the_dot_of_a_third_province(now: Snapshot, topics: tuple[str, ...]) -> None:
    """All of them, also those that wait until their province is chosen; and to and fro lie apart."""
    drawn = picture(now, network(now, NetworkQuery(level="exchange", topics=topics)))
    marks = {mark.id: mark for mark in drawn.marks}
    arrows = {(s.source, s.target): s for s in drawn.strokes if s.arrow}
    assert arrows
    under = {pair for pair, stroke in arrows.items() if nearest_rim(stroke, marks) < 0}
    assert not under
    for (one, other), stroke in arrows.items():
        if back := arrows.get((other, one)):
            assert abs(stroke.bend + back.bend) > 0.05


def test_the_files_have_a_head_for_every_arrow_that_is_drawn(client: httpx.Client, now: Snapshot) -> None:
    drawn = [e for e in network(now, NetworkQuery(level="exchange")).edges if not e.quiet]
    picture = fromstring(client.get(f"/netwerk/netwerk.svg?{ADDRESS}").text)
    assert len([e for e in picture.iter() if e.tag.endswith("polygon")]) == len(drawn)
    for form in ("png", "pdf", "html", "xlsx", "gexf", "graphml"):
        assert client.get(f"/netwerk/netwerk.{form}?{ADDRESS}").status_code == 200, form


def test_an_arrow_is_chosen_for_its_list_and_a_filter_takes_matches_away(
    projector: Page, now: Snapshot
) -> None:
    look(projector, ADDRESS)
    edges = network(now, NetworkQuery(level="exchange")).edges
    edge = next(e for e in edges if (e.source, e.target) == ("provincie/zuid-holland", "provincie/zeeland"))
    line = f"Netwerk.blad.drawing.lines().find(line => line.id === '{edge.source}|{edge.target}|SCHAKEL')"
    projector.evaluate(f"Netwerk.blad.panel.line({line})")
    panel = projector.locator("[data-paneel]")
    assert "Zuid-Holland → Zeeland" in panel.inner_text()
    first = panel.locator("ul").first.locator("li")
    assert first.count() == len(edge.shared)
    supply, need = edge.shared[0].sides
    assert panel.locator(f'a[href="/{supply.id}"]').first.inner_text() == supply.name
    assert panel.locator(f'a[href="/{need.id}"]').first.inner_text() == need.name
    before = projector.evaluate(f"Netwerk.blad.drawing.widthOf({line})")
    projector.click("summary:text('Filters')")
    options = projector.locator("#filter-thema option")
    assert options.count() > 10
    projector.select_option("#filter-thema", index=1)
    after = projector.evaluate(f"(line => line ? Netwerk.blad.drawing.widthOf(line) : 0)({line})")
    assert after < before


def test_two_arrows_to_and_fro_do_not_lie_on_each_other(projector: Page) -> None:
    look(projector, ADDRESS)
    bends = projector.evaluate(
        "Object.fromEntries(Object.entries(Netwerk.blad.drawing.data.lijnen).map(([id, l]) => [id, l.bocht]))"
    )
    both = [i for i in bends if "|".join([*reversed(i.split("|")[:2]), "SCHAKEL"]) in bends]
    assert both
    for identifier in both:
        back = "|".join([*reversed(identifier.split("|")[:2]), "SCHAKEL"])
        assert math.dist(bends[identifier], bends[back]) > 10
