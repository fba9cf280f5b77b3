"""A list of a page as a workbook: first what it is, when it was made and with which choices, then the list.

It is made when it is sent, for only then is known which page was asked, with what choices, of which graph.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date

from anyio import to_thread
from fastapi import Request, Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from starlette.types import Receive, Scope, Send

from api.html.addresses import Address
from api.html.weight_sets import DEFAULTS, weights_of
from api.html.wording import CRITERION_NAMES
from api.http.base_address import base_of
from api.http.served import snapshot_of
from graph.schema import label_of
from graph.store import Snapshot
from queries.base.edition import edition
from queries.base.model import SourceReference, UnknownWordError
from queries.base.things import sources_of
from queries.dutch.figures import dutch_date
from queries.words import vocabulary

Cell = str | int | float | None

WIDEST_COLUMN = 60
"""In letters; longer texts wrap."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COVER = "Over deze lijst"
IDENTIFIER, SOURCES = "identificatie", "bronnen"
"""Columns that lead to a page: of the thing here, and of the documents elsewhere."""
MORE_SOURCES = 3
"""Columns for further sources: a cell can lead to one address only."""
CHOICES = {
    "provincie": "Provincie",
    "thema": "Thema",
    "onderwerp": "Onderwerp",
    "herkomst": "Waar het nu loopt",
    "fase": "Fase",
    "soort": "Soort",
    "q": "Gezocht naar",
    "sorteer": "Volgorde",
    "sinds": "Sinds",
    "weergave": "Weergave",
    "voor": "Voor",
    "van": "Van",
    "naar": "Naar",
    "stand": "Stand",
    "onderdeel": "Onderdeel",
    "partij": "Partij",
    "project": "Project",
    "omvang": "Aantal provincies samen",
    "lijst": "Begrippenlijst",
    "bekenden": "Ook wie elkaar al kent",
    "naam": "Naam van de gewichten",
}
"""What the choices in an address are called on the cover; others go by the name that they have there."""
WEIGHED = "/opschalen"
SOURCED = frozenset({"Project", "Platform", "Opportunity", "Publication", "Event"})
"""Labels of things of which the sources can be asked."""
LINK = Font(color="0A5A78", underline="single")
_URL = re.compile(r"https?://[^\s;]+")


class ListWorkbook(Response):
    """The answer that becomes the workbook."""

    media_type = XLSX

    def __init__(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        super().__init__(headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'})
        self.name, self.columns, self.rows = name, columns, rows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Make it in a thread: a long list takes seconds."""
        content = await to_thread.run_sync(self._made, Request(scope))
        await Response(content, headers=dict(self._kept()), media_type=XLSX)(scope, receive, send)

    def _kept(self) -> list[tuple[str, str]]:
        return [(k, v) for k, v in self.headers.items() if k not in ("content-length", "content-type")]

    def _made(self, request: Request) -> bytes:
        snapshot, base = snapshot_of(request), base_of(request)
        columns, rows = _with_sources(snapshot, list(self.columns), [list(row) for row in self.rows])
        book = Workbook(write_only=True)
        _cover(book, self.name, len(rows), request)
        page = book.create_sheet(self.name[:31])
        page.freeze_panes = "A2"
        for number, column in enumerate(columns):
            longest = max([len(column), *(len(str(row[number] or "")) for row in rows)])
            page.column_dimensions[get_column_letter(number + 1)].width = min(longest, WIDEST_COLUMN) + 2
        page.append([_cell(page, column, bold=True) for column in columns])
        for row in rows:
            page.append(
                [_linked(page, column, cell, base) for column, cell in zip(columns, row, strict=True)]
            )
        page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
        kept = io.BytesIO()
        book.save(kept)
        return kept.getvalue()


def _with_sources(
    snapshot: Snapshot, columns: list[str], rows: list[list[Cell]]
) -> tuple[list[str], list[list[Cell]]]:
    """The list with its sources: of each thing when it has none, further ones in columns of their own."""
    if SOURCES not in columns and IDENTIFIER in columns:
        at = columns.index(IDENTIFIER)
        found = sources_of(snapshot, [i for row in rows if label_of(i := str(row[at])) in SOURCED])
        columns = [*columns, SOURCES]
        rows = [[*row, " ".join(_said(s) for s in found.get(str(row[at]), ()))] for row in rows]
    if SOURCES not in columns:
        return columns, rows
    at = columns.index(SOURCES)
    more = [_URL.findall(str(row[at] or ""))[1 : MORE_SOURCES + 1] for row in rows]
    wide = max(map(len, more), default=0)
    named = [f"bron {n + 2}" for n in range(wide)]
    return [*columns, *named], [
        [*row, *urls, *[None] * (wide - len(urls))] for row, urls in zip(rows, more, strict=True)
    ]


def _said(source: SourceReference) -> str:
    return source.url or source.title


def _cover(book: Workbook, name: str, number: int, request: Request) -> None:
    """What the list is, of when, with which choices and weights, and where it stands."""
    snapshot, here = snapshot_of(request), Address.of(request).without("vorm")
    page = book.create_sheet(COVER)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 90
    of = edition(snapshot)
    page.append([_cell(page, "Schakelkaart", bold=True)])
    told: list[tuple[str, Cell]] = [
        ("Wat", name.replace("-", " ").capitalize()),
        ("Rijen", number),
        ("Gemaakt op", dutch_date(date.today().isoformat())),
        ("Jongste bron", of.newest_source or "onbekend"),
        ("Kenmerk van de gegevens", of.version),
        ("Let op", "Reconstructie uit openbare bronnen. Wat leeg is, is niet gevonden."),
    ]
    for label, value in told:
        page.append([label, value])
    address = base_of(request).rstrip("/") + str(here)
    page.append(["Pagina", _to(page, address, address)])
    page.append([])
    page.append([_cell(page, "Keuzes", bold=True)])
    for label, value in _choices(snapshot, here) or [("geen", "alles staat in de lijst")]:
        page.append([label, value])
    if here.path.startswith(WEIGHED):
        page.append([])
        page.append([_cell(page, "Gewichten", bold=True), "van 0 (telt niet mee) tot 10"])
        for criterion, weight in _weights(here).items():
            usual = DEFAULTS[criterion]
            page.append(
                [CRITERION_NAMES[criterion], weight, "" if weight == usual else f"standaard is {usual}"]
            )


def _choices(snapshot: Snapshot, here: Address) -> list[tuple[str, str]]:
    names = vocabulary(snapshot).province_names
    return [
        (CHOICES.get(name, name), names.get(value, value) if name in ("provincie", "herkomst") else value)
        for name, value in here.choices
        if name not in DEFAULTS and name != "pagina"
    ]


def _weights(here: Address) -> dict[str, int]:
    try:
        return weights_of(here)
    except UnknownWordError:
        return dict(DEFAULTS)


def _linked(page: WriteOnlyWorksheet, column: str, value: Cell, base: str) -> WriteOnlyCell:
    """A cell that leads to what it names, where it names something that has an address."""
    if isinstance(value, str) and value:
        if column == IDENTIFIER and "/" in value:
            return _to(page, value, f"{base}{value}")
        if column == SOURCES or column.startswith("bron "):
            found = _URL.search(value)
            if found:
                return _to(page, value, found[0])
    return _cell(page, value)


def _to(page: WriteOnlyWorksheet, text: str, address: str) -> WriteOnlyCell:
    cell = _cell(page, text)
    cell.hyperlink, cell.font = address, LINK
    return cell


def _cell(page: WriteOnlyWorksheet, value: Cell, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=value)
    cell.alignment = Alignment(
        wrap_text=isinstance(value, str) and len(value) > WIDEST_COLUMN, vertical="top"
    )
    if bold:
        cell.font = Font(bold=True)
    return cell
