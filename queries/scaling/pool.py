"""Which projects are valued for scaling, and the facts that their values are made from, as one frame."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.scaling.kinds import once
from queries.scaling.landscape import Landscape, landscape
from queries.scaling.results import told_results
from queries.scaling.weights import AGENDA_VALUE, POOL, QUANTITY_PATTERN

NATIONWIDE = "landelijk"
_QUANTITY = re.compile(QUANTITY_PATTERN, re.IGNORECASE)


@dataclass(frozen=True)
class Scope:
    """Which projects are candidates and where they may go; an empty set means no restriction.

    ``themes`` and ``topics`` are identifiers of themes (a project in scope addresses at least one of
    each that is given), ``provinces`` and ``from_provinces`` are slugs.  ``texts`` are projects that have a
    topic in their text, which counts as addressing it.  ``ids``, when it is not None, names the only
    projects in scope.
    """

    themes: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    from_provinces: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    ids: frozenset[str] | None = None


@dataclass(frozen=True)
class ProjectGroup:
    """Projects of one phase in the same provinces, with or without results: alike before details."""

    phase: str
    provinces: frozenset[str]
    results: bool
    size: int

    @property
    def name(self) -> str:
        """Phase and provinces, as the statements match them."""
        return f"{self.phase} {' '.join(sorted(self.provinces))}"


@dataclass(frozen=True)
class Pool:
    """The candidates that are valued, a row each (see ``facts``), and what was left out.

    ``total`` counts all candidates in scope (of a large graph at most so many); ``rest`` is the bound of
    the best group that was left out, 0 when none was; ``everywhere`` projects run in all provinces, of
    ``nowhere`` nobody knows where.  ``once_only`` has the rows of what cannot be done again (see
    ``queries.scaling.kinds``).
    """

    frame: pl.DataFrame
    once_only: pl.DataFrame
    targets: tuple[str, ...]
    total: int
    rest: float
    everywhere: int
    nowhere: int


remembered_groups: Remembered[tuple[ProjectGroup, ...]] = Remembered(8)
remembered_facts: Remembered[pl.DataFrame] = Remembered(8)


def pool(snapshot: Snapshot, scope: Scope, bound: Callable[[ProjectGroup], float]) -> Pool:
    """The candidates in ``scope``: all of them, or of a large graph the groups with the highest bound."""
    background = landscape(snapshot)
    everything = groups = _groups(snapshot, frozenset())
    about: frozenset[str] = frozenset()
    rest = 0.0
    if small := sum(g.size for g in everything) <= POOL:
        chosen = frozenset(g.name for g in everything if g.provinces)
    else:
        about = _about(scope)
        groups = _groups(snapshot, about)
        chosen, rest = _best([g for g in groups if _possible(g, scope, background)], bound)
    frame = facts(snapshot, chosen, about)
    if scope.themes:
        frame = frame.filter(_addresses(scope.themes))
    if scope.topics or scope.texts:
        frame = frame.filter(_addresses(scope.topics) | pl.col("id").is_in(sorted(scope.texts)))
    if scope.ids is not None:
        frame = frame.filter(pl.col("id").is_in(sorted(scope.ids)))
    # Of a narrower question than all projects it is not told what was left out: nobody would miss it.
    narrowed = scope.themes or scope.topics or scope.texts or scope.from_provinces or scope.ids is not None
    asked = () if narrowed else everything
    targets = tuple(q for q in background.provinces if not scope.provinces or q in scope.provinces)
    frame = frame.filter(~pl.all_horizontal(f"own:{q}" for q in targets))
    if scope.from_provinces:
        frame = frame.filter(pl.any_horizontal(f"own:{q}" for q in sorted(scope.from_provinces)))
    may = pl.col("nature") == ""
    once_only, frame = frame.filter(~may), frame.filter(may)
    return Pool(
        frame=frame,
        once_only=once_only,
        targets=targets,
        total=frame.height
        if small or scope.texts or scope.ids is not None
        else sum(g.size for g in groups if _possible(g, scope, background)) - once_only.height,
        rest=rest,
        everywhere=sum(g.size for g in asked if len(g.provinces) == len(background.provinces)),
        nowhere=sum(g.size for g in asked if not g.provinces),
    )


def _about(scope: Scope) -> frozenset[str]:
    """Themes to select groups by; none when a text decides, of which only the members are known."""
    return frozenset() if scope.texts else scope.topics or scope.themes


def _addresses(wanted: frozenset[str]) -> pl.Expr:
    return pl.col("themes").list.eval(pl.element().is_in(sorted(wanted))).list.any()


def _possible(group: ProjectGroup, scope: Scope, background: Landscape) -> bool:
    """Whether members of the group run somewhere, from where is asked, and can still go somewhere."""
    own = group.provinces
    targets = scope.provinces or frozenset(background.provinces)
    return bool(own and targets - own and (not scope.from_provinces or own & scope.from_provinces))


def _best(
    groups: Sequence[ProjectGroup], bound: Callable[[ProjectGroup], float]
) -> tuple[frozenset[str], float]:
    """Names of the groups to value, and the bound of the best group left out."""
    sizes: dict[str, int] = defaultdict(int)
    bounds: dict[str, float] = defaultdict(float)
    for group in groups:
        sizes[group.name] += group.size
        bounds[group.name] = max(bounds[group.name], bound(group))
    taken: list[str] = []
    room = POOL
    for name in sorted(sizes, key=lambda name: (-bounds[name], name)):
        if taken and sizes[name] > room:
            return frozenset(taken), bounds[name]
        taken.append(name)
        room -= sizes[name]
    return frozenset(taken), 0.0


def _groups(snapshot: Snapshot, about: frozenset[str]) -> tuple[ProjectGroup, ...]:
    """All projects, or those about one of the themes, in groups."""
    return remembered_groups.get(snapshot, about, lambda: _read_groups(snapshot, about))


def _read_groups(snapshot: Snapshot, about: frozenset[str]) -> tuple[ProjectGroup, ...]:
    name = "groups_about" if about else "groups"
    rows = snapshot.query(statements("scaling")[name], {"themes": sorted(about)} if about else {})
    return tuple(
        ProjectGroup(row["phase"], frozenset((row["provinces"] or "").split()), row["results"], row["n"])
        for row in rows
    )


def facts(snapshot: Snapshot, groups: frozenset[str], about: frozenset[str]) -> pl.DataFrame:
    """What is known of the projects in ``groups`` (that are about one of the themes), by identifier.

    Columns ``id name phase nature nature_word`` (what it is when it cannot be done again, and the word that
    says so) ``start_year results quantified provinces themes publishers sources platforms`` (names),
    ``areas`` (of each platform the slugs of its provinces, after ``landelijk`` if it is), ``lead``,
    ``agenda:<vocabulary>`` (0..1), and per province ``own:`` (runs there), ``reach:`` (one of its platforms
    works there) and, 0..1, the means over its themes of the landscape's measures ``want:``, ``lack:``,
    ``runs:`` and ``carries:``.
    """
    return remembered_facts.get(snapshot, (groups, about), lambda: _read_facts(snapshot, groups, about))


_COLUMNS = pa.schema(
    {
        **dict.fromkeys(("id", "name", "phase", "nature", "nature_word"), pa.large_string()),
        "start_year": pa.int64(),
        "results": pa.large_string(),
        "quantified": pa.bool_(),
        **dict.fromkeys(("provinces", "themes"), pa.large_list(pa.large_string())),
        **dict.fromkeys(("publishers", "sources"), pa.int64()),
        **dict.fromkeys(("platforms", "areas"), pa.large_list(pa.large_string())),
        "lead": pa.large_string(),
        **{f"agenda:{a}": pa.float64() for a in AGENDA_VALUE},
        "reach": pa.large_list(pa.large_string()),
    }
)
"""Arrow makes columns of lists ten times as fast as polars does from the same rows."""


def _read_facts(snapshot: Snapshot, groups: frozenset[str], about: frozenset[str]) -> pl.DataFrame:
    background = landscape(snapshot)
    parts = [name.partition(" ") for name in groups]
    provinces = sorted({key for _, _, key in parts})
    parameters = {
        "groups": sorted(groups),
        "phases": sorted({phase for phase, _, _ in parts}),
        "provinces": provinces,
        "least": min(map(len, provinces), default=0),
        **({"about": sorted(about)} if about else {}),
    }

    def ask(name: str) -> list[Row]:
        return snapshot.query(statements("scaling")[f"{name}_about" if about else name], parameters)

    themes = {r["id"]: sorted(r["themes"]) for r in ask("pool_themes")}
    sources = {r["id"]: r for r in ask("pool_sources")}
    leads = {r["id"]: r["lead"] for r in ask("pool_leaders")}
    platforms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ask("pool_platforms"):
        area = " ".join([*([NATIONWIDE] if row["scope"] == NATIONWIDE else []), row["provinces"] or ""])
        platforms[row["id"]].append((row["name"], area))
    rows = []
    for row in ask("pool"):
        own, part_of = row["provinces"].split(), sorted(platforms.get(row["id"], ()))
        reach = _reach([area for _, area in part_of], background)
        found, cited = themes.get(row["id"], []), sources.get(row["id"], {})
        results = told_results(row["results"])
        is_once = once(row["name"], row["description"] or "", row["results"] or "", row["phase"])
        rows.append(
            {
                "id": row["id"],
                "name": row["name"],
                "phase": row["phase"],
                "nature": is_once.nature if is_once else "",
                "nature_word": is_once.word if is_once else "",
                "start_year": row["start_year"],
                "results": results,
                "quantified": bool(_QUANTITY.search(results)),
                "provinces": own,
                "themes": found,
                "publishers": cited.get("publishers", 0),
                "sources": cited.get("sources", 0),
                "platforms": [name for name, _ in part_of],
                "areas": [area for _, area in part_of],
                "lead": leads.get(row["id"], ""),
                **{f"agenda:{a}": value for a, value in _agenda_fit(found, background).items()},
                "reach": sorted(reach),
            }
        )
    frame = (
        pl.DataFrame(pa.Table.from_pylist(rows, schema=_COLUMNS))
        .sort("id")
        .with_columns(pl.col("provinces").list.contains(q).alias(f"own:{q}") for q in background.provinces)
        .with_columns(pl.col("reach").list.contains(q).alias(f"reach:{q}") for q in background.provinces)
        .drop("reach")
    )
    return frame.join(_means(frame, background), on="id", how="left", maintain_order="left").with_columns(
        pl.col(_measure_names(background)).fill_null(0.0)
    )


def _measure_names(background: Landscape) -> list[str]:
    return [name for name in background.measures.columns if ":" in name]


def _means(frame: pl.DataFrame, background: Landscape) -> pl.DataFrame:
    """Per project the landscape's measures, averaged over its themes by their weight."""
    names = _measure_names(background)
    return (
        frame.select("id", theme="themes")
        .explode("theme")
        .join(background.measures, on="theme")
        .group_by("id")
        .agg(pl.col("weight", *names).sum())
        .select("id", pl.col(names) / pl.col("weight"))
    )


def _reach(areas: Sequence[str], background: Landscape) -> set[str]:
    """Provinces that a platform with one of these areas is for."""
    found = {q for area in areas for q in area.split()}
    return set(background.provinces) if NATIONWIDE in found else found


def _agenda_fit(themes: Sequence[str], background: Landscape) -> dict[str, float]:
    """Per national agenda's vocabulary the best fit that one of the themes gives."""
    best = dict.fromkeys(AGENDA_VALUE, 0.0)
    for theme in themes:
        for scheme, value in background.themes[theme].agendas.items():
            best[scheme] = max(best[scheme], value)
    return best
