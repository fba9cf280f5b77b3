"""The Netherlands as a drawing: provinces coloured by a number, municipalities as dots."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph.geography import Point, borders, place
from queries.lists import PlacesAnswer, TownPlace

MARGIN = 12
STEPS = 5
SMALLEST_DOT, DOT_GROWTH = 5.0, 4.0
"""Picture units: the radius of the dot of one project, and what is added by the root of the others, so that
the area of a dot tells the number."""

LABEL_OFFSETS = {
    "noord-holland": (-6, 48),
    "zuid-holland": (-12, -6),
    "utrecht": (4, 6),
    "zeeland": (-4, 14),
    "noord-brabant": (0, 10),
    "limburg": (4, 44),
    "flevoland": (18, 4),
    "gelderland": (26, 14),
    "overijssel": (12, 6),
    "fryslan": (4, 16),
    "groningen": (4, -6),
    "drenthe": (4, 12),
}
"""Where a name stands in its province, from the middle of it: judged by eye, clear of the big dots."""


@dataclass(frozen=True)
class Class:
    """A step of the scale of colours: the numbers from ``lowest`` to ``highest``."""

    step: int
    lowest: int
    highest: int


@dataclass(frozen=True)
class Area:
    """A province on the map: its outline (SVG path), the number that colours it, the place of its name."""

    slug: str
    name: str
    outline: str
    number: int
    step: int
    x: float
    y: float


@dataclass(frozen=True)
class Dot:
    """A municipality on the map with its number of projects."""

    id: str
    name: str
    number: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class CountryMap:
    """The drawing, the largest dots first so that small ones stay on top."""

    view_box: str
    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]
    classes: tuple[Class, ...]


def country_map(answer: PlacesAnswer) -> CountryMap:
    """The map of an answer, in the order of its provinces."""
    classes = _classes([p.projects for p in answer.provinces])
    areas = []
    for province in answer.provinces:
        x, y = place(province.latitude, province.longitude)
        dx, dy = LABEL_OFFSETS.get(province.slug, (0, 0))
        step = next((c.step for c in classes if c.lowest <= province.projects <= c.highest), 0)
        outline = _outlines()[province.code]
        areas.append(Area(province.slug, province.name, outline, province.projects, step, x + dx, y + dy))
    return CountryMap(_view_box(), tuple(areas), tuple(map(_dot, answer.towns)), classes)


def _dot(town: TownPlace) -> Dot:
    x, y = place(town.latitude, town.longitude)
    return Dot(town.id, town.name, town.projects, x, y, _radius(town.projects))


def _radius(projects: int) -> float:
    return round(SMALLEST_DOT + DOT_GROWTH * math.sqrt(projects - 1), 1)


def _classes(numbers: list[int]) -> tuple[Class, ...]:
    """At most ``STEPS`` classes of equal width over what is there; no projects at all is no class."""
    there = [n for n in numbers if n > 0]
    if not there:
        return ()
    lowest, highest = min(there), max(there)
    width = max(1, math.ceil((highest - lowest + 1) / STEPS))
    starts = list(range(lowest, highest + 1, width))
    first = STEPS - len(starts) + 1  # few classes are the dark ones, which stand out from nothing
    return tuple(Class(first + n, start, min(start + width - 1, highest)) for n, start in enumerate(starts))


@cache
def _outlines() -> dict[str, str]:
    """CBS code of a province to its outline, in whole picture units relative to the point before: short."""
    return {border.code: "".join(map(_ring, border.rings)) for border in borders()}


def _ring(points: tuple[Point, ...]) -> str:
    rounded = [(round(x), round(y)) for x, y in points]
    steps = [f"M{rounded[0][0]} {rounded[0][1]}l"]
    for (x1, y1), (x2, y2) in pairwise(rounded):
        if (x1, y1) != (x2, y2):
            steps.append(f"{x2 - x1} {y2 - y1} ")
    return "".join(steps).rstrip() + "z"


@cache
def _view_box() -> str:
    return _box([point for border in borders() for ring in border.rings for point in ring])


def _box(points: Sequence[Point]) -> str:
    left, top = min(x for x, _ in points) - MARGIN, min(y for _, y in points) - MARGIN
    width = max(x for x, _ in points) + MARGIN - left
    height = max(y for _, y in points) + MARGIN - top
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"


@dataclass(frozen=True)
class ProvinceMap:
    """One province with its municipalities that have projects."""

    view_box: str
    outline: str
    dots: tuple[Dot, ...]


def province_map(answer: PlacesAnswer, slug: str) -> ProvinceMap:
    """The province with a slug from the map of the country."""
    province = next(p for p in answer.provinces if p.slug == slug)
    border = next(b for b in borders() if b.code == province.code)
    dots = tuple(_dot(town) for town in answer.towns if town.province == slug)
    points = [point for ring in border.rings for point in ring]
    return ProvinceMap(_box(points), _outlines()[province.code], dots)
