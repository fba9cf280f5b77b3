"""Which lines are drawn: one between two things, however many relationships it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from api.network.drawing import Mark, Stroke, via
from api.network.style import BETWEEN_PROVINCES, OWN_LINES, PEN, line_of
from queries.network import Network, NetworkEdge

BENDS = (0.0, 0.12, -0.12, 0.22, -0.22, 0.32, -0.32)
"""Bends that are tried, the straight line first."""
ASIDE = (*(bend for bend in BENDS if bend > 0), 0.44)
"""Bends of arrows: to one side as seen from where they come, so that two that go to and fro lie apart."""
NEAR = 34.0
"""A line that comes nearer than this to a province it does not serve seems to end there."""
STEPS = tuple(k / 12 for k in range(2, 11))


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
                bend=_bend(first, second, kind, marks) if network.level in BETWEEN_PROVINCES else 0.0,
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


def _bend(first: str, second: str, kind: str, marks: Mapping[str, Mark]) -> float:
    """The least bend that keeps clear of other provinces; a suggestion never lies on a joint line."""
    a, b = marks[first], marks[second]
    others = [m for i, m in marks.items() if i not in (first, second)]
    tried = {"SAMEN": BENDS, "SCHAKEL": ASIDE}.get(kind, BENDS[1:])

    def in_the_way(bend: float) -> float:
        x, y = via((a.x, a.y), (b.x, b.y), bend)
        total = 0.0
        for t in STEPS:
            px = (1 - t) ** 2 * a.x + 2 * t * (1 - t) * x + t**2 * b.x
            py = (1 - t) ** 2 * a.y + 2 * t * (1 - t) * y + t**2 * b.y
            total += sum(max(0.0, NEAR + m.radius - _distance(px, py, m)) for m in others)
        return total + abs(bend) * 40

    return min(tried, key=in_the_way)


def _distance(x: float, y: float, mark: Mark) -> float:
    return float(((x - mark.x) ** 2 + (y - mark.y) ** 2) ** 0.5)
