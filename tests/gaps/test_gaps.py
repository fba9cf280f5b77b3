"""White spots and quiet strengths: what runs beside what is stated."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.base.model import UnknownWordError
from queries.gaps import Cell, GapsAnswer, GapsQuery, gaps
from queries.gaps.weights import CHANCE
from queries.themes.cover import cover


@pytest.fixture(scope="module")
def matrix(seed_store: Store) -> GapsAnswer:
    return gaps(seed_store.at())


def _cell(answer: GapsAnswer, theme: str, province: str) -> Cell:
    row = next(r for r in answer.rows if r.id == f"thema/{theme}")
    return next(c for c in row.cells if c.province == province)


def test_the_whole_field_is_twenty_themes_by_twelve_provinces(matrix: GapsAnswer) -> None:
    assert len(matrix.rows) == 20
    assert all(len(row.cells) == 12 for row in matrix.rows)
    assert [c.province for c in matrix.rows[0].cells] == [p.slug for p in matrix.provinces]


def test_a_white_spot_is_stated_and_hardly_runs(matrix: GapsAnswer) -> None:
    assert matrix.white_spots
    for cell in matrix.white_spots:
        assert cell.focuses or cell.kansen
        assert cell.activity < cell.expected
        assert cell.chance <= CHANCE or not cell.activity
        assert 0 < cell.strength <= 1
        assert all(f.sources for f in cell.focuses)
        assert all(k.sources for k in cell.kansen)
        assert "noemt" in cell.sentence


def test_groningen_states_vth_and_has_no_project_on_it(matrix: GapsAnswer) -> None:
    cell = _cell(matrix, "os-vth", "groningen")
    assert cell.verdict == "witte vlek"
    assert cell.projects_total == 0
    assert "geen project" in cell.sentence


def test_a_quiet_strength_runs_and_is_no_focus(matrix: GapsAnswer) -> None:
    assert matrix.quiet_strengths
    for cell in matrix.quiet_strengths:
        assert cell.activity > cell.expected
        assert cell.chance <= CHANCE
        assert len(cell.projects) > 0
        assert all(f.theme != cell.theme for f in cell.focuses)


def test_mismatches_stand_largest_first(matrix: GapsAnswer) -> None:
    for cells in (matrix.white_spots, matrix.quiet_strengths):
        assert [c.strength for c in cells] == sorted((c.strength for c in cells), reverse=True)


def test_a_project_on_batteries_counts_for_manufacturing_in_part(seed_store: Store) -> None:
    manufacturing = cover(seed_store.at(), "thema/ta-maakindustrie")
    assert manufacturing.activity["thema/ta-maakindustrie"] == 1.0
    assert 0 < manufacturing.activity["thema/on-batterijen"] < 1
    infrastructure = cover(seed_store.at(), "thema/vm-infrastructuur")
    assert infrastructure.activity["thema/on-infrastructuur"] == 1.0  # the same in another vocabulary


def test_a_wider_theme_brings_no_projects_with_it(seed_store: Store) -> None:
    """Whoever works on construction does not thereby work on asphalt."""
    found = cover(seed_store.at(), "thema/on-asfalt")
    assert "thema/ta-bouw" not in found.activity
    assert 0 < found.focus["thema/ta-bouw"] < 0.5


def test_expectations_add_up_to_what_there_is(matrix: GapsAnswer) -> None:
    for row in matrix.rows:
        active = sum(c.activity for c in row.cells)
        assert sum(c.expected for c in row.cells) == pytest.approx(active, rel=0.01, abs=0.05)


def test_a_topic_makes_its_own_row(seed_store: Store) -> None:
    answer = gaps(seed_store.at(), GapsQuery(topics=("textiel",), provinces=("Overijssel", "zeeland")))
    assert [p.slug for p in answer.provinces] == ["overijssel", "zeeland"]
    assert [row.name for row in answer.rows] == ["textiel"]
    overijssel, zeeland = answer.rows[0].cells
    assert overijssel.projects_total > zeeland.projects_total


def test_one_vocabulary_can_be_chosen_by_any_spelling(seed_store: Store) -> None:
    assert len(gaps(seed_store.at(), GapsQuery(scheme="Transitieagendas")).rows) == 5
    with pytest.raises(UnknownWordError, match="Kies uit"):
        gaps(seed_store.at(), GapsQuery(scheme="agenda"))


def test_a_word_that_is_no_theme_has_no_row_and_says_so(seed_store: Store) -> None:
    answer = gaps(seed_store.at(), GapsQuery(topics=("qqqxyz",)))
    assert answer.rows == []
    assert any("zonder rij" in note for note in answer.notes)
