"""Wiel, Witte vlekken and Verbinders: what nobody sees from one province alone."""

from __future__ import annotations

import csv
import io
import re

import httpx
from playwright.sync_api import Page

from api.html.typeset import printed
from graph.store import Store
from queries.brokers import BrokersQuery, brokers
from queries.gaps import GapsQuery, gaps
from queries.similar import SimilarQuery, similar
from tests.site.browsing import follow
from tests.site.conftest import Visit


def rows(site: str, address: str) -> list[dict[str, str]]:
    text = httpx.get(f"{site}{address}", timeout=120).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def visible(page: Page) -> str:
    return page.get_by_role("main").inner_text()


def test_a_group_says_what_is_alike_what_differs_and_who_should_talk_to_whom(
    visit: Visit, width: int, seed_store: Store
) -> None:
    group = similar(seed_store.at(), SimilarQuery(topics=("textiel",), limit=1)).groups[0]
    page = visit(width).open("/wiel?onderwerp=textiel")
    card = page.locator("article").first
    assert printed(group.explanation) in card.inner_text()
    for member in group.members:
        assert card.get_by_role("row", name=re.compile("^" + re.escape(member.name))).count() == 1
    assert printed(group.advice) in card.inner_text()
    assert printed(group.grade) in card.inner_text()
    card.get_by_text(re.compile("^Wat verschilt")).click()
    assert printed(group.differences[0]) in card.inner_text()


def test_groups_that_know_each_other_come_when_asked(visit: Visit, seed_store: Store) -> None:
    page = visit(script=False).open("/wiel")
    page.get_by_label("Ook wie elkaar al kent").check()
    follow(page.get_by_role("button", name="Toon"))
    total = similar(seed_store.at(), SimilarQuery(connected=True, limit=1)).total
    assert f"{total} groepen" in visible(page)


def test_the_wheel_as_csv_has_a_row_for_every_project_of_a_group(site: str, seed_store: Store) -> None:
    groups = similar(seed_store.at(), SimilarQuery(limit=0)).groups
    found = rows(site, "/wiel?vorm=csv")
    assert [row["identificatie"] for row in found] == [m.id for g in groups for m in g.members]
    assert all(not row[name].startswith(("=", "+", "-", "@")) for row in found for name in row)


def test_a_gap_is_told_by_its_sign_and_opens_its_evidence(
    visit: Visit, width: int, seed_store: Store
) -> None:
    answer = gaps(seed_store.at(), GapsQuery())
    names = {column.slug: column.name for column in answer.provinces}
    themes = {row.id: row.name for row in answer.rows}
    spot = answer.white_spots[0]
    page = visit(width).open("/witte-vlekken")
    label = f"{themes[spot.theme]}, {names[spot.province]}: witte vlek"
    cell = page.get_by_role("link", name=re.compile("^" + re.escape(label)))
    assert "○" in cell.inner_text()
    cell.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    opened = page.get_by_role("region", name=f"{themes[spot.theme]} in {names[spot.province]}")
    assert printed(spot.sentence) in opened.inner_text()
    assert printed(spot.focuses[0].label) in opened.inner_text()
    assert opened.locator("a[rel~=external]").count() >= 1
    follow(opened.get_by_role("link", name=re.compile("Met wie kan")))
    assert f"provincie={spot.province}" in page.url


def test_both_kinds_of_mismatch_are_drawn_apart_without_colour(site: str) -> None:
    page = httpx.get(f"{site}/witte-vlekken", timeout=120).text
    styles = httpx.get(f"{site}/static/vragen.css").text
    assert re.search(r'class="gap-\d"><a [^>]*witte vlek[^>]*>\d*<i>○</i>', page)
    assert re.search(r'class="quiet-\d"><a [^>]*stille kracht[^>]*>\d*<i>●</i>', page)
    assert re.search(r"\.gap-3 \{ background: repeating-linear-gradient", styles)


def test_the_table_of_gaps_as_csv_has_every_theme_in_every_province(site: str, seed_store: Store) -> None:
    answer = gaps(seed_store.at(), GapsQuery(scheme="transitieagendas"))
    found = rows(site, "/witte-vlekken?lijst=transitieagendas&vorm=csv")
    assert [(row["thema"], row["oordeel"]) for row in found] == [
        (row.name, cell.verdict) for row in answer.rows for cell in row.cells
    ]


def test_a_broker_is_explained_in_words_and_shown_on_a_map(
    visit: Visit, width: int, seed_store: Store
) -> None:
    broker = brokers(seed_store.at(), BrokersQuery(limit=1)).brokers[0]
    page = visit(width).open("/verbinders")
    card = page.locator("article").first
    assert printed(broker.explanation) in card.inner_text()
    assert card.locator(".thumbnail .on").count() == len(broker.provinces)
    assert card.locator(".thumbnail .bridge").count() == len(broker.bridges)
    assert "Fryslân" in str(card.get_by_role("img").get_attribute("aria-label"))
    card.get_by_text(re.compile("^Welke provincies, en waardoor")).click()
    follow(card.get_by_role("link", name="Wat kunnen zij samen?").first)
    assert page.url.count("provincie=") == 2


def test_brokers_can_be_narrowed_to_platforms_that_two_provinces_share(
    visit: Visit, seed_store: Store
) -> None:
    page = visit(script=False).open("/verbinders")
    page.locator("summary", has_text="Actief in al deze provincies").click()
    page.get_by_role("checkbox", name="Drenthe").check()
    page.get_by_role("checkbox", name="Groningen").check()
    page.get_by_role("combobox", name="Soort").select_option("platform")
    follow(page.get_by_role("button", name="Toon"))
    query = BrokersQuery(provinces=("drenthe", "groningen"), types=("Platform",), limit=8)
    names = [broker.name for broker in brokers(seed_store.at(), query).brokers]
    assert len(names) > 1
    assert page.locator("article h2 a").all_inner_texts() == names
    assert page.get_by_role("heading", name=re.compile("^Groepen die vooral met elkaar werken")).count() == 1
