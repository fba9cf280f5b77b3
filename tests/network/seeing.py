"""What is on the screen, counted from the page's own geometry."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from playwright.sync_api import Page

LEVELS = {
    "provinces": "niveau=provincies",
    "exchange": "niveau=schakels",
    "platforms": "niveau=platforms",
    "theme": "niveau=thema&onderwerp=textiel",
    "large theme": "niveau=thema&thema=ta-bouw",
    "ego": "niveau=rondom&om=CESI",
    "ego of a province": "niveau=rondom&om=fryslan",
    "ego, two steps": "niveau=rondom&om=CESI&stappen=2",
    "path": "niveau=pad&van=project/cbci&naar=CESI",
}

LARGEST_TO_READ = 0.02
"""Share of the names shown that may overlap another name or a dot."""


def look(page: Page, address: str) -> None:
    """Open a picture and wait until it is drawn."""
    page.goto(f"/netwerk?{address}")
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the picture is finished."""
    page.wait_for_selector("[data-netwerk].klaar")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def geometry(page: Page) -> dict[str, Any]:
    """Dots and names on the screen, in pixels."""
    found: dict[str, Any] = page.evaluate("Netwerk.blad.drawing.geometry()")
    return found


def overlapping_dots(seen: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of dots nearer than the sum of their radii."""
    return [
        (a["id"], b["id"])
        for a, b in combinations(seen["nodes"], 2)
        if (a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2 < (a["r"] + b["r"]) ** 2
    ]


def overlapping_names(seen: dict[str, Any]) -> set[str]:
    """Names that overlap another name, or a dot of another thing."""
    hit = {
        name
        for a, b in combinations(seen["names"], 2)
        if a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] < b["bottom"]
        and b["top"] < a["bottom"]
        for name in (a["id"], b["id"])
    }
    for name in seen["names"]:
        for dot in seen["nodes"]:
            x = min(max(dot["x"], name["left"]), name["right"]) - dot["x"]
            y = min(max(dot["y"], name["top"]), name["bottom"]) - dot["y"]
            if dot["id"] != name["id"] and x * x + y * y < (dot["r"] - 1) ** 2:
                hit.add(name["id"])
    return hit


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true; the content security policy keeps Playwright from doing it."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {expression}")
