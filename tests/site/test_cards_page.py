"""The page where a data keeper takes the form of a card and has it checked."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from api.http.served import CARDS_VARIABLE, cards_folder
from api.pages import cards
from loaders.documents.folder import seeds_folder
from tests.cards.filling import edited, put
from tests.site.browsing import follow, overflow, violations
from tests.site.conftest import Visit


def taken(page: Page, kept: Path, province: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=f"{province} (formulier in Excel)").click()
    path = kept / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def checked(page: Page, path: Path) -> str:
    page.get_by_label("Ingevuld formulier").set_input_files(path)
    follow(page.get_by_role("button", name="Kijk na"))
    return page.get_by_role("main").inner_text()


def filled(path: Path, sheet: str, row: int, **values: object) -> None:
    edited(path, path, put(sheet, row, **values))


def test_a_form_as_it_was_taken_changes_nothing(
    visit: Visit, width: int, script: bool, tmp_path: Path
) -> None:
    page = visit(width, script=script).open("/kaarten")
    path = taken(page, tmp_path, "Fryslân")
    assert path.name == "fryslan.xlsx"
    text = checked(page, path)
    assert "fryslan.xlsx: geen fouten" in text
    assert "Deze kaart verandert niets" in text


def test_a_fault_is_shown_with_its_cell_and_remedy(visit: Visit, width: int, tmp_path: Path) -> None:
    page = visit(width).open("/kaarten")
    path = taken(page, tmp_path, "Drenthe")
    filled(path, "Projecten", 2, fase="pilott", bronnen="s9999")
    page.get_by_label("Ingevuld formulier").set_input_files(path)
    with page.expect_response(lambda r: r.request.method == "POST") as answer:
        follow(page.get_by_role("button", name="Kijk na"))
    assert answer.value.status == 422
    assert "drenthe.xlsx: 2 fouten" in page.get_by_role("alert").inner_text()
    row = page.get_by_role("row", name="cel G2")
    assert "onbekende waarde" in row.inner_text()
    remedy = row.get_by_role("cell", name="Bedoelde u “pilot”?").bounding_box()
    assert remedy is not None
    assert remedy["x"] + remedy["width"] <= width, "the remedy is what the keeper came for"
    assert violations(page) == []
    assert overflow(page) <= 0


def test_what_would_change_is_shown(visit: Visit, width: int, tmp_path: Path) -> None:
    page = visit(width).open("/kaarten")
    path = taken(page, tmp_path, "Zeeland")
    filled(path, "Projecten", 0, naam="Proef met zeewier", themas="ta-bouw", fase="pilot", bronnen="s1")
    filled(
        path,
        "Kansen",
        0,
        naam="Circulaire markt voor zonnepanelen",
        themas="ta-bouw",
        trefwoorden="zonnepanelen",
        bronnen="s1",
    )
    text = checked(page, path)
    assert "project Proef met zeewier" in text
    assert "Zeeland noemt kans Circulaire markt voor zonnepanelen" in text
    link = page.get_by_role("link", name=re.compile(r"^Circulaire markt voor zonnepanelen \(gelderland"))
    assert link.get_attribute("href") == "/kans/circulaire-markt-voor-zonnepanelen"
    assert violations(page) == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("kaart.csv", b"naam;fase", "Kies een formulier in Excel"),
        ("kaart.xlsx", b"naam;fase", "dit is geen werkmap van Excel, of zij is beschadigd"),
        ("../../<b>kaart.xlsx", b"PK", "dit is geen werkmap van Excel, of zij is beschadigd"),
    ],
)
def test_what_is_no_form_is_refused_in_words(
    client: httpx.Client, name: str, content: bytes, says: str
) -> None:
    answer = client.post("/kaarten", files={"bestand": (name, content)})
    assert answer.status_code == 422
    assert says in answer.text
    assert "<b>kaart" not in answer.text


def test_one_card_is_checked_at_a_time(client: httpx.Client) -> None:
    form = client.get("/kaarten/limburg.xlsx").content
    with cards._checking:
        answer = client.post("/kaarten", files={"bestand": ("limburg.xlsx", form)})
    assert answer.status_code == 503
    assert "Probeer het over een paar seconden opnieuw." in answer.text
    assert client.post("/kaarten", files={"bestand": ("limburg.xlsx", form)}).status_code == 200


def test_there_is_no_form_of_what_is_no_province(client: httpx.Client) -> None:
    assert client.get("/kaarten/atlantis.xlsx").status_code == 404


def test_cards_that_cannot_be_read_are_told_and_break_nothing(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form = client.get("/kaarten/limburg.xlsx").content
    monkeypatch.setenv(CARDS_VARIABLE, str(tmp_path / "geen-map"))
    answers = [
        client.get("/kaarten/limburg.xlsx"),
        client.post("/kaarten", files={"bestand": ("limburg.xlsx", form)}),
    ]
    assert [a.status_code for a in answers] == [503, 422]
    assert all("deze map bestaat niet" in a.text for a in answers)
    assert client.get("/kaarten").status_code == 200


def test_the_cards_of_another_folder_are_used_when_it_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert cards_folder() == seeds_folder()
    monkeypatch.setenv(CARDS_VARIABLE, str(tmp_path))
    assert cards_folder() == tmp_path
