"""Where things lie: from degrees to the flat map that pictures are drawn on, and the provincial borders."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Ring = tuple[Point, ...]

AMERSFOORT = (52.15517440, 5.38720621)
"""Latitude and longitude of the centre of the Dutch national grid (RD)."""
EARTH_KM = 6371.0
UNITS_PER_KM = 3.0
"""Picture units a kilometre: the country is then some 800 wide and 950 high: a projector."""


def place(latitude: float, longitude: float) -> Point:
    """Degrees to picture units, x to the east and y to the south of Amersfoort.

    An oblique stereographic projection about Amersfoort, as the national grid (RD) has it, on a sphere
    instead of an ellipsoid: angles keep, and lengths differ from RD by less than 0.3% within the country.
    Snyder, Map Projections: A Working Manual (1987), equations 21-2 to 21-4.
    """
    phi, lam = math.radians(latitude), math.radians(longitude)
    phi0, lam0 = math.radians(AMERSFOORT[0]), math.radians(AMERSFOORT[1])
    cos_c = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(lam - lam0)
    k = 2 * EARTH_KM * UNITS_PER_KM / (1 + cos_c)
    east = k * math.cos(phi) * math.sin(lam - lam0)
    north = k * (math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam - lam0))
    return round(east, 2), round(-north, 2)


@dataclass(frozen=True)
class Border:
    """A province by its CBS code and name, with the outer rings of its land in picture units."""

    code: str
    name: str
    rings: tuple[Ring, ...]

    def covers(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of the points (rows of x, y) lie in the province: the even-odd rule."""
        inside = np.zeros(len(points), dtype=np.bool_)
        x, y = points[:, 0], points[:, 1]
        for ring in self.rings:
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
                if y1 != y2:
                    crossed = (y1 > y) != (y2 > y)
                    inside ^= crossed & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        return inside


@cache
def borders() -> tuple[Border, ...]:
    """The twelve provinces as the seeds draw them (CBS/Kadaster, CC BY 4.0)."""
    text = (files("seeds") / "geo" / "provincies.geojson").read_text(encoding="utf-8")
    found = []
    for feature in json.loads(text)["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        rings = tuple(tuple(place(lat, lon) for lon, lat in polygon[0]) for polygon in polygons)
        found.append(Border(feature["properties"]["code"], feature["properties"]["name"], rings))
    return tuple(found)


RASTER = 5.0
"""Width in picture units of the cells in which provinces are looked up: finer than any dot."""


@cache
def _raster() -> tuple[NDArray[np.int8], float, float]:
    """Per cell the number of its province in ``borders()``, -1 for none; with its left and top."""
    corners = np.array([p for border in borders() for ring in border.rings for p in ring])
    left, top = corners.min(axis=0) - RASTER
    right, bottom = corners.max(axis=0) + RASTER
    xs, ys = np.arange(left, right, RASTER), np.arange(top, bottom, RASTER)
    x, y = np.meshgrid(xs + RASTER / 2, ys + RASTER / 2)
    cells = np.full(x.shape, -1, dtype=np.int8)
    for number, border in enumerate(borders()):
        cells[border.covers(np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)] = number
    return cells, float(left), float(top)


def provinces_at(points: NDArray[np.float64]) -> NDArray[np.int8]:
    """Per point (rows of x, y) the number of its province in ``borders()``, -1 for abroad and sea."""
    cells, left, top = _raster()
    column = np.floor((points[:, 0] - left) / RASTER).astype(np.intp)
    row = np.floor((points[:, 1] - top) / RASTER).astype(np.intp)
    inside = (column >= 0) & (row >= 0) & (column < cells.shape[1]) & (row < cells.shape[0])
    found = np.full(len(points), -1, dtype=np.int8)
    found[inside] = cells[row[inside], column[inside]]
    return found
