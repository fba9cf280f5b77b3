"""The graph as one Excel workbook: a sheet a table, and one that says what they are."""

from __future__ import annotations

from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from api.files.downloads import Cell
from api.files.tables import BETWEEN, Table, tables
from graph.store import StoreError
from graph.store.data import GraphData

MAX_ROWS = 1_048_575
"""Rows of a sheet in Excel, less the heading."""
MAX_LETTERS = 32_767
"""Letters of a cell in Excel; what is longer ends in an ellipsis."""
WIDTHS = {"id": 36, "from": 36, "to": 36, "name": 44, "description": 60}
"""Widths of columns in letters."""
WIDTH = 18


def write_workbook(data: GraphData, target: IO[bytes]) -> None:
    """Write the workbook.

    Raises ``StoreError`` when a table has more rows than a sheet can hold.
    """
    book = Workbook(write_only=True)
    every = list(tables(data))
    _cover(book, every, data.version())
    for table in every:
        rows = sum(frame.height for frame in table.frames)
        if rows > MAX_ROWS:
            raise StoreError(
                f"{table.name} heeft {rows} rijen en in Excel passen er {MAX_ROWS}. Neem de CSV-bestanden."
            )
        page = book.create_sheet(table.name)
        page.freeze_panes = "B2"
        for number, column in enumerate(table.columns, 1):
            page.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column.name, WIDTH)
        page.append([_bold(page, c.label) for c in table.columns])
        for row in table.rows():
            page.append([_fitting(page, cell) for cell in row])
        page.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{rows + 1}"
    book.save(target)


def _cover(book: Workbook, every: list[Table], version: str) -> None:
    page = book.create_sheet("Lees mij")
    page.column_dimensions["A"].width = 24
    page.column_dimensions["B"].width = 100
    page.append([_bold(page, "Schakelkaart")])
    for name, text in (
        ("Wat", "De kennisgraaf van de circulaire economie in de twaalf provincies."),
        ("Let op", "Reconstructie uit openbare bronnen; wat onbekend is, is leeg."),
        ("Versie van de gegevens", version),
        ("Licentie", "EUPL-1.2"),
        ("Meer waarden in een cel", f'Daar staat "{BETWEEN}" tussen.'),
        ("Apostrof vooraan", "Staat voor een tekst die anders als formule zou worden uitgevoerd."),
    ):
        page.append([name, text])
    page.append([])
    page.append([_bold(page, "Tabblad"), _bold(page, "Wat erin staat")])
    for table in every:
        page.append([table.name, table.meaning])


def _bold(page: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    return cell


def _fitting(page: object, value: Cell) -> WriteOnlyCell | Cell:
    if not isinstance(value, str):
        return value
    if len(value) > MAX_LETTERS:
        value = value[: MAX_LETTERS - 1] + "…"
    cell = WriteOnlyCell(page, value=value)
    cell.data_type = "s"  # a text, whatever it begins with
    return cell
