"""What a room sees: nothing overlaps, names can be read, and the same data is the same picture."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.network.seeing import (
    LARGEST_TO_READ,
    LEVELS,
    drawn,
    geometry,
    look,
    overlapping_dots,
    overlapping_names,
    until,
)
from tests.site.browsing import overflow, violations

every_level = pytest.mark.parametrize("address", LEVELS.values(), ids=LEVELS.keys())


@every_level
def test_nothing_overlaps_and_names_can_be_read(projector: Page, address: str) -> None:
    look(projector, address)
    seen = geometry(projector)
    assert overlapping_dots(seen) == []
    assert len(overlapping_names(seen)) <= LARGEST_TO_READ * len(seen["names"])
    assert min(name["size"] for name in seen["names"]) >= 24
    assert len(seen["names"]) >= min(len(seen["nodes"]), 10) * 0.75
    box = projector.locator("[data-doek]").bounding_box()
    assert box is not None
    for name in seen["names"]:
        assert name["left"] >= 0
        assert name["top"] >= 0
        assert name["right"] <= box["width"]
        assert name["bottom"] <= box["height"]


@every_level
def test_a_picture_shows_no_more_than_a_room_can_see(projector: Page, address: str) -> None:
    look(projector, address)
    assert len(geometry(projector)["nodes"]) <= 150


@every_level
def test_three_loads_are_equal_to_the_pixel(projector: Page, address: str) -> None:
    pictures = []
    for _ in range(3):
        look(projector, address)
        pictures.append(projector.locator("[data-doek]").screenshot())
    assert pictures[0] == pictures[1] == pictures[2]


@pytest.mark.parametrize("times", [1.4, 2.0, 3.5])
def test_zooming_in_shows_more_names_and_no_overlap(projector: Page, times: float) -> None:
    look(projector, LEVELS["theme"])
    before = {name["id"] for name in geometry(projector)["names"]}
    projector.evaluate(f"Netwerk.blad.drawing.zoom({times})")
    drawn(projector)
    seen = geometry(projector)
    box = projector.locator("[data-doek]").bounding_box()
    assert box is not None
    inside = {
        n["id"]
        for n in seen["nodes"]
        if 320 < n["x"] < box["width"] - 320 and 150 < n["y"] < box["height"] - 150
    }
    assert before & inside <= {name["id"] for name in seen["names"]}
    assert len(overlapping_names(seen)) <= LARGEST_TO_READ * len(seen["names"])
    assert overlapping_dots(seen) == []


def test_a_group_opens_on_a_click_and_nothing_overlaps(projector: Page) -> None:
    look(projector, LEVELS["large theme"])
    group = "groep/project-fryslan"
    held = projector.evaluate(f"Netwerk.blad.drawing.members('{group}')")
    at = next(n for n in geometry(projector)["nodes"] if n["id"] == group)
    projector.locator("[data-doek]").click(position={"x": at["x"], "y": at["y"]})
    until(projector, "Netwerk.blad.drawing.network.getScale() > 1.5")
    projector.wait_for_timeout(600)
    seen = geometry(projector)
    opened = [n for n in seen["nodes"] if n["id"].startswith("project/")]
    assert group not in {n["id"] for n in seen["nodes"]}
    assert len(opened) >= held
    assert overlapping_dots(seen) == []
    assert len(overlapping_names(seen)) <= LARGEST_TO_READ * max(len(seen["names"]), 1)
    assert projector.locator("[data-paneel] li").count() == held


def test_provinces_lie_as_on_the_map(projector: Page) -> None:
    look(projector, LEVELS["provinces"])
    at = {n["id"].removeprefix("provincie/"): n for n in geometry(projector)["nodes"]}
    assert at["groningen"]["y"] < at["drenthe"]["y"] < at["overijssel"]["y"] < at["limburg"]["y"]
    assert at["zeeland"]["x"] < at["zuid-holland"]["x"] < at["utrecht"]["x"] < at["gelderland"]["x"]
    assert at["fryslan"]["y"] < at["noord-holland"]["y"] < at["noord-brabant"]["y"]


@pytest.mark.parametrize("address", [LEVELS["provinces"], LEVELS["theme"]], ids=["provinces", "theme"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_meets_wcag(projector: Page, address: str, dark: bool) -> None:
    look(projector, address)
    for part in projector.locator("[data-netwerk] details").all():
        part.evaluate("part => { part.open = true }")
    if dark:
        projector.click("[data-knop=toon]")
    assert violations(projector) == []


def test_on_a_phone_nothing_is_cut_off(projector: Page) -> None:
    projector.set_viewport_size({"width": 390, "height": 844})
    look(projector, LEVELS["theme"])
    assert overflow(projector) == 0
    seen = geometry(projector)
    assert overlapping_dots(seen) == []
    assert overlapping_names(seen) == set()


def test_without_script_there_is_a_picture_and_a_table(projector: Page, site: str) -> None:
    browser = projector.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto(f"/netwerk?{LEVELS['theme']}")
    assert page.locator("noscript img, img[alt*='Textiel']").count() >= 1
    assert "textiel" in page.content().lower()
    assert page.locator("tr[data-ding]").count() > 50
    context.close()
