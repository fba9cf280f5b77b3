"""Finding one's way from the start page: the search box, the map, search and its narrowing."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import unquote_plus

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from graph.store import Store
from queries.lists import stats
from queries.search import SearchQuery, search
from tests.site.browsing import covered, follow
from tests.site.conftest import Visit

FIRST_ANSWER_MS = 30_000
"""How long a test waits for a suggestion: the names are read at the first, on whatever machine this is."""


def test_the_search_box_answers_while_one_types(visit: Visit, width: int) -> None:
    page = visit(width).open("/")
    field = page.get_by_label("Stel een vraag of zoek")
    field.press_sequentially("ces", delay=20)
    options = page.get_by_role("listbox", name="Suggesties").get_by_role("option")
    expect(options.first).to_contain_text("CESI", timeout=FIRST_ANSWER_MS)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    field.press("Enter")
    page.wait_for_url("**/platform/cesi")


def test_escape_puts_the_suggestions_away_and_leaves_the_words(visit: Visit) -> None:
    page = visit().open("/")
    field = page.get_by_label("Stel een vraag of zoek")
    field.press_sequentially("hennep", delay=10)
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert field.input_value() == "hennep"


@pytest.mark.parametrize("path", ["/", "/zoeken", "/witte-vlekken"])
def test_a_suggestion_is_on_top_of_all_and_opens_what_it_names(visit: Visit, width: int, path: str) -> None:
    """Each is hit where it is seen: what the arrow keys choose may lie behind something else.

    On the start page the doors are brought up close under the field: how far the list hangs over them is
    chance.
    """
    page = visit(width).open(path)
    page.evaluate("document.querySelector('#mijn-provincie')?.remove()")
    field = page.get_by_role("combobox", name=re.compile("^(Zoek|Stel)")).first
    field.press_sequentially("circu", delay=20)
    options = page.get_by_role("listbox", name="Suggesties").get_by_role("option")
    expect(options.nth(3)).to_be_visible(timeout=FIRST_ANSWER_MS)
    assert covered(page, "[role=listbox]") == []
    field.focus()
    wanted = options.nth(3).get_attribute("data-href")
    options.nth(3).click(timeout=5_000)
    page.wait_for_url(f"**{wanted}")


def test_enter_searches_also_without_script(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/")
    page.get_by_label("Stel een vraag of zoek").fill("vezelhennep")
    follow(page.get_by_role("button", name="Zoek"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("vezelhennep")
    expect(page.get_by_role("main").get_by_role("link", name="Fryske Vezelhennepdeal")).to_be_visible()


def test_a_typing_error_is_put_right_with_one_click(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/zoeken?q=CEESI")
    suggested = page.get_by_text("Bedoelde u").get_by_role("link").first
    word = suggested.inner_text()
    suggested.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Zoeken: {word}")


def test_search_is_narrowed_by_facets_and_widened_again(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/zoeken?q=hennep")
    facets = page.locator(".facets")
    if not facets.get_by_role("link", name="projecten").is_visible():
        page.get_by_text("Verfijn").click()
    follow(facets.get_by_role("link", name="projecten"))
    assert "soort=project" in page.url
    kinds = page.locator(".hits .kind").all_inner_texts()
    assert set(kinds) == {"project"}
    follow(page.get_by_role("link", name="projecten weghalen"))
    assert "soort" not in page.url


def test_what_was_found_can_be_taken_along(visit: Visit, site: str, seed_store: Store) -> None:
    visitor = visit()
    page = visitor.open("/zoeken?q=hennep&soort=project")
    total = search(seed_store.at(), SearchQuery(text="hennep", types=("project",), limit=0)).total
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    text = taken.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == total + 1
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    book = load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    assert book.worksheets[1].max_row == total + 1
    cover = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert cover["Rijen"] == total
    assert cover["Gezocht naar"] == "hennep"
    assert cover["Soort"] == "project"
    heads = [cell.value for cell in book.worksheets[1][1]]
    first = dict(zip(heads, book.worksheets[1][2], strict=True))
    assert first["identificatie"].hyperlink.target == f"{site}/{first['identificatie'].value}"
    assert first["bronnen"].hyperlink.target.startswith("https://")
    answer = visitor.context.request.get(page.get_by_role("link", name="JSON").get_attribute("href") or "")
    assert answer.json()["total"] == total


def test_the_three_big_questions_are_doors(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/")
    doors = page.get_by_role("list", name="De drie grote vragen")
    addresses = [link.get_attribute("href") for link in doors.get_by_role("link").all()]
    assert addresses == ["/samenwerken", "/opschalen", "/wiel"]


def test_the_map_and_the_list_beside_it_tell_the_same_true_figures(visit: Visit, seed_store: Store) -> None:
    page = visit().open("/")
    for province in stats(seed_store.at()).provinces:
        area = page.get_by_role("link", name=f"{province.name}: {province.projects} projecten")
        assert area.get_attribute("href") == f"/provincie/{province.slug}"
        row = page.get_by_role("row", name=province.name)
        cells = row.get_by_role("cell").all_inner_texts()
        assert cells == [str(province.projects), str(province.platforms), str(province.opportunities)]


def test_a_province_is_opened_from_the_map_with_the_keyboard(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/")
    page.get_by_role("link", name="Zeeland: ").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/provincie/zeeland")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zeeland")


def test_the_map_is_coloured_by_a_theme_and_a_topic(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/")
    page.get_by_label("Thema", exact=True).select_option("ta-bouw")
    page.get_by_label("Onderwerp", exact=True).fill("hennep")
    follow(page.get_by_role("button", name="Kleur de kaart"))
    expect(page.get_by_role("heading", name="Projecten over Bouw en hennep")).to_be_visible()
    assert "thema=ta-bouw" in unquote_plus(page.url)
    shown = page.get_by_role("row", name="Fryslân").get_by_role("link", name="", exact=False).last
    number = int(shown.inner_text())
    follow(shown)
    assert page.locator("tbody tr").count() == number


def test_every_dot_on_the_map_is_in_the_list_too(visit: Visit) -> None:
    page = visit().open("/")
    dots = {link.get_attribute("href") for link in page.locator(".map-dots a").all()}
    listed = {link.get_attribute("href") for link in page.locator(".towns a").all()}
    assert dots == listed
    assert len(dots) > 80


def test_a_plain_question_leads_to_its_answer_and_says_how_it_was_read(
    visit: Visit, width: int, script: bool
) -> None:
    page = visit(width, script=script).open("/")
    page.get_by_label("Stel een vraag of zoek").fill("Waar kunnen Friesland en Drente samenwerken op hennep?")
    follow(page.get_by_role("button", name="Zoek"))
    page.wait_for_url("**/samenwerken?provincie=fryslan&provincie=drenthe&onderwerp=hennep**")
    told = page.get_by_role("complementary", name="Hoe uw vraag is opgevat")
    expect(told).to_contain_text("Fryslân en Drenthe")
    told.get_by_text("Bedoelde u iets anders?").click()
    follow(told.get_by_role("link", name="Witte vlekken in Fryslân en Drenthe"))
    page.wait_for_url("**/witte-vlekken?**")


def test_a_question_is_offered_while_one_types_it(visit: Visit) -> None:
    page = visit().open("/")
    page.get_by_label("Stel een vraag of zoek").press_sequentially("witte vlekken gelderland", delay=5)
    expect(page.get_by_role("listbox", name="Suggesties").get_by_role("option").first).to_contain_text(
        "Witte vlekken in Gelderland"
    )


def test_a_name_leads_to_its_profile(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/vraag?q=wat+doet+CESI")
    assert "/platform/cesi" in page.url
