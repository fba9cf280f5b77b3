"""Witte vlekken: what provinces say they concentrate on against what runs, theme by theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.files.downloads import Cell as SheetCell
from api.files.downloads import Form, sheet
from api.html.addresses import Address
from api.html.answered_at import ROUTES
from api.html.shades import shade
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.pages.answering import InScope, tried
from api.pages.asking import Option, choices
from graph.schema import BROAD_SCHEMES, SCHEME_NAMES, slug_of
from queries.base.provinces import province_codes
from queries.dutch.phrases import counted
from queries.gaps import Cell, GapsAnswer, GapsQuery, ThemeRow, gaps
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

API = ROUTES["gaps"].api
SIGNS = {"witte vlek": "○", "stille kracht": "●", "in balans": "", "leeg": "–"}
"""What a cell shows beside its colour, so that colour alone never tells."""
CLASSES = {"witte vlek": "gap", "stille kracht": "quiet", "in balans": "even", "leeg": "none"}
COLUMNS = (
    "thema",
    "lijst",
    "provincie",
    "oordeel",
    "sterkte",
    "projecten",
    "activiteit",
    "verwacht",
    "door toeval",
    "hoe vast genoemd",
    "platforms",
    "zwaartepunten",
    "kansen",
    "toelichting",
)


@dataclass(frozen=True)
class GapCell:
    """One field of the table: what it shows, how it is drawn, where it leads, and all that in words."""

    sign: str
    count: int
    kind: str
    shade: int
    href: str
    words: str


@dataclass(frozen=True)
class GapRow:
    """A theme with a field per province."""

    id: str
    name: str
    cells: list[GapCell]


@router.get("/witte-vlekken")
def page(
    request: Request,
    asked: InScope,
    query: Annotated[GapsQuery, chosen(GapsQuery)],
    opened: Annotated[str, Query(alias="vak", max_length=200)] = "",
    form: Form = "",
) -> Response:
    """The table of themes and provinces; ``vak=<theme>:<province>`` opens the evidence of one field."""
    snapshot, here = snapshot_of(request), Address.of(request)
    codes = province_codes(snapshot)
    answer, problem = tried(lambda: gaps(snapshot, query))
    if form and answer:
        return sheet(form, "witte-vlekken", COLUMNS, _listed(answer, vocabulary(snapshot).province_names))
    cell = _opened(answer, opened) if answer and opened else None
    if opened and answer and cell is None:
        problem = f'Het vak "{opened}" staat niet in deze tabel. Kies een vak in de tabel.'
    return render(
        request,
        "witte-vlekken.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        answer=answer,
        cell=cell,
        columns=[(codes[c.slug], c.name) for c in answer.provinces] if answer else [],
        groups=_groups(answer, here) if answer else [],
        themes_by_id={row.id: row.name for row in answer.rows} if answer else {},
        scheme=query.scheme,
        schemes=[Option(value, SCHEME_NAMES.get(value, value)) for value in BROAD_SCHEMES],
        **choices(snapshot),
        signs=SIGNS,
        api=API,
    )


def _groups(answer: GapsAnswer, here: Address) -> list[tuple[str, list[GapRow]]]:
    """Rows by vocabulary, in the order of the answer."""
    names = {column.slug: column.name for column in answer.provinces}
    return [
        (SCHEME_NAMES.get(scheme, scheme), [_row(row, here, names) for row in rows])
        for scheme, rows in groupby(answer.rows, key=lambda row: row.scheme)
    ]


def _row(row: ThemeRow, here: Address, names: Mapping[str, str]) -> GapRow:
    cells = [
        GapCell(
            sign=SIGNS[cell.verdict],
            count=cell.projects_total,
            kind=CLASSES[cell.verdict],
            shade=(shade(cell.strength) + 1) // 2,
            href=f"{here.having('vak', f'{slug_of(row.id)}:{cell.province}')}#vak",
            words=f"{row.name}, {names[cell.province]}: {cell.verdict}, "
            f"{counted(cell.projects_total, 'project', 'projecten')}",
        )
        for cell in row.cells
    ]
    return GapRow(row.id, row.name, cells)


def _opened(answer: GapsAnswer, opened: str) -> Cell | None:
    theme, _, province = opened.partition(":")
    cells = (cell for row in answer.rows if slug_of(row.id) == theme for cell in row.cells)
    return next((cell for cell in cells if cell.province == province), None)


def _listed(answer: GapsAnswer, names: Mapping[str, str]) -> list[list[SheetCell]]:
    return [
        [
            row.name,
            SCHEME_NAMES.get(row.scheme, row.scheme),
            names.get(cell.province, cell.province),
            cell.verdict,
            round(cell.strength, 3),
            cell.projects_total,
            round(cell.activity, 2),
            round(cell.expected, 2),
            round(cell.chance, 3),
            round(cell.focus, 2),
            cell.platforms_total,
            "; ".join(focus.label for focus in cell.focuses),
            "; ".join(kans.name for kans in cell.kansen),
            cell.sentence,
        ]
        for row in answer.rows
        for cell in row.cells
    ]
