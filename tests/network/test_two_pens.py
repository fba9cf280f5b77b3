"""One drawing, two pens: what the page draws of a picture as it opens is what the server draws."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from xml.etree.ElementTree import fromstring

import httpx
import pytest
from playwright.sync_api import Page

from api.network.style import LINES, PEN
from tests.network.seeing import LEVELS, look

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PLACES = ("d", "points", "x", "y", "cx", "cy", "r", "width", "height", "viewBox")
ALIKE = 0.11
"""Both pens write places in tenths of a unit."""

Drawing = dict[tuple[str, ...], list[list[float]]]


def _drawing(svg: str) -> Drawing:
    """What is drawn, with its colours, widths, opacity, halo and words, to the places where it is."""
    found: Drawing = defaultdict(list)
    for element in fromstring(svg).iter():
        places = [element.attrib[name] for name in PLACES if name in element.attrib]
        look = [
            f"{name}={float(value):.2f}" if NUMBER.fullmatch(value) else f"{name}={value}"
            for name, value in sorted(element.attrib.items())
            if name not in PLACES and name != "font-family"
        ]
        shape = [NUMBER.sub("", place) for place in places]
        words = (element.text or "").strip()
        key = (element.tag.rpartition("}")[2], words, *shape, *look)
        found[key].append([float(number) for place in places for number in NUMBER.findall(place)])
    return found


def _elsewhere(one: list[list[float]], other: list[list[float]]) -> list[list[float]]:
    """Places of ``one`` that ``other`` does not have, each taken once."""
    left = list(other)
    lost = []
    for place in one:
        near = [p for p in left if len(p) == len(place) and p == pytest.approx(place, abs=ALIKE)]
        if near:
            left.remove(near[0])
        else:
            lost.append(place)
    return lost + left


@pytest.mark.parametrize("address", LEVELS.values(), ids=LEVELS.keys())
def test_both_pens_draw_the_same(projector: Page, client: httpx.Client, tmp_path: Path, address: str) -> None:
    look(projector, address)
    projector.click("summary:text('Neem mee')")
    with projector.expect_download() as download:
        projector.click("[data-mee=svg]")
    download.value.save_as(tmp_path / "beeld.svg")
    page = _drawing((tmp_path / "beeld.svg").read_text(encoding="utf-8"))
    server = _drawing(client.get(f"/netwerk/netwerk.svg?{address}").text)
    assert page.keys() == server.keys()
    assert not {key: lost for key in page if (lost := _elsewhere(page[key], server[key]))}
    assert {key[0] for key in page} >= {"path", "circle", "text"}


SEEN = """() => {
  const drawing = Netwerk.blad.drawing, halos = [], pen = CanvasRenderingContext2D.prototype;
  const stroke = pen.strokeText;
  pen.strokeText = function (...told) {
    halos.push([this.lineWidth, parseFloat(this.font.match(/[\\d.]+px/)[0])]);
    return stroke.apply(this, told);
  };
  drawing.network.redraw();
  pen.strokeText = stroke;
  const marks = Object.values(drawing.network.body.nodes).filter(node => node.options.group);
  const lines = new Map(drawing.lines().map(line => [line.id, drawing.styleOf(line)]));
  return {
    halos,
    rims: marks.map(mark => [mark.options.group.split("-").pop(), mark.options.borderWidth]),
    lines: drawing.edges.get().map(edge => [lines.get(edge.id), edge.color.opacity]),
  };
}"""


def test_the_screen_is_drawn_with_the_same_pen(projector: Page) -> None:
    """Halos, rims and lines on the canvas, asked of the browser that draws them."""
    look(projector, LEVELS["theme"])
    seen = projector.evaluate(SEEN)
    assert seen["halos"]
    assert all(halo / size == pytest.approx(PEN.halo, rel=0.02) for halo, size in seen["halos"])
    rims = {"vol": PEN.rim, "plan": PEN.open_rim, "groep": PEN.open_rim}
    assert seen["rims"]
    assert all(rims[form] == wide for form, wide in seen["rims"])
    assert seen["lines"]
    assert all(LINES[style].opacity == opacity for style, opacity in seen["lines"])
