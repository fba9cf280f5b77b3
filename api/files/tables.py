"""The graph as tables: one a kind of node, one a kind of relationship."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from api.files.downloads import FORMULA_STARTS, Cell
from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, Property
from graph.store.data import GraphData

BETWEEN = " | "
"""Between the values of a list in one cell.  A ``|`` or ``\\`` in a value has a ``\\`` before it."""


@dataclass(frozen=True)
class Table:
    """A table with its name, its columns and what they mean; rows have one cell a column."""

    name: str
    meaning: str
    columns: Sequence[Property]
    frames: Sequence[pl.DataFrame]

    def rows(self) -> Iterator[list[Cell]]:
        """Every row, in the order of the first columns."""
        names = [c.name for c in self.columns]
        for frame in self.frames:
            for row in frame.select(names).sort(names[:2]).iter_rows():
                yield [_cell(value) for value in row]


FROM = Property("from", "string", "van")
TO = Property("to", "string", "naar")


def tables(data: GraphData) -> Iterator[Table]:
    """Every table of the graph: the nodes first, then the relationships."""
    for node in NODE_TYPES:
        name = node.plural.replace("'", "")
        yield Table(name, node.meaning, node.properties, [data.nodes[node.label]])
    for declared in RELATIONSHIP_TYPES:
        frames = [data.relationships[declared.type, source, target] for source, target in declared.pairs]
        columns = (FROM, TO, *declared.properties)
        yield Table(declared.type, declared.meaning, columns, frames)


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        value = BETWEEN.join(str(v).replace("\\", "\\\\").replace("|", "\\|") for v in value)
    if isinstance(value, str):
        return guarded(value)
    return value if isinstance(value, int | float) else None


def guarded(text: str) -> str:
    """A text that no spreadsheet runs as a formula: one that begins like one gets an apostrophe.

    So does a text that begins with an apostrophe, so that taking one away gives every text back.
    """
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text
