"""The card of a province in Excel: the same card as in YAML, and faults with their sheet and cell."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from api.cli.main import main
from loaders.build.load import Prepared, prepare
from loaders.documents.folder import seeds_folder
from loaders.excel.card_form import card_of, write_form
from loaders.proposals.proposal import candidate, read_proposal
from loaders.proposals.trial import try_card
from loaders.records.records import Records
from loaders.text.problems import RefusedError
from tests.cards.filling import edited, put

PROVINCES = 12


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


def test_the_form_asks_for_a_contact_that_is_no_person(form: Path) -> None:
    page = load_workbook(form)["Kaart"]
    rows = {row[0].value: (row[1].value, row[2].value) for row in page.iter_rows()}
    address, asked = rows["contact"]
    assert address.startswith("https://www.provincie.drenthe.nl/")
    assert "nooit van een persoon" in asked
    assert rows["contact_bronnen"][0] == "s1"


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
    assert {"pilot", "gestopt"} <= set(offered[headings["fase *"].column_letter].strip('"').split(","))
    assert "Alleen bij de fase gestopt" in headings["reden_gestopt"].comment.text
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


def test_a_proposal_for_a_card_in_excel_says_where_it_goes(form: Path, folder: Path, tmp_path: Path) -> None:
    """The room's kans is not written into a workbook that somebody keeps."""
    shutil.copy(form, folder / "kansenkaarten" / "drenthe.xlsx")
    (folder / "kansenkaarten" / "drenthe.yaml").unlink()
    proposal = tmp_path / "voorstel.yaml"
    thing = "{sleutel: n1, naam: Samen inkopen, soort: kans, provincie: drenthe, thema: ta-bouw}"
    proposal.write_text(f"soort: voorstel\ndingen:\n  - {thing}\n", encoding="utf-8")
    with pytest.raises(
        RefusedError, match=r'in Excel bijgehouden. Zet de kans "Samen inkopen" daar op het blad'
    ):
        candidate(read_proposal(proposal), folder)
