"""Which themes count for a theme: itself, what falls under it, and what other vocabularies link to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Snapshot
from queries.themes.hierarchy import hierarchy
from queries.themes.matches import matches
from queries.themes.weights import LINK_SHARE, WIDER_FOCUS


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


def cover(snapshot: Snapshot, theme: str) -> Cover:
    """The themes that count for ``theme``.

    A linked theme brings all that falls under it; links of links do not count, as meaning wears off.
    """
    known = hierarchy(snapshot)
    activity = dict.fromkeys(known.under([theme]), 1.0)
    focus = dict(activity)
    for match in matches(snapshot).get(theme, ()):
        if match.degree == "broad":
            _raise(focus, match.theme, WIDER_FOCUS)
            continue
        share = LINK_SHARE.get(match.degree, LINK_SHARE["under"])
        for one in known.under([match.theme]):
            _raise(activity, one, share)
            _raise(focus, one, share)
    return Cover(activity, focus)


def _raise(shares: dict[str, float], theme: str, share: float) -> None:
    shares[theme] = max(shares.get(theme, 0.0), share)
