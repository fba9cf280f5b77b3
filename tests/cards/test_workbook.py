"""What is wrong with a card in Excel is told with its sheet and cell, and what is no workbook is refused."""

from __future__ import annotations

import contextlib
import resource
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart

from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder
from loaders.excel.contents import MAX_SECONDS, UnreadableError, contents
from loaders.proposals.trial import try_card
from loaders.text.problems import Problem, RefusedError
from tests.cards.filling import edited, put, refused

_LAUGHS = "".join(
    f"<!ENTITY {new} '" + f"&{old};" * 100 + "'>" for old, new in zip("abcdef", "bcdefg", strict=True)
)
BOMB = f"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>{_LAUGHS}]><worksheet>&g;</worksheet>".encode()
"""XML of a kilobyte that would be terabytes (a billion laughs)."""


FAULTS: list[tuple[Callable[[Any], None], str]] = [
    (
        put("Projecten", 2, fase="pilott"),
        'blad Projecten, cel G2, veld "fase": onbekende waarde "pilott". Bedoelde u "pilot"?',
    ),
    (
        put("Projecten", 3, themas="bouwen"),
        'blad Projecten, cel C3, veld "themas": onbekend thema "bouwen". '
        'Bedoelde u "Bouw" (ta-bouw of vm-bouw)?',
    ),
    (
        put("Projecten", 3, beginjaar="=2020+1"),
        'blad Projecten, cel H3, veld "beginjaar": in deze cel staat een formule. '
        "Plak de waarde zelf in de cel.",
    ),
    (
        put("Projecten", 3, beginjaar="#REF!"),
        'blad Projecten, cel H3, veld "beginjaar": in deze cel staat een fout van Excel (#REF!). '
        "Plak de waarde zelf in de cel.",
    ),
    (
        put("Projecten", 4, gemeente="Asse"),
        'blad Projecten, cel F4, veld "gemeente": onbekende gemeente "Asse". Bedoelde u "Assen"?',
    ),
    (
        put("Projecten", 4, provincies="Drenthe; Grunningen"),
        'blad Projecten, cel E4, veld "provincies": onbekende provincie "Grunningen". '
        'Bedoelde u "Groningen"?',
    ),
    (
        put("Projecten", 5, bronnen="s9999"),
        'blad Projecten, cel Q5, veld "bronnen": bron "s9999" staat niet op het blad "Bronnen". '
        "Zet de bron erbij, of haal de verwijzing weg.",
    ),
    (
        put("Projecten", 5, bronnen=None),
        'blad Projecten, rij 5, veld "bronnen": er is geen bron genoemd. '
        "Noem ten minste één bron, bijvoorbeeld: s1.",
    ),
    (
        put("Projecten", 6, naam=None),
        'blad Projecten, rij 6, veld "naam": dit veld ontbreekt. Vul het in.',
    ),
    (
        put("Projecten", 6, budget_euro="1.500.000"),
        'blad Projecten, cel N6, veld "budget_euro": "1.500.000" is geen bedrag. '
        "Schrijf 1500000, zonder punten.",
    ),
    (
        put("Projecten", 1, fase="stadium"),
        'blad Projecten, cel G1, veld "stadium": deze kolom is onbekend. De kolommen zijn: naam, '
        "omschrijving, themas, trefwoorden, provincies, gemeente, fase, beginjaar, eindjaar, "
        "reden_gestopt, trekker, partners, platforms, budget_euro, resultaten, opmerking, bronnen.",
    ),
    (
        put("Projecten", 1, fase=None),
        'blad Projecten, rij 1, veld "fase": deze kolom ontbreekt. Zet haar kop terug.',
    ),
    (
        put("Projecten", 1, eindjaar="beginjaar"),
        'blad Projecten, cel I1, veld "beginjaar": deze kolom staat er dubbel. Houd er één over.',
    ),
    (
        put("Platforms", 2, website="geen"),
        'blad Platforms, cel K2, veld "website": "geen" is geen webadres. '
        "Een adres begint met https:// en heeft geen spaties.",
    ),
    (
        put("Platforms", 2, contact="p.de.boer@nice.example"),
        'blad Platforms, cel L2, veld "contact": "p.de.boer@nice.example" lijkt het adres van een persoon. '
        "Geef een postbus van het programma, zoals circulair@provincie.nl, of de contactpagina.",
    ),
    (
        put("Bronnen", 2, sleutel=None),
        'blad Bronnen, rij 2, veld "sleutel": deze bron heeft geen sleutel. Geef er een, zoals s12.',
    ),
    (
        put("Bronnen", 3, sleutel="s1"),
        'blad Bronnen, cel A3, veld "sleutel": de sleutel "s1" staat er dubbel. Geef een andere.',
    ),
    (
        put("Bronnen", 3, datum="vorig jaar"),
        'blad Bronnen, cel E3, veld "datum": "vorig jaar" is geen datum. '
        "Schrijf jjjj, jjjj-mm of jjjj-mm-dd, bijvoorbeeld 2023-03-22.",
    ),
    (
        put("Kansen", 2_001, naam="Heel ver naar beneden"),
        "blad Kansen, rij 2000: 1 gevulde cel wordt niet gelezen: een blad heeft hoogstens 2000 rijen en "
        "40 kolommen. Verdeel ze, of haal ze weg.",
    ),
    (
        lambda book: book["Kansen"].cell(2, 45, "ver naar rechts"),
        "blad Kansen, rij 2000: 1 gevulde cel wordt niet gelezen: een blad heeft hoogstens 2000 rijen en "
        "40 kolommen. Verdeel ze, of haal ze weg.",
    ),
    (
        lambda book: book["Kansen"].cell(2, 30, "zonder kop"),
        "blad Kansen, cel AD2: deze cel wordt niet gelezen: haar kolom heeft geen kop. "
        "Zet er een kop boven, of haal haar weg.",
    ),
    (
        put("Projecten", 3, omschrijving="Zand_xFFFE_ en klei"),
        'blad Projecten, cel B3, veld "omschrijving": er staat een onzichtbaar teken (U+FFFE) in deze cel. '
        "Typ de tekst opnieuw.",
    ),
    (
        lambda book: setattr(book["Kaart"]["B1"], "value", "Drente"),
        'blad Kaart, cel B1, veld "provincie": onbekende provincie "Drente". Bedoelde u "Drenthe"?',
    ),
    (
        lambda book: setattr(book["Kaart"]["B2"], "value", "af"),
        'blad Kaart, cel B2, veld "status": onbekende status "af". '
        "Kies uit: reconstructie, concept, vastgesteld.",
    ),
    (
        lambda book: setattr(book["Kansen"], "title", "Kanzen"),
        'veld "Kanzen": dit blad is onbekend. Bedoelde u "Kansen"?',
    ),
    (
        lambda book: book.remove(book["Kaart"]),
        'het blad "Kaart" ontbreekt. Begin met een leeg formulier.',
    ),
]


@pytest.mark.parametrize(("edit", "says"), FAULTS, ids=[says[:60] for _, says in FAULTS])
def test_a_fault_is_told_with_its_sheet_cell_and_remedy(
    form: Path, tmp_path: Path, edit: Callable[[Any], None], says: str
) -> None:
    joint = ": " if says.startswith("het blad") else ", "
    told = refused(form, tmp_path, edit)
    assert f"drenthe.xlsx{joint}{says}" in told
    assert len(told) <= 5, "one slip is no reason for a list of faults"


def test_a_name_twice_on_one_sheet_says_where_the_first_stands(form: Path, tmp_path: Path) -> None:
    name = load_workbook(form)["Kansen"]["A2"].value
    said = refused(form, tmp_path, put("Kansen", 3, naam=name))
    assert (
        f'drenthe.xlsx, blad Kansen, rij 3, veld "naam": kans "{name}" staat er dubbel; hij stond al op '
        "blad Kansen, rij 2. Voeg ze samen, of geef ze elk een eigen naam."
    ) in said


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("drenthe.xlsx", b"naam;fase", "dit is geen werkmap van Excel, of zij is beschadigd"),
        ("drenthe.xlsx", b"", "dit is geen werkmap van Excel, of zij is beschadigd"),
        ("drenthe.xlsx", b"PK\x03\x04 half", "dit is geen werkmap van Excel, of zij is beschadigd"),
        (
            "drenthe.xls",
            b"\xd0\xcf\x11\xe0",
            r"bestand op \.xls wordt niet gelezen",
        ),
        ("drenthe.XLSX", b"PK", r"bestand op \.XLSX wordt niet gelezen"),
    ],
)
def test_what_is_no_workbook_is_refused(folder: Path, name: str, content: bytes, says: str) -> None:
    (folder / "kansenkaarten" / "drenthe.yaml").unlink()
    (folder / "kansenkaarten" / name).write_bytes(content)
    with pytest.raises(RefusedError, match=says):
        prepare(folder)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet4.xml", b"<worksheet><sheetData><row"),
        ("xl/worksheets/sheet4.xml", BOMB),
        ("xl/workbook.xml", b"<workbook"),
        ("xl/styles.xml", b""),
        ("[Content_Types].xml", BOMB),
    ],
    ids=["half a sheet", "a sheet that multiplies itself", "half a workbook", "no styles", "types"],
)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the parser's own iterator
def test_a_damaged_workbook_is_refused(form: Path, folder: Path, part: str, content: bytes) -> None:
    path = folder / "kansenkaarten" / "drenthe.xlsx"
    (folder / "kansenkaarten" / "drenthe.yaml").unlink()
    with zipfile.ZipFile(form) as whole, zipfile.ZipFile(path, "w") as damaged:
        for item in whole.infolist():
            damaged.writestr(item, content if item.filename == part else whole.read(item))
    with pytest.raises(RefusedError, match="geen werkmap van Excel, of zij is beschadigd"):
        prepare(folder)


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(folder: Path) -> None:
    path = folder / "kansenkaarten" / "drenthe.xlsx"
    (folder / "kansenkaarten" / "drenthe.yaml").unlink()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 70_000_000)
    with pytest.raises(RefusedError, match="veel te groot voor een kaart"):
        prepare(folder)


MERGED = b'<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
MANY_MERGED = b"<mergeCells>%s</mergeCells>" % b"".join(
    b'<mergeCell ref="A%d:J%d"/>' % (n, n + 8) for n in range(3, 900_003, 9)
)
NUMBERS = b"<sheetData>%s</sheetData>" % b"".join(
    b'<row r="%d">%s</row>' % (n, b"<c><v>1</v></c>" * 60) for n in range(1, 9_000)
)
FAR = (
    b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
)
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
EMPTY = b"<sheetData/>"


@pytest.mark.parametrize(
    "content",
    [EMPTY + MERGED, EMPTY + MANY_MERGED, NUMBERS, FAR],
    ids=["all cells merged", "a million merged", "half a million numbers", "two cells far apart"],
)
def test_a_small_workbook_costs_little_whatever_it_asks_for(
    form: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "drenthe.xlsx"
    with (
        zipfile.ZipFile(form) as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for item in whole.infolist():
            hostile = item.filename == "xl/worksheets/sheet4.xml"
            changed.writestr(item.filename, SHEET % content if hostile else whole.read(item))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with contextlib.suppress(UnreadableError):
        contents(path)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime <= MAX_SECONDS + 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - own < 300_000, "kilobytes, of this process"


@pytest.mark.parametrize(
    "changes",
    [{"flag_bits": 0x1}, {"compress_type": 99}, {"compress_type": 12}],
    ids=["said to be encrypted", "an unknown method", "another method"],
)
def test_odd_flags_of_the_zip_file_are_no_traceback(
    form: Path, tmp_path: Path, changes: dict[str, int]
) -> None:
    content = bytearray(form.read_bytes())
    central = content.find(b"PK\x01\x02")
    while central >= 0:
        if "flag_bits" in changes:
            content[central + 8] |= changes["flag_bits"]
        else:
            content[central + 10 : central + 12] = changes["compress_type"].to_bytes(2, "little")
        central = content.find(b"PK\x01\x02", central + 4)
    path = tmp_path / "drenthe.xlsx"
    path.write_bytes(content)
    with pytest.raises(RefusedError, match="geen werkmap van Excel, of zij is beschadigd"):
        try_card(path, seeds_folder())


def test_a_sheet_with_a_chart_only_is_read_past(form: Path, tmp_path: Path) -> None:
    changed = edited(
        form, tmp_path / "drenthe.xlsx", lambda book: book.create_chartsheet("Grafiek").add_chart(BarChart())
    )
    assert [s.title for s in contents(changed)][:2] == [s.title for s in contents(form)][:2]


def test_what_looks_alike_in_a_cell_is_alike(form: Path, tmp_path: Path) -> None:
    plain = edited(
        form, tmp_path / "a" / "drenthe.xlsx", put("Projecten", 3, omschrijving="Één proef\nin Emmen")
    )
    odd = "E\u0301e\u0301n\u00a0pro\u200bef_x000A_in Em\u00admen"
    other = edited(form, tmp_path / "b" / "drenthe.xlsx", put("Projecten", 3, omschrijving=odd))
    told = try_card(other, seeds_folder())
    assert told.changed
    assert told == try_card(plain, seeds_folder())


def test_a_card_in_both_forms_is_refused_and_what_excel_keeps_beside_it_is_not_read(
    form: Path, folder: Path
) -> None:
    shutil.copy(form, folder / "kansenkaarten" / "drenthe.xlsx")
    with pytest.raises(RefusedError, match=r"er is al een bestand met deze naam: \S+drenthe\.xlsx"):
        prepare(folder)
    (folder / "kansenkaarten" / "drenthe.yaml").unlink()
    (folder / "kansenkaarten" / "~$drenthe.xlsx").write_bytes(b"open in Excel")
    assert prepare(folder).data.node_count() > 1000


def test_the_place_of_a_problem_is_there_for_programs_too(form: Path, tmp_path: Path) -> None:
    changed = edited(form, tmp_path / "drenthe.xlsx", put("Projecten", 2, fase="pilott"))
    with pytest.raises(RefusedError) as error:
        try_card(changed, seeds_folder())
    (problem,) = error.value.problems
    assert isinstance(problem, Problem)
    place = {"file": "drenthe.xlsx", "sheet": "Projecten", "line": 2, "column": "G"}
    assert place.items() <= problem.as_dict().items()
