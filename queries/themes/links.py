"""How far other themes lie from one theme: the same, much the same, a part of it, wider."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.store import Row

LinkKind = Literal["rechtstreeks", "zelfde", "grotendeels", "onderdeel", "ruimer"]

KINDS: tuple[LinkKind, ...] = ("rechtstreeks", "zelfde", "grotendeels", "onderdeel", "ruimer")
"""From near to far: what stands under the theme itself comes first, what is only wider comes last."""

_OF_DEGREE: Mapping[str, LinkKind] = {
    "exact": "zelfde",
    "close": "grotendeels",
    "narrow": "onderdeel",
    "broad": "ruimer",
}
"""How a theme stands to ours, by the degree read from ours to it."""
_INVERSE = {"broad": "narrow", "narrow": "broad"}
DOUBTFUL = "laag"
"""Confidence of a match that is only a guess: things by way of it come after all others."""


@dataclass(frozen=True)
class Nearness:
    """How a theme stands to ours.  ``steps`` counts the matches and wider terms on the way to it."""

    kind: LinkKind
    doubtful: bool = False
    steps: int = 0

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Nearer sorts first."""
        return self.doubtful, KINDS.index(self.kind), self.steps


def near_themes(theme: str, matches: Iterable[Row], broader: Iterable[Row]) -> dict[str, Nearness]:
    """Every theme from which a thing is also about ``theme``, with how near it is.

    One match between vocabularies may be taken, from either end, and then any number of steps down to
    narrower terms.  Below a theme that is only wider nothing is followed: what falls under construction
    as a whole need not be about roads.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for row in broader:
        below[row["broad"]].append(row["narrow"])
    found = {theme: Nearness("rechtstreeks")}
    for row in matches:
        for own, other, degree in (
            (row["start"], row["target"], row["degree"]),
            (row["target"], row["start"], _INVERSE.get(row["degree"], row["degree"])),
        ):
            kind = _OF_DEGREE.get(str(degree))
            if own == theme and kind is not None:
                _keep(found, other, Nearness(kind, row["confidence"] == DOUBTFUL, 1))
    waiting = [t for t, near in found.items() if near.kind != "ruimer"]
    while waiting:
        above = waiting.pop()
        near = Nearness("onderdeel", found[above].doubtful, found[above].steps + 1)
        waiting += [t for t in below[above] if _keep(found, t, near)]
    return found


def _keep(found: dict[str, Nearness], theme: str, near: Nearness) -> bool:
    """Whether this is nearer than what was known."""
    if theme in found and found[theme].rank <= near.rank:
        return False
    found[theme] = near
    return True
