"""What every province does, asks for and can carry on every theme: the background of scaling.

It depends on the graph alone, not on the question, so it is made once per version of the graph.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from graph.schema import TOPIC_SCHEME
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.scaling.weights import (
    AGENDA_VALUE,
    DEMAND_FOCUS,
    DEMAND_FROM_BROADER,
    DEMAND_FROM_NARROWER,
    DEMAND_KANS,
)
from queries.themes.hierarchy import Hierarchy, hierarchy
from queries.themes.matches import Matches, matches

SHORTEST_STEM = 6
SHORTEST_TAIL = 3
"""A topic of six letters or more is recognised at the start of a compound (lisdodde in lisdoddeteelt), but
not before a mere ending: "gebruikte" is not about gebruik."""


@dataclass(frozen=True)
class Theme:
    """A theme or topic that ``count`` projects are about; ``rarity`` is 1 for what one project is about and
    near 0 for what all are about."""

    id: str
    name: str
    scheme: str
    count: int
    rarity: float
    container: bool
    """So wide a word that nothing is suggested on it."""
    agendas: Mapping[str, float]
    """Vocabulary of national agendas to the fit (0..1) that this theme gives with it."""


@dataclass(frozen=True)
class Focus:
    """One statement of what a province concentrates on, with the themes it was filed under."""

    province: str
    label: str
    basis: str
    themes: frozenset[str]
    mentioned: frozenset[str]
    """Topics that the words of the label name."""


@dataclass(frozen=True)
class Landscape:
    """Per theme what goes on in every province.

    ``measures`` has a row per theme: its ``weight`` (rarity squared, so that what a project shares with
    few counts for more than three broad themes), and for every province, times that weight,
    ``want:<slug>`` (demand times lack, each 0..1), ``lack:<slug>``, ``runs:<slug>`` (1 when a project runs
    there) and ``carries:<slug>`` (1 when a platform on the theme works there).  Lack is how far a
    province stays below the mean of all provinces in number of projects: relative, so that it means
    the same in a graph of six hundred projects and in one of three hundred thousand.
    """

    provinces: Mapping[str, str]
    neighbours: Mapping[str, frozenset[str]]
    themes: Mapping[str, Theme]
    focuses: Mapping[str, tuple[Focus, ...]]
    hierarchy: Hierarchy = field(repr=False)
    """Every theme that a theme falls under, at any distance."""
    projects: Mapping[str, Mapping[str, int]] = field(repr=False)
    measures: pl.DataFrame = field(repr=False)
    reference_year: int


remembered: Remembered[Landscape] = Remembered(2)


def landscape(snapshot: Snapshot) -> Landscape:
    """The landscape of the graph that is served now."""
    return remembered.get(snapshot, "", lambda: _make(snapshot))


def _make(snapshot: Snapshot) -> Landscape:
    cypher = statements("scaling")
    provinces = {r["slug"]: r["name"] for r in snapshot.query(cypher["provinces"])}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.query(cypher["neighbours"]):
        neighbours[row["a"]].add(row["b"])
        neighbours[row["b"]].add(row["a"])
    total = snapshot.query(cypher["project_count"])[0]["n"]
    vocabulary = snapshot.query(cypher["themes"])
    projects, totals = _per_province(snapshot.query(cypher["theme_projects"]))
    carriers, _ = _per_province(snapshot.query(cypher["theme_platforms"]))
    focuses = _focuses(snapshot.query(cypher["focuses"]), _words_of_topics(vocabulary))
    known = hierarchy(snapshot)
    demand = _demand(focuses, snapshot.query(cypher["theme_kansen"]), known)
    agendas = _agendas(vocabulary, matches(snapshot))
    themes = {
        (key := row["id"]): Theme(
            key,
            row["name"],
            row["scheme"],
            totals[key],
            _rarity(totals[key], total),
            bool(row["container"]),
            agendas[key],
        )
        for row in vocabulary
    }
    newest = snapshot.query(cypher["newest_source"])[0]["date"] or ""
    return Landscape(
        provinces=provinces,
        neighbours={slug: frozenset(neighbours[slug]) for slug in provinces},
        themes=themes,
        focuses={slug: tuple(f for f in focuses if f.province == slug) for slug in provinces},
        hierarchy=known,
        projects=projects,
        measures=_measures(themes, list(provinces), projects, carriers, demand),
        reference_year=int(newest[:4]) if newest[:4].isdigit() else 0,
    )


def _rarity(count: int, total: int) -> float:
    """Inverse document frequency, scaled to 0..1 (Spärck Jones 1972): log((N+1)/(n+1)) / log((N+1)/2)."""
    if total < 2:
        return 1.0
    return min(1.0, math.log((total + 1) / (max(count, 1) + 1)) / math.log((total + 1) / 2))


def _per_province(
    rows: Iterable[Row],
) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Counts per theme and province, and per theme; what runs in two provinces counts in both."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        theme, n = row["theme"], row["n"]
        totals[theme] += n
        for slug in (row["provinces"] or "").split():
            counts[theme][slug] += n
    return counts, totals


def _words_of_topics(vocabulary: Iterable[Row]) -> dict[str, str]:
    """Every name and alias of a topic, in lower case, to the topic's id."""
    words: dict[str, str] = {}
    for row in vocabulary:
        if row["scheme"] == TOPIC_SCHEME:
            for word in (row["name"], *(row["aliases"] or ())):
                words.setdefault(word.casefold(), row["id"])
    return words


def _mentioned(label: str, topics: Mapping[str, str]) -> frozenset[str]:
    """Topics that a label names, as a phrase of up to three words or at the start of a compound."""
    words = ["".join(c for c in w if c.isalnum() or c == "-") for w in label.casefold().split()]
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            phrase = " ".join(words[start:end])
            if phrase in topics:
                found.add(topics[phrase])
        word = words[start]
        stems = (word[:n] for n in range(len(word) - SHORTEST_TAIL, SHORTEST_STEM - 1, -1))
        stem = next((s for s in stems if s in topics), None)
        if stem:
            found.add(topics[stem])
    return frozenset(found)


def _focuses(rows: Iterable[Row], topics: Mapping[str, str]) -> list[Focus]:
    themes: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        themes[row["province"], row["label"], row["basis"]].add(row["theme"])
    return [
        Focus(*key, frozenset(found), _mentioned(key[1], topics)) for key, found in sorted(themes.items())
    ]


def _demand(
    focuses: Iterable[Focus],
    kansen: Iterable[Row],
    known: Hierarchy,
) -> dict[tuple[str, str], float]:
    """Demand (0..1) of a province for a theme: (theme, province) to value."""
    stated: dict[tuple[str, str], float] = defaultdict(float)
    for focus in focuses:
        value = DEMAND_FOCUS.get(focus.basis, min(DEMAND_FOCUS.values()))
        for theme in focus.themes | focus.mentioned:
            key = (theme, focus.province)
            stated[key] = max(stated[key], value)
    for row in kansen:
        stated[row["theme"], row["province"]] = DEMAND_KANS
    demand = dict(stated)
    for (theme, province), value in stated.items():
        for relatives, share in (
            (known.narrower, DEMAND_FROM_BROADER),
            (known.broader, DEMAND_FROM_NARROWER),
        ):
            for relative in relatives.get(theme, ()):
                key = (relative, province)
                demand[key] = max(demand.get(key, 0.0), value * share)
    return demand


def _agendas(vocabulary: Sequence[Row], links: Matches) -> dict[str, dict[str, float]]:
    """Per theme the fit it gives with each national agenda: directly, or through a link."""
    fits: dict[str, dict[str, float]] = {}
    for row in vocabulary:
        direct = AGENDA_VALUE.get(row["scheme"])
        fits[row["id"]] = {row["scheme"]: direct[0]} if direct else {}
    schemes = {row["id"]: row["scheme"] for row in vocabulary}
    for theme, fit in fits.items():
        for match in links.get(theme, ()):
            scheme = schemes[match.theme]
            if scheme in AGENDA_VALUE:
                fit.setdefault(scheme, AGENDA_VALUE[scheme][1])
    return fits


def _measures(
    themes: Mapping[str, Theme],
    provinces: list[str],
    projects: Mapping[str, Mapping[str, int]],
    carriers: Mapping[str, Mapping[str, int]],
    demand: Mapping[tuple[str, str], float],
) -> pl.DataFrame:
    rows: list[tuple[str | float, ...]] = []
    for theme in themes.values():
        running, carrying = projects.get(theme.id, {}), carriers.get(theme.id, {})
        mean = sum(running.values()) / len(provinces)
        lacks = [max(0.0, 1.0 - running.get(q, 0) / mean) if mean else 1.0 for q in provinces]
        wants = [demand.get((theme.id, q), 0.0) * lack for q, lack in zip(provinces, lacks, strict=True)]
        runs = [1.0 if running.get(q) else 0.0 for q in provinces]
        carries = [1.0 if carrying.get(q) else 0.0 for q in provinces]
        weight = theme.rarity**2
        rows.append((theme.id, weight, *(weight * value for value in (*wants, *lacks, *runs, *carries))))
    names = [f"{kind}:{q}" for kind in ("want", "lack", "runs", "carries") for q in provinces]
    schema = {"theme": pl.String, "weight": pl.Float64, **dict.fromkeys(names, pl.Float64)}
    return pl.DataFrame(rows, schema=schema, orient="row")
