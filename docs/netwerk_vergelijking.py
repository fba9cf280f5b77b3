"""Make ``docs/netwerk-vergelijking.png``: pyvis out of the box and our picture, of the same data.

Run with ``python -m docs.netwerk_vergelijking`` after ``schakelkaart load``; needs Chromium.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from pyvis.network import Network as DefaultNetwork

from api.network.files import png
from api.network.picture import picture
from api.network.svg import svg
from graph.store import open_store
from queries.network import NetworkQuery, network

HERE = Path(__file__).parent
SIZE = (1220, 994)
SHOWN = 760
"""Width of each half in the docs."""
SETTLING_MS = 25_000


def main() -> None:
    snapshot = open_store().at()
    shown = network(snapshot, NetworkQuery(level="theme", topics=("textiel",)))
    default = DefaultNetwork(height=f"{SIZE[1]}px", width=f"{SIZE[0]}px", cdn_resources="in_line")
    for node in shown.nodes:
        default.add_node(node.id, label=node.name)
    for edge in shown.edges:
        default.add_edge(edge.source, edge.target)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "default.html"
        path.write_text(default.generate_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE[0] + 20, "height": SIZE[1] + 40})
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        page.wait_for_timeout(SETTLING_MS)
        left = Image.open(io.BytesIO(page.locator("#mynetwork").screenshot()))
        browser.close()
    right = Image.open(io.BytesIO(png(svg(picture(snapshot, shown)))))
    high = round(SHOWN * SIZE[1] / SIZE[0])
    both = Image.new("RGB", (2 * SHOWN + 20, high), "#70808b")
    for x, half in ((0, left), (SHOWN + 20, right)):
        both.paste(half.convert("RGB").resize((SHOWN, high), Image.Resampling.LANCZOS), (x, 0))
    both.quantize(160, method=Image.Quantize.MAXCOVERAGE).save(
        HERE / "netwerk-vergelijking.png", optimize=True
    )


if __name__ == "__main__":
    main()
