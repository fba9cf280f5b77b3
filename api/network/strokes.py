"""Which lines are drawn: one between two things, however many relationships it stands for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from api.network.drawing import Mark, Stroke, via
from api.network.style import BETWEEN_PROVINCES, OWN_LINES, PEN, line_of
from queries.network import Network, NetworkEdge

BENDS = (0.0, 0.12, -0.12, 0.22, -0.22, 0.32, -0.32)
"""Bends that are tried, the straight line first."""
ASIDE = (0.12, 0.17, 0.22, 0.27, 0.32, 0.38, 0.44, 0.52, 0.6, 0.68, 0.76)
"""Bends of arrows: to one side as seen from where they come, so that two that go to and fro lie apart."""
OTHER_SIDE = (-0.2, -0.35, -0.5)
"""Where an arrow goes that passes under a dot by every way to its own side."""
NEAR = 34.0
"""A line that comes nearer than this to a province it does not serve seems to end there."""
UNDER = 1_000.0
"""What it costs to pass under the dot of a province: more than to come near to all others."""
STEPS = tuple(k / 12 for k in range(2, 11))
CLOSE_STEPS = tuple(k / 60 for k in range(1, 60))
"""Where it is looked whether a line passes under a dot: 5 pixels apart at most, on the map."""


def strokes_of(network: Network, marks: Mapping[str, Mark]) -> list[Stroke]:
    """The lines of the picture as it opens.

    Quiet ones wait until a thing is chosen, those of things in a group until it is opened: a line to a
    group would say that somebody in it is meant, and not who.  Quiet arrows are here too, since where they
    bend is reckoned here; who draws the picture as it opens leaves them out.
    """
    together: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, edge in enumerate(network.edges):
        arrow = edge.relationship == "SCHAKEL"
        if (edge.quiet and not arrow) or marks[edge.source].group or marks[edge.target].group:
            continue
        ends = (edge.source, edge.target)
        first, second = ends if arrow else sorted(ends)
        kind = edge.relationship if edge.relationship in OWN_LINES else ""
        together[first, second, kind].append(number)
    made = []
    for (first, second, kind), numbers in sorted(together.items()):
        edges = [network.edges[n] for n in numbers]
        made.append(
            Stroke(
                id=f"{first}|{second}|{kind}",
                source=first,
                target=second,
                style=line_of(edges[0].relationship),
                width=_width(edges),
                dashed=any(e.suggested for e in edges),
                bend=_bend(first, second, kind, _width(edges), marks)
                if network.level in BETWEEN_PROVINCES
                else 0.0,
                meanings=tuple(numbers),
                arrow=kind == "SCHAKEL",
                quiet=all(e.quiet for e in edges),
            )
        )
    return made


def _width(edges: list[NetworkEdge]) -> float:
    if edges[0].relationship == "SAMEN":
        return round(PEN.together[0] + PEN.together[1] * edges[0].weight, 2)
    if edges[0].relationship == "KANS":
        return PEN.chance
    if edges[0].relationship == "SCHAKEL":
        one, more, most = PEN.arrow
        return round(min(one + more * edges[0].weight, most), 2)
    one, more, most = PEN.tie
    return round(min(one + more * (len(edges) - 1), most), 2)


def _bend(first: str, second: str, kind: str, width: float, marks: Mapping[str, Mark]) -> float:
    """The least bend that keeps clear of other provinces; a suggestion never lies on a joint line."""
    a, b = marks[first], marks[second]
    others = [m for i, m in marks.items() if i not in (first, second)]
    arrow = kind == "SCHAKEL"
    tried = (*ASIDE, *OTHER_SIDE) if arrow else BENDS if kind == "SAMEN" else BENDS[1:]

    def in_the_way(bend: float) -> float:
        x, y = via((a.x, a.y), (b.x, b.y), bend)

        def beyond_rims(t: float) -> list[float]:
            """How far the line there is from the rim of every other mark."""
            px = (1 - t) ** 2 * a.x + 2 * t * (1 - t) * x + t**2 * b.x
            py = (1 - t) ** 2 * a.y + 2 * t * (1 - t) * y + t**2 * b.y
            return [math.hypot(px - m.x, py - m.y) - m.radius for m in others]

        near = sum(max(0.0, NEAR - far) for t in STEPS for far in beyond_rims(t))
        under = any(far < width / 2 for t in CLOSE_STEPS for far in beyond_rims(t))
        crossed = UNDER / 2 if arrow and bend < 0 else 0.0
        return near + abs(bend) * 40 + crossed + (UNDER if under else 0.0)

    return min(tried, key=in_the_way)
