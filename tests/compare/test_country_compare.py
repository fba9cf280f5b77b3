"""Things of a small country beside each other."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.compare import CompareAnswer, CompareQuery, compare

UNKNOWN = "niet bekend"


def _rows(answer: CompareAnswer) -> dict[str, dict[str, list[str]]]:
    """What stands beside each other, in words, by section and row; ``=`` before a row that is the same."""
    return {
        section.name: {
            ("" if row.differs else "=") + row.name: [v.text for v in row.values] for row in section.rows
        }
        for section in answer.sections
    }


def test_two_provinces(country: Snapshot) -> None:
    answer = compare(country, CompareQuery(things=("zeeland", "Groningen")))
    assert (answer.kind, [t.name for t in answer.things]) == ("provincie", ["Zeeland", "Groningen"])
    assert _rows(answer) == {
        "Wat er loopt": {"projecten": ["3", "5"], "platforms": ["1", "3"], "=kansen": ["1", "1"]},
        "Hoe ver het is": {
            "fase idee": ["1", "0"],
            "fase verkenning": ["0", "1"],
            "=fase pilot": ["1", "1"],
            "fase uitvoering": ["0", "1"],
            "fase afgerond": ["0", "1"],
            "fase opschaling": ["1", "0"],
            "fase onbekend": ["0", "1"],
        },
        "Projecten per thema": {
            "=Biomassa en voedsel": ["1 (zwaartepunt)", "1 (zwaartepunt)"],
            "Bouw (Transitieagenda's)": ["2", "3 (zwaartepunt)"],
            "Kunststoffen": ["0", "2 (zwaartepunt)"],
            "Bouw (De Verschilmakers)": ["0", "0 (zwaartepunt)"],
            "Infrastructuur": ["1", "0"],
            "VTH": ["0", "1"],
            "eigen onderwerpen": ["hergebruik", "slopen"],
        },
        "Zwaartepunten": {
            "zwaartepunten": ["Zeewier en schelpen", "Bouwen met gewassen; Bouwen met riet; Groene chemie"],
        },
    }
    assert answer.explanation == (
        "Het grootste verschil in projecten zit bij Kunststoffen: Zeeland 0 en Groningen 2. Samen hebben "
        "zij 0 "
        "projecten, 0 platforms en 1 zwaartepunt gemeen."
    )
    assert [(s.kind, s.thing.id, s.among) for s in answer.shared] == [
        ("zwaartepunt", "thema/ta-biomassa", ["provincie/zeeland", "provincie/groningen"])
    ]
    assert len(answer.notes) == 2
    examples = {r.name: [[i.id for i in v.items] for v in r.values] for r in answer.sections[2].rows}
    assert examples["Kunststoffen"] == [[], ["project/plastic-uit-bieten", "project/brug-van-plastic"]]


def test_two_projects(country: Snapshot) -> None:
    answer = compare(country, CompareQuery(things=("Materialenbank Groningen", "Materialenbank Vlissingen")))
    assert _rows(answer) == {
        "Waar en wanneer": {
            "provincies": ["Groningen", "Zeeland"],
            "fase": ["uitvoering", "pilot"],
            "beginjaar": ["2020", "2022"],
            "=eindjaar": [UNKNOWN, UNKNOWN],
        },
        "Wie": {
            "trekker": ["Stichting Materialenbank", "Gemeente Vlissingen"],
            "platforms": [UNKNOWN, "Zeeuwse Bouwkring"],
            "=partners": [UNKNOWN, UNKNOWN],
        },
        "Waarover": {"=onderwerpen": ["hergebruik en slopen"] * 2, "=thema's": ["Bouw", "Bouw"]},
        "Wat het opleverde": {
            "resultaten": ["300 ton materiaal hergebruikt in 2022", UNKNOWN],
            "=budget": [UNKNOWN, UNKNOWN],
            "bronnen": ["2", "1"],
        },
    }
    assert answer.explanation == (
        "Verschillend: provincies, fase, beginjaar, trekker, platforms, resultaten en bronnen. Zij delen "
        "geen "
        "platform, trekker of partner."
    )
    assert [s.thing.id for s in answer.shared] == ["thema/on-hergebruik", "thema/on-slopen", "thema/ta-bouw"]


@pytest.mark.parametrize(
    ("things", "shared"),
    [
        (("drenthe", "groningen"), {"Brug van Plastic", "Chemiepark Noord", "Drents Bouwnetwerk", "Bouw"}),
        (("drenthe", "fryslan"), {"Sloophub Emmen"}),
        (("drenthe", "zeeland"), {"Asfalt dat blijft"}),
        (("fryslan", "groningen"), set()),  # their platform is no more
    ],
)
def test_what_two_provinces_share(country: Snapshot, things: tuple[str, str], shared: set[str]) -> None:
    answer = compare(country, CompareQuery(things=things))
    assert {s.thing.name for s in answer.shared} == shared
    assert answer.shared_total == len(answer.shared)


def test_a_budget_is_an_amount(country: Snapshot) -> None:
    answer = compare(country, CompareQuery(things=("Sloophub Emmen", "Plastic uit bieten")))
    (budget,) = (r for s in answer.sections for r in s.rows if r.name == "budget")
    assert [(v.text, v.count) for v in budget.values] == [
        ("250.000 euro", 250_000.0),
        ("1.500.000 euro", 1_500_000.0),
    ]
