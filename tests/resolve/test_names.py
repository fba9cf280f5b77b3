"""Names of parties without the seeds: each rule that makes two names one, and what it leaves alone."""

from __future__ import annotations

import math

import pytest

from loaders.doubles.likeness import Likeness, is_initials_of, surplus_only_says_where
from loaders.records.records import ProjectRecord, Records
from loaders.resolve.names import (
    Places,
    abbreviates,
    first_letters,
    folded,
    head,
    is_abbreviation,
    is_distinctive,
    is_roman,
    key,
    names_a_group,
    names_several,
    tells_apart,
    without_parentheses,
    words,
)
from loaders.resolve.resolve import resolve
from loaders.resolve.slips import one_slip_apart, slip_keys

PLACES = Places(
    [
        ("Fryslân", ["Friesland"]),
        ("Groningen", []),
        ("'s-Gravenhage", ["Den Haag"]),
        ("Noord-Brabant", ["Brabant"]),
        ("Heerde", []),
        ("Heerlen", []),
        ("Rotterdam", []),
    ]
)


def test_a_name_is_folded_and_what_does_not_carry_it_is_left_out() -> None:
    assert folded("Fryslân & Co (B.V.)") == "fryslan en co b v"
    assert folded("…") == "…"
    assert words("Stichting De Mol van Fryslân B.V.") == ("mol", "fryslan")
    assert words("Gem. Emmen") == ("gemeente", "emmen")
    assert words("De") == ("de",)
    assert words("Min") == ("min",)
    assert key("De Mol B.V.") == "mol"
    assert without_parentheses("Unie (UvW)") == ("Unie", "UvW")
    assert without_parentheses("(UvW) Unie") == ("(UvW) Unie", "")
    assert head("CESI - Circular Economy") == ("CESI", "Circular Economy")
    assert head("Mol, de") == ("Mol", "de")
    assert head("Mol") == ("Mol", "")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("UvW", True),
        ("IPO", True),
        ("A", False),
        ("TNO-ACE8", True),
        ("ABCDEFGHI", False),
        ("Unie", False),
        ("UNie", True),
        ("UNiee", False),
        ("U W", False),
        ("NL", True),
    ],
)
def test_an_abbreviation_is_short_and_mostly_capitals(name: str, is_one: bool) -> None:
    assert is_abbreviation(name) is is_one


@pytest.mark.parametrize(
    ("short", "long", "does"),
    [
        ("UvW", "unie van waterschappen", True),
        ("UW", "unie van waterschappen", True),
        ("OMWB", "omgevingsdienst midden en west brabant", True),
        ("ODRA", "omgevingsdienst regio arnhem", True),
        ("UvX", "unie van waterschappen", False),
        ("UvWX", "unie van waterschappen", False),
        ("U", "unie van", False),
        ("UV", "unie van", False),  # one word that counts
    ],
)
def test_initials_of_all_words_in_their_order(short: str, long: str, does: bool) -> None:
    assert abbreviates(short, long.split()) is does
    assert is_initials_of(short, long) is does


def test_the_letters_with_which_an_abbreviation_can_begin() -> None:
    assert first_letters(["unie", "van", "waterschappen"]) == {"uv", "uw"}
    assert first_letters(["unie", "waterschappen", "noord"]) == {"uw"}
    assert first_letters(["omgevingsdienst", "regio"]) == {"od", "or"}
    assert first_letters(["dienst", "regio"]) == {"dr"}


def test_places_go_by_their_official_name() -> None:
    assert PLACES.within("Gemeente Den Haag") == {"s gravenhage"}
    assert PLACES.within("Friesland en Groningen") == {"fryslan", "groningen"}
    assert PLACES.within("Haag") == set()
    assert PLACES.key("Provincie Friesland") == PLACES.key("provincie Fryslân") == "provinciefryslan"
    assert PLACES.key("Gemeente Den Haag") == PLACES.key("gemeente 's-Gravenhage")
    assert PLACES.key("Brabant B.V.") == "noordbrabant"


@pytest.mark.parametrize(
    ("surplus", "apart"),
    [
        ("academie", True),
        ("noord", True),
        ("antwerpen", True),
        ("2030", True),
        ("iii", True),
        ("fryslan", True),
        ("groep", False),
        ("xi", False),
    ],
)
def test_some_words_make_it_another_thing(surplus: str, apart: bool) -> None:
    assert tells_apart([surplus], PLACES) is apart
    assert tells_apart([], PLACES) is False
    assert is_roman(surplus) is (surplus == "iii")


def test_what_names_parties_and_which() -> None:
    assert names_several("Circularities met VNG")
    assert not names_several("Metaal")
    assert names_a_group("Friese gemeenten (samen)")
    assert not names_a_group("Vereniging van gemeenten")
    assert is_distinctive(["mol", "groep"], PLACES)
    for row in (["groep"], ["hub"], ["netwerk"], ["noord"], ["fryslan"], ["x"], []):
        assert not is_distinctive(row, PLACES), row


def test_a_long_name_is_looked_up_with_each_letter_left_out() -> None:
    assert list(slip_keys("kort")) == []
    name = "gemeenteassen"
    found = list(slip_keys(name))
    assert found[0] == name
    assert len(found) == 1 + len(name)
    assert {"emeenteassen", "gemeenteasse", "gementeassen"} < set(found)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Waterschap Vechtstromen", "Waterschap Vechtstromn", True),
        ("Waterschap Vechtstromen", "Waterschap Vechtsrtomen", True),
        ("Waterschap Vechtstromen", "Watrschap Vechtsromen", False),
        ("Waterschap Vechtstromen", "waterschap vechtstromen", False),  # no slip: the same
        ("Gemeente Heerde", "Gemeente Heerle", True),
        ("Vechtstrom", "Vechtstrop", False),  # too short a name
        ("Adviesbureau AVR", "Adviesbureau Avri", False),  # too short a word
        ("Dorpshuis Noordelijk", "Dorpshuis Oordelijk", True),
        ("Bouwbedrijven 2030", "Bouwbedrijven 2031", False),
    ],
)
def test_a_slip_is_one_letter_in_a_long_name(one: str, other: str, slip: bool) -> None:
    assert one_slip_apart(one, other, PLACES) is slip
    assert one_slip_apart(other, one, PLACES) is slip


def _project(name: str, *partners: str, province: str = "groningen", **known: object) -> ProjectRecord:
    return ProjectRecord(
        name=name,
        file=name,
        partners=partners,
        provinces=(province,),
        phase="idee",
        **known,  # type: ignore[arg-type]
    )


def _why(*projects: ProjectRecord) -> list[str]:
    """Why parties of these projects are one; nothing when each stands alone."""
    found = resolve(Records(projects=list(projects)), None, None)
    return [reason for entity in found.entities if entity.label == "Organisation" for reason in entity.why]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Stichting Agrodome", "Agrodome", "zelfde naam"),
        ("Agrodome (Wageningen)", "Agrodome", "zelfde naam op een toevoeging na"),
        ("Unie van Waterschappen (UvW)", "UvW", "afkorting staat achter de naam"),
        ("Omgevingsdienst Midden- en West-Brabant", "OMWB", "afkorting van de naam"),
        ("Technische Universiteit Eindhoven", "TU Eindhoven", "deel van de naam afgekort"),
        ("Theo Pouw Groep", "Theo Pouw", "zelfde naam op algemene woorden na"),
        (
            "Camping De Paardekreek",
            "Camping en Villapark De Paardekreek",
            "zelfde naam op woorden in het midden na",
        ),
        ("Waterschap Vechtstromen", "Waterschap Vechtstromn", "een letter verschil in een lange naam"),
        ("Reshare", "Reshare Kledinginzameling", "zeldzaam woord dat in een langere naam staat"),
    ],
)
def test_two_names_of_one_party(one: str, other: str, reason: str) -> None:
    assert [reason in why for why in _why(_project("Proef een", one), _project("Zaak twee", other))] == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unie van Waterschappen", "UvW"),  # too short to be sure
        ("Omgevingsdienst Midden- en West-Brabant", "OMWX"),
        ("Technische Universiteit Eindhoven", "TU Delft"),
        ("Theo Pouw Academie", "Theo Pouw"),
        ("Waterschap Vechtstromen", "Waterschap Vechtsromn"),
        ("Hogeschool Leiden (HL)", "Hogeschool Utrecht"),
    ],
)
def test_two_names_of_two_parties(one: str, other: str) -> None:
    assert _why(_project("Proef een", one), _project("Zaak twee", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Theo Pouw Groep", "Theo Pouw"),
        ("Omgevingsdienst Midden- en West-Brabant", "OMWB"),
        ("Camping De Paardekreek", "Camping en Villapark De Paardekreek"),
        ("Waterschap Vechtstromen", "Waterschap Vechtstromn"),
        ("Reshare", "Reshare Kledinginzameling"),
    ],
)
def test_who_names_both_holds_them_for_two(one: str, other: str) -> None:
    assert _why(_project("Proef een", one, other), _project("Zaak twee", other)) == []


LIKENESS = Likeness(
    [["Drents Bouwnetwerk"], ["Bouwkring Zeeland"], ["Hub Noord"], *([f"Platform {n}"] for n in range(200))],
    PLACES,
    frozenset({"bouwkring", "bouwnetwerk"}),
)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Stichting Zwaan", "Zwaan", 1.0),
        ("Zwaan Groningen", "Zwaan Heerde", 0.0),  # two places
        ("Gemeente Assen", "Gemeente Aalten", 0.0),  # bodies known by name
        ("Zwanenhalsbank", "Zwanenhalsbenk", 0.9),
        ("Zwanenhals", "Zwanenhals Drachten", 0.8),
        ("Platform Noord", "Platform Oost", 0.0),  # only a kind of thing in common
    ],
)
def test_how_alike_two_names_are(one: str, other: str, alike: float) -> None:
    assert LIKENESS.of_names(one, other) == alike
    assert LIKENESS.of_names(other, one) == alike


def test_words_count_by_how_rare_they_are() -> None:
    assert LIKENESS.rarity["platform"] == pytest.approx(math.log(204 / 200.5))
    assert LIKENESS.rarity["drents"] == pytest.approx(math.log(204 / 1.5))
    assert LIKENESS.says_which(["zwanenhals"])
    assert not LIKENESS.says_which(["bouwkring"])
    assert LIKENESS.says_which(["bouwkring", "bouwnetwerk"]), "two rare words tell it"
    assert not LIKENESS.says_which(["groningen"])
    partly = LIKENESS.of_names("Zwanenhals Bouwers", "Zwanenhals Wevers")
    assert 0.3 < partly < 0.95
    assert LIKENESS.of_names("Zwanenhals Groningen", "Zwanenhals Wevers") > partly, "a place says little"


def test_a_place_or_remark_behind_a_name_only_says_where() -> None:
    assert surplus_only_says_where("Zwaan", "Zwaan Groningen", PLACES)
    assert surplus_only_says_where("Zwaan", "Zwaan (winkel)", PLACES)
    assert not surplus_only_says_where("Zwaan", "Zwaan winkel", PLACES)
    assert not surplus_only_says_where("Zwaan Groningen", "Zwaan", PLACES)
