"""From which zoom on each name is shown, so that at no zoom two names, or a name and a dot, overlap.

Names keep their size on the screen while the picture grows and shrinks under them.  Whether two overlap
is then a set of linear inequalities in the zoom factor, with an interval as its solution; a name is
shown from the first zoom beyond all intervals in which it would be in the way of a weightier one, and
stays from there on: zooming in never takes a name away (after Been, Daiches and Yap, Dynamic Map
Labeling, 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from api.network.layout import GAP, SIDES, Frame, Side, Spot

Numbers = NDArray[np.float64]

LEAST_ZOOM, MOST_ZOOM = 0.25, 8.0
AIR = 1.5
"""Free room around a name in pixels, as fonts differ a little between machines."""


@dataclass(frozen=True)
class Name:
    """A name to show beside its dot; sizes are of the screen.

    ``inside`` is the number of the dot that it lies in (a group, gone once it is open), or -1.
    """

    id: str
    spot: Spot
    radius: float
    width: float
    height: float
    inside: int = -1


@dataclass(frozen=True)
class Shown:
    """A name is shown on ``side`` of its dot from ``zoom`` on."""

    side: Side
    zoom: float


def appearances(names: Sequence[Name], dots: Numbers, frame: Frame) -> dict[str, Shown]:
    """When and where each name is shown; names that never fit are left out.

    ``names`` come weightiest first; ``dots`` are rows of x, y, radius of all that is drawn, in picture units.
    No name sticks out of the ``frame`` at zoom 1.
    """
    placed = _Placed(len(names))
    found: dict[str, Shown] = {}
    for name in names:
        best: tuple[float, int, Side] | None = None
        sides = (name.spot.side,) if name.spot.side else SIDES
        for preference, side in enumerate(sides):
            if not frame.holds(np.array([_box(name, side)]))[0]:
                continue
            zoom = placed.first_free(name, side, dots)
            if zoom <= MOST_ZOOM and (best is None or (max(zoom, 1.0), preference) < best[:2]):
                best = (max(zoom, 1.0), preference, side)
        if best is not None:
            side = best[2]
            zoom = placed.first_free(name, side, dots)
            placed.add(name, side, zoom)
            found[name.id] = Shown(side, round(zoom, 4))
    return found


class _Placed:
    """The names that are shown so far: per name its anchor, its box about it, its first zoom."""

    def __init__(self, most: int) -> None:
        self._rows = np.empty((most, 7))
        self._count = 0

    def add(self, name: Name, side: Side, zoom: float) -> None:
        self._rows[self._count] = (*_anchored(name, side), zoom)
        self._count += 1

    def first_free(self, name: Name, side: Side, dots: Numbers) -> float:
        """The zoom from which on nothing is in the way, at least ``LEAST_ZOOM``."""
        ax, ay, left, top, right, bottom = _anchored(name, side)
        x, y, r = dots[:, 0], dots[:, 1], dots[:, 2] + 0.5
        own = (x == name.spot.x) & (y == name.spot.y)
        if name.inside >= 0:
            own[name.inside] = True
        low, high = _interval(
            (ax - x - r, x - r - ax, ay - y - r, y - r - ay),
            tuple(np.full(len(dots), b) for b in (-left, right, -top, bottom)),
        )
        zoom = _beyond(np.where(own, np.inf, low), np.where(own, -np.inf, high), LEAST_ZOOM)
        rows = self._rows[: self._count]
        if len(rows):
            bx, by = rows[:, 0], rows[:, 1]
            low, high = _interval(
                (ax - bx, bx - ax, ay - by, by - ay),
                (rows[:, 4] - left, right - rows[:, 2], rows[:, 5] - top, bottom - rows[:, 3]),
            )
            zoom = max(zoom, _beyond(np.maximum(low, rows[:, 6]), high, LEAST_ZOOM))
        return zoom


def _anchored(name: Name, side: Side) -> tuple[float, float, float, float, float, float]:
    """Anchor at the dot's edge (picture units), and the box about it (pixels)."""
    x, y, r, w, h = name.spot.x, name.spot.y, name.radius, name.width, name.height
    if side == "right":
        return x + r, y, GAP - AIR, -h / 2, GAP + w + AIR, h / 2
    if side == "left":
        return x - r, y, -GAP - w - AIR, -h / 2, -GAP + AIR, h / 2
    if side == "below":
        return x, y + r, -w / 2 - AIR, GAP / 2, w / 2 + AIR, GAP / 2 + h
    return x, y - r, -w / 2 - AIR, -GAP / 2 - h, w / 2 + AIR, -GAP / 2


def _box(name: Name, side: Side) -> tuple[float, float, float, float]:
    """The name at zoom 1."""
    x, y, left, top, right, bottom = _anchored(name, side)
    return x + left, y + top, x + right, y + bottom


def _interval(slopes: tuple[Numbers, ...], bounds: tuple[Numbers, ...]) -> tuple[Numbers, Numbers]:
    """The open interval of zooms in which ``slope * zoom < bound`` holds for all four, per column."""
    low = np.zeros(len(slopes[0]))
    high = np.full(len(slopes[0]), np.inf)
    for a, b in zip(slopes, bounds, strict=True):
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = b / a
        high = np.where(a > 0, np.minimum(high, ratio), high)
        low = np.where(a < 0, np.maximum(low, ratio), low)
        high = np.where((a == 0) & (b <= 0), -np.inf, high)
    return low, high


def _beyond(low: Numbers, high: Numbers, least: float) -> float:
    """The least zoom from which on no interval is met."""
    met = (high > low) & (high > least)
    return float(max(least, high[met].max())) if met.any() else least
