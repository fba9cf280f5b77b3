"""``read`` for a card in Excel: a workbook to the same raw values as a card in YAML, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.store import why
from loaders.excel.contents import FAULT, FORMULA, Cell, Row, UnreadableError, contents
from loaders.records.card_parts import CARD_PARTS, LISTS, SOURCE_KEY, TOP_FIELDS, CardPart, form_fields
from loaders.records.records import CardField, FieldKind
from loaders.text.characters import cleaned, impossible
from loaders.text.located import Located
from loaders.text.places import MAX_COLUMNS, MAX_ROWS, SHEETS, cell_place
from loaders.text.problems import Problem, RefusedError, did_you_mean
from loaders.text.read import MAX_BYTES, Document

COVER = "Kaart"
COVER_FIELDS = {spec.name: spec for spec in TOP_FIELDS}
LOOKED_UP = ("Uitleg", "Lijsten")
"""Sheets of the form that hold no data."""
BETWEEN = re.compile(r"\s*[;\n]\s*")
"""Between the values of a list in one cell."""
_BY_NUMBER = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold (ECMA-376, part 1, 22.9.2.19)."""
_CITED = re.compile(r"(?P<source>.+?)\s*\[(?P<where>[^\]]*)\]\Z", re.DOTALL)
"""A source with the place in it: ``s5 [blz. 12]``."""

Cells = Mapping[int, Cell]


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
    """The filled rows of the sheets of a card; of what lies too far away is told that it is not read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refused(name, "het bestand is veel te groot voor een kaart", "Is dit het goede bestand?")
        found = {_title(sheet.title, name, problems): sheet for sheet in contents(path)}
    except OSError as error:
        message = f"het bestand kan niet worden gelezen: {why(error)}"
        raise _refused(name, message, "Controleer de rechten.") from error
    except UnreadableError as error:
        raise _refused(name, error.message, error.remedy) from error
    for title, sheet in found.items():
        if sheet.beyond and title in SHEETS:
            problems.append(_beyond(name, title, sheet.beyond))
    return {title: list(found[title].rows) for title in SHEETS if title in found}


def _beyond(name: str, title: str, cells: int) -> Problem:
    said = "1 gevulde cel wordt niet gelezen" if cells == 1 else f"{cells} gevulde cellen worden niet gelezen"
    message = f"{said}: een blad heeft hoogstens {MAX_ROWS} rijen en {MAX_COLUMNS} kolommen"
    return Problem(name, cell_place(title, MAX_ROWS), "", message, "Verdeel ze, of haal ze weg.")


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
            field = _heading(cells[1].value) if 1 in cells else ""
            if field not in COVER_FIELDS or 2 not in cells:
                continue
            value = self._value(cells[2], cell_place(COVER, number, 2), field, COVER_FIELDS[field].kind)
            if value is not None:
                found[field] = value
        return found

    def records(self, part: CardPart, rows: Sequence[Row]) -> Located:
        """The records of a sheet as a list; the sources as a mapping by their key.

        A sheet of which the headings are wrong is not read: every record on it would be wrong.  The sources
        are, as other sheets refer to them.
        """
        fields = {spec.name: spec for spec in form_fields(part)}
        number, headings = rows[0] if rows else (1, {})
        columns, right = self._columns(part, number, headings, fields)
        made: list[Located] = []
        for row, cells in rows[1:] if right or part.field == "bronnen" else ():
            values: dict[str, Located] = {}
            for column, cell in cells.items():
                place, spec = cell_place(part.sheet, row, column), columns.get(column)
                if spec is not None:
                    value = self._value(cell, place, spec.name, spec.kind)
                    if value is not None:
                        values[spec.name] = value
                elif column not in headings:
                    message = "deze cel wordt niet gelezen: haar kolom heeft geen kop"
                    self._problem(place, "", message, "Zet er een kop boven, of haal haar weg.")
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
        for column, cell in headings.items():
            field = _heading(cell.value)
            place = cell_place(part.sheet, row, column)
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

    def _value(self, cell: Cell, place: int, field: str, kind: FieldKind) -> Located | None:
        """What a cell says; nothing when it is empty or cannot be read, which is told."""
        value = cell.value
        if cell.kind in (FORMULA, FAULT):
            what = "een formule" if cell.kind == FORMULA else f"een fout van Excel ({value})"
            self._problem(place, field, f"in deze cel staat {what}", "Plak de waarde zelf in de cel.")
            return None
        written = cleaned(_unescaped(_written(value)))
        if not written.strip():
            return None
        if character := impossible(written):
            message = f"er staat een onzichtbaar teken ({character}) in deze cel"
            self._problem(place, field, message, "Typ de tekst opnieuw.")
            return None
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
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _unescaped(text: str) -> str:
    """A text with the characters that Excel writes by their number: ``_x000D_`` is a line end."""
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text)


def _refused(name: str, message: str, remedy: str) -> RefusedError:
    return RefusedError([Problem(name, 0, "", message, remedy)])
