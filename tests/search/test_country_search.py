"""Searching a small country: what is found, why, and what stands beside it."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Snapshot
from queries.search import SearchQuery, search, text_matches
from queries.search.snippets import LEAD, MAX_SNIPPET, _cut


def _found(country: Snapshot, text: str, **chosen: Any) -> list[str]:
    return [hit.id for hit in search(country, SearchQuery(text=text, **chosen)).hits]


HEMP = ["project/hennepwoning-delfzijl", "project/vezelhennep-in-de-bouw"]


@pytest.mark.parametrize(
    ("text", "first", "total"),
    [
        ("slopen", ["thema/on-slopen", "kans/samen-slopen-met-fryslan", "kans/samen-slopen-met-drenthe"], 14),
        ("henep woning", HEMP, 2),
        ("projecten in Emmen", ["project/sloophub", "gemeente/gm0114", "publicatie/zo-sloopt-emmen"], 5),
        (
            '"gebruikte bouwmaterialen"',
            ["project/materialenbank-groningen", "project/materialenbank-vlissingen"],
            2,
        ),
        ('"bouwmaterialen gebruikte"', [], 0),
        ("DBN", ["platform/drents-bouwnetwerk", "project/sloophub"], 2),
        ("asfaltweg", ["project/asfalt-dat-blijft", "thema/on-asfalt"], 2),
        ("friese hennep", [HEMP[1], "project/sloophub"], 7),
        ("kwantum", [], 0),
    ],
)
def test_a_question_finds(country: Snapshot, text: str, first: list[str], total: int) -> None:
    assert _found(country, text)[: len(first)] == first
    assert search(country, SearchQuery(text=text)).total == total


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"provinces": ["Zeeland"]}, {"materialenbank-vlissingen", "zeewier-als-isolatie"}),
        ({"provinces": ["provincie/fryslan"]}, {"sloophub", "vezelhennep-in-de-bouw"}),
        ({"phases": ["Pilot"]}, {"materialenbank-vlissingen", "hennepwoning-delfzijl"}),
        ({"themes": ["on-hennep"], "phases": ["idee"]}, {"vezelhennep-in-de-bouw"}),
        ({"themes": ["kunststoffen"]}, {"vezelhennep-in-de-bouw"}),
    ],
)
def test_filters_narrow(country: Snapshot, chosen: dict[str, Any], found: set[str]) -> None:
    assert set(_found(country, "bouw", types=["projecten"], **chosen)) == {f"project/{i}" for i in found}


def test_a_hit_says_why_it_was_found_and_marks_the_words(country: Snapshot) -> None:
    hits = {h.id: h for h in search(country, SearchQuery(text="henep woning")).hits}
    home = hits[HEMP[0]]
    assert home.matched == ["naam", "lijkt op"]
    assert home.snippet.text == "Een woning met isolatie van hennep uit de streek."
    assert [home.snippet.text[s:e] for s, e in home.snippet.marks] == ["woning", "hennep"]
    assert (home.type, home.type_name, home.name) == ("Project", "project", "Hennepwoning Delfzijl")
    assert (home.provinces, home.phase, home.phase_as_of) == (["groningen"], "pilot", None)
    assert hits[HEMP[1]].matched == ["naam", "omschrijving", "lijkt op"]
    (network, hub) = search(country, SearchQuery(text="DBN")).hits
    assert network.matched == ["ook bekend als"]
    assert hub.matched == ["partij"]
    (first, second, *_) = search(country, SearchQuery(text="friese hennep")).hits
    assert (first.matched, second.matched) == (["naam", "plaats"], ["onderwerp", "omschrijving"])
    assert first.score > second.score > 0


def test_facets_count_all_hits(country: Snapshot) -> None:
    answer = search(country, SearchQuery(text="bouw", types=("project",), themes=("ta-bouw",), limit=1))
    assert (answer.total, len(answer.hits)) == (8, 1)
    facets = answer.facets
    assert [(f.value, f.label, f.count) for f in facets.types] == [("Project", "projecten", 8)]
    assert [(f.value, f.label, f.count) for f in facets.provinces] == [
        ("groningen", "Groningen", 3),
        ("drenthe", "Drenthe", 2),
        ("fryslan", "Fryslân", 2),
        ("zeeland", "Zeeland", 2),
    ]
    assert [(f.value, f.label, f.count) for f in facets.themes] == [
        ("thema/ta-bouw", "Bouw", 8),
        ("thema/ta-biomassa", "Biomassa en voedsel", 1),
        ("thema/ta-kunststoffen", "Kunststoffen", 1),
        ("thema/os-vth", "VTH", 1),
    ]
    assert [(f.value, f.count) for f in facets.phases] == [
        ("idee", 2),
        ("pilot", 2),
        ("uitvoering", 2),
        ("gestopt", 1),
        ("onbekend", 1),
    ]


def test_pages_follow_on_each_other(country: Snapshot) -> None:
    every = _found(country, "bouw", limit=0)
    assert _found(country, "bouw", limit=3, offset=2) == every[2:5]
    assert len(_found(country, "bouw")) == 10 < len(every)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("henep", ["hennep"]),
        ("henep woning", ["hennep woning"]),
        ("asfald in Zeelant", ["asfalt in Zeeland"]),
        ("hennep", []),
        ("de", []),
        ("kwantumcomputers", []),
    ],
)
def test_a_doubtful_word_is_put_right(country: Snapshot, text: str, meant: list[str]) -> None:
    assert search(country, SearchQuery(text=text)).did_you_mean == meant


@pytest.mark.parametrize(
    ("word", "things"),
    [
        ("bieten", ["project/plastic-uit-bieten", "kans/wie-neemt-bietenplastic-af"]),
        ("hennephuis", ["project/hennephuis-assen"]),
        ("isolatie hennep", ["project/hennepwoning-delfzijl", "project/vezelhennep-in-de-bouw"]),
        ("henep", []),
        ("...", []),
    ],
)
def test_texts_that_have_a_word(country: Snapshot, word: str, things: list[str]) -> None:
    assert text_matches(country, word) == things


def test_a_long_text_is_cut_around_the_words_that_were_found() -> None:
    text = "begin " + "woord " * 60 + "hennep en hennep " + "woord " * 60 + "eind"
    at = [text.index("hennep"), text.index("hennep") + 10]
    cut = _cut(text, [(a, a + 6) for a in at])
    assert [cut.text[s:e] for s, e in cut.marks] == ["hennep", "hennep"]
    assert cut.text.startswith("… woord ")
    assert cut.text.endswith("woord …")
    assert MAX_SNIPPET - 12 < len(cut.text) <= MAX_SNIPPET + 4
    assert LEAD - 8 <= cut.marks[0][0] <= LEAD + 2
    begin = _cut(text, [])
    assert begin.text.startswith("begin woord ")
    assert begin.text.endswith(" woord …")
    assert begin.marks == []
    end = _cut(text, [(len(text) - 4, len(text))])
    assert end.text.endswith("woord eind")
    assert end.text.startswith("… woord")
    short = _cut("kort", [(0, 4)])
    assert (short.text, short.marks) == ("kort", [(0, 4)])
