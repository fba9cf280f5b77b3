"""What a card would change, for its keeper at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from queries.dutch.phrases import counted

if TYPE_CHECKING:  # a command pays for the modules of its own answer only
    from loaders.proposals.trial import Trial

SHOWN = 20
"""Lines of one kind; JSON has them all."""


def print_trial(console: Console, found: Trial) -> None:
    """What is new, gone, changed and merged, and what a person must look at."""
    from api.html.card_changes import changes_of

    if found.is_empty():
        console.print("Deze kaart verandert niets: alles staat er al zo.")
    for change in changes_of(found):
        _lines(console, change.heading, [line.text for line in change.lines])
    _lines(console, "Om na te kijken", list(map(str, found.problems)))
    console.print("\nEr zijn geen fouten. Er is niets geladen.")


def _lines(console: Console, heading: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    console.print(f"\n{heading} ({len(lines)})", style="bold", markup=False)
    for line in lines[:SHOWN]:
        console.print(f"  {line}", markup=False, soft_wrap=True)
    if len(lines) > SHOWN:
        console.print(f"  ... en {counted(len(lines) - SHOWN, 'andere', 'andere')}")
