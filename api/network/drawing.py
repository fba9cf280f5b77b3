"""The network as vis-network draws it: nodes, edges and options, built with pyvis."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pyvis.network import Network

from graph.geography import Point

Shape = Literal["dot", "square", "diamond", "triangle", "triangleDown", "hexagon"]

VIS_SCRIPT = ("pyvis", "lib/vis-9.1.2/vis-network.min.js")
"""The script inside the pyvis wheel that draws; its licence (Apache 2.0 or MIT) stands at its head."""


@dataclass(frozen=True)
class Mark:
    """A thing as it is drawn.  ``hollow`` marks plans; ``count`` is what a group holds, 0 for one thing."""

    id: str
    kind: str
    shape: Shape
    x: float
    y: float
    radius: float
    hollow: bool = False
    count: int = 0
    group: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line between two marks; ``bend`` is -1..1, 0 for straight.  ``meanings`` are numbers of edges.

    An ``arrow`` has a head at its target.  What is ``quiet`` waits until one of its ends is chosen.
    """

    id: str
    source: str
    target: str
    style: str
    width: float
    dashed: bool = False
    bend: float = 0.0
    meanings: tuple[int, ...] = field(default=())
    arrow: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Drawing:
    """What vis-network is given."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def drawing(marks: Iterable[Mark], strokes: Iterable[Stroke]) -> Drawing:
    """The picture by pyvis: places are given, so nothing moves, and names are drawn apart from dots."""
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    for mark in marks:
        net.add_node(
            mark.id,
            label=" ",
            shape=mark.shape,
            size=mark.radius,
            x=mark.x,
            y=mark.y,
            group=f"{mark.kind}-{'plan' if mark.hollow else 'groep' if mark.count else 'vol'}",
            physics=False,
        )
    for stroke in strokes:
        net.add_edge(
            stroke.source,
            stroke.target,
            id=stroke.id,
            width=stroke.width,
            dashes=stroke.dashed,
            arrows="",
            physics=False,
            smooth=_smooth(stroke.bend),
        )
    net.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return Drawing(nodes, edges, json.loads(options))


def _smooth(bend: float) -> dict[str, Any] | bool:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}


OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"font": {"size": 1}, "borderWidthSelected": 5, "scaling": {"min": 1}},
    "edges": {"selectionWidth": 0, "hoverWidth": 0, "chosen": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100_000,
        "keyboard": False,
    },
}
"""No physics, nothing to drag: a picture that stands still is a picture that people can point at."""


@cache
def vis_script() -> str:
    """The text of vis-network as pyvis carries it."""
    package, path = VIS_SCRIPT
    return (files(package) / path).read_text(encoding="utf-8")


def via(source: Point, target: Point, bend: float) -> Point:
    """The control point of a bent line, as vis-network computes it for ``curvedCW`` and ``curvedCCW``."""
    dx, dy = target[0] - source[0], source[1] - target[1]
    reach = (0.5 * abs(bend) + 0.5) * math.hypot(dx, dy)
    angle = math.atan2(dy, dx) + (0.5 * bend + 0.5) * math.pi
    return source[0] + reach * math.sin(angle), source[1] + reach * math.cos(angle)
