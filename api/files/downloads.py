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

from api.files.list_workbook import XLSX, Cell, ListWorkbook

__all__ = ["XLSX", "Cell", "FileForm", "Form", "attachment", "safe_cell", "sheet"]

FileForm = Literal["csv", "xlsx"]
Form = Annotated[Literal["", "csv", "xlsx"], Query(alias="vorm")]
"""How a page is asked: as a page when empty."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is run as a formula by a spreadsheet; it gets an apostrophe in front (OWASP, "CSV
Injection")."""


def sheet(form: FileForm, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A list as a file to download.  ``name`` is the name of the file without its extension."""
    listed = [[safe_cell(cell) for cell in row] for row in rows]
    if form == "csv":
        return attachment(_csv(columns, listed), "text/csv; charset=utf-8", f"{name}.csv")
    return ListWorkbook(name, columns, listed)


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
