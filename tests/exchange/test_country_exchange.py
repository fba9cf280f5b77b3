"""Proposals between the provinces of a small country: which there are, their value and why, word for word."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.exchange import (
    BoardAnswer,
    ExchangeQuery,
    Proposal,
    ProposalsAnswer,
    board,
    latest,
    proposals,
)

BANK, AFTER = "project/materialenbank-groningen", "kans/afnemers-voor-gebruikt-bouwmateriaal"
WITH_FRYSLAN, WITH_DRENTHE = "kans/samen-slopen-met-fryslan", "kans/samen-slopen-met-drenthe"


@pytest.fixture(scope="module")
def answer(country: Snapshot) -> ProposalsAnswer:
    return proposals(country, ExchangeQuery(limit=0))


@pytest.fixture(scope="module")
def every(country: Snapshot) -> BoardAnswer:
    return board(country, ExchangeQuery(limit=0))


def called(answer: ProposalsAnswer, identifier: str) -> Proposal:
    (found,) = (one for one in answer.proposals if one.id == identifier)
    return found


def test_what_there_is_to_propose_in_turn(answer: ProposalsAnswer) -> None:
    assert (answer.total, answer.new, answer.building, answer.notes) == (15, 10, 5, [])
    assert [(one.match.need.id, one.match.supply.id, one.new) for one in answer.proposals][:4] == [
        (AFTER, BANK, True),
        ("project/zeewier-als-isolatie", "project/sloophub", True),
        ("project/vezelhennep-in-de-bouw", "project/hennepwoning-delfzijl", False),
        (WITH_FRYSLAN, "platform/zeeuwse-bouwkring", True),
    ]


def test_a_proposal_says_who_asks_who_has_it_and_why_it_is_worth_a_talk(answer: ProposalsAnswer) -> None:
    first = answer.proposals[0]
    assert (first.asking, first.having, first.said) == (["zeeland"], ["groningen"], "slopen")
    assert first.subject is not None
    assert (first.subject.id, first.subject.name) == ("thema/on-slopen", "slopen")
    assert [(w.part, w.text) for w in first.weighed] == [
        ("nuttig", "de geschatte kans dat dit nuttig is, naar hoe zij op elkaar lijken"),
        ("gevraagd", "een kans die op een kaart staat"),
        ("aanbod", "Materialenbank Groningen is in uitvoering sinds 2020"),
        ("onderwerp", "slopen (activiteit), trefwoord van 9"),
        ("kern", "de ander gaat over wat de naam van de kans noemt, of die naam zegt dat niet"),
        ("bereik", "speelt in enkele provincies"),
        ("nieuw", "hierop is tussen hen nog niets bekend"),
    ]
    values = {w.part: w.value for w in first.weighed}
    assert {part: values[part] for part in ("gevraagd", "aanbod", "kern", "bereik", "nieuw")} == {
        "gevraagd": 1.0,
        "aanbod": 1.0,
        "kern": 1.0,
        "bereik": 1.0,
        "nieuw": 1.0,
    }
    assert values["onderwerp"] == 0.461
    assert first.value == pytest.approx(values["nuttig"] * values["onderwerp"], abs=0.001)
    assert first.value == round(first.value, 4)
    assert first.joint_work == (
        "Een gezamenlijk project of platform over slopen is niet bekend; gezocht op trefwoord, naam en tekst."
    )
    assert (first.together, first.together_total) == ([], 0)


def test_what_they_share_already_is_named_with_how_that_is_known(answer: ProposalsAnswer) -> None:
    known = called(answer, f"{WITH_DRENTHE}~platform/drents-bouwnetwerk")
    assert [(one.id, one.how) for one in known.together] == [
        ("project/sloophub", "trefwoord"),
    ], "the Kring van Noord is no more"
    assert known.joint_work == "Over slopen delen zij al Sloophub Emmen (gevonden op trefwoord)."
    assert (known.new, known.together_total) == (False, 1)
    carried = called(answer, "project/vezelhennep-in-de-bouw~project/hennepwoning-delfzijl")
    assert carried.joint_work == (
        "Over vezelhennep en isolatie delen zij al Drents Bouwnetwerk (als drager van een project daarover)."
    )
    told = {w.part: (w.value, w.text) for w in carried.weighed}
    assert told["onderwerp"][1] == (
        "het meest concrete van: vezelhennep (materiaal), trefwoord van 3; "
        "isolatie (product), trefwoord van 2"
    )
    assert told["kern"][1] == "of de ander gaat over wat in de naam staat, telt alleen bij een kans"
    assert told["nieuw"] == (0.6, "hierop bestaat al iets, of er is een partij die hen verbindt")
    assert told["gevraagd"] == (0.75, "Vezelhennep in de bouw is een idee en kan leren van wie verder is")
    assert told["aanbod"] == (0.85, "Hennepwoning Delfzijl is een proef sinds 2021")
    one = called(answer, f"{WITH_DRENTHE}~{WITH_FRYSLAN}")
    assert one.joint_work == "Over slopen delen zij al Sloophub Emmen (gevonden op trefwoord)."


def test_what_is_alike_is_one_proposal_with_the_others_behind_it(answer: ProposalsAnswer) -> None:
    assert [(m.need.id, m.supply.id) for m in answer.proposals[0].also] == [
        ("project/materialenbank-vlissingen", BANK),
        (AFTER, "project/proefhub-noord"),
    ]
    assert sum(len(one.also) for one in answer.proposals) == 7
    shown = [(m.need.id, m.supply.id) for one in answer.proposals for m in (one.match, *one.also)]
    assert len({frozenset(pair) for pair in shown}) == len(shown), "each pair of things once"


def test_the_board_has_every_kans_with_what_answers_it_best(every: BoardAnswer) -> None:
    assert (every.total, every.without) == (4, 1)
    assert [(n.need.id, n.asking, n.matches, n.having, n.new) for n in every.needs] == [
        (AFTER, ["zeeland"], 6, ["groningen"], True),
        (WITH_FRYSLAN, ["drenthe"], 6, ["zeeland"], True),
        (WITH_DRENTHE, ["fryslan"], 7, ["zeeland"], True),
        ("kans/wie-neemt-bietenplastic-af", ["groningen"], 0, [], None),
    ]
    assert [n.best.supply.id if n.best else None for n in every.needs] == [
        BANK,
        "platform/zeeuwse-bouwkring",
        "platform/zeeuwse-bouwkring",
        None,
    ]
    first, last = every.needs[0], every.needs[-1]
    assert first.description == "Zeeland zoekt bouwers die materiaal uit sloop afnemen."
    assert [t.name for t in first.themes] == ["Bouw"]
    assert [t.name for t in last.themes] == ["Kunststoffen"]


def test_the_newest_come_first_with_the_date_of_the_newest_source_of_either(country: Snapshot) -> None:
    found = latest(country, "Zeeland")
    assert (found.province.id, found.province.name, found.undated) == ("provincie/zeeland", "Zeeland", 0)
    told = [(m.date, m.said, m.match.need.id, m.match.supply.id) for m in found.matches]
    assert len(told) == 14
    assert told[0] == ("2024-01-15", "slopen", AFTER, WITH_DRENTHE)
    assert told[-4:] == [
        ("2023-03-22", "slopen", AFTER, "project/proefhub-noord"),
        ("2023-02", "slopen", AFTER, BANK),
        ("2023-02", "slopen", "project/materialenbank-vlissingen", BANK),
        ("2023-02", "isolatie", "project/zeewier-als-isolatie", "project/hennepwoning-delfzijl"),
    ]
    assert len(latest(country, "zeeland", 2).matches) == 2


def test_a_side_of_a_proposal_says_what_it_is(answer: ProposalsAnswer) -> None:
    need, supply = answer.proposals[0].match.need, answer.proposals[0].match.supply
    assert (need.role, supply.role) == ("need", "supply")
    assert need.description == "Zeeland zoekt bouwers die materiaal uit sloop afnemen."
    assert [p.name for p in supply.provinces] == ["Groningen"]
    assert (supply.phase, supply.stage) == ("uitvoering", "in uitvoering sinds 2020")
    kans = called(answer, f"{WITH_DRENTHE}~{WITH_FRYSLAN}").match.need
    assert kans.description == "", "it has none"
