"""Whether what a card says of a project's phase can still hold, by its years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from graph.schema.phases import PLANS, RUNNING
from loaders.records.records import SourceRecord

OLD_PLAN_YEARS = 5
"""A plan that began longer ago than this has been carried out, dropped or changed: policy is made for four
years, and no card that says what became of a plan calls it a plan still."""

Doubt = Literal["", "voorbij", "oud plan"]


def doubt(phase: str, start: int | None, end: int | None, now: int) -> Doubt:
    """Why a phase may not hold in the year ``now``: its end year has passed, or it is a plan of long ago."""
    if phase in (*PLANS, *RUNNING) and end and end < now:
        return "voorbij"
    if phase in PLANS and start and now - start > OLD_PLAN_YEARS:
        return "oud plan"
    return ""


def year_of(written: str) -> int:
    """The year of a date ``yyyy[-mm[-dd]]``; 0 when there is none."""
    return int(written[:4]) if written else 0


def newest_year(sources: Iterable[SourceRecord]) -> int:
    """The year that counts as now: that of the newest source of all, so that the same cards always give the
    same graph; 0 when no source has a date.  A date in the future is a slip and does not count."""
    today = date.today().year
    return max((min(year_of(s.date), today) for s in sources), default=0)
