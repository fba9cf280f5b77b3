"""What a candidate says of itself, what is left out, and whose weights put it on top, in a small country."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.store import Snapshot
from queries.base.model import SourceReference
from queries.scaling import RobustnessQuery, ScalingQuery, robustness, scaling
from queries.scaling.answer import _left_out
from queries.scaling.cards import first_sentence, gave
from queries.scaling.landscape import _words_of_topics
from queries.scaling.matrix import CriteriaMatrix, criteria_matrix
from queries.scaling.words import understand


@pytest.fixture
def matrix(country: Snapshot) -> CriteriaMatrix:
    return criteria_matrix(country, understand(country, ScalingQuery())[0])


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ("120 ton hergebruikt; 40 ton verkocht", "120 ton hergebruikt."),
        ("Dat werkte goed; 40 ton verkocht", "40 ton verkocht."),
        ("Dat werkte goed", "Dat werkte goed."),
        ("minder afval!", "Minder afval!"),
        ("  ; het eerste", "Het eerste."),
    ],
)
def test_the_first_result_that_can_be_understood_alone_is_told(results: str, said: str) -> None:
    source = SourceReference(id="bron/x", title="X", publisher="", url="", date="", where="")
    found = gave(results, [source])
    assert found is not None
    assert (found.text, found.source) == (said, source)
    assert gave(results, []) == found.model_copy(update={"source": None})
    assert gave(" ; ", [source]) is None


def test_a_sentence_ends_where_the_next_begins() -> None:
    assert first_sentence("Een hub. Daar haalt men hout.") == "Een hub."
    assert first_sentence("Een hub van dhr. Bos in Emmen. Meer niet.") == "Een hub van dhr. Bos in Emmen."
    assert first_sentence("een hub\n zonder punt") == "een hub zonder punt."
    assert first_sentence("") == ""


def test_names_and_other_names_of_topics_alone_are_its_words() -> None:
    rows: list[dict[str, Any]] = [
        {"id": "on-hennep", "scheme": "onderwerpen", "name": "Hennep", "aliases": ["Kemp"]},
        {"id": "on-kemp", "scheme": "onderwerpen", "name": "kemp", "aliases": None},
        {"id": "ta-bouw", "scheme": "transitieagendas", "name": "Bouw", "aliases": ["bouwen"]},
    ]
    assert _words_of_topics(rows) == {"hennep": "on-hennep", "kemp": "on-hennep"}


@pytest.mark.parametrize(
    ("everywhere", "nowhere", "said"),
    [
        (0, 0, []),
        (1, 0, ["1 project loopt al in alle provincies en is daarom geen kandidaat."]),
        (2, 0, ["2 projecten lopen al in alle provincies en zijn daarom geen kandidaat."]),
        (
            0,
            1,
            [
                "Van 1 project is niet bekend in welke provincie het loopt; dan is ook geen nieuwe "
                "provincie aan te wijzen."
            ],
        ),
        (
            0,
            2,
            [
                "Van 2 projecten is niet bekend in welke provincie het loopt; dan is ook geen nieuwe "
                "provincie aan te wijzen."
            ],
        ),
    ],
)
def test_what_is_no_candidate_is_counted(
    matrix: CriteriaMatrix, everywhere: int, nowhere: int, said: list[str]
) -> None:
    assert _left_out(replace(matrix, everywhere=everywhere, nowhere=nowhere), True) == said


def test_of_a_large_graph_it_is_told_how_many_were_weighed(matrix: CriteriaMatrix) -> None:
    (note,) = _left_out(replace(matrix, everywhere=0, nowhere=0, total=1000), False)
    assert note.startswith("Van ten hoogste 1000 kandidaten zijn er 9 gewogen, ")


def test_a_card_tells_what_it_is_what_it_gave_and_where_it_can_go(country: Snapshot) -> None:
    hub = scaling(country, ScalingQuery(projects=("sloophub",))).candidates[0]
    assert hub.what in (
        "Bouwmateriaal uit sloop krijgt een tweede leven.",
        "Hub waar Friese slopers hun materiaal brengen en halen.",
    )
    assert hub.gave is not None
    assert hub.gave.text == "120 ton materiaal hergebruikt."
    idea = scaling(country, ScalingQuery(projects=("zeewier-als-isolatie",))).candidates[0]
    assert (idea.what, idea.gave) == ("Isolatieplaten van zeewier.", None)


def test_weights_are_tried_on_the_candidates_that_are_asked(country: Snapshot) -> None:
    zeeland = robustness(country, RobustnessQuery(from_provinces=("zeeland",), samples=200))
    assert {c.id.partition("/")[2] for c in zeeland.candidates} <= {
        "asfalt-dat-blijft",
        "materialenbank-vlissingen",
        "zeewier-als-isolatie",
    }
    hemp = robustness(country, RobustnessQuery(topics=("hennep",), samples=200))
    assert {c.id.partition("/")[2] for c in hemp.candidates} <= {
        "sloophub",
        "hennepwoning-delfzijl",
        "vezelhennep-in-de-bouw",
    }
    assert zeeland.candidates
    assert hemp.candidates
