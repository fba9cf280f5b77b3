"""Pictures of numbers as SVG, made on the server: bars to one scale, and points in a plane.

Each is drawn from what its table beside it says, and says the same in words to who does not see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

ROW, BAR = 26, 16
"""Picture units: from one bar to the next, and the height of one."""
NAMES, WIDE, NUMBER = 130, 520, 40
"""For the names at the left, the longest bar, and the number behind it."""
PLANE, EDGE = 320, 46
"""The side of a plane of points, and what its axes take."""


@dataclass(frozen=True)
class Part:
    """A part of a bar: what it counts, and how many."""

    name: str
    number: int


@dataclass(frozen=True)
class Bar:
    """A bar with its parts; ``href`` is where the name leads."""

    name: str
    href: str
    parts: Sequence[Part]

    @property
    def total(self) -> int:
        return sum(part.number for part in self.parts)


@dataclass(frozen=True)
class Dot:
    """A point in a plane: both shares are 0..1; ``number`` stands in it."""

    name: str
    href: str
    number: int
    x: float
    y: float


def stacked(title: str, bars: Sequence[Bar]) -> Markup:
    """Bars of parts under each other, all to the scale of the longest."""
    longest = max((bar.total for bar in bars), default=0) or 1
    drawn = Markup().join(_bar(bar, row, longest) for row, bar in enumerate(bars))
    return _picture(NAMES + WIDE + NUMBER, ROW * len(bars), title, drawn)


def _bar(bar: Bar, row: int, longest: int) -> Markup:
    top, at = row * ROW + (ROW - BAR) // 2, float(NAMES)
    made = [
        Markup('<a href="{}"><text x="{}" y="{}" class="chart-name">{}</text></a>').format(
            bar.href, NAMES - 8, top + 13, bar.name
        )
    ]
    for place, part in enumerate(bar.parts):
        wide = part.number / longest * WIDE
        if part.number:
            made.append(
                Markup(
                    '<rect class="part part-{}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>'
                ).format(
                    place, round(at, 1), top, round(wide, 1), BAR, f"{bar.name}, {part.name}: {part.number}"
                )
            )
        at += wide
    made.append(
        Markup('<text x="{}" y="{}" class="chart-number">{}</text>').format(
            round(at + 6, 1), top + 13, bar.total
        )
    )
    return Markup().join(made)


def plane(title: str, across: str, upward: str, dots: Sequence[Dot]) -> Markup:
    """Numbered points by two shares: ``across`` from left to right, ``upward`` from below, both 0 to 100."""
    side = EDGE + PLANE
    grid = Markup().join(
        Markup('<path class="axis" d="M{} {}H{}"/><text x="{}" y="{}" class="chart-name">{}</text>').format(
            EDGE, y, side, EDGE - 6, y + 4, step
        )
        + Markup('<text x="{}" y="{}" class="chart-step">{}</text>').format(
            EDGE + step / 100 * PLANE, PLANE + 26, step
        )
        for step in (0, 25, 50, 75, 100)
        for y in [round(10 + PLANE - step / 100 * PLANE)]
    )
    words = Markup('<text x="{}" y="{}" class="chart-step">{}</text>').format(
        EDGE + PLANE / 2, PLANE + 44, across
    ) + Markup('<text x="{}" y="{}" class="chart-step" transform="rotate(-90 12 {})">{}</text>').format(
        12, 10 + PLANE / 2, 10 + PLANE / 2, upward
    )
    points = Markup().join(
        Markup(
            '<a href="{}"><circle cx="{}" cy="{}" r="11"><title>{}</title></circle>'
            '<text x="{}" y="{}" class="chart-dot">{}</text></a>'
        ).format(
            dot.href,
            x := round(EDGE + dot.x * PLANE, 1),
            y := round(10 + PLANE - dot.y * PLANE, 1),
            f"{dot.number}. {dot.name}: {across} {round(dot.x * 100)}, {upward} {round(dot.y * 100)}",
            x,
            y + 4,
            dot.number,
        )
        for dot in dots
    )
    return _picture(side + 16, PLANE + 54, title, grid + words + points)


def _picture(width: int, height: int, title: str, drawn: Markup) -> Markup:
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}" font-size="13">{}</svg>'
    ).format(width, height, escape(title), drawn)
