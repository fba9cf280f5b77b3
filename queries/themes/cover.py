"""Which themes count for a theme: itself, what falls under it, and what other vocabularies link to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.themes.weights import LINK_SHARE, WIDER_FOCUS

_OPPOSITE = {"broad": "narrow", "narrow": "broad"}


@dataclass(frozen=True)
class Cover:
    """Themes that count for a theme: ``activity`` for what runs, ``focus`` for what is stated.

    Both map identifiers to a share (0..1); the theme itself has 1.
    """

    activity: Mapping[str, float]
    focus: Mapping[str, float]

    def direct(self) -> list[str]:
        """Themes that are the theme itself: by name, or exactly so in another vocabulary."""
        return sorted(t for t, share in self.activity.items() if share == 1.0)

    def linked(self) -> list[str]:
        """All themes that count for activity."""
        return sorted(self.activity)


@dataclass(frozen=True)
class Links:
    """The hierarchy and the links between vocabularies, read once per version of the graph.

    ``links`` has per theme the themes linked to it with their degree as seen from it.
    """

    narrower: Mapping[str, frozenset[str]] = field(repr=False)
    links: Mapping[str, Mapping[str, str]] = field(repr=False)

    def below(self, theme: str) -> set[str]:
        """All themes under a theme, at any distance."""
        reached, edge = set[str](), set(self.narrower.get(theme, ()))
        while edge:
            reached |= edge
            edge = {n for t in edge for n in self.narrower.get(t, ())} - reached
        return reached - {theme}


remembered: Remembered[Links] = Remembered(2)


def links(snapshot: Snapshot) -> Links:
    """How the themes of the graph that is served now hang together."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Links:
    cypher = statements("gaps")
    narrower: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.query(cypher["broader"]):
        narrower[row["broad"]].add(row["narrow"])
    linked: dict[str, dict[str, str]] = defaultdict(dict)
    for row in snapshot.query(cypher["matches"]):
        own, other, degree = row["own"], row["other"], str(row["degree"])
        linked[own][other] = degree
        linked[other].setdefault(own, _OPPOSITE.get(degree, degree))
    return Links({t: frozenset(found) for t, found in narrower.items()}, linked)


def cover(known: Links, theme: str) -> Cover:
    """The themes that count for ``theme``.

    A linked theme brings all that falls under it; links of links do not count, as meaning wears off.
    """
    activity: dict[str, float] = {theme: 1.0}
    for narrow in known.below(theme):
        activity[narrow] = 1.0
    focus = dict(activity)
    for other, degree in known.links.get(theme, {}).items():
        if degree == "broad":
            _raise(focus, other, WIDER_FOCUS)
            continue
        share = LINK_SHARE.get(degree, LINK_SHARE["under"])
        for one in (other, *known.below(other)):
            _raise(activity, one, share)
            _raise(focus, one, share)
    return Cover(activity, focus)


def _raise(shares: dict[str, float], theme: str, share: float) -> None:
    shares[theme] = max(shares.get(theme, 0.0), share)
