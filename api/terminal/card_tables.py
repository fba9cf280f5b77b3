"""What a card would change, for its keeper at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from graph.schema import NODE_TYPE, label_of
from queries.phrases import counted, listed

if TYPE_CHECKING:  # a command pays for the modules of its own answer only
    from loaders.trial import Connection, Trial

SHOWN = 20
"""Lines of one kind; JSON has them all."""


def print_trial(console: Console, found: Trial) -> None:
    """What is new, gone, changed and merged, and what a person must look at."""
    if found.is_empty():
        console.print("Deze kaart verandert niets: alles staat er al zo.")
    _lines(console, "Nieuw", (_thing(i, name) for i, name in found.created))
    _lines(console, "Verdwijnt", (_thing(i, name) for i, name in found.removed))
    _lines(console, "Verandert", (f"{_thing(c.id, c.name)}: {listed(c.fields)}" for c in found.changed))
    _lines(console, "Komt erbij", _sentences(found.connected, found))
    _lines(console, "Vervalt", _sentences(found.disconnected, found))
    _lines(
        console,
        "Staat al op een andere kaart, en wordt één ding",
        (f"{m.name}: {_places(m.others)}" for m in found.merged),
    )
    _lines(console, "Om na te kijken", map(str, found.problems))
    console.print("\nEr zijn geen fouten. Er is niets geladen.")


def _places(others: Sequence[tuple[str, str]]) -> str:
    return listed([f'"{name}" ({file})' for file, name in others], 3)


def _thing(identifier: str, name: str) -> str:
    return f"{NODE_TYPE[label_of(identifier)].name} {name}"


def _sentences(connections: Sequence[Connection], found: Trial) -> Iterable[str]:
    """Relationships of what is there already: those of a new thing go without saying."""
    fresh = {i for i, _ in (*found.created, *found.removed)}
    return (
        f"{found.names[source]} {verb} {found.names[target]}"
        for source, verb, target in connections
        if source not in fresh and target not in fresh
    )


def _lines(console: Console, heading: str, lines: Iterable[str]) -> None:
    every = list(lines)
    if not every:
        return
    console.print(f"\n{heading} ({len(every)})", style="bold", markup=False)
    for line in every[:SHOWN]:
        console.print(f"  {line}", markup=False, soft_wrap=True)
    if len(every) > SHOWN:
        console.print(f"  ... en {counted(len(every) - SHOWN, 'andere', 'andere')}")
