"""Where something stands in a file, as one number: a line of text, or a cell of a workbook.

What is wrong is said of a place long after the file was read, by code that does not know what kind of file it
was.  A line is its own number; a cell is a number far above any line.
"""

from __future__ import annotations

CARDS = "kansenkaarten"
"""The folder of a data folder with a card a province."""
WORKBOOK = ".xlsx"
"""What the name of a workbook ends in."""
SHEETS = ("Kaart", "Focus", "Platforms", "Projecten", "Kansen", "Bronnen")
"""The sheets of a card as a workbook, in their order."""
MAX_ROWS, MAX_COLUMNS = 2_000, 40
_SHEET, _ROW = 10**9, 10**3


def cell_place(sheet: str, row: int, column: int = 0) -> int:
    """The place of a cell, or of a whole row when there is no ``column``; rows and columns count from 1."""
    return (SHEETS.index(sheet) + 1) * _SHEET + row * _ROW + column


def in_words(place: int) -> str:
    """How a person finds the place: ``regel 12``, ``blad Projecten, cel F7``."""
    sheet, row, column = _parts(place)
    if not sheet:
        return f"regel {row}"
    return f"blad {sheet}, cel {_letters(column)}{row}" if column else f"blad {sheet}, rij {row}"


def as_fields(place: int) -> dict[str, str | int]:
    """The place for a program: ``line``, and in a workbook ``sheet`` and the letters of ``column`` too."""
    sheet, row, column = _parts(place)
    found: dict[str, str | int] = {"line": row}
    if sheet:
        found["sheet"] = sheet
    if column:
        found["column"] = _letters(column)
    return found


def _parts(place: int) -> tuple[str, int, int]:
    if place < _SHEET:
        return "", place, 0
    sheet, rest = divmod(place, _SHEET)
    return SHEETS[sheet - 1], rest // _ROW, rest % _ROW


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter  # a load of text files alone does not pay for this import

    return str(get_column_letter(column))
