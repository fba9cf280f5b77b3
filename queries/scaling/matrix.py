"""The value of every scaling criterion for every candidate: one row a project, one column a criterion.

``criteria_matrix`` is the one path: ``scaling`` ranks and explains its rows, and a question about
robustness (how often does a project stay on top under other weights) reads the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from graph.store import Snapshot
from queries.scaling.landscape import landscape
from queries.scaling.pool import ProjectGroup, Scope, pool
from queries.scaling.weights import (
    AGENDA_VALUE,
    ALIKE_PROVINCES,
    ALIKE_SHARE,
    DEMAND_HALF,
    DEMAND_PROVINCES,
    LEAD_SHARE,
    OWN_PROVINCES_VALUE,
    PHASE_VALUE,
    PLANNED_SHARE,
    PLATFORM_VALUE,
    PUBLISHER_VALUE,
    QUANTITY_SHARE,
    REACH_SHARE,
    RESULTS_SHARE,
    SCALING_WEIGHTS,
    TOPIC_CARRIER_SHARE,
    TRACK_RECORD_BONUS,
    TRACK_RECORD_PHASES,
    TRACK_RECORD_YEARS,
)

CRITERIA = tuple(SCALING_WEIGHTS)
DECIMALS = 6


@dataclass(frozen=True)
class CriteriaMatrix:
    """Candidates, ordered by identifier, with the value (0..1) of every criterion.

    ``frame`` has the column ``id``, one for each of ``criteria``, ``score`` under the weights it was made
    with, and the facts behind them (see ``queries.scaling.pool``).  ``once_only`` are projects that are no
    candidates by what they are.  ``targets`` are the provinces where
    candidates may go.  ``total`` counts the candidates in scope, also the ones that were not valued
    because the graph is large; none of those can have a score above ``rest``.
    """

    criteria: tuple[str, ...]
    frame: pl.DataFrame = field(repr=False)
    once_only: pl.DataFrame = field(repr=False)
    targets: tuple[str, ...]
    total: int
    rest: float
    everywhere: int
    nowhere: int

    @property
    def ids(self) -> list[str]:
        return self.frame["id"].to_list()

    def values(self) -> list[tuple[float, ...]]:
        """A tuple per candidate with a value per criterion."""
        return self.frame.select(self.criteria).rows()

    def scores(self, weights: Mapping[str, float]) -> list[float]:
        """Weighted mean of the criteria per candidate; ``weights`` sum to 1."""
        return self.frame.select(_score(weights))["score"].to_list()


def criteria_matrix(
    snapshot: Snapshot, scope: Scope | None = None, weights: Mapping[str, float] = SCALING_WEIGHTS
) -> CriteriaMatrix:
    """Values of all criteria for the candidates in ``scope``.

    A candidate runs in at least one province, and not in all where it may go.  The values do not
    depend on ``weights`` (which sum to 1); on a large graph the weights decide which candidates are
    valued: groups of like projects in order of the highest score a member could have.  A candidate
    left out scores at most ``rest``, so what scores at least that is certain to be the best (the stop
    rule of the threshold algorithm: Fagin, Lotem & Naor 2003).
    """
    background = landscape(snapshot)
    found = pool(snapshot, scope or Scope(), lambda group: _bound(group, weights))
    values = [v.round(DECIMALS).alias(n) for n, v in _values(found.targets, background.provinces).items()]
    age = (background.reference_year - pl.col("start_year")).clip(0).fill_null(0).alias("years")
    frame = found.frame.with_columns(age).with_columns(values).with_columns(_score(weights))
    return CriteriaMatrix(
        CRITERIA,
        frame,
        found.once_only,
        found.targets,
        found.total,
        found.rest,
        found.everywhere,
        found.nowhere,
    )


def _score(weights: Mapping[str, float]) -> pl.Expr:
    parts = [pl.col(name) * weights.get(name, 0.0) for name in CRITERIA]
    return pl.sum_horizontal(parts).round(DECIMALS).alias("score")


def _bound(group: ProjectGroup, weights: Mapping[str, float]) -> float:
    """The highest score that a member of the group could have."""
    rijpheid, done = PHASE_VALUE[group.phase], PLANNED_SHARE.get(group.phase, 1.0)
    if group.phase in TRACK_RECORD_PHASES:
        rijpheid = min(1.0, rijpheid + TRACK_RECORD_BONUS)
    highest = {
        "rijpheid": rijpheid,
        "bewijs": PUBLISHER_VALUE[-1] + (done * (RESULTS_SHARE + QUANTITY_SHARE) if group.results else 0.0),
        "overdraagbaarheid": done
        * OWN_PROVINCES_VALUE[min(len(group.provinces), len(OWN_PROVINCES_VALUE) - 1)]
        + ALIKE_SHARE,
    }
    return sum(weights.get(name, 0.0) * highest.get(name, 1.0) for name in CRITERIA)


def _values(targets: Sequence[str], provinces: Mapping[str, str]) -> dict[str, pl.Expr]:
    """The criteria as expressions over the facts; the scales stand with the weights."""
    wants = pl.concat_list(_elsewhere("want", targets)).list.drop_nulls().list.sort(descending=True)
    mean_want = wants.list.head(DEMAND_PROVINCES).list.mean().fill_null(0.0)
    track_record = pl.col("phase").is_in(TRACK_RECORD_PHASES) & (pl.col("years") >= TRACK_RECORD_YEARS)
    travelled = pl.sum_horizontal(_elsewhere("runs", list(provinces)))
    reached = pl.any_horizontal(pl.col(f"reach:{q}") & ~pl.col(f"own:{q}") for q in targets)
    carried = pl.mean_horizontal(_elsewhere("carries", targets)).fill_null(0.0)
    done = pl.col("phase").replace_strict(dict(PLANNED_SHARE), default=1.0, return_dtype=pl.Float64)
    agendas = pl.sum_horizontal(f"agenda:{a}" for a in AGENDA_VALUE)
    return {
        "rijpheid": (
            pl.col("phase").replace_strict(dict(PHASE_VALUE), return_dtype=pl.Float64)
            + track_record.cast(pl.Float64) * TRACK_RECORD_BONUS
        ).clip(0.0, 1.0),
        "bewijs": _scale(pl.col("publishers"), PUBLISHER_VALUE)
        + (pl.col("results") != "").cast(pl.Float64) * RESULTS_SHARE * done
        + pl.col("quantified").cast(pl.Float64) * QUANTITY_SHARE * done,
        "overdraagbaarheid": _scale(pl.col("provinces").list.len(), OWN_PROVINCES_VALUE) * done
        + (travelled / ALIKE_PROVINCES).clip(0.0, 1.0) * ALIKE_SHARE,
        "vraag": mean_want / (mean_want + DEMAND_HALF),
        "dragers": (
            _scale(pl.col("platforms").list.len(), PLATFORM_VALUE)
            + reached.cast(pl.Float64) * REACH_SHARE
            + (pl.col("lead") != "").cast(pl.Float64) * LEAD_SHARE
            + carried * TOPIC_CARRIER_SHARE
        ).clip(0.0, 1.0),
        "landelijk": agendas.clip(0.0, 1.0),
    }


def _elsewhere(measure: str, provinces: Sequence[str]) -> list[pl.Expr]:
    """The measure per province, null where the project runs already."""
    return [pl.when(~pl.col(f"own:{q}")).then(pl.col(f"{measure}:{q}")) for q in provinces]


def _scale(count: pl.Expr, scale: Sequence[float]) -> pl.Expr:
    """The value that a scale gives a count; its last value holds for every higher count."""
    steps = dict(enumerate(scale))
    return count.cast(pl.Int64).clip(0, len(scale) - 1).replace_strict(steps, return_dtype=pl.Float64)
