"""Of which year a phase is, and what stays known of a platform that a card calls a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.build.entity_nodes import _remarks
from loaders.build.load import prepare
from loaders.records.records import PlatformRecord, ProjectRecord
from loaders.records.standing import doubt, year_of
from loaders.resolve.entities import Entity
from tests.documents.data_folders import without_cards


def project_of(folder: Path, fields: dict[str, Any], date: str) -> dict[str, Any]:
    """The project of a card whose own source has a date, beside a source of ten years later."""
    card = {
        "soort": "kansenkaart",
        "provincie": "Drenthe",
        "status": "concept",
        "projecten": [{"naam": "Schelpenhub", "themas": ["ta-bouw"], **fields, "bronnen": ["s1"]}],
        "bronnen": {
            "s1": {"titel": "Bron", "adres": "https://een.example/"} | ({"datum": date} if date else {}),
            "s2": {"titel": "Later", "adres": "https://twee.example/", "datum": "2024"},
        },
    }
    text = yaml.safe_dump(card, allow_unicode=True)
    (folder / "kansenkaarten" / "drenthe.yaml").write_text(text, encoding="utf-8")
    (row,) = prepare(folder).data.nodes["Project"].to_dicts()
    return row


@pytest.mark.parametrize(
    ("fields", "date", "as_of"),
    [
        ({"fase": "uitvoering", "beginjaar": 2012, "eindjaar": 2018}, "2015-06", 2015),
        ({"fase": "uitvoering", "beginjaar": 2012, "eindjaar": 2018}, "2019", 2019),
        ({"fase": "uitvoering", "beginjaar": 2012, "eindjaar": 2018}, "", 2018),
        ({"fase": "idee", "beginjaar": 2012, "eindjaar": 2050}, "", 2012),  # 2050 is still to come
        ({"fase": "idee", "beginjaar": 2012}, "2014", 2014),
        ({"fase": "idee", "beginjaar": 2022}, "2014", None),
        ({"fase": "uitvoering", "beginjaar": 2012}, "2014", None),  # what runs may run on
        ({"fase": "afgerond", "beginjaar": 2012, "eindjaar": 2018}, "2014", None),
        ({"fase": "onbekend", "beginjaar": 2012, "eindjaar": 2018}, "2014", None),
    ],
)
def test_a_phase_that_may_not_hold_now_has_the_year_that_it_was_told_of(
    tmp_path: Path, fields: dict[str, Any], date: str, as_of: int | None
) -> None:
    assert project_of(without_cards(tmp_path), fields, date)["phase_as_of"] == as_of


def test_a_plan_is_old_after_five_years_and_what_ended_is_past() -> None:
    assert [doubt("idee", year, None, 2024) for year in (2018, 2019)] == ["oud plan", ""]
    assert [doubt("pilot", 2020, year, 2024) for year in (2023, 2024)] == ["voorbij", ""]
    assert doubt("idee", None, None, 2024) == ""
    assert (year_of("2019-03-01"), year_of("")) == (2019, 0)


def test_of_a_platform_that_a_card_calls_a_project_all_of_the_card_is_told() -> None:
    project = ProjectRecord(
        name="Kring",
        file="drenthe",
        phase="uitvoering",
        remark="Ook open voor anderen.",
        start_year=2018,
        end_year=2022,
        budget_eur=250000.0,
        results="120 ton hergebruikt",
    )
    bare = ProjectRecord(name="Kring", file="zeeland", phase="onbekend", end_year=2023)
    platform = PlatformRecord(
        name="Kring", file="fryslan", platform_kind="netwerk", remark="Sinds kort groter."
    )
    told = _remarks(
        Entity("Platform", "Kring", records=[project, platform, bare], former={"Club": "Herdoopt."})
    )
    assert [text for text in told if text] == [
        "Heette eerder Club: Herdoopt.",
        "Ook open voor anderen.",
        "Fase als project: uitvoering (kaart drenthe).",
        "Looptijd als project: 2018 tot 2022 (kaart drenthe).",
        "Budget als project: 250.000 euro (kaart drenthe).",
        "Resultaten: 120 ton hergebruikt",
        "Sinds kort groter.",
        "Looptijd als project: 2023 (kaart zeeland).",
    ]
    itself = _remarks(Entity("Project", "Kring", records=[project]))
    assert [text for text in itself if text] == ["Ook open voor anderen."]
