"""Lists to take along: as CSV that a Dutch Excel opens well, and as a workbook.

A page offers its list under the choice ``vorm`` in its address (``?vorm=csv``, ``?vorm=xlsx``); the macro
``downloads`` in ``onderdelen/tabellen.html`` makes the links.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import Query, Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

FileForm = Literal["csv", "xlsx"]
Form = Annotated[Literal["", "csv", "xlsx"], Query(alias="vorm")]
"""How a page is asked: as a page when empty."""

Cell = str | int | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is run as a formula by a spreadsheet; it gets an apostrophe in front (OWASP, "CSV
Injection")."""

WIDEST_COLUMN = 60
"""In letters; longer texts wrap."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(form: FileForm, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A list as a file to download.  ``name`` is the name of the file without its extension."""
    listed = [[safe_cell(cell) for cell in row] for row in rows]
    if form == "csv":
        return attachment(_csv(columns, listed), "text/csv; charset=utf-8", f"{name}.csv")
    return attachment(_workbook(name, columns, listed), XLSX, f"{name}.xlsx")


def attachment(content: bytes, media_type: str, filename: str) -> Response:
    """A file that the browser saves under its name."""
    plain = filename.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


def safe_cell(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    # Semicolons and a decimal comma are what Excel expects on a Dutch computer, the mark at the beginning
    # tells it that the file is UTF-8.
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(str(c).replace(".", ",") if isinstance(c, float) else c for c in row)
    return written.getvalue().encode("utf-8-sig")


def _workbook(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(name[:31])
    page.freeze_panes = "A2"
    for number, column in enumerate(columns):
        longest = max([len(column), *(len(str(row[number] or "")) for row in rows)])
        page.column_dimensions[get_column_letter(number + 1)].width = min(longest, WIDEST_COLUMN) + 2
    page.append([_cell(page, column, Font(bold=True)) for column in columns])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cell(page: object, value: Cell, font: Font | None = None) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=value)
    cell.alignment = Alignment(
        wrap_text=isinstance(value, str) and len(value) > WIDEST_COLUMN, vertical="top"
    )
    if font:
        cell.font = font
    return cell
