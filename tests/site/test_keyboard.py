"""The whole site with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Visit

PAGES = ("/", "/zoeken?q=hennep", "/projecten?provincie=fryslan", "/provincie/zeeland", "/project/pha2use")

REACHABLE = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
  return all.filter(e => e.tabIndex >= 0 && e.type !== 'hidden' && e.checkVisibility()).length;
}"""
HERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  e.dataset.seen = '1';
  const target = e.matches('svg a') ? e.querySelector('path') : e;
  const s = getComputedStyle(target);
  const shown = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0
    || parseFloat(s.strokeWidth) >= 5;
  return {shown, name: e.outerHTML.slice(0, 120)};
}"""


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_and_shows_where_one_is(visit: Visit, path: str) -> None:
    page = visit().open(path)
    wanted = page.evaluate(REACHABLE)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    assert first == "Naar de inhoud"
    unseen: list[str] = []
    for _ in range(wanted + 5):
        here = page.evaluate(HERE)
        if here is None:
            break
        if not here["shown"]:
            unseen.append(here["name"])
        page.keyboard.press("Tab")
    assert page.locator("[data-seen]").count() == wanted
    assert unseen == []


def test_the_first_link_skips_to_the_content(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/projecten")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_a_list_is_narrowed_with_the_keyboard(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/projecten")
    _press(page, "Provincies")
    page.get_by_label("Zeeland").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Toon").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**provincie=zeeland**")
    assert "Zeeland" in page.locator("tbody tr").first.inner_text()


def _press(page: Page, summary: str) -> None:
    page.locator("summary", has_text=summary).first.focus()
    page.keyboard.press("Enter")
