"""``read`` for a card in Excel: a workbook to the same raw values as a card in YAML, each with its cell."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from graph.store import why
from loaders.records.card_parts import CARD_PARTS, LISTS, SOURCE_KEY, TOP_FIELDS, CardPart, form_fields
from loaders.records.records import CardField, FieldKind
from loaders.text.located import Located
from loaders.text.places import MAX_COLUMNS, MAX_ROWS, SHEETS, cell_place
from loaders.text.problems import Problem, RefusedError, did_you_mean
from loaders.text.read import MAX_BYTES, Document

COVER = "Kaart"
COVER_FIELDS = {spec.name: spec for spec in TOP_FIELDS}
LOOKED_UP = ("Uitleg", "Lijsten")
"""Sheets of the form that hold no data."""
MAX_UNPACKED = 60_000_000
"""Bytes: a workbook is a zip file, and a small one can unpack to far more than memory holds."""
BETWEEN = re.compile(r"\s*[;\n]\s*")
"""Between the values of a list in one cell."""
DAMAGED = (
    zipfile.BadZipFile,
    InvalidFileException,
    zlib.error,
    EOFError,
    SyntaxError,
    LookupError,
    TypeError,
    ValueError,
)
"""What openpyxl and what it reads with raise for a file that is no workbook, here or there.  XML is a
``SyntaxError``, also when it multiplies itself: expat stops that."""
_CITED = re.compile(r"(?P<source>.+?)\s*\[(?P<where>[^\]]*)\]\Z", re.DOTALL)
"""A source with the place in it: ``s5 [blz. 12]``."""

Cells = Sequence[Any]
Row = tuple[int, Cells]
"""The number of a row, and its cells."""


def read_workbook(path: Path, folder: Path, problems: list[Problem]) -> Document:
    """A workbook in the form of a card (``loaders.excel.card_form``) as located values.

    Raises ``RefusedError`` when it is no such workbook.  What is wrong with a single cell goes to
    ``problems``, and the rest is read.
    """
    name = path.relative_to(folder).as_posix()
    sheets = _unpacked(path, name, problems)
    if COVER not in sheets:
        raise _refused(name, f'het blad "{COVER}" ontbreekt', "Begin met een leeg formulier.")
    reading = _Reading(name, problems)
    root: dict[str, Located] = {"soort": Located("kansenkaart", 0)}
    root |= reading.cover(sheets[COVER])
    for part in CARD_PARTS:
        if part.sheet in sheets:
            root[part.field] = reading.records(part, sheets[part.sheet])
    return Document(name, path.stem, root)


def _unpacked(path: Path, name: str, problems: list[Problem]) -> dict[str, list[Row]]:
    """The filled rows of the sheets of a card."""
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
        if path.stat().st_size > MAX_BYTES or unpacked > MAX_UNPACKED:
            raise _refused(name, "het bestand is veel te groot voor een kaart", "Is dit het goede bestand?")
        sheets = {_title(sheet.title, name, problems): sheet for sheet in load_workbook(path).worksheets}
        return {title: list(_rows(sheets[title])) for title in SHEETS if title in sheets}
    except OSError as error:
        message = f"het bestand kan niet worden gelezen: {why(error)}"
        raise _refused(name, message, "Controleer de rechten.") from error
    except DAMAGED as error:
        remedy = "Bewaar het in Excel als werkmap (.xlsx), zonder wachtwoord."
        raise _refused(name, "dit is geen werkmap van Excel, of zij is beschadigd", remedy) from error


def _rows(sheet: Any) -> Iterator[Row]:
    rows, columns = min(sheet.max_row, MAX_ROWS), min(sheet.max_column, MAX_COLUMNS)
    for number, cells in enumerate(sheet.iter_rows(max_row=rows, max_col=columns), 1):
        if any(cell.value not in (None, "") for cell in cells):
            yield number, cells


def _title(title: str, name: str, problems: list[Problem]) -> str:
    """The sheet that a title means; another sheet may hold records under a wrong name, and is told."""
    known = {sheet.casefold(): sheet for sheet in (*SHEETS, *LOOKED_UP)}
    meant = known.get(title.strip().casefold())
    if meant is None:
        remedy = did_you_mean(
            title, SHEETS, f"Haal het weg, of noem het {', '.join(SHEETS[1:-1])} of Bronnen."
        )
        problems.append(Problem(name, 0, title, "dit blad is onbekend", remedy))
    return meant or title


class _Reading:
    """The values of one workbook."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self._name = name
        self._problems = problems

    def _problem(self, place: int, field: str, message: str, remedy: str) -> None:
        self._problems.append(Problem(self._name, place, field, message, remedy))

    def cover(self, rows: Iterable[Row]) -> dict[str, Located]:
        """What the first sheet says of the card: a field and its value on each row."""
        found: dict[str, Located] = {}
        for number, cells in rows:
            field = _heading(cells[0].value)
            if field not in COVER_FIELDS or len(cells) < 2:
                continue
            value = self._value(cells[1], cell_place(COVER, number, 2), field, COVER_FIELDS[field].kind)
            if value is not None:
                found[field] = value
        return found

    def records(self, part: CardPart, rows: Sequence[Row]) -> Located:
        """The records of a sheet as a list; the sources as a mapping by their key.

        A sheet of which the headings are wrong is not read: every record on it would be wrong.  The sources
        are, as other sheets refer to them.
        """
        fields = {spec.name: spec for spec in form_fields(part)}
        number, headings = rows[0] if rows else (1, ())
        columns, right = self._columns(part, number, headings, fields)
        if rows and rows[-1][0] == MAX_ROWS:
            message, remedy = f"er zijn meer dan {MAX_ROWS - 2} rijen", "Verdeel ze, of haal lege tekst weg."
            self._problem(cell_place(part.sheet, MAX_ROWS), "", message, remedy)
        made: list[Located] = []
        for row, cells in rows[1:] if right or part.field == "bronnen" else ():
            values: dict[str, Located] = {}
            for column, spec in columns.items():
                value = self._value(
                    cells[column], cell_place(part.sheet, row, column + 1), spec.name, spec.kind
                )
                if value is not None:
                    values[spec.name] = value
            if values:
                made.append(Located(values, cell_place(part.sheet, row)))
        found = self._by_key(made) if part.field == "bronnen" else made
        return Located(found, cell_place(part.sheet, 1))

    def _columns(
        self, part: CardPart, row: int, headings: Cells, fields: Mapping[str, CardField]
    ) -> tuple[dict[int, CardField], bool]:
        """Which column holds which field, and whether the headings are right."""
        before = len(self._problems)
        columns: dict[int, CardField] = {}
        for column, cell in enumerate(headings):
            field = _heading(cell.value)
            place = cell_place(part.sheet, row, column + 1)
            if not field:
                continue
            if field not in fields:
                remedy = did_you_mean(field, fields, f"De kolommen zijn: {', '.join(fields)}.")
                self._problem(place, field, "deze kolom is onbekend", remedy)
            elif fields[field] in columns.values():
                self._problem(place, field, "deze kolom staat er dubbel", "Houd er één over.")
            else:
                columns[column] = fields[field]
        for spec in fields.values():
            if columns and spec.required and spec not in columns.values():
                place = cell_place(part.sheet, row)
                self._problem(place, spec.name, "deze kolom ontbreekt", "Zet haar kop terug.")
        return columns, len(self._problems) == before

    def _value(self, cell: Any, place: int, field: str, kind: FieldKind) -> Located | None:
        """What a cell says; nothing when it is empty or cannot be read, which is told."""
        value = cell.value
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if cell.data_type == "f" or (cell.data_type == "e"):
            what = "een formule" if cell.data_type == "f" else f"een fout van Excel ({value})"
            self._problem(place, field, f"in deze cel staat {what}", "Plak de waarde zelf in de cel.")
            return None
        written = _written(value)
        if kind not in LISTS:
            number = value if isinstance(value, int | float) and not isinstance(value, bool) else written
            return Located(number, place, written)
        words = [word for word in BETWEEN.split(written.strip()) if word]
        return Located([_item(word, kind, place) for word in words], place)

    def _by_key(self, made: list[Located]) -> dict[str, Located]:
        found: dict[str, Located] = {}
        for record in made:
            key = record.value.pop(SOURCE_KEY, None)
            if key is None:
                self._problem(
                    record.line, SOURCE_KEY, "deze bron heeft geen sleutel", "Geef er een, zoals s12."
                )
            elif (text := str(key.value)) in found:
                self._problem(
                    key.line, SOURCE_KEY, f'de sleutel "{text}" staat er dubbel', "Geef een andere."
                )
            else:
                found[text] = record
        return found


def _item(word: str, kind: FieldKind, place: int) -> Located:
    cited = _CITED.match(word) if kind == "sources" else None
    if cited is None:
        return Located(word, place)
    said = {"bron": Located(cited["source"], place), "plaats": Located(cited["where"].strip(), place)}
    return Located(said, place)


def _heading(value: Any) -> str:
    """The field that a heading names; a star marks one that has to be filled."""
    return str(value or "").strip().rstrip("*").strip().casefold()


def _written(value: Any) -> str:
    """What a person sees in the cell."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refused(name: str, message: str, remedy: str) -> RefusedError:
    return RefusedError([Problem(name, 0, "", message, remedy)])
