"""How far other themes lie from one theme: the same, much the same, a part of it, wider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.themes.hierarchy import Hierarchy
from queries.themes.matches import Matches

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


def near_themes(theme: str, known: Hierarchy, links: Matches) -> dict[str, Nearness]:
    """Every theme from which a thing is also about ``theme``, with how near it is.

    One match between vocabularies may be taken, from either end, and then any number of steps down to
    narrower terms.  Below a theme that is only wider nothing is followed: what falls under construction
    as a whole need not be about roads.
    """
    found = {theme: Nearness("rechtstreeks")}
    for match in links.get(theme, ()):
        kind = _OF_DEGREE.get(match.degree)
        if kind is not None:
            _keep(found, match.theme, Nearness(kind, match.doubtful, 1))
    for start, near in list(found.items()):
        if near.kind != "ruimer":
            for under, steps in known.below(start).items():
                _keep(found, under, Nearness("onderdeel", near.doubtful, near.steps + steps))
    return found


def _keep(found: dict[str, Nearness], theme: str, near: Nearness) -> None:
    """Keep what is nearer than what was known."""
    if theme not in found or near.rank < found[theme].rank:
        found[theme] = near
