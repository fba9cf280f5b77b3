"""The field of all pairs of provinces as a square table: a row and a column per province."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from api.html.addresses import Address
from api.html.shades import shade_between
from queries.collaboration import ProvincePairs


@dataclass(frozen=True)
class MatrixCell:
    """A pair: its score of 100, how dark it is drawn (0..5), where it leads, and all that in words."""

    score: int
    shade: int
    together: bool
    engaged: bool
    href: str
    words: str


@dataclass(frozen=True)
class MatrixRow:
    """A province with a cell for every province, none for itself."""

    slug: str
    name: str
    chosen: bool
    cells: list[MatrixCell | None]


@dataclass(frozen=True)
class Matrix:
    """Rows in the order of the columns."""

    version: str
    columns: list[tuple[str, str]]
    rows: list[MatrixRow]
    notes: list[str]
    empty: bool


def matrix(field: ProvincePairs, here: Address, chosen: Collection[str], codes: Mapping[str, str]) -> Matrix:
    """The field as a table in which every cell leads to its pair; ``codes`` stand above its columns."""
    base = here.without("provincie").having("weergave", "band").without("omvang")
    cells: dict[tuple[str, str], MatrixCell] = {}
    scores = [pair.score for pair in field.pairs if pair.engaged]
    lowest, highest = (min(scores), max(scores)) if scores else (0.0, 0.0)
    for pair in field.pairs:
        score = round(pair.score * 100)
        names = f"{field.provinces[pair.first]} en {field.provinces[pair.second]}"
        state = ", werken hierop al samen" if pair.together else ""
        cell = MatrixCell(
            score=score,
            shade=shade_between(pair.score, lowest, highest) if pair.engaged else 0,
            together=pair.together,
            engaged=pair.engaged,
            href=str(base.having("provincie", pair.first, pair.second)),
            words=f"{names}: {score} van 100{state}"
            if pair.engaged
            else f"{names}: doen hier niet allebei iets aan",
        )
        cells[pair.first, pair.second] = cells[pair.second, pair.first] = cell
    rows = [
        MatrixRow(slug, name, slug in chosen, [cells.get((slug, other)) for other in field.provinces])
        for slug, name in field.provinces.items()
    ]
    return Matrix(
        version=field.version,
        columns=[(codes[slug], name) for slug, name in field.provinces.items()],
        rows=rows,
        notes=[m.note for m in field.meanings if m.note],
        empty=not any(pair.engaged for pair in field.pairs),
    )
