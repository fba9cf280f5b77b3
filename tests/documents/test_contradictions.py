"""Cards that contradict themselves are loaded, and who keeps them is told where to look."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.schema.phases import STOPPED
from loaders.build.load import Prepared, prepare
from loaders.documents.folder import read_folder, seeds_folder
from loaders.proposals.trial import try_card
from loaders.records.contradictions import stop_word
from loaders.records.standing import OLD_PLAN_YEARS, doubt
from loaders.text.problems import Problem

CARD = "kansenkaarten/zeeland.yaml"
PROJECT = """
  - naam: Proef met schelpen
    omschrijving: Een proef met schelpen als bouwstof.
    themas: [ta-bouw]
    fase: uitvoering
    beginjaar: 2024
    bronnen: [s1]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data, to change."""
    shutil.copytree(seeds_folder(), tmp_path / "data")
    return tmp_path / "data"


def doubts(folder: Path, project: str) -> list[Problem]:
    """What is said of a project that is put at the top of the card of Zeeland."""
    card = folder / CARD
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("projecten:\n", f"projecten:{project}\n", 1), encoding="utf-8")
    return [p for p in read_folder(folder)[1] if "Proef met schelpen" in p.message]


@pytest.mark.parametrize(
    "says",
    [
        "Het bedrijf is in 2023 failliet verklaard.",
        "In 2022 definitief niet doorgegaan.",
        "De fabriek ging toch niet door.",
        "Wegens geldgebrek stopgezet.",
        "De productie is sinds 2024 stilgelegd.",
        "De provincie heeft het plan geschrapt.",
        "Na surseance volgde een faillissement.",
        "De pilot is voortijdig beëindigd.",
        "Het plan is van de baan.",
        "De installatie is nooit gebouwd.",
        "De fabriek is gesloten.",
        "De eigenaar trok de stekker eruit.",
        "De hub komt er niet.",
        "The company went bankrupt and scrapped its plans for the project.",
    ],
)
def test_a_text_that_says_it_stopped_is_told_with_file_line_and_field(folder: Path, says: str) -> None:
    project = PROJECT + f"    resultaten: {says}\n"
    (found,) = doubts(folder, project)
    lines = (folder / CARD).read_text(encoding="utf-8").splitlines()
    assert (found.file, found.field, found.severity) == (CARD, "resultaten", "let op")
    assert lines[found.line - 1] == f"    resultaten: {says}"
    assert stop_word(says) in found.message
    assert STOPPED in found.remedy
    assert found.pressing


@pytest.mark.parametrize(
    "says",
    [
        "Werkt aan een gesloten kringloop en het sluiten van ketens.",
        "Maakt gas uit alles wat je erin stopt.",
        "Alternatief nadat een recyclingfabriek elders niet doorging.",
        "Het bedrijf ging bijna failliet en draait nu goed.",
        "De fabriek is niet gestopt.",
        "Na een doorstart in 2023 draait de fabriek die failliet was weer.",
        "Zonder faillissement door de crisis gekomen.",
        "Forse toename van faillissementsveilingen.",
    ],
)
def test_a_text_that_speaks_of_something_else_is_left_alone(folder: Path, says: str) -> None:
    assert not doubts(folder, PROJECT + f"    resultaten: {says}\n")


def test_the_title_of_a_source_tells_too(folder: Path) -> None:
    card = folder / CARD
    text = card.read_text(encoding="utf-8")
    text = text.replace("bronnen:\n  s1:\n", "bronnen:\n  s999:\n    titel: Proef is gestopt\n  s1:\n", 1)
    card.write_text(text, encoding="utf-8")
    (found,) = doubts(folder, PROJECT.replace("[s1]", "[s1, s999]"))
    assert found.field == "bronnen"
    assert "s999" in found.message


def test_the_right_phase_silences_the_doubt(folder: Path) -> None:
    stopped = PROJECT.replace("fase: uitvoering", "fase: gestopt")
    stopped += "    resultaten: Failliet in 2024.\n"
    (without_reason,) = doubts(folder, stopped)
    assert "waarom" in without_reason.message


def test_a_stopped_project_with_its_reason_is_in_order(folder: Path) -> None:
    stopped = PROJECT.replace("fase: uitvoering", "fase: gestopt\n    eindjaar: 2024")
    assert not doubts(folder, stopped + "    reden_gestopt: Failliet in 2024.\n")


def test_a_reason_without_the_phase_is_a_doubt(folder: Path) -> None:
    (found,) = doubts(folder, PROJECT + "    reden_gestopt: De subsidie was op.\n")
    assert found.field == "reden_gestopt"


@pytest.mark.parametrize(
    ("phase", "start", "end", "says"),
    [
        ("pilot", 2019, 2021, "voorbij"),
        ("uitvoering", None, 2025, "voorbij"),
        ("opschaling", 2020, 2024, "voorbij"),
        ("idee", None, 2020, "voorbij"),
        ("pilot", 2010, None, ""),
        ("pilot", 2010, 2026, ""),
        ("idee", 2026 - OLD_PLAN_YEARS - 1, None, "oud plan"),
        ("verkenning", 2026 - OLD_PLAN_YEARS, None, ""),
        ("afgerond", 2010, 2012, ""),
        (STOPPED, 2010, 2012, ""),
        ("onbekend", 2010, 2012, ""),
    ],
)
def test_a_phase_is_doubted_by_its_years(phase: str, start: int | None, end: int | None, says: str) -> None:
    assert doubt(phase, start, end, 2026) == says


def test_the_doubts_about_the_seeds_are_those_that_sources_do_not_settle() -> None:
    """Seven pilots and projects past their end, sixteen plans of 2017 to 2020; no text against its phase."""
    problems = read_folder(seeds_folder())[1]
    past = [p for p in problems if "als eindjaar" in p.message]
    old = [p for p in problems if p.field == "fase" and " en begon in " in p.message]
    assert (len(past), len(old)) == (7, 16)
    assert all(p.severity == "let op" and p.line for p in (*past, *old))
    assert not [p for p in problems if p.pressing]


def test_what_is_doubted_has_the_year_of_its_newest_source(seed_data: Prepared) -> None:
    projects = seed_data.data.nodes["Project"]
    years = dict(projects.select("id", "phase_as_of").drop_nulls().iter_rows())
    assert years["project/furec"] == 2024
    assert years["project/cellulose-uit-wc-papier-in-asfalt-jelsum-en-ameland"] == 2017
    assert years["project/plan-maatschappelijk-verantwoord-inkopen-2021-2024"] == 2024
    # Twenty-three of the cards by themselves, and one of which two cards together say what cannot be.
    assert len(years) == 7 + 16 + 1


def test_a_card_that_is_checked_tells_the_doubt_too(folder: Path, tmp_path: Path) -> None:
    card = tmp_path / "zeeland.yaml"
    text = (folder / CARD).read_text(encoding="utf-8")
    project = PROJECT + "    resultaten: In 2025 failliet.\n"
    card.write_text(text.replace("projecten:\n", f"projecten:{project}\n", 1), encoding="utf-8")
    found = [p for p in try_card(card, folder).problems if p.field == "resultaten"]
    assert [p.file for p in found] == ["zeeland.yaml"]


def test_the_same_cards_give_the_same_graph_whatever_the_year(
    seed_data: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2040, 1, 1)

    monkeypatch.setattr("loaders.records.standing.date", Later)
    assert prepare(seeds_folder()).data.version() == seed_data.data.version()


def test_a_platform_that_a_card_says_is_dissolved_wants_its_year(folder: Path) -> None:
    card = folder / "kansenkaarten/noord-brabant.yaml"
    text = card.read_text(encoding="utf-8")
    assert "    opgeheven: 2024\n" in text
    card.write_text(text.replace("    opgeheven: 2024\n", ""), encoding="utf-8")
    found = [p for p in read_folder(folder)[1] if "Circular Biobased Delta" in p.message]
    assert [p.field for p in found] == ["omschrijving"]


def test_an_address_with_a_dot_behind_its_host_is_refused(folder: Path) -> None:
    from loaders.text.problems import RefusedError

    card = folder / CARD
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("https://issuu.com/", "https://issuu.com./"), encoding="utf-8")
    with pytest.raises(RefusedError, match=r"Haal de punt weg achter issuu\.com\."):
        read_folder(folder)
