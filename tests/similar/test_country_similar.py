"""The wheel invented twice in a small country, and what is said of who knows whom."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Snapshot
from queries.base.model import Reference
from queries.base.parts import Wholes, wholes
from queries.matches.weights import CHANCE_OF
from queries.similar import SimilarQuery, similar
from queries.similar.groups import Found, _clusters
from queries.similar.model import Member
from queries.similar.reasons import (
    _conversation,
    _leads,
    _phases,
    _subjects,
    _where,
    _years,
    differences,
    explanation,
    grade,
)
from queries.similar.weights import SAME, STRONG, THRESHOLD

PROVINCES = {"drenthe": "Drenthe", "groningen": "Groningen", "zeeland": "Zeeland"}


def test_two_banks_of_materials_are_one_wheel(country: Snapshot) -> None:
    answer = similar(country)
    group, hemp = answer.groups
    assert (answer.total, answer.already_connected, answer.notes) == (2, 0, [])
    assert [m.id for m in hemp.members] == ["project/hennepwoning-delfzijl", "project/vezelhennep-in-de-bouw"]
    assert [m.id for m in group.members] == [
        "project/materialenbank-groningen",
        "project/materialenbank-vlissingen",
    ]
    assert (group.id, group.name, group.grade) == (
        "project/materialenbank-groningen",
        "hergebruik, slopen",
        "vrijwel hetzelfde",
    )
    assert (group.provinces, group.connected, group.lessons) == (["groningen", "zeeland"], False, [])
    assert [t.id for t in group.topics] == ["thema/on-hergebruik", "thema/on-slopen"]
    assert [t.id for t in group.themes] == ["thema/ta-bouw"]
    assert group.explanation == (
        "2 projecten in Groningen en Zeeland doen vrijwel hetzelfde: hergebruik, slopen. Een gedeeld "
        "platform, trekker of partner is niet bekend."
    )
    (likeness,) = group.likenesses
    assert list(likeness.parts) == list(CHANCE_OF)
    assert all(0.9 < part <= 1 for part in likeness.parts.values()), (
        "their words are the same but for the place"
    )
    assert likeness.score == group.score > hemp.score > SAME
    assert {"bouwers", "verkocht", "verzameld"} < set(likeness.words)
    assert likeness.words[0] == "Materialenbank", "a word of both names says most"
    assert group.differences == [
        "Waar: Groningen en Zeeland.",
        "Fase: uitvoering: Materialenbank Groningen; pilot: Materialenbank Vlissingen.",
        "Begin: Materialenbank Groningen in 2020, Materialenbank Vlissingen in 2022.",
        "Trekker: Materialenbank Groningen: Stichting Materialenbank; Materialenbank Vlissingen: Gemeente "
        "Vlissingen.",
    ]
    (talk,) = group.conversations
    assert (talk.first.id, talk.second.id) == (
        "organisatie/gemeente-vlissingen",
        "organisatie/stichting-materialenbank",
    )
    assert talk.advice == (
        "Gemeente Vlissingen (Materialenbank Vlissingen) kan in gesprek met Stichting Materialenbank over "
        "Materialenbank Groningen (fase uitvoering); een gezamenlijk platform of partner is niet bekend."
    )
    first = group.members[0]
    assert [s.id for s in first.sources] == ["bron/bericht-1-van-groningen", "bron/bericht-2-van-groningen"]
    assert ([p.name for p in first.leads], first.platforms) == (["Stichting Materialenbank"], [])
    assert [p.name for p in group.members[1].platforms] == ["Zeeuwse Bouwkring"]


@pytest.mark.parametrize(
    ("chosen", "total"),
    [
        ({"provinces": ("zeeland",)}, 1),
        ({"provinces": ("drenthe",)}, 0),
        ({"topics": ("slopen",)}, 1),
        ({"themes": ("ta-bouw",)}, 2),
        ({"topics": ("hennep",)}, 1),
        ({"topics": ("verkocht",)}, 1),  # only in the text of both
        ({"topics": ("noord",)}, 1),  # parties of both have it in their names
        ({"threshold": 0.98}, 1),
        ({"offset": 1}, 2),
    ],
)
def test_groups_in_scope(country: Snapshot, chosen: dict[str, Any], total: int) -> None:
    answer = similar(country, SimilarQuery(**chosen))
    assert answer.total == total
    assert len(answer.groups) == total - chosen.get("offset", 0)


def test_one_project_is_compared_with_all(country: Snapshot) -> None:
    (group,) = similar(country, SimilarQuery(project="Materialenbank Vlissingen")).groups
    assert [m.name for m in group.members] == ["Materialenbank Vlissingen", "Materialenbank Groningen"]
    assert similar(country, SimilarQuery(project="Plastic uit bieten")).groups == []


def test_what_stopped_is_no_example(country: Snapshot) -> None:
    answer = similar(country, SimilarQuery(project="Hennephuis Assen"))
    assert (answer.total, answer.groups) == (0, [])
    assert answer.notes == [
        '"Hennephuis Assen" loopt niet meer en is geen voorbeeld. Hiervan kunt u leren: Gestopt in 2020. De '
        "vergunning bleef uit."
    ]


def _anywhere(first: int, second: int) -> bool:
    return True


def test_all_of_a_cluster_are_alike() -> None:
    assert not _clusters({(0, 1): 0.9}, 0.6, lambda first, second: False)
    likeness = {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.7, (0, 2): 0.5, (4, 5): 0.4}
    assert sorted(_clusters(likeness, 0.6, _anywhere)) == [(0, 1), (2, 3)], "0 and 3 are not alike"
    likeness |= {(0, 3): 0.45, (1, 3): 0.45}
    whole = dict(sorted(likeness.items(), key=lambda kv: -kv[1]))
    assert sorted(_clusters(whole, 0.6, _anywhere)) == [(0, 1, 2, 3)]
    assert sorted(_clusters(whole, 0.75, _anywhere)) == [(0, 1), (2, 3)]


def _member(name: str, **known: Any) -> Member:
    base: dict[str, Any] = {
        "id": f"project/{name.casefold()}",
        "name": name,
        "description": "",
        "phase": "pilot",
        "phase_as_of": None,
        "start_year": None,
        "provinces": ["drenthe"],
        "leads": [],
        "platforms": [],
        "only_topics": [],
        "sources": [],
    }
    return Member(**{**base, **known})


def _party(name: str, type_: str = "Organisation") -> Reference:
    return Reference(id=f"organisatie/{name.casefold()}", type=type_, name=name)


def test_what_differs_is_said_only_where_it_does() -> None:
    same = [_member("Een"), _member("Twee")]
    assert differences(same, PROVINCES) == [
        "Waar: Drenthe.",
        "Trekker: van geen van deze projecten bekend.",
    ]
    assert _where(
        [_member("Een", provinces=["zeeland", "drenthe"]), _member("Twee", provinces=[])], PROVINCES
    ) == ("Waar: Zeeland en Drenthe.")
    assert _phases([_member("Een", phase="idee"), _member("Twee"), _member("Drie", phase_as_of=2020)]) == (
        "Fase: pilot: Twee; pilot (stand van 2020): Drie; idee: Een."
    )
    years = [_member("Een", start_year=2022), _member("Twee", start_year=2019), _member("Drie")]
    assert _years(years) == "Begin: Twee in 2019, Een in 2022. Van 1 project is het beginjaar niet bekend."
    assert _years(years[::2]) == ""
    assert _years([_member("Een", start_year=2020), _member("Twee", start_year=2020)]) == ""
    led = [_member("Een", leads=[_party("A"), _party("B")]), _member("Twee"), _member("Drie")]
    assert _leads(led) == "Trekker: Een: A en B. Van 2 projecten is de trekker niet bekend."
    many = [_member(f"P{n}", leads=[_party("A")]) for n in range(6)]
    assert _leads(many) == "Trekker: P0: A; P1: A; P2: A; P3: A; en 2 andere."
    hemp = Reference(id="thema/on-hennep", type="Theme", name="hennep")
    assert _subjects([_member("Een", only_topics=[hemp]), _member("Twee")]) == ["Alleen Een: hennep."]


@pytest.mark.parametrize(
    ("first", "second", "through", "advice", "connected"),
    [
        ("A", "A", [], "A is bij allebei betrokken.", False),
        ("A", "B", ["B"], "B is bij allebei betrokken, en kent A al.", True),
        ("A", "B", ["A", "C"], "A is bij allebei betrokken, en kent B al.", True),
        ("A", "B", ["C", "D"], "A en B kennen elkaar al, via C en D.", True),
        (
            "A",
            "B",
            [],
            "A (Een) kan in gesprek met B over Twee (fase pilot); een gezamenlijk platform of partner is "
            "niet bekend.",
            False,
        ),
    ],
)
def test_who_should_talk_to_whom(
    country: Snapshot, first: str, second: str, through: list[str], advice: str, connected: bool
) -> None:
    found = _conversation(
        _member("Een"),
        _party(first),
        _member("Twee"),
        _party(second),
        [_party(name) for name in through],
        wholes(country),
    )
    assert found.advice == advice
    assert found.through == [_party(name) for name in through if name not in (first, second)]
    assert found.connected is (connected or first == second)


def test_a_part_and_its_whole_are_one_party(country: Snapshot) -> None:
    part = Reference(
        id="organisatie/afdeling-bouw-van-de-hogeschool-noord", type="Organisation", name="Afdeling Bouw"
    )
    whole = Reference(id="organisatie/hogeschool-noord", type="Organisation", name="Hogeschool Noord")
    known: Wholes = wholes(country)
    for first, second in ((part, whole), (whole, part)):
        found = _conversation(_member("Een"), first, _member("Twee"), second, [], known)
        assert found.advice == (
            "Afdeling Bouw is een onderdeel van Hogeschool Noord: dat is bij allebei betrokken."
        )
        assert found.connected


def _found(score: float, *apart: tuple[int, int]) -> Found:
    return Found((0, 1), score, tuple(apart), frozenset({"drenthe", "zeeland"}), frozenset())


def test_how_alike_a_group_is_in_words() -> None:
    members = [_member("Een"), _member("Twee")]
    assert [grade(s) for s in (SAME, SAME - 0.01, STRONG, STRONG - 0.01, THRESHOLD, THRESHOLD - 0.01)] == [
        "vrijwel hetzelfde",
        "sterk verwant",
        "sterk verwant",
        "verwant",
        "verwant",
        "zelfde onderwerp",
    ]
    assert explanation(_found(0.9), members, "hennep", PROVINCES) == (
        "2 projecten in Drenthe en Zeeland doen vrijwel hetzelfde: hennep. Ze kennen elkaar al: elk tweetal "
        "deelt een "
        "platform, trekker of partner."
    )
    assert explanation(_found(0.1, (0, 1)), members, "hennep", PROVINCES).startswith(
        "2 projecten in Drenthe en Zeeland raken hetzelfde onderwerp: hennep. Een gedeeld platform"
    )
    assert explanation(_found(0.9, (0, 1), (0, 2)), members, "hennep", PROVINCES).endswith(
        "Van 2 tweetallen in verschillende provincies is geen gedeeld platform, gedeelde trekker of "
        "gedeelde partner "
        "bekend."
    )
