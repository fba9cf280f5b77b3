"""The profile of a thing: complete, with its sources, printable."""

from __future__ import annotations

import io
import urllib.request
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from api.html.typeset import printed
from graph.schema import NODE_TYPES
from graph.store import Store, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.collaboration import CollaborationQuery, collaboration
from queries.dutch.phrases import capitalised
from queries.profile import profile
from tests.serving import served
from tests.site.browsing import follow
from tests.site.conftest import Visit

MAX_PAGES_OF_A_CARD = 4


def test_a_province_shows_its_living_card(visit: Visit, seed_store: Store, script: bool) -> None:
    page = visit(script=script).open("/provincie/fryslan")
    figures = profile(seed_store.at(), "provincie/fryslan").province
    assert figures is not None
    main = page.get_by_role("main")
    for focus in figures.focus:
        expect(main.get_by_text(printed(focus.label), exact=True).first).to_be_attached()
    best = collaboration(seed_store.at(), CollaborationQuery(provinces=("fryslan",), limit=3)).opportunities
    for chance in best:
        expect(main.get_by_text(printed(chance.explanation))).to_be_visible()
    expect(main.get_by_text("gereconstrueerde kaart")).to_be_visible()
    expect(main.get_by_role("img", name="Begonnen projecten per jaar")).to_be_visible()


def test_a_cell_of_theme_and_phase_opens_just_those_projects(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/provincie/fryslan")
    cell = page.locator("table.matrix td a").first
    number = int(cell.inner_text())
    follow(cell)
    assert page.locator("tbody tr").count() == number


def test_a_fact_leads_to_its_source_in_one_click(visit: Visit, width: int) -> None:
    page = visit(width).open("/provincie/fryslan")
    mark = page.locator(".focus .marks a").first
    number = mark.inner_text()
    mark.click()
    source = page.locator(f"#bron-{number}")
    expect(source).to_be_in_viewport()
    address = source.get_by_role("link").first.get_attribute("href") or ""
    assert address.startswith("http")


def test_every_kind_of_thing_has_a_page_of_its_own(visit: Visit, seed_store: Store) -> None:
    page_of = visit(script=False)
    for node in NODE_TYPES:
        (row,) = seed_store.at().query(
            f"MATCH (n:{node.label}) RETURN n.id AS id, n.name AS name ORDER BY id LIMIT 1"
        )
        page = page_of.open(f"/{row['id']}")
        assert page.get_by_role("heading", level=1).inner_text() == printed(capitalised(row["name"]))


def test_a_former_address_leads_to_the_present_one(seed_data: Prepared, tmp_path: Path) -> None:
    nodes = dict(seed_data.data.nodes)
    former = (
        pl.when(pl.col("id") == "platform/cesi").then(pl.lit(["project/cesi-oud"])).otherwise("former_ids")
    )
    nodes["Platform"] = nodes["Platform"].with_columns(former.alias("former_ids"))
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(GraphData(nodes, seed_data.data.relationships))
    with served(store) as site, urllib.request.urlopen(f"{site}/project/cesi-oud") as answer:
        assert answer.url == f"{site}/platform/cesi"


def test_an_address_that_is_nearly_right_offers_what_was_meant(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/thema/hennep", status=404)
    follow(page.get_by_role("main").get_by_role("link", name="hennep", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hennep")


def test_a_profile_can_be_taken_along(visit: Visit, seed_store: Store) -> None:
    visitor = visit()
    page = visitor.open("/project/pha2use")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    book = load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    relations = sum(group.count for group in profile(seed_store.at(), "project/pha2use").groups)
    assert book.worksheets[1].max_row == relations + 1
    address = page.get_by_role("link", name="JSON").get_attribute("href") or ""
    assert visitor.context.request.get(address).json()["id"] == "project/pha2use"


@pytest.mark.parametrize("slug", ["fryslan", "zuid-holland"])
def test_a_card_prints_on_a_few_clean_pages(visit: Visit, slug: str) -> None:
    page = visit().open(f"/provincie/{slug}")
    printed = page.pdf(format="A4", print_background=False)
    pages = printed.count(b"/Type /Page") - printed.count(b"/Type /Pages")
    assert 1 <= pages <= MAX_PAGES_OF_A_CARD
    page.emulate_media(media="print")
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.locator(".card-foot")).to_be_visible()
