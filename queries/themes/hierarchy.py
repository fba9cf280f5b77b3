"""What falls under what: the one closure of the hierarchy of themes.

Every number of a theme *met onderwerpen eronder* is of the themes that ``under`` gives; a number without
them is called *rechtstreeks* where it is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered

Steps = Mapping[str, int]
"""Theme to the least number of steps that it lies away."""


@dataclass(frozen=True)
class Hierarchy:
    """Themes with the terms right above and right under them, and from there on at any distance.

    A theme is never above or under itself, also when the terms go round in a circle.
    """

    broader: Mapping[str, frozenset[str]] = field(repr=False)
    """Right above a theme; themes that have nothing above them are not in it."""
    narrower: Mapping[str, frozenset[str]] = field(repr=False)
    """Right under a theme; themes that have nothing under them are not in it."""
    _above: Mapping[str, Steps] = field(repr=False)
    _below: Mapping[str, Steps] = field(repr=False)

    def below(self, theme: str) -> Steps:
        """All themes under a theme, with how far."""
        return self._below.get(theme, {})

    def above(self, theme: str) -> Steps:
        """All themes above a theme, with how far."""
        return self._above.get(theme, {})

    def under(self, themes: Iterable[str]) -> list[str]:
        """The themes with all that falls under them, by identifier: hennep, and vezelhennep too."""
        given = set(themes)
        return sorted(given.union(*(self.below(theme) for theme in given)))

    def over(self, themes: Iterable[str]) -> list[str]:
        """The themes with all that they fall under, by identifier."""
        given = set(themes)
        return sorted(given.union(*(self.above(theme) for theme in given)))


def hierarchy_of(pairs: Iterable[tuple[str, str]]) -> Hierarchy:
    """The hierarchy in which the first of every pair falls right under the second."""
    above: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for narrow, broad in pairs:
        above[narrow].add(broad)
        below[broad].add(narrow)
    broader = {theme: frozenset(found) for theme, found in above.items()}
    narrower = {theme: frozenset(found) for theme, found in below.items()}
    return Hierarchy(broader, narrower, _closed(broader), _closed(narrower))


remembered: Remembered[Hierarchy] = Remembered()


def hierarchy(snapshot: Snapshot) -> Hierarchy:
    """The hierarchy of the themes in one graph, read once."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Hierarchy:
    rows = snapshot.query(statements("themes")["broader"])
    return hierarchy_of((row["narrow"], row["broad"]) for row in rows)


def _closed(step: Mapping[str, frozenset[str]]) -> dict[str, Steps]:
    return {theme: _reached(step, theme) for theme in step}


def _reached(step: Mapping[str, frozenset[str]], theme: str) -> Steps:
    found: dict[str, int] = {theme: 0}
    edge = {theme}
    while edge:
        edge = {other for at in edge for other in step.get(at, ())} - found.keys()
        found |= dict.fromkeys(edge, max(found.values()) + 1)
    del found[theme]
    return found
