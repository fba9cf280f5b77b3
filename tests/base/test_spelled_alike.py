"""One measure of likeness behind every *Bedoelde u*, and one way to count in Dutch."""

from __future__ import annotations

import pytest

from graph.likeness import nearest
from loaders.text.problems import did_you_mean
from queries.dutch.phrases import counted, nearest_of, things


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("drente", ["groningen", "drenthe"], "drenthe"),
        ("Frysland", ["Fryslân", "Flevoland"], "Fryslân"),
        ("uitvoring", ["pilot", "uitvoering"], "uitvoering"),
        ("xyz", ["pilot", "uitvoering"], None),
        ("iets", [], None),
    ],
)
def test_the_nearest_known_word(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_cards_and_questions_mean_the_same_word() -> None:
    assert did_you_mean("pilto", ["pilot", "idee"]) == nearest_of("pilto", ["pilot", "idee"])


def test_what_is_like_nothing_is_told_what_there_is() -> None:
    assert nearest_of("xyz", ["pilot", "idee"]) == "Kies uit: pilot, idee."
    assert did_you_mean("xyz", ["pilot", "idee"], "Kies een fase.") == "Kies een fase."


def test_one_is_never_many() -> None:
    assert things(1, "Project") == "één project"
    assert counted(1, "kans", "kansen") == "1 kans"
    assert counted(0, "kans", "kansen") == "0 kansen"
    assert things(1463, "Project") == "1.463 projecten"
