"""The first screens answer: no page is long before one asks for more."""

from __future__ import annotations

import httpx
import pytest

from tests.site.browsing import HEIGHTS, WIDE
from tests.site.conftest import Visit
from tests.site.test_every_page import pages_of_the_site
from tests.site.test_question_pages import ANSWERS, OTHERS

MOST_SCREENS = 3


@pytest.mark.parametrize("address", dict.fromkeys([*pages_of_the_site(), *ANSWERS, *OTHERS]))
def test_no_page_is_over_three_screens_before_more(visit: Visit, client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200 or "html" not in answer.headers["content-type"]:
        return
    page = visit(WIDE).open(address, folded=True)
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    assert height <= MOST_SCREENS * HEIGHTS[WIDE], f"{height / HEIGHTS[WIDE]:.1f} screens"


def test_what_a_jump_leads_to_is_opened(visit: Visit) -> None:
    page = visit().open("/provincie/fryslan", folded=True)
    chances = page.locator(".kansen dt").first
    assert not chances.is_visible()
    page.get_by_role("navigation", name="Op deze pagina").get_by_role("link", name="Kansen").click()
    chances.wait_for(state="visible")
    page.goto("/provincie/drenthe#projecten")
    assert page.locator(".all-projects > details").first.is_visible()


def test_on_paper_the_card_of_a_province_has_what_the_screen_folds(visit: Visit) -> None:
    page = visit().open("/provincie/fryslan", folded=True)
    page.emulate_media(media="print")
    assert page.locator(".kansen dt").last.is_visible()
    assert page.locator(".focus li").last.is_visible()


def test_what_is_chosen_to_compare_stays_in_view_and_is_counted(visit: Visit, width: int) -> None:
    page = visit(width).open("/opschalen", folded=True)
    for place in (0, 4):
        page.locator("article").nth(place).get_by_role("checkbox").check()
    button = page.get_by_role("button", name="Vergelijk (2 gekozen)")
    page.evaluate("scrollTo(0, 600)")
    box = button.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < HEIGHTS[width], "it stays in view"
    page.get_by_text("Toon nog 5 kandidaten").click()
    page.locator("article").nth(7).get_by_role("checkbox").check()
    page.get_by_role("button", name="Vergelijk (3 gekozen)").click()
    page.wait_for_url("**/opschalen/vergelijken?**")
    assert page.locator("thead th a").count() == 3
