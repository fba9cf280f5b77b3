"""The Netherlands as a thumbnail: provinces by their outline, and lines between those that are connected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.geography import Point, borders, place
from queries.lists import PlacesAnswer

GRID = 8
"""Picture units that an outline is rounded to: a thumbnail shows no more, and twelve fit in some kB."""
ISLET = 6
"""Points below which a ring is too small to see at this size."""
MARGIN = 10


@dataclass(frozen=True)
class SketchArea:
    """A province: its outline (SVG path), and the middle of it."""

    slug: str
    outline: str
    middle: Point


@dataclass(frozen=True)
class Sketch:
    """The areas in the order of their slugs, drawn once on a page and used by every thumbnail."""

    view_box: str
    areas: tuple[SketchArea, ...]

    def middle(self, slug: str) -> Point:
        """Where the lines to a province end."""
        return next(area.middle for area in self.areas if area.slug == slug)


def sketch(answer: PlacesAnswer) -> Sketch:
    """The thumbnail of the country for the provinces of an answer."""
    rings = {
        border.code: [coarse for ring in border.rings if (coarse := _coarse(ring))] for border in borders()
    }
    points = [point for found in rings.values() for ring in found for point in ring]
    left, top = min(x for x, _ in points) - MARGIN, min(y for _, y in points) - MARGIN
    width, height = max(x for x, _ in points) + MARGIN - left, max(y for _, y in points) + MARGIN - top
    areas = [
        SketchArea(p.slug, "".join(map(_path, rings[p.code])), _whole(place(p.latitude, p.longitude)))
        for p in answer.provinces
    ]
    return Sketch(f"{left} {top} {width} {height}", tuple(sorted(areas, key=lambda a: a.slug)))


def _coarse(ring: Sequence[Point]) -> list[tuple[int, int]]:
    """The ring on the grid, without points that fall together; nothing when little is left."""
    found: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x / GRID) * GRID, round(y / GRID) * GRID)
        if not found or found[-1] != point:
            found.append(point)
    return found if len(found) >= ISLET else []


def _path(ring: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in ring) + "z"


def _whole(point: Point) -> Point:
    return round(point[0]), round(point[1])
