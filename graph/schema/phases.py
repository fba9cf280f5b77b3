"""The phases of a project: which there are, in what order they pass, and how one is shown."""

from __future__ import annotations

from typing import Final, Literal, get_args

Phase = Literal["idee", "verkenning", "pilot", "uitvoering", "opschaling", "afgerond", "gestopt", "onbekend"]
PHASES: Final[tuple[str, ...]] = get_args(Phase)
"""In the order in which they pass."""
STOPPED: Final = "gestopt"
"""Cancelled, closed, bankrupt or never built: a lesson, never an example."""
FINISHED: Final = "afgerond"
UNKNOWN: Final = "onbekend"

PLANS: Final = ("idee", "verkenning")
"""Nothing has been made yet."""
RUNNING: Final = ("pilot", "uitvoering", "opschaling")
PHASE_RANK: Final = {
    phase: rank
    for rank, phase in enumerate((*reversed(RUNNING), *reversed(PLANS), FINISHED, UNKNOWN, STOPPED))
}
"""Projects that run come before plans, plans before what is over, then the unknown; last what stopped."""

LESSONS: Final = "Hiervan kunt u leren"
"""Heading under which what stopped stands, apart from what runs."""


def shown(phase: str | None, as_of: int | None = None) -> str:
    """A phase as it is shown everywhere: ``pilot``, or ``idee (stand van 2018)`` when it may not hold now."""
    phase = phase or UNKNOWN
    return f"{phase} (stand van {as_of})" if as_of else phase


def stopped(reason: str | None, year: int | None) -> str:
    """What there is to learn of a stopped project, in one Dutch sentence or two."""
    when = f"Gestopt in {year}." if year else "Gestopt; het jaar is niet bekend."
    return f"{when} {reason}" if reason else when


def course(phase: str | None, start: int | None, end: int | None, as_of: int | None = None) -> str:
    """The years of a project: ``2019-2022``, ``vanaf 2019``, ``tot 2022``; empty when none is known.

    What is over, or may be, is not said to run from a year on: then it is ``begonnen in 2019``.
    """
    if start and end:
        return str(start) if start == end else f"{start}-{end}"
    if start:
        return f"begonnen in {start}" if phase in (FINISHED, STOPPED) or as_of else f"vanaf {start}"
    return f"tot {end}" if end else ""
