"""White spots of a small country: every number can be counted by hand."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.gaps import GapsAnswer, GapsQuery, gaps
from queries.gaps.answer import _chance, _sentence, _verdict
from queries.gaps.model import Cell, StatedFocus
from queries.gaps.rows import CellEvidence


def _cell(answer: GapsAnswer, theme: str, province: str) -> Cell:
    (row,) = (r for r in answer.rows if r.id == f"thema/{theme}")
    (cell,) = (c for c in row.cells if c.province == province)
    return cell


def test_a_theme_is_expected_as_much_as_a_province_has_projects(country: Snapshot) -> None:
    """Of thirteen eight are on Bouw; one in two provinces counts in both, what stopped nowhere."""
    answer = gaps(country, GapsQuery(themes=("ta-bouw",)))
    cells = {c.province: c for c in answer.rows[0].cells if c.projects_total}
    assert {slug: c.activity for slug, c in cells.items()} == {
        "drenthe": 1,
        "fryslan": 2,
        "groningen": 3,
        "zeeland": 2,
    }
    for slug, projects in {"drenthe": 3, "fryslan": 2, "groningen": 5, "zeeland": 3}.items():
        assert cells[slug].expected == pytest.approx(projects * 8 / 13, abs=1e-3)
        assert cells[slug].ratio == pytest.approx(cells[slug].activity * 13 / projects / 8, abs=1e-3)


def test_a_white_spot_is_what_a_province_states_and_hardly_has(country: Snapshot) -> None:
    answer = gaps(country)
    assert [(c.theme, c.province, c.strength) for c in answer.white_spots] == [
        ("thema/os-vth", "drenthe", 0.8),
    ]
    assert answer.quiet_strengths == []
    spot = _cell(answer, "ta-bouw", "drenthe")
    assert spot.sentence == (
        'Drenthe noemt als zwaartepunt "Circulair bouwen" (ingedeeld bij Bouw); bekend: 1 project.'
    )
    assert spot.verdict == "in balans", "one where two are usual is chance"
    assert [p.id for p in spot.projects] == ["project/sloophub"]
    assert [p.id for p in spot.platforms] == ["platform/drents-bouwnetwerk"]
    assert [(k.id, [s.id for s in k.sources]) for k in spot.kansen] == [
        ("kans/samen-slopen-met-fryslan", ["bron/sloophub-opent-deuren"])
    ]
    (focus,) = spot.focuses
    assert (focus.label, focus.basis, focus.theme, [s.id for s in focus.sources]) == (
        "Circulair bouwen",
        "kansenkaart",
        "thema/ta-bouw",
        ["bron/drentse-aanpak-circulair-bouwen"],
    )


@pytest.mark.parametrize(
    ("theme", "province", "said"),
    [
        (
            "ta-biomassa",
            "groningen",
            'Groningen noemt als zwaartepunt "Bouwen met gewassen" (ingedeeld bij Biomassa en voedsel); '
            "bekend: 2 "
            "projecten (waarvan 1 alleen over verwante onderwerpen).",
        ),
        (
            "ta-bouw",
            "fryslan",
            "Fryslân noemt een kans (ingedeeld bij Bouw); bekend: 2 projecten.",
        ),
        (
            "vm-bouw",
            "zeeland",
            "Zeeland noemt een kans (ingedeeld bij een thema dat met Bouw verwant is); bekend: 2 projecten "
            "(waarvan "
            "2 alleen over verwante onderwerpen).",
        ),
        (
            "vm-infra",
            "zeeland",
            "Zeeland noemt Infrastructuur niet zelf; bekend: 1 project.",
        ),
        ("vm-infra", "limburg", "Van Infrastructuur in Limburg is bekend: geen project en geen zwaartepunt."),
    ],
)
def test_a_cell_says_what_is_stated_and_what_there_is(
    country: Snapshot, theme: str, province: str, said: str
) -> None:
    assert _cell(gaps(country), theme, province).sentence == said


def test_a_linked_theme_counts_by_how_it_is_linked(country: Snapshot) -> None:
    """Hemp falls under biomass in part (0.7): two projects of Fryslân are only on hemp or seaweed."""
    cell = _cell(gaps(country), "ta-biomassa", "fryslan")
    assert (cell.activity, cell.projects_total, cell.projects_under) == (1.4, 2, 0)
    cell = _cell(gaps(country), "ta-biomassa", "groningen")
    assert (cell.activity, cell.projects_total, cell.projects_under) == (1.7, 2, 1)


def test_a_text_is_told_where_no_keyword_tells(country: Snapshot) -> None:
    cell = _cell(gaps(country, GapsQuery(topics=("isolatie",))), "on-isolatie", "fryslan")
    assert (cell.activity, cell.focus) == (0.0, 0.24)
    assert "geen project met dat thema of die naam (wel 1 project met dat woord in de tekst)" in cell.sentence


def test_rows_columns_and_notes_are_what_is_asked(country: Snapshot) -> None:
    answer = gaps(
        country, GapsQuery(provinces=("zeeland", "drenthe"), topics=("slopen", "kwantum", "slopen"))
    )
    assert [p.name for p in answer.provinces] == ["Zeeland", "Drenthe"]
    assert [[c.province for c in row.cells] for row in answer.rows] == [["zeeland", "drenthe"]]
    assert answer.notes == [
        '"kwantum" staat in geen begrippenlijst en in geen enkele tekst; het telt niet mee.',
        "Witte vlekken zijn er alleen van thema's en onderwerpen; zonder rij: kwantum.",
    ]
    assert [row.id for row in gaps(country).rows] == [
        *("thema/ta-biomassa", "thema/ta-bouw", "thema/ta-kunststoffen"),
        *("thema/vm-bouw", "thema/vm-infra", "thema/os-vth"),
    ]
    assert {row.scheme for row in gaps(country, GapsQuery(scheme="Onderwerpen")).rows} == {"onderwerpen"}


def test_a_theme_that_nobody_has_is_expected_nowhere(country: Snapshot) -> None:
    cell = _cell(gaps(country, GapsQuery(topics=("textiel",))), "on-textiel", "zeeland")
    assert (cell.verdict, cell.activity, cell.expected, cell.ratio) == ("leeg", 0.0, 0.0, 0.0)


def test_what_a_cell_shows_has_its_kind(country: Snapshot) -> None:
    cell = _cell(gaps(country), "ta-bouw", "zeeland")
    assert {p.type for p in cell.projects} == {"Project"}
    assert {p.type for p in cell.platforms} == {"Platform"}


def test_a_vocabulary_that_does_not_exist_is_refused_with_those_there_are(country: Snapshot) -> None:
    with pytest.raises(UnknownWordError) as refused:
        gaps(country, GapsQuery(scheme="agendas"))
    assert str(refused.value) == (
        'onbekende begrippenlijst "agendas". Kies uit: krachtenkaart, notitie, onderwerpen, ontwikkelsporen, '
        "transitieagendas, verschilmakers."
    )


def _stated(label: str = "Bouwen", basis: str = "kansenkaart") -> StatedFocus:
    return StatedFocus(label=label, basis=basis, theme="thema/ta-bouw", sources=[])


@pytest.mark.parametrize(
    ("own", "ratio", "verdict", "strength"),
    [
        (CellEvidence(stated=[_stated()], focus=1.0, concentrates=1.0), 0.0, "witte vlek", 1.0),
        (CellEvidence(wanted=True, focus=0.6, activity=1.0), 0.5, "witte vlek", 0.3),
        (CellEvidence(wanted=True, focus=0.6, activity=1.0, platforms_total=1), 0.5, "witte vlek", 0.24),
        (CellEvidence(wanted=True, focus=0.6), 0.6, "in balans", 0.0),
        (CellEvidence(wanted=True, focus=0.5), 0.0, "witte vlek", 0.5),
        (CellEvidence(wanted=True, focus=0.4), 0.0, "in balans", 0.0),
        (CellEvidence(focus=0.6, linked=1), 0.0, "in balans", 0.0),  # only stated of a linked theme
        (CellEvidence(linked=4, activity=4.0), 2.5, "stille kracht", 1.0),
        (CellEvidence(linked=4, activity=4.0), 4.0, "stille kracht", 1.0),
        (CellEvidence(linked=4, activity=4.0, concentrates=0.4), 1.75, "stille kracht", 0.3),
        (CellEvidence(linked=4, activity=4.0, kansen=["kans/a"]), 2.5, "stille kracht", 0.5),
        (CellEvidence(linked=4, activity=4.0, concentrates=0.5), 2.5, "in balans", 0.0),
        (CellEvidence(linked=3, activity=3.0), 1.31, "stille kracht", pytest.approx(0.31 / 1.5)),
        (CellEvidence(linked=3, activity=3.0), 1.3, "in balans", 0.0),
        (CellEvidence(linked=3, activity=2.9), 2.0, "in balans", 0.0),
        (CellEvidence(), 0.0, "leeg", 0.0),
        (CellEvidence(focus=0.1), 0.0, "in balans", 0.0),
    ],
)
def test_a_verdict_is_stated_against_expected(
    own: CellEvidence, ratio: float, verdict: str, strength: float
) -> None:
    found = _verdict(own, ratio, 0.1)
    assert found[0] == verdict
    assert found[1] == pytest.approx(strength)
    by_chance = _verdict(own, ratio, 0.11)
    assert by_chance == (found if not own.activity else ("in balans", 0.0))


@pytest.mark.parametrize(
    ("activity", "expected", "chance"),
    [
        (0.0, 2.0, 0.1353),  # e^-2
        (1.0, 2.0, 0.4060),  # e^-2 (1 + 2)
        (0.2, 2.0, 0.4060),  # as one
        (3.0, 2.0, 0.3233),  # 1 - e^-2 (1 + 2 + 2)
        (3.9, 2.0, 0.3233),  # as three
        (2.0, 2.0, 0.5940),
        (0.0, 0.0, 1.0),
        (40.0, 2.0, 0.0),
    ],
)
def test_chance_is_that_of_as_many_or_as_few(activity: float, expected: float, chance: float) -> None:
    assert _chance(activity, expected) == pytest.approx(chance, abs=1e-4)


def test_a_quiet_strength_says_what_is_more_than_expected() -> None:
    own = CellEvidence(linked=6, under_living=6, activity=6.0)
    assert _sentence("Bouw", "Utrecht", own, "stille kracht", 3.0, 0.084) == (
        "Utrecht heeft 6 projecten op Bouw; naar verhouding zijn het er ongeveer 3 (zo’n verschil ontstaat "
        "door toeval ongeveer 1 op de 12 keer). De provincie noemt het niet als zwaartepunt of kans."
    )
    own = CellEvidence(linked=6, under_living=6, kansen=["kans/a"])
    assert _sentence("Bouw", "Utrecht", own, "stille kracht", 3.25, 0.005).endswith(
        "door toeval minder dan 1 op de 100 keer). De provincie noemt het wel als kans, maar niet als "
        "zwaartepunt."
    )
    own = CellEvidence(named=3, activity=3.0)
    assert _sentence("Bouw", "Utrecht", own, "stille kracht", 1.5, 0.1).startswith(
        "Utrecht heeft 3 projecten met Bouw in de naam en geen met dat trefwoord; naar verhouding zijn het "
    )


def test_what_another_source_says_is_not_told_as_the_own_words_of_a_province() -> None:
    own = CellEvidence(stated=[_stated("Houtbouw", "elders"), _stated("Lemen huizen", "elders")], focus=0.6)
    told = _sentence("Bouw", "Utrecht", own, "witte vlek", 4.0, 0.018)
    assert told == (
        'Van Utrecht noemt een andere bron als richting "Houtbouw" en "Lemen huizen" (ingedeeld bij Bouw), '
        "maar er "
        "is geen project bekend; naar verhouding zijn het er ongeveer 4 (zo’n verschil ontstaat door toeval "
        "ongeveer 1 op de 56 keer)."
    )
    own.stated.append(_stated("Circulair bouwen"))
    own.platforms_total = 2
    own.named = 1
    told = _sentence("Bouw", "Utrecht", own, "witte vlek", 2.0, 0.135)
    assert told.startswith(
        'Utrecht noemt als zwaartepunt "Circulair bouwen" (ingedeeld bij Bouw), maar er is geen '
    )
    assert "geen project met dat thema (wel 1 project met die naam) bekend. Er zijn al 2 platforms." in told
