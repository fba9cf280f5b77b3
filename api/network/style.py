"""How the kinds of things and lines look: shape, colour, size.  One place, for page, SVG, PDF and files."""

from __future__ import annotations

import math
from dataclasses import dataclass

from api.network.drawing import Shape
from graph.schema.phases import PLANS, STOPPED


@dataclass(frozen=True)
class Look:
    """A kind of thing: its shape, its colour on white and on dark, and what the legend calls it."""

    shape: Shape
    light: str
    dark: str
    plural: str


@dataclass(frozen=True)
class Line:
    """A kind of line: its colour on white and on dark, and what the legend calls it."""

    light: str
    dark: str
    meaning: str
    dashed: bool = False


LOOKS: dict[str, Look] = {
    "provincie": Look("dot", "#17344f", "#dbe7f2", "provincies"),
    "project": Look("dot", "#0067a3", "#6cc0f7", "projecten"),
    "platform": Look("square", "#b84a00", "#ff9d5c", "platforms"),
    "kans": Look("triangle", "#8b2f87", "#e9a3e2", "kansen"),
    "organisatie": Look("hexagon", "#55636f", "#b7c3cd", "organisaties"),
    "thema": Look("diamond", "#00735a", "#52d3ad", "thema's"),
    "publicatie": Look("triangleDown", "#7a6000", "#e3c65a", "publicaties"),
}
"""Colours that people with a colour deficiency tell apart (after Okabe and Ito, 2008), darkened until they
stand out 4.5 to 1 from white; shape says the same a second time."""

LINES: dict[str, Line] = {
    "samen": Line("#3d6d92", "#7fb0d6", "doen samen (dikker is meer)"),
    "kans": Line("#b84a00", "#ff9d5c", "kunnen samenwerken (voorstel uit de vraag Samenwerken)", dashed=True),
    "plaats": Line("#c08a63", "#b98a68", "is actief in deze provincie"),
    "band": Line("#8796a3", "#6f8292", "werkt mee, trekt of is onderdeel van"),
}

PAPER = {"light": "#ffffff", "dark": "#10181f"}
INK = {"light": "#16212b", "dark": "#f2f6f9"}
MUTED = {"light": "#4a5a68", "dark": "#aebdc9"}
LAND = {"light": "#f1f4f6", "dark": "#1a252e"}
BORDER = {"light": "#cdd7de", "dark": "#334451"}

NAME_SIZE = 24.0
"""Of names, in pixels of a 1920 x 1080 projector: read from the last row of a room for thirty."""
PROVINCE_SIZE = 26.0
HEADING_SIZE = 26.0

HOLLOW = frozenset({*PLANS, STOPPED})
"""Phases in which a project is still a plan, or no more: drawn hollow."""
LEAST_RADIUS, MOST_RADIUS = 7.0, 17.0


def radius_of(kind: str, importance: int, level: str) -> float:
    """Radius in picture units: by the logarithm of what touches it, as a few have very much."""
    if kind == "provincie":
        return round(14 + math.sqrt(importance), 1) if level == "provinces" else 11.0
    return round(min(LEAST_RADIUS + 1.9 * math.log2(1 + importance), MOST_RADIUS), 1)


def line_of(relationship: str) -> str:
    """The kind of line that a relationship is drawn as."""
    if relationship in ("SAMEN", "KANS"):
        return relationship.lower()
    return "plaats" if relationship in ("IN_PROVINCE", "ACTIVE_IN") else "band"
