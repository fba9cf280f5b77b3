"""What a card would change, in Dutch lines by kind: for the page and for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.schema import NODE_TYPE, label_of
from loaders.proposals.trial import Connection, Trial
from queries.dutch.phrases import listed


@dataclass(frozen=True)
class Line:
    """A line of what changes; ``id`` when it is about a thing that has a page."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class Change:
    """Everything of one kind that changes."""

    heading: str
    lines: Sequence[Line]


def changes_of(found: Trial) -> list[Change]:
    """What is new, gone, different and merged, each kind that there is."""
    fresh = {i for i, _ in (*found.created, *found.removed)}

    def related(connections: Iterable[Connection]) -> list[Line]:
        """Of what is there already: the relationships of a new thing go without saying."""
        return [
            Line(f"{found.names[a]} {verb} {found.names[b]}")
            for a, verb, b in connections
            if a not in fresh and b not in fresh
        ]

    kinds = (
        ("Nieuw", [Line(_thing(i, name)) for i, name in found.created]),
        ("Verdwijnt", [Line(_thing(i, name), i) for i, name in found.removed]),
        ("Verandert", [Line(f"{_thing(c.id, c.name)}: {listed(c.fields)}", c.id) for c in found.changed]),
        ("Komt erbij", related(found.connected)),
        ("Vervalt", related(found.disconnected)),
        (
            "Staat al op een andere kaart, en wordt één ding",
            [Line(f"{m.name} ({listed([file for file, _ in m.others], 3)})", m.id) for m in found.merged],
        ),
    )
    return [Change(heading, lines) for heading, lines in kinds if lines]


def _thing(identifier: str, name: str) -> str:
    return f"{NODE_TYPE[label_of(identifier)].name} {name}"
