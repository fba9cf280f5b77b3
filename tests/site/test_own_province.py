"""Choosing one's own province, with and without script, and what a script makes of it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.site.browsing import follow, overflow, violations
from tests.site.conftest import Visit


def choices(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_a_province_chosen_in_the_header_stays_on_the_page_and_goes_along(
    visit: Visit, width: int, script: bool
) -> None:
    page = visit(width, script=script).open("/wiel?onderwerp=textiel")
    page.get_by_text("Kies mijn provincie").click()
    if script:  # what judges a page is a script itself
        assert violations(page) == []
        assert overflow(page) <= 0
    page.get_by_label("Mijn provincie").select_option("zeeland")
    follow(page.get_by_role("button", name="Kies", exact=True))
    assert choices(page.url)["mijn"] == ["zeeland"]
    assert choices(page.url)["onderwerp"] == ["textiel"]
    expect(page.get_by_text("U ziet Zeeland, uw provincie.")).to_be_visible()
    follow(page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Witte vlekken"))
    expect(page.get_by_text("U ziet Zeeland, uw provincie.")).to_be_visible()
    follow(page.get_by_role("link", name="Toon alle provincies"))
    expect(page.get_by_text("U ziet alle provincies.")).to_be_visible()
    page.get_by_text("Mijn provincie:").click()
    page.get_by_label("Mijn provincie", exact=True).select_option("")
    follow(page.get_by_role("button", name="Kies", exact=True))
    assert "mijn" not in {name for name, values in choices(page.url).items() if values != [""]}
    expect(page.get_by_text("Kies mijn provincie")).to_be_visible()


def test_the_start_page_offers_the_choice(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/")
    page.locator("#begin").select_option("drenthe")
    follow(page.locator("#mijn-provincie").get_by_role("button", name="Kies"))
    expect(page.get_by_role("heading", name="Voor Drenthe", exact=True)).to_be_visible()


def test_what_a_script_leads_to_keeps_the_province(visit: Visit) -> None:
    page = visit().open("/netwerk?niveau=schakels&mijn=zeeland")
    page.wait_for_selector("[data-netwerk].klaar")
    page.get_by_role("navigation", name="Wat u ziet").get_by_role("link", name="Platforms").click()
    page.wait_for_url("**niveau=platforms**")
    assert choices(page.url)["mijn"] == ["zeeland"]
    page.wait_for_selector("[data-netwerk].klaar")
    page.evaluate("Netwerk.blad.choose('provincie/limburg')")
    follow(page.get_by_role("link", name="Alles over Limburg"))
    assert choices(page.url)["mijn"] == ["zeeland"]


def test_a_suggestion_keeps_the_province(visit: Visit) -> None:
    page = visit().open("/wiel?mijn=zeeland")
    page.get_by_role("combobox", name="Zoek of stel een vraag").fill("fibersort")
    option = page.get_by_role("listbox", name="Suggesties").get_by_role("option").first
    expect(option).to_be_visible()
    follow(option)
    assert choices(page.url)["mijn"] == ["zeeland"]
