"""Pairs that may be one thing, as a table for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from api.cli.terminal.tables import table
from queries.dutch.figures import digits
from queries.dutch.phrases import counted

if TYPE_CHECKING:  # a command pays for the modules of its own answer only
    from loaders.doubles import Double

UNDECIDED = "nog te beslissen"


def print_doubles(console: Console, found: Sequence[Double], still_open: int) -> None:
    """Each pair with how suspicious it is and why, and what was decided about it."""
    if found:
        made = table("verdenking", "paar", "waarom", "beslissing", numbers=("verdenking",))
        for double in found:
            decided = double.decided
            told = f"{decided.verdict}: {decided.reason}" if decided else UNDECIDED
            pair = f"{double.first.told()}\n{double.second.told()}"
            why = "; ".join(double.why)
            made.add_row(digits(double.score, 2), escape(pair), escape(why), escape(told))
        console.print(made)
    pairs = counted(len(found), "paar", "paren")
    open_now = f"over {still_open} is nog te beslissen" if still_open else "over alles is beslist"
    console.print(f"{pairs[0].upper()}{pairs[1:]}; {open_now}. Beslissen doet u in beslissingen.yaml.")
