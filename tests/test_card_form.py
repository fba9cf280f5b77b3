"""The card of a province in Excel: the same card as in YAML, and faults with their sheet and cell."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from api.cli import main
from loaders.card_form import card_of, write_form
from loaders.folder import read_folder, seeds_folder
from loaders.load import Prepared, prepare
from loaders.problems import Problem, RefusedError
from loaders.records import Records
from loaders.trial import try_card

PROVINCES = 12
_LAUGHS = "".join(
    f"<!ENTITY {new} '" + f"&{old};" * 100 + "'>" for old, new in zip("abcdef", "bcdefg", strict=True)
)
BOMB = f"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>{_LAUGHS}]><worksheet>&g;</worksheet>".encode()
"""XML of a kilobyte that would be terabytes (a billion laughs)."""


@pytest.fixture(scope="module")
def records() -> Records:
    return read_folder(seeds_folder())[0]


@pytest.fixture(scope="module")
def form(records: Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The card of Drenthe as a form; not to be changed."""
    path = tmp_path_factory.mktemp("formulier") / "drenthe.xlsx"
    province = next(p for p in records.provinces if p.slug == "drenthe")
    write_form(path, province, records, seeds_folder() / "kansenkaarten" / "drenthe.yaml")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data, to change."""
    shutil.copytree(seeds_folder(), tmp_path / "data")
    return tmp_path / "data"


def edited(form: Path, target: Path, edit: Callable[[Any], None]) -> Path:
    """The form as somebody changed it in Excel."""
    book = load_workbook(form)
    edit(book)
    book.save(target)
    return target


def put(sheet: str, row: int, **values: object) -> Callable[[Any], None]:
    """Fill in cells of a row by the headings of their columns; row 0 is the first empty one."""

    def edit(book: Any) -> None:
        page = book[sheet]
        columns = {str(cell.value).rstrip(" *"): cell.column for cell in page[1]}
        for field, value in values.items():
            page.cell(row or page.max_row + (field == next(iter(values))), columns[field]).value = value

    return edit


def refused(form: Path, tmp_path: Path, edit: Callable[[Any], None]) -> list[str]:
    changed = edited(form, tmp_path / "drenthe.xlsx", edit)
    with pytest.raises(RefusedError) as error:
        try_card(changed, seeds_folder())
    return [str(problem) for problem in error.value.problems]


def test_every_card_is_the_same_in_excel_as_in_yaml(
    records: Records, folder: Path, seed_data: Prepared
) -> None:
    for province in records.provinces:
        card = folder / "kansenkaarten" / f"{province.slug}.yaml"
        write_form(card.with_suffix(".xlsx"), province, records, card)
        card.unlink()
    assert len(list((folder / "kansenkaarten").glob("*.xlsx"))) == PROVINCES
    # And a form made of a card that is kept in Excel has the same in it.
    for province in records.provinces:
        again = folder / f"{province.slug}.xlsx"
        write_form(again, province, records, card_of(folder, province.slug))
        again.replace(folder / "kansenkaarten" / again.name)
    loaded = prepare(folder)
    assert loaded.data.version() == seed_data.data.version()
    assert {(p.field, p.message) for p in loaded.problems} == {
        (p.field, p.message) for p in seed_data.problems
    }


def test_the_form_marks_what_must_be_filled_and_offers_the_words_there_are(form: Path) -> None:
    book = load_workbook(form)
    assert book.sheetnames == [
        *("Kaart", "Focus", "Platforms", "Projecten", "Kansen", "Bronnen"),
        *("Uitleg", "Lijsten"),
    ]
    page = book["Projecten"]
    headings = {cell.value: cell for cell in page[1]}
    assert [h for h in headings if h.endswith("*")] == ["naam *", "themas *", "fase *", "bronnen *"]
    assert "Kies uit: idee, verkenning, pilot" in headings["fase *"].comment.text
    offered = {str(v.sqref).split("2:")[0]: v.formula1 for v in page.data_validations.dataValidation}
    assert "pilot" in offered[headings["fase *"].column_letter]
    assert offered[headings["gemeente"].column_letter] == "gemeenten"
    lists = {cell.value: cell.column for cell in book["Lijsten"][1]}
    words = {book["Lijsten"].cell(r, lists["gemeenten"]).value for r in range(2, book["Lijsten"].max_row + 1)}
    assert {"Assen", "Emmen", "Leeuwarden"} <= words
    named = book.defined_names["gemeenten"].attr_text
    assert named.startswith("'Lijsten'!$D$2:$D$")


def test_a_text_that_looks_like_a_formula_is_a_text(
    form: Path, records: Records, folder: Path, tmp_path: Path
) -> None:
    card = folder / "kansenkaarten" / "drenthe.yaml"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("  - naam: ", '  - naam: "=HYPERLINK(1)" # ', 1), encoding="utf-8")
    target = tmp_path / "drenthe.xlsx"
    write_form(target, next(p for p in records.provinces if p.slug == "drenthe"), records, card)
    cell = load_workbook(target)["Focus"]["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


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
        'blad Projecten, cel P5, veld "bronnen": bron "s9999" staat niet op het blad "Bronnen". '
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
        'blad Projecten, cel M6, veld "budget_euro": "1.500.000" is geen bedrag. '
        "Schrijf 1500000, zonder punten.",
    ),
    (
        put("Projecten", 1, fase="stadium"),
        'blad Projecten, cel G1, veld "stadium": deze kolom is onbekend. De kolommen zijn: naam, '
        "omschrijving, themas, trefwoorden, provincies, gemeente, fase, beginjaar, eindjaar, trekker, "
        "partners, platforms, budget_euro, resultaten, opmerking, bronnen.",
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
        put("Kansen", 2_000, naam="Heel ver naar beneden"),
        "blad Kansen, rij 2000: er zijn meer dan 1998 rijen. Verdeel ze, of haal lege tekst weg.",
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


def test_lists_take_semicolons_and_lines_and_dates_are_dates(form: Path, tmp_path: Path) -> None:
    from datetime import datetime

    def edit(book: Any) -> None:
        put(
            "Projecten",
            0,
            naam="Proef met lisdodde",
            themas="ta-bouw\nvm-landbouw-voedsel",
            provincies="Drenthe; Groningen",
            fase="pilot",
            beginjaar=2024.0,
            partners="TNO;  Wetsus ;",
            bronnen="s1 [blz. 12]; s5",
        )(book)
        put("Bronnen", 2, datum=datetime(2023, 3, 22))(book)

    found = try_card(edited(form, tmp_path / "drenthe.xlsx", edit), seeds_folder())
    assert ("project/proef-met-lisdodde", "Proef met lisdodde") in found.created
    made = {(v, b) for a, v, b in found.connected if a == "project/proef-met-lisdodde"}
    assert ("speelt in", "provincie/groningen") in made
    assert {b for _, b in made} >= {"thema/ta-bouw", "thema/vm-landbouw-voedsel"}
    assert any(a == "organisatie/tno" and b == "project/proef-met-lisdodde" for a, _, b in found.connected)


def test_a_card_that_says_what_it_said_changes_nothing(form: Path) -> None:
    found = try_card(form, seeds_folder())
    assert found.is_empty()
    assert (found.merged, found.problems) == ([], [])
    assert try_card(seeds_folder() / "kansenkaarten" / "drenthe.yaml", seeds_folder()).is_empty()


def test_what_is_new_gone_changed_and_elsewhere_already_is_told(form: Path, tmp_path: Path) -> None:
    book = load_workbook(form)
    gone, kept = book["Projecten"]["A2"].value, book["Projecten"]["A3"].value

    def edit(book: Any) -> None:
        put("Projecten", 3, resultaten="Nu met andere resultaten.")(book)
        put(
            "Platforms",
            0,
            naam="Vereniging Circulair Friesland",
            soort="vereniging",
            bronnen="s1",
            themas="ta-bouw",
        )(book)
        book["Projecten"].delete_rows(2)

    found = try_card(edited(form, tmp_path / "drenthe.xlsx", edit), seeds_folder())
    assert gone in [name for _, name in found.removed]
    assert [c.fields for c in found.changed if c.name == kept] == [("resultaten",)]
    (merged,) = found.merged
    assert merged.id == "platform/vereniging-circulair-friesland"
    assert "fryslan" in {file for file, _ in merged.others}


def test_an_empty_form_is_an_empty_card(records: Records, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "zeeland.xlsx"
    write_form(target, next(p for p in records.provinces if p.slug == "zeeland"), records, None)
    found = try_card(target, folder)
    assert len(found.removed) > 10
    # Other cards name some of what stood here.
    assert {i.partition("/")[0] for i, _ in found.created} <= {"organisatie"}


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


def test_the_commands_make_a_form_and_check_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["schakelkaart", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    path = tmp_path / "friesland.xlsx"
    code, out, _ = run("kaart", "Friesland", "--out", str(path))
    assert (code, "De kaart van Fryslân staat in" in out) == (0, True)
    code, out, _ = run("controleer", str(path))
    assert (code, "Deze kaart verandert niets" in out) == (0, True)
    code, out, _ = run("controleer", str(path), "--json")
    assert (code, json.loads(out)["created"]) == (0, [])
    edited(path, path, put("Projecten", 2, fase="klaar"))
    code, _, error = run("controleer", str(path))
    assert code == 1
    assert 'friesland.xlsx, blad Projecten, cel G2, veld "fase"' in " ".join(error.split())
    assert run("kaart", "frislan", "--out", str(path))[0] == 2
    assert run("kaart", "fryslan", "--out", str(tmp_path / "x.csv"))[0] == 2
    assert run("controleer", str(tmp_path / "geen.xlsx"))[0] == 1
