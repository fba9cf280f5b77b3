"""Who does what where, alone and together, as sums over projects and platforms.

Every measure is a sum with a term per project or platform (a *thing*), so that a thing can be taken out
again by subtraction: the backtest asks what would have been suggested before a cooperation existed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.collaboration.weights import FOCUS_SHARE, MENTION_SHARE, NEAR_KILOMETRES, NEIGHBOUR_SHARE
from queries.likeness.mentions import How, MentionIn, mentions_in
from queries.themes.hierarchy import Hierarchy, hierarchy

Numbers = NDArray[np.float64]

KILOMETRES_PER_DEGREE = 111.2
"""Of latitude; of longitude times the cosine of the latitude (52 degrees: the error is below one percent)."""


@dataclass(frozen=True)
class Space:
    """The provinces and their pairs, and the themes, in the order of all arrays here.

    ``first`` and ``second`` hold the two province numbers of every pair.
    """

    slugs: tuple[str, ...]
    themes: tuple[str, ...]
    first: NDArray[np.intp] = field(repr=False)
    second: NDArray[np.intp] = field(repr=False)
    province: Mapping[str, int] = field(repr=False)
    row: Mapping[str, int] = field(repr=False)

    @property
    def pairs(self) -> int:
        return len(self.first)

    def shares(self, provinces: Iterable[str]) -> tuple[Numbers, Numbers]:
        """What one thing in ``provinces`` (slugs) adds: per province to activity, per pair to joint work.

        It counts 1/sqrt(n) for each of its n provinces, and 1/(n-1) for each pair of them (Newman 2001: a
        tie among many is a weaker tie between two).  A thing of all provinces says nothing of any pair.
        """
        active = np.zeros(len(self.slugs))
        active[[self.province[slug] for slug in provinces]] = 1.0
        n = int(active.sum())
        together = active[self.first] * active[self.second]
        weight = 1 / (n - 1) if 1 < n < len(self.slugs) else 0.0
        return active / math.sqrt(max(n, 1)), together * weight


@dataclass(frozen=True)
class Counts:
    """Sums over things: per theme (rows) of province activity and joint work, and over all themes."""

    things: Numbers
    activity: Numbers = field(repr=False)
    joint: Numbers = field(repr=False)
    mentioned: Numbers = field(repr=False)
    """Per theme and pair the joint work that names the theme and has no such keyword."""
    carriers: Numbers = field(repr=False)
    """Per theme and province, the platforms that work there."""
    joint_carriers: Numbers = field(repr=False)
    """Per theme and pair, the platforms that work in both."""
    total: float
    joint_total: Numbers = field(repr=False)

    def without(
        self,
        space: Space,
        themes: Iterable[str],
        key: str,
        *,
        platform: bool,
        mentioned: Iterable[tuple[str, How]] = (),
    ) -> Counts:
        """The counts as they would be without one thing; its words alone name the ``mentioned`` themes."""
        rows = [{"theme": theme, "provinces": key, "n": 1} for theme in themes]
        named = [{"theme": t, "provinces": key, "n": MENTION_SHARE[how]} for t, how in mentioned]
        own = read_counts(
            space,
            space.row,
            projects=[] if platform else rows,
            platforms=rows if platform else [],
            mentioned=named,
            keys=[{"provinces": key, "n": 1}],
        )
        return Counts(
            self.things - own.things,
            self.activity - own.activity,
            self.joint - own.joint,
            self.mentioned - own.mentioned,
            self.carriers - own.carriers,
            self.joint_carriers - own.joint_carriers,
            self.total - own.total,
            self.joint_total - own.joint_total,
        )


@dataclass(frozen=True)
class Focus:
    """One statement of what a province concentrates on: its words and where they stand."""

    label: str
    basis: str


@dataclass(frozen=True)
class Landscape:
    """The graph as collaboration sees it; made once per version of the graph.

    ``wishes`` (themes x provinces) counts kansen and, for a share, focuses.  ``nearness`` (0..1) is per
    pair; ``neighbours`` says which pairs share a border.
    """

    space: Space
    names: Mapping[str, str]
    theme_names: Mapping[str, str]
    schemes: Mapping[str, str]
    containers: frozenset[str] = field(repr=False)
    """Words so wide that nothing is suggested on them unasked."""
    hierarchy: Hierarchy = field(repr=False)
    counts: Counts = field(repr=False)
    mentions: Mapping[str, tuple[MentionIn, ...]] = field(repr=False)
    """By theme the work that only names it."""
    named: Numbers = field(repr=False)
    """Themes x provinces: how many things there name the theme without having it as a keyword."""
    wishes: Numbers = field(repr=False)
    focuses: Mapping[tuple[str, str], tuple[Focus, ...]] = field(repr=False)
    """(theme, province) to what the province says of it."""
    works: Mapping[frozenset[str], int] = field(repr=False)
    """By the provinces (slugs) that they are in the number of things, whatever the theme."""
    nearness: Numbers = field(repr=False)
    neighbours: NDArray[np.bool_] = field(repr=False)


remembered: Remembered[Landscape] = Remembered(2)


def landscape(snapshot: Snapshot) -> Landscape:
    """The landscape of the graph that is served now."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Landscape:
    cypher = statements("collaboration")
    provinces = snapshot.query(cypher["provinces"])
    vocabulary = snapshot.query(cypher["themes"])
    space = _space([p["slug"] for p in provinces], [t["id"] for t in vocabulary])
    keys = [*snapshot.query(cypher["project_keys"]), *snapshot.query(cypher["platform_keys"])]
    named = mentions_in(snapshot)
    counts = read_counts(
        space,
        space.row,
        mentioned=[
            {"theme": theme, "provinces": one.provinces, "n": MENTION_SHARE[one.how]}
            for theme, found in named.items()
            for one in found
        ],
        projects=snapshot.query(cypher["theme_projects"]),
        platforms=snapshot.query(cypher["theme_platforms"]),
        keys=keys,
    )
    kansen = snapshot.query(cypher["theme_kansen"])
    focuses = snapshot.query(cypher["focuses"])
    neighbours = _neighbours(space, snapshot.query(cypher["neighbours"]))
    return Landscape(
        space=space,
        names={p["slug"]: p["name"] for p in provinces},
        theme_names={t["id"]: t["name"] for t in vocabulary},
        schemes={t["id"]: t["scheme"] for t in vocabulary},
        containers=frozenset(t["id"] for t in vocabulary if t["container"]),
        hierarchy=hierarchy(snapshot),
        counts=counts,
        mentions=named,
        named=_named(space, named),
        wishes=_wishes(space, kansen, focuses),
        focuses=_statements_of(focuses),
        works=_works(keys),
        nearness=_nearness(space, provinces, neighbours),
        neighbours=neighbours,
    )


def read_counts(
    space: Space,
    rows: Mapping[str, int],
    *,
    projects: Sequence[Row],
    platforms: Sequence[Row],
    mentioned: Sequence[Row] = (),
    keys: Sequence[Row] = (),
) -> Counts:
    """Counts from rows ``theme provinces n``; ``keys`` (``provinces n``) count things on any theme, and
    ``mentioned`` are things that name a theme, each for a share.

    ``rows`` numbers the themes.  Sets of provinces are few (some hundreds in any graph): what one thing in
    a set adds is worked out once per set.
    """
    distinct = dict.fromkeys(row["provinces"] for row in (*projects, *platforms, *mentioned, *keys))
    sets = {key: number for number, key in enumerate(distinct)}
    shares = [space.shares(key.split()) for key in sets]
    active = np.array([a for a, _ in shares]).reshape(-1, len(space.slugs))
    together = np.array([t for _, t in shares]).reshape(-1, space.pairs)
    of_projects = _numbers(projects, rows, sets)
    of_platforms = _numbers(platforms, rows, sets)
    of_all = of_projects + of_platforms
    works = (active > 0).astype(np.float64)
    in_set = np.zeros(len(sets))
    for row in keys:
        in_set[sets[row["provinces"]]] += row["n"]
    return Counts(
        things=of_all.sum(axis=1),
        activity=of_all @ active,
        joint=of_all @ together,
        mentioned=_numbers(mentioned, rows, sets) @ together,
        carriers=of_platforms @ works,
        joint_carriers=of_platforms @ (works[:, space.first] * works[:, space.second]),
        total=float(in_set.sum()),
        joint_total=in_set @ together,
    )


def _numbers(found: Iterable[Row], rows: Mapping[str, int], sets: Mapping[str, int]) -> Numbers:
    """Number of things per theme and set of provinces."""
    numbers = np.zeros((len(rows), len(sets)))
    for row in found:
        numbers[rows[row["theme"]], sets[row["provinces"]]] += row["n"]
    return numbers


def _space(slugs: list[str], themes: list[str]) -> Space:
    pairs = list(combinations(range(len(slugs)), 2))
    return Space(
        slugs=tuple(slugs),
        themes=tuple(themes),
        first=np.array([a for a, _ in pairs], dtype=np.intp),
        second=np.array([b for _, b in pairs], dtype=np.intp),
        province={slug: number for number, slug in enumerate(slugs)},
        row={theme: number for number, theme in enumerate(themes)},
    )


def _wishes(space: Space, kansen: Iterable[Row], focuses: Iterable[Row]) -> Numbers:
    wishes = np.zeros((len(space.themes), len(space.slugs)))
    for row in kansen:
        wishes[space.row[row["theme"]], space.province[row["province"]]] += row["n"]
    for theme, province in {(f["theme"], f["province"]) for f in focuses}:
        wishes[space.row[theme], space.province[province]] += FOCUS_SHARE
    return wishes


def _named(space: Space, found: Mapping[str, Sequence[MentionIn]]) -> Numbers:
    named = np.zeros((len(space.themes), len(space.slugs)))
    for theme, things in found.items():
        for one in things:
            for slug in one.provinces.split():
                named[space.row[theme], space.province[slug]] += 1
    return named


def _works(keys: Iterable[Row]) -> dict[frozenset[str], int]:
    works: dict[frozenset[str], int] = defaultdict(int)
    for row in keys:
        works[frozenset(row["provinces"].split())] += row["n"]
    return dict(works)


def _statements_of(focuses: Iterable[Row]) -> dict[tuple[str, str], tuple[Focus, ...]]:
    found: dict[tuple[str, str], list[Focus]] = defaultdict(list)
    for row in focuses:
        found[row["theme"], row["province"]].append(Focus(row["label"], row["basis"]))
    return {key: tuple(values) for key, values in found.items()}


def _neighbours(space: Space, rows: Iterable[Row]) -> NDArray[np.bool_]:
    known = {frozenset((row["a"], row["b"])) for row in rows}
    ends = zip(space.first, space.second, strict=True)
    return np.array([frozenset((space.slugs[a], space.slugs[b])) in known for a, b in ends], dtype=np.bool_)


def _nearness(space: Space, provinces: list[Row], neighbours: NDArray[np.bool_]) -> Numbers:
    latitude = np.array([p["latitude"] for p in provinces], dtype=np.float64)
    longitude = np.array([p["longitude"] for p in provinces], dtype=np.float64)
    east = (longitude[space.first] - longitude[space.second]) * math.cos(math.radians(latitude.mean()))
    kilometres = KILOMETRES_PER_DEGREE * np.hypot(latitude[space.first] - latitude[space.second], east)
    near: Numbers = np.exp(-kilometres / NEAR_KILOMETRES)
    return NEIGHBOUR_SHARE * neighbours + (1 - NEIGHBOUR_SHARE) * near
