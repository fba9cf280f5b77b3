"""What a load doubts it says: to who keeps the cards, with the place, the doubt and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.build.load import prepare
from loaders.text.problems import Problem

BASIS = Path(__file__).parents[1] / "documents" / "broken" / "basis"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASIS, tmp_path / "data"))


def _doubts(data: Path) -> list[Problem]:
    problems = prepare(data).problems
    assert all(problem.severity == "let op" for problem in problems), "a doubt does not stop a load"
    return problems


def _changed(data: Path, card: str, old: str, new: str) -> list[Problem]:
    """The doubts after a change of a card that has none."""
    path = data / "kansenkaarten" / card
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return _doubts(data)


def test_good_data_raises_no_doubt(data: Path) -> None:
    assert _doubts(data) == []


def test_a_keyword_that_no_vocabulary_has_is_told_with_what_is_near(data: Path) -> None:
    (doubt,) = _changed(data, "drenthe.yaml", "[hennep]", "[hennep, hennip]")
    assert doubt.file == "kansenkaarten/drenthe.yaml"
    card = (data / doubt.file).read_text(encoding="utf-8").splitlines()
    assert card[doubt.line - 1].strip() == "- naam: Sloophub Emmen"
    assert doubt.field == "trefwoorden"
    assert doubt.message == 'onderwerp "hennip" staat nog niet in themas/onderwerpen.yaml'
    assert doubt.remedy == 'Bedoelde u "hennep"?'


def test_a_keyword_that_is_near_nothing_is_taken_and_told(data: Path) -> None:
    (doubt,) = _changed(data, "drenthe.yaml", "[hennep]", "[zeewier]")
    assert "zeewier" in doubt.message
    assert doubt.remedy == "Het is opgenomen als nieuw onderwerp."


def test_every_new_keyword_is_told_once(data: Path) -> None:
    found = _changed(data, "drenthe.yaml", "[hennep]", "[zeewier, schapenwol]")
    again = _changed(data, "fryslan.yaml", "[vezelhennep]", "[vezelhennep, zeewier]")
    for doubts in (found, again):
        assert ["zeewier" in d.message for d in doubts].count(True) == 1
        assert ["schapenwol" in d.message for d in doubts].count(True) == 1
        assert len(doubts) == 2


def test_a_platform_that_no_card_has_is_told(data: Path) -> None:
    doubts = _changed(
        data, "drenthe.yaml", "platforms: [Drents Bouwnetwerk]", "platforms: [Noordelijk Netwerk]"
    )
    assert [d.message for d in doubts] == ['platform "Noordelijk Netwerk" staat op geen enkele kaart']
    assert doubts[0].remedy == "Zet het platform op de kaart, of noem het onder partners."


def test_a_source_that_nothing_refers_to_is_told(data: Path) -> None:
    new = "bronnen:\n  s3:\n    titel: Nergens gebruikt\n    adres: https://www.drenthe.example/3\n  s1:"
    (doubt,) = _changed(data, "drenthe.yaml", "bronnen:\n  s1:", new)
    assert (doubt.field, doubt.message) == ("s3", "deze bron wordt nergens gebruikt")


def test_a_word_that_stands_twice_is_told(data: Path) -> None:
    (doubt,) = _changed(data, "drenthe.yaml", "[hennep]", "[hennep, hennep]")
    assert doubt.message == '"hennep" staat er dubbel'


def test_a_project_that_is_not_in_the_province_of_its_card_is_told(data: Path) -> None:
    (doubt,) = _changed(data, "drenthe.yaml", "    gemeente: Emmen\n", "    provincies: [Fryslân]\n")
    assert doubt.field == "provincies"
    assert doubt.message == '"Sloophub Emmen" speelt niet in drenthe, de provincie van deze kaart'


TWIN = """projecten:
  - naam: Sloophub Emmen
    omschrijving: Bouwmateriaal uit sloop krijgt een tweede leven.
    themas: [ta-bouw]
    trefwoorden: [hennep]
    provincies: [Drenthe, Fryslân]
    fase: {phase}
    beginjaar: {begin}
    eindjaar: {end}
    budget_euro: {budget}
    platforms: [Drents Bouwnetwerk]
    bronnen: [s1]
"""


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"phase": "pilot"}, "fase", "pilot ("),
        ({"begin": 2019}, "beginjaar", "2019 ("),
        ({"end": 2026}, "eindjaar", "2026 ("),
        ({"budget": 1_300_000}, "budget_euro", "1.300.000 euro ("),
    ],
)
def test_cards_that_differ_over_one_project_are_told_with_what_holds(
    data: Path, given: dict[str, object], field: str, said: str
) -> None:
    same: dict[str, object] = {"phase": "uitvoering", "begin": 2021, "end": 2024, "budget": 250_000}
    doubts = _changed(data, "fryslan.yaml", "projecten:\n", TWIN.format(**same | given))
    (doubt,) = doubts
    assert doubt.field == field
    assert doubt.message.startswith('de kaarten verschillen over "Sloophub Emmen": ')
    assert said in doubt.message
    assert "kansenkaarten/fryslan" in doubt.message or "fryslan" in doubt.message
    assert "drenthe" in doubt.message
    assert doubt.remedy.startswith("Stem het af. Getoond wordt de waarde met de nieuwste bron; ")


def test_a_decision_about_something_that_is_not_there_is_told(data: Path) -> None:
    (data / "beslissingen.yaml").write_text(
        "soort: beslissingen\n\nzelfde:\n"
        "  - een: Sloophub Emmen\n    ander: Bestaat Niet\n    reden: gezien\n",
        encoding="utf-8",
    )
    (doubt,) = _doubts(data)
    assert doubt.file == "beslissingen.yaml"
    assert "Bestaat Niet" in doubt.message
