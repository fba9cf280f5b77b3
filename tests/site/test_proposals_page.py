"""Samenwerken: a member of the regiegroep looks for talks worth having, ten minutes before the meeting."""

from __future__ import annotations

import re

from api.html.typeset import printed
from api.pages.proposals import BOARD_PER_PAGE
from graph.store import Store
from queries.exchange import ExchangeQuery, board, proposals
from tests.site.browsing import follow
from tests.site.conftest import Visit


def test_talks_for_a_province_are_found_with_the_form_alone(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/samenwerken")
    form = page.get_by_role("form", name="Kies waarover het gaat")
    form.get_by_label("Zeeland").check()
    follow(form.get_by_role("button", name="Toon"))
    assert "provincie=zeeland" in page.url
    assert page.locator("article").count() == 5
    for title in page.locator("article h2").all_inner_texts():
        assert "Zeeland" in title


def test_a_card_names_both_sides_why_what_they_share_and_whom_to_ask(visit: Visit, seed_store: Store) -> None:
    best = proposals(
        seed_store.at(), ExchangeQuery(provinces=("zeeland",), novelty="new", limit=1)
    ).proposals[0]
    page = visit().open("/samenwerken?provincie=zeeland")
    card = page.locator("article").first
    text = card.inner_text()
    assert printed(best.match.explanation) in text
    assert printed(best.joint_work) in text
    for one in (best.match.need, best.match.supply):
        link = card.get_by_role("link", name=one.name, exact=True).first
        assert link.get_attribute("href") == f"/{one.id}"
        assert one.stage in text
    card.get_by_text("Waarom staat dit hier?").press("Enter")
    for part in best.weighed:
        assert printed(part.text[1:]) in card.inner_text()
    card.get_by_text(re.compile(r"Bronnen \(")).click()
    assert card.locator(".source-list a[rel~=external]").first.is_visible()


def test_the_tabs_count_what_is_new_and_what_can_be_built_on(visit: Visit, seed_store: Store) -> None:
    answer = proposals(seed_store.at(), ExchangeQuery(provinces=("fryslan", "drenthe"), topics=("hennep",)))
    page = visit().open("/samenwerken?provincie=fryslan&provincie=drenthe&onderwerp=hennep")
    assert f"Nieuw {answer.new}" in page.get_by_role("navigation", name="Weergave").inner_text()
    assert "Hierover is geen nieuw voorstel" in page.get_by_role("main").inner_text()
    follow(page.get_by_role("link", name=re.compile("^Bouw voort")))
    assert page.locator("article").count() == min(5, answer.building)
    assert "GreenInclusive" in page.locator("article").first.inner_text()


def test_the_board_has_every_kans_with_who_can_help(visit: Visit, seed_store: Store) -> None:
    answer = board(seed_store.at(), ExchangeQuery(provinces=("fryslan",), limit=0))
    page = visit(script=False).open("/vraag-en-aanbod?provincie=fryslan")
    rows = page.locator("tbody tr")
    assert rows.count() == BOARD_PER_PAGE < answer.total
    for row, need in zip(rows.all(), answer.needs[:BOARD_PER_PAGE], strict=True):
        assert row.locator("th a").inner_text() == need.need.name
        said = row.inner_text()
        assert (need.best.kind_name if need.best else "niemand bekend") in said


def test_from_a_kans_without_help_one_can_go_on(visit: Visit) -> None:
    page = visit().open("/vraag-en-aanbod?provincie=zeeland&pagina=2")
    follow(page.get_by_role("link", name=re.compile("^wat er minder zeker bij past")).first)
    assert "/schakels?voor=" in page.url
