"""Small pictures of the site for ``docs/``: serve the seeds, look, save.

Run by ``make screenshots``.  The pictures are drawn at a part of their size, so that the set stays small.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.store import open_store
from loaders.build.load import load
from loaders.documents.folder import seeds_folder
from tests.serving import served
from tests.site.browsing import ARGUMENTS, CHROMIUM

HERE = Path(__file__).parent / "beelden"
WIDTH, HEIGHT = 1280, 900
PHONE_WIDTH, PHONE_HEIGHT = 390, 780
SCALE = 0.75
"""Of a picture to the page: text stays readable and the file small."""

PICTURES = (
    ("start", "/", WIDTH),
    ("kansenkaart", "/provincie/fryslan", WIDTH),
    ("zoeken", "/zoeken?q=hennep", WIDTH),
    ("samenwerken", "/samenwerken?provincie=fryslan&provincie=drenthe&onderwerp=hennep", WIDTH),
    ("telefoon", "/", PHONE_WIDTH),
)
"""Name of the file, address, width of the window."""


def main() -> None:
    """Make all pictures anew."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"file:{Path(folder) / 'graph.lbug'}")
        load(seeds_folder(), store)
        with served(store) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for name, path, width in PICTURES:
                height = PHONE_HEIGHT if width == PHONE_WIDTH else HEIGHT
                scale = SCALE if width == WIDTH else 1
                page = browser.new_page(
                    viewport={"width": width, "height": height}, device_scale_factor=scale
                )
                page.goto(site + path)
                page.screenshot(path=HERE / f"{name}.png")
                page.close()
                print(f"{name}.png: {(HERE / f'{name}.png').stat().st_size / 1000:.0f} kB")
            browser.close()


if __name__ == "__main__":
    main()
