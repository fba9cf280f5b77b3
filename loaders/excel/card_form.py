"""The card of a province as a form in Excel: to fill in, and to check and load as it is.

The columns, what they may hold and which must be filled come from the declaration of the records; what the
card says now stands in it already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from graph.schema import GLOSSARY_SCHEME, TOPIC_SCHEME
from loaders.excel.workbook import COVER, COVER_FIELDS, LOOKED_UP, read_workbook
from loaders.records.card_parts import (
    CARD_PARTS,
    CARD_STATUSES,
    FIELD_KINDS,
    LISTS,
    SOURCE_KEY,
    CardPart,
    form_fields,
)
from loaders.records.records import CardField, ConceptRecord, MunicipalityRecord, ProvinceRecord, Records
from loaders.text.located import Located
from loaders.text.places import CARDS, WORKBOOK
from loaders.text.read import read_yaml

GUIDE, CHOICES = LOOKED_UP
ROWS_TO_FILL = 1_000
"""Rows below the heading in which Excel offers the choices of a field."""
WIDTHS = {"omschrijving": 60, "resultaten": 40, "opmerking": 40, "naam": 40, "titel": 50, "adres": 50}
WIDTH = 20
HEADING, REQUIRED = PatternFill("solid", fgColor="0B3C49"), PatternFill("solid", fgColor="B45309")
GUIDANCE = (
    "Vul per blad één rij per project, platform, kans of zwaartepunt in. Een oranje kop met * is verplicht.",
    "Wat onbekend is, laat u leeg. Schrijf geen 'onbekend' of 'n.v.t.', behalve bij de fase.",
    "Meer waarden in één cel: zet er een puntkomma tussen, bijvoorbeeld: ta-bouw; vm-afval.",
    "Elk feit heeft een bron: zet die op het blad Bronnen met een sleutel (s1, s2 ...) en noem die "
    "sleutel in de kolom bronnen. Een plaats in een document zet u erachter: s5 [blz. 12].",
    "De thema's, provincies en gemeenten staan op het blad Lijsten.",
    "Laat de kaart nakijken op de site, onder Uw kaart bijhouden. Er wordt dan niets opgeslagen.",
)


def card_of(folder: Path, slug: str) -> Path | None:
    """The card of a province in a data folder, in whichever form it is kept; None when it has none."""
    places = [folder / CARDS / f"{slug}{suffix}" for suffix in (".yaml", WORKBOOK)]
    return next((place for place in places if place.is_file()), None)


def write_form(target: Path, province: ProvinceRecord, records: Records, card: Path | None) -> None:
    """Write the form of a province to ``target``, with what its ``card`` (YAML or Excel) says now.

    ``records`` has the words that may be used.  Raises ``RefusedError`` for a card that cannot be read and
    ``OSError`` when the file cannot be written.
    """
    read = read_workbook if card and card.suffix == WORKBOOK else read_yaml
    root = read(card, card.parent, []).root if card else {}
    book = Workbook()
    book.remove(book.active)
    _cover(book, province, root)
    lists = _lists(records)
    for part in CARD_PARTS:
        _part(book, part, root.get(part.field), lists)
    _guide(book)
    _choices(book, lists)
    book.save(target)


def _cover(book: Workbook, province: ProvinceRecord, root: Mapping[str, Located]) -> None:
    page = book.create_sheet(COVER)
    for letter, width in {"A": 18, "B": 90, "C": 60}.items():
        page.column_dimensions[letter].width = width
    said = {"provincie": province.name, "status": "concept"} | {
        f: _cell(root[f], spec) for f, spec in COVER_FIELDS.items() if f in root
    }
    for field, spec in COVER_FIELDS.items():
        page.append([field, said.get(field), spec.help or None])
    for row in range(1, len(COVER_FIELDS) + 1):
        page.cell(row, 1).font = Font(bold=True)
        page.cell(row, 3).font = Font(italic=True)
        for column in (2, 3):
            page.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    offered = DataValidation("list", formula1=f'"{",".join(CARD_STATUSES)}"', allow_blank=False)
    page.add_data_validation(offered)
    offered.add(f"B{list(COVER_FIELDS).index('status') + 1}")


def _part(book: Workbook, part: CardPart, listed: Located | None, lists: Mapping[str, Sequence[str]]) -> None:
    """A sheet with a column for every field, and a row for every record that there is."""
    page = book.create_sheet(part.sheet)
    fields = form_fields(part)
    for column, spec in enumerate(fields, 1):
        _heading(page, column, spec)
        _offer(page, column, spec, lists)
    for row, record in enumerate(_records(listed), 2):
        for column, spec in enumerate(fields, 1):
            if spec.name in record:
                cell = page.cell(row, column)
                cell.value = _cell(record[spec.name], spec)
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # a text, whatever it begins with
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{page.max_row}"


def _heading(page: Any, column: int, spec: CardField) -> None:
    cell = page.cell(1, column, f"{spec.name} *" if spec.required else spec.name)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), REQUIRED if spec.required else HEADING
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    said = spec.help or f"{FIELD_KINDS[spec.kind].capitalize()}."
    if spec.choices:
        said = f"Kies uit: {', '.join(spec.choices)}."
    if spec.kind in LISTS:
        said += " Meer waarden: zet er een puntkomma tussen."
    cell.comment = Comment(said, "Schakelkaart", width=300, height=90)
    page.column_dimensions[get_column_letter(column)].width = WIDTHS.get(spec.name, WIDTH)


def _offer(page: Any, column: int, spec: CardField, lists: Mapping[str, Sequence[str]]) -> None:
    """Let Excel offer the words of a field that has one of them.  A list of several it cannot offer."""
    formula = f'"{",".join(spec.choices)}"' if spec.choices else ""
    if spec.kind == "municipality":
        formula = "gemeenten"
    if not formula:
        return
    offered = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
    offered.errorTitle, offered.error = "Onbekend woord", f"Kies voor {spec.name} een woord uit de lijst."
    page.add_data_validation(offered)
    letter = get_column_letter(column)
    offered.add(f"{letter}2:{letter}{ROWS_TO_FILL + 1}")


def _records(listed: Located | None) -> Iterable[dict[str, Located]]:
    """The records of a list; the sources of a card stand under their keys."""
    if listed is None or not listed.value:
        return []
    if isinstance(listed.value, dict):
        return [{SOURCE_KEY: Located(key, 0), **source.value} for key, source in listed.value.items()]
    return [item.value for item in listed.value]


def _cell(value: Located, spec: CardField) -> str | int | float | None:
    if isinstance(value.value, list):
        return "; ".join(_text(item) for item in value.value)
    if spec.kind in ("year", "number") and isinstance(value.value, int | float):
        return value.value
    return _text(value)


def _text(value: Located) -> str:
    if isinstance(value.value, dict):  # a source with a place in it
        return f"{_text(value.value['bron'])} [{_text(value.value['plaats'])}]"
    return " ".join((value.written or str(value.value or "")).split())


def _lists(records: Records) -> dict[str, list[str]]:
    """The words that may be used, by the name of their column."""

    def named(found: Iterable[ProvinceRecord | MunicipalityRecord]) -> list[str]:
        return sorted(r.name for r in found)

    def themes(scheme: bool) -> list[ConceptRecord]:
        of_cards = (c for c in records.concepts if c.scheme != GLOSSARY_SCHEME and not c.grouping)
        return [c for c in of_cards if (c.scheme == TOPIC_SCHEME) is scheme]

    return {
        "themas": [f"{c.key}: {c.name}" for c in themes(False)],
        "onderwerpen": sorted(c.name for c in themes(True)),
        "provincies": named(records.provinces),
        "gemeenten": named(records.municipalities),
    }


def _choices(book: Workbook, lists: Mapping[str, Sequence[str]]) -> None:
    page = book.create_sheet(CHOICES)
    for column, (name, words) in enumerate(lists.items(), 1):
        page.cell(1, column, name).font = Font(bold=True)
        page.column_dimensions[get_column_letter(column)].width = 34
        for row, word in enumerate(words, 2):
            page.cell(row, column, word)
        if words:
            letter = get_column_letter(column)
            place = f"'{CHOICES}'!${letter}$2:${letter}${len(words) + 1}"
            book.defined_names[name] = DefinedName(name, attr_text=place)
    page.freeze_panes = "A2"


def _guide(book: Workbook) -> None:
    page = book.create_sheet(GUIDE)
    page.column_dimensions["A"].width = 110
    for line in GUIDANCE:
        page.append([line])
        page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
