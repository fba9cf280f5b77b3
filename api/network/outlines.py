"""The lines of what is drawn: shapes of marks, bent lines, provinces.  Every pen draws these."""

from __future__ import annotations

import math

from api.network.drawing import Mark, Shape, Stroke, via
from api.network.style import PEN
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


def head_of(stroke: Stroke, marks: dict[str, Mark]) -> list[Point]:
    """The head of an arrow: its point on the rim of the target, and two corners; none of another line."""
    if not stroke.arrow:
        return []
    a, b = marks[stroke.source], marks[stroke.target]
    x, y = bend_of(stroke, marks) or ((a.x + b.x) / 2, (a.y + b.y) / 2)

    def on(t: float) -> Point:
        return (
            (1 - t) ** 2 * a.x + 2 * t * (1 - t) * x + t**2 * b.x,
            (1 - t) ** 2 * a.y + 2 * t * (1 - t) * y + t**2 * b.y,
        )

    def short_of(distance: float) -> Point:
        """Where the line comes this near to the middle of the target."""
        low, high = 0.0, 1.0
        for _ in range(30):
            t = (low + high) / 2
            low, high = (t, high) if math.dist(on(t), (b.x, b.y)) > distance else (low, t)
        return on(high)

    long, half = PEN.head
    tip, back = short_of(b.radius), short_of(b.radius + long)
    along = math.dist(tip, back) or 1.0
    dx, dy = (tip[0] - back[0]) / along, (tip[1] - back[1]) / along
    return [tip, (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)]


def land(scale: float) -> list[str]:
    """The outline of each province as an SVG path."""
    return [
        "".join(
            "M" + "L".join(f"{x * scale:.0f} {y * scale:.0f}" for x, y in ring) + "Z" for ring in border.rings
        )
        for border in borders()
    ]
