"""The lines of what is drawn: shapes of marks, bent lines, provinces.  Every pen draws these."""

from __future__ import annotations

import math

from api.network.drawing import Mark, Shape, Stroke, via
from graph.geography import Point, borders


def outline(shape: Shape, x: float, y: float, r: float) -> list[Point]:
    """Corners of a shape of radius ``r``, as vis-network draws it; a dot has none."""
    if shape == "dot":
        return []
    if shape == "square":
        return [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
    if shape == "diamond":
        return [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    if shape == "hexagon":
        return [(x + r * math.cos(k * math.pi / 3), y + r * math.sin(k * math.pi / 3)) for k in range(6)]
    down = -1.0 if shape == "triangleDown" else 1.0
    side = 1.15 * r
    y += down * 0.275 * side
    inner, high = math.sqrt(3) / 3 * side, math.sqrt(3) * side
    top = high - inner
    return [(x, y - down * top), (x + side, y + down * inner), (x - side, y + down * inner)]


def bend_of(stroke: Stroke, marks: dict[str, Mark]) -> Point | None:
    """The control point of a line that is bent."""
    if not stroke.bend:
        return None
    a, b = marks[stroke.source], marks[stroke.target]
    return via((a.x, a.y), (b.x, b.y), stroke.bend)


def land(scale: float) -> list[str]:
    """The outline of each province as an SVG path."""
    return [
        "".join(
            "M" + "L".join(f"{x * scale:.0f} {y * scale:.0f}" for x, y in ring) + "Z" for ring in border.rings
        )
        for border in borders()
    ]
