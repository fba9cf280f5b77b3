"""Positions of a picture's things: where they belong, moved as little as keeps all apart.

Each thing is given the free place nearest to where it belongs, in an order that is its own (weight, then
a hash of its identifier), never the order of the data.  So nothing overlaps by construction, equal data
gives an equal picture, and a thing that comes or goes moves only those that wanted the same place.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.geography import provinces_at

Numbers = NDArray[np.float64]
Side = Literal["right", "left", "below", "above"]

SIDES: tuple[Side, ...] = ("right", "below", "left", "above")
SIDES_OF_FIXED: tuple[Side, ...] = ("below", "above", "right", "left")
SIDE_COST = {"right": 0.0, "below": 2.0, "left": 5.0, "above": 6.0}
"""In picture units of detour: names read best to the right of their dot (Imhof, 1975)."""
GAP = 5.0
"""Free room around a dot, and between a dot and its name."""
ABROAD = 160.0
"""Detour that is still better than a place outside the thing's own province."""
PITCH = 9.0
"""Distance of the places that are tried; a finer mesh costs time and shows nothing."""
REACH = 2400.0
"""How far from where it belongs a place is looked for: farther than any picture is wide."""
LABEL_REACH = 220.0
"""Farther from where it belongs a thing goes without its name: then the name waits for a closer look."""
CHUNK = 48
"""Places tried at once, nearest first; each time twice as many."""


@dataclass(frozen=True)
class Body:
    """A thing to place.  ``width`` and ``height`` are its name's, 0 when it goes without.

    Things with the lowest ``order`` choose first.  A ``fixed`` thing stays where it belongs.  ``region`` is
    the province it should not leave, or empty.
    """

    id: str
    x: float
    y: float
    radius: float
    order: float = 0.0
    width: float = 0.0
    height: float = 0.0
    fixed: bool = False
    region: str = ""


@dataclass(frozen=True)
class Spot:
    """Where a thing lies; ``side`` of its name, None when there was no room for it."""

    x: float
    y: float
    side: Side | None


@dataclass(frozen=True)
class Frame:
    """The part of the plane that a picture shows."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, boxes: Numbers) -> NDArray[np.bool_]:
        """Which boxes (rows of left, top, right, bottom) lie wholly in it."""
        within: NDArray[np.bool_] = (
            (boxes[:, 0] >= self.left)
            & (boxes[:, 1] >= self.top)
            & (boxes[:, 2] <= self.right)
            & (boxes[:, 3] <= self.bottom)
        )
        return within


def hashed(identifier: str) -> tuple[float, float]:
    """Two numbers in [0, 1) that belong to an identifier for ever."""
    digest = hashlib.blake2b(identifier.encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4]) / 2**32, int.from_bytes(digest[4:]) / 2**32


def scattered(identifier: str, x: float, y: float, reach: float) -> tuple[float, float]:
    """A point at most ``reach`` from (x, y), evenly spread over things and always the same for one."""
    turn, far = hashed(identifier)
    angle, distance = 2 * math.pi * turn, reach * math.sqrt(far)
    return x + distance * math.cos(angle), y + distance * math.sin(angle)


class Layout:
    """Places taken so far in one picture."""

    def __init__(self, frame: Frame, regions: Mapping[str, int], scale: float = 1.0) -> None:
        self._frame = frame
        self._regions = regions
        self._scale = scale
        self._taken = np.empty((64, 4))
        self._count = 0

    def place(self, bodies: Iterable[Body]) -> dict[str, Spot]:
        """A spot for every body."""
        order = sorted(bodies, key=lambda b: (not b.fixed, b.order, hashed(b.id), b.id))
        fixed = [b for b in order if b.fixed]
        for body in fixed:
            self._take(body, body.x, body.y, None)
        spots = {b.id: Spot(b.x, b.y, self._free_side(b) if b.width else None) for b in fixed}
        spots |= {b.id: self._find(b) for b in order if not b.fixed}
        return spots

    def keep_free(self, left: float, top: float, right: float, bottom: float) -> None:
        """Nothing is placed in this box from now on."""
        if self._count == len(self._taken):
            self._taken = np.concatenate([self._taken, np.empty_like(self._taken)])
        self._taken[self._count] = (left, top, right, bottom)
        self._count += 1

    def _free_side(self, body: Body) -> Side | None:
        """The side on which the name of a thing that stays put is in nobody's way."""
        point = np.array([[body.x, body.y]])
        for side in SIDES_OF_FIXED:
            box = boxes_of_names(point, body, side)
            if not self._hits(box)[0]:
                self.keep_free(*box[0])
                return side
        return None

    def _find(self, body: Body) -> Spot:
        found = self._nearest(body, LABEL_REACH, SIDES) if body.width else None
        found = found or self._nearest(body, REACH, (None,))
        if found is None:
            raise AssertionError("a picture has room for more things than it shows")
        x, y, side = found
        self._take(body, x, y, side)
        return Spot(x, y, side)

    def _nearest(
        self, body: Body, reach: float, sides: Sequence[Side | None]
    ) -> tuple[float, float, Side | None] | None:
        """The cheapest free place within ``reach`` with the side of its name, or None.

        A place costs its distance and more; so once the best found costs less than the distance of what
        is left, it is the best of all.
        """
        offsets, distances = lattice(REACH)
        best: tuple[float, float, float, Side | None] | None = None
        begin, size = 0, CHUNK
        while begin < len(distances) and distances[begin] <= reach:
            if best is not None and best[0] <= distances[begin]:
                break
            chunk = slice(begin, begin + size)
            begin, size = begin + size, size * 2
            points = offsets[chunk] + np.array([body.x, body.y])
            dots = boxes_of_dots(points, body.radius + GAP)
            free = np.flatnonzero(self._frame.holds(dots) & ~self._hits(dots))
            if not len(free):
                continue
            points = points[free]
            costs = distances[chunk][free] + self._abroad(body, points)
            for side in sides:
                price, fits = costs, np.ones(len(free), dtype=np.bool_)
                if side is not None:
                    names = boxes_of_names(points, body, side)
                    fits = self._frame.holds(names) & ~self._hits(names)
                    price = costs + SIDE_COST[side]
                if fits.any():
                    k = int(np.argmin(np.where(fits, price, np.inf)))
                    if best is None or price[k] < best[0]:
                        x, y = (round(float(v), 1) for v in points[k])
                        best = (float(price[k]), x, y, side)
        if best is None or (best[3] is not None and best[0] > LABEL_REACH):
            return None
        return best[1:]

    def _abroad(self, body: Body, points: Numbers) -> Numbers:
        number = self._regions.get(body.region)
        if number is None:
            return np.zeros(len(points))
        return np.where(provinces_at(points / self._scale) == number, 0.0, ABROAD)

    def _hits(self, boxes: Numbers) -> NDArray[np.bool_]:
        """Which boxes overlap a place that is taken."""
        if not len(boxes):
            return np.zeros(0, dtype=np.bool_)
        taken = self._taken[: self._count]
        (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        near = (taken[:, 0] < right) & (taken[:, 2] > left) & (taken[:, 1] < bottom) & (taken[:, 3] > top)
        taken = taken[near]
        across = (boxes[:, None, 0] < taken[None, :, 2]) & (boxes[:, None, 2] > taken[None, :, 0])
        along = (boxes[:, None, 1] < taken[None, :, 3]) & (boxes[:, None, 3] > taken[None, :, 1])
        hit: NDArray[np.bool_] = np.any(across & along, axis=1)
        return hit

    def _take(self, body: Body, x: float, y: float, side: Side | None) -> None:
        point = np.array([[x, y]])
        self.keep_free(*boxes_of_dots(point, body.radius + GAP / 2)[0])
        if side is not None:
            self.keep_free(*boxes_of_names(point, body, side)[0])


@cache
def lattice(reach: float) -> tuple[Numbers, Numbers]:
    """Points of a triangular mesh within ``reach`` of the origin, nearest first, with their distances."""
    steps = int(reach / PITCH) + 2
    rows = np.arange(-steps, steps + 1)
    x, y = np.meshgrid(rows * PITCH, rows * PITCH * math.sqrt(3) / 2)
    x = x + (rows % 2)[:, None] * PITCH / 2
    points = np.column_stack([x.ravel(), y.ravel()])
    distances = np.hypot(points[:, 0], points[:, 1])
    points, distances = points[distances <= reach], distances[distances <= reach]
    order = np.lexsort((points[:, 1], points[:, 0], distances.round(6)))
    return points[order], distances[order]


def boxes_of_dots(points: Numbers, radius: float) -> Numbers:
    """Rows of left, top, right, bottom."""
    return np.column_stack([points - radius, points + radius])


def boxes_of_names(points: Numbers, body: Body, side: Side) -> Numbers:
    """The boxes of a body's name on one side of it, were it at each of the points."""
    left, top = name_offset(body.radius, body.width, body.height, side)
    x, y = points[:, 0] + left, points[:, 1] + top
    return np.column_stack([x, y, x + body.width, y + body.height])


def name_offset(radius: float, width: float, height: float, side: Side) -> tuple[float, float]:
    """Left upper corner of a name with respect to the middle of its dot."""
    if side == "right":
        return radius + GAP, -height / 2
    if side == "left":
        return -radius - GAP - width, -height / 2
    return -width / 2, radius + GAP / 2 if side == "below" else -radius - GAP / 2 - height


def in_disc(identifiers: Iterable[str], x: float, y: float, pitch: float) -> dict[str, tuple[float, float]]:
    """Places for the members of a group around its middle: each in the slot its hash names, or the next free.

    The number of slots grows by steps, so that one member more leaves the others where they are.
    """
    members = sorted(identifiers, key=lambda i: (hashed(i), i))
    count = slots(len(members))
    points, _ = lattice(PITCH * (math.sqrt(count) + 2))
    points = points[:count] * (pitch / PITCH)
    taken: dict[int, str] = {}
    for member in members:
        slot = int(hashed(member)[0] * count)
        while slot in taken:
            slot = (slot + 1) % count
        taken[slot] = member
    return {
        m: (round(x + float(points[s][0]), 1), round(y + float(points[s][1]), 1)) for s, m in taken.items()
    }


def slots(members: int) -> int:
    """Slots for so many members: a quarter more, in steps of six."""
    return 6 * math.ceil(members * 1.25 / 6) + 1


def disc_radius(members: int, pitch: float) -> float:
    """Radius of the disc that holds the slots."""
    return pitch * math.sqrt(slots(members) * math.sqrt(3) / 2 / math.pi) + pitch / 2
