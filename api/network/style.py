"""How the kinds of things and lines look: shape, colour, size.  One place, for page, SVG, PDF and files."""

from __future__ import annotations

import math
from dataclasses import dataclass

from api.network.drawing import Shape
from api.network.layout import GAP
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
    opacity: float = 0.6


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
    "samen": Line("#3d6d92", "#7fb0d6", "doen samen (dikker is meer)", opacity=0.75),
    "kans": Line(
        "#b84a00",
        "#ff9d5c",
        "kunnen samenwerken (voorstel uit de vraag Samenwerken)",
        dashed=True,
        opacity=0.75,
    ),
    "schakel": Line("#00735a", "#52d3ad", "heeft → zoekt (dikker is meer schakels)", opacity=0.7),
    "plaats": Line("#c08a63", "#b98a68", "is actief in deze provincie"),
    "band": Line("#8796a3", "#6f8292", "werkt mee, trekt of is onderdeel van"),
}


@dataclass(frozen=True)
class Pen:
    """How thick and how large everything is drawn, whoever draws it: the page, its SVG, ours, and the PDF.

    Widths in picture units; shares of the size of the letters, ``number_share`` of the radius of a group.
    """

    land: float = 1.5
    rim: float = 1.5
    """Around a full mark, in the colour of the paper."""
    open_rim: float = 3.0
    """Around what is hollow: a plan, or a group with the number of what it holds."""
    dash: tuple[int, int] = (14, 10)
    halo: float = 1 / 6
    ascent: float = 0.92
    """From the top of a line to the foot of its letters."""
    gap: float = GAP
    heading: float = 26.0
    number: float = 24.0
    """Of the number in a group, at most."""
    number_share: float = 1.1
    number_foot: float = 0.36
    credit: float = 15.0
    foot: float = 34.0
    """Of the strip with the credit, under the picture."""
    together: tuple[float, float] = (1.5, 0.75)
    """Width of a line between provinces: of itself, and for everything that they do together."""
    chance: float = 3.5
    arrow: tuple[float, float, float] = (1.0, 0.45, 9.0)
    """Width of an arrow: of itself, for every match that it stands for, and at most."""
    head: tuple[float, float] = (20.0, 9.0)
    """Of an arrow: how long, and half of how wide."""
    tie: tuple[float, float, float] = (1.6, 0.5, 6.0)
    """Of any other line: of one relationship, for every one more, and at most."""
    chosen_line: float = 0.8
    faint_line: float = 0.1
    faint_mark: float = 0.18
    """Opacity of the lines of what is chosen, and of what has nothing to do with it."""


PEN = Pen()
CREDIT = "Schakelkaart. Reconstructie uit openbare bronnen. Grenzen: CBS/Kadaster, CC BY 4.0."

PAPER = {"light": "#ffffff", "dark": "#10181f"}
INK = {"light": "#16212b", "dark": "#f2f6f9"}
MUTED = {"light": "#4a5a68", "dark": "#aebdc9"}
LAND = {"light": "#f1f4f6", "dark": "#1a252e"}
BORDER = {"light": "#cdd7de", "dark": "#334451"}

NAME_SIZE = 24.0
"""Of names, in pixels of a 1920 x 1080 projector: read from the last row of a room for thirty."""
PROVINCE_SIZE = 26.0
HEADING_SIZE = PEN.heading

HOLLOW = frozenset({*PLANS, STOPPED})
"""Phases in which a project is still a plan, or no more: drawn hollow."""
LEAST_RADIUS, MOST_RADIUS = 7.0, 17.0
BETWEEN_PROVINCES = frozenset({"provinces", "exchange"})
"""Levels that show nothing but provinces, with lines between them that keep clear of the others."""
OWN_LINES = frozenset({"SAMEN", "KANS", "SCHAKEL"})
"""Relationships that are reckoned and not stated: each is a line of its own."""


def radius_of(kind: str, importance: int, level: str) -> float:
    """Radius in picture units: by the logarithm of what touches it, as a few have very much."""
    if kind == "provincie":
        return round(14 + math.sqrt(importance), 1) if level in BETWEEN_PROVINCES else 11.0
    return round(min(LEAST_RADIUS + 1.9 * math.log2(1 + importance), MOST_RADIUS), 1)


def line_of(relationship: str) -> str:
    """The kind of line that a relationship is drawn as."""
    if relationship in OWN_LINES:
        return relationship.lower()
    return "plaats" if relationship in ("IN_PROVINCE", "ACTIVE_IN") else "band"
