"""What of a text is compared: its words folded, where they stand, and which words are one word inflected."""

from __future__ import annotations

import pytest

from queries.dutch.figures import digits, dutch_date, euros, number, percentage, score
from queries.dutch.phrases import capitalised, counted, listed, nearest_of, things
from queries.dutch.words import (
    Token,
    content_key,
    content_words,
    forms,
    hyphen_joins,
    inflections_of_one,
    key,
    one_form,
    spellings,
    stem_keys,
    tokens,
    words,
    words_and_joins,
)


def test_a_word_stands_where_it_is_written_and_says_whether_a_hyphen_binds_it() -> None:
    assert tokens("Auto's in wc-papier - op") == (
        Token("autos", 0, 6, False),
        Token("in", 7, 9, False),
        Token("wc", 10, 12, False),
        Token("papier", 13, 19, True),
        Token("op", 22, 24, False),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("S.C.H.O.O.N en N.I.C.E.", ["schoon", "en", "nice"]),
        ("450.000 ton in 2.5", ["450000", "ton", "in", "2", "5"]),
        ("Fryslân, één Ørsted", ["fryslan", "een", "orsted"]),
        ("… – ", []),
    ],
)
def test_the_words_of_a_text_are_folded(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("bio-based", ["biobased"]),
        ("wc-papier-fabriek en vier-vijf", ["wcpapierfabriek", "viervijf"]),
        ("een-twee drie", ["eentwee"]),
        ("bio - based", []),
        ("los", []),
    ],
)
def test_what_hyphens_hold_together_is_also_one_word(text: str, joined: list[str]) -> None:
    assert hyphen_joins(tokens(text)) == joined
    assert words_and_joins(text) == (*words(text), *joined)


def test_keys_and_content() -> None:
    assert key("Noord-Holland, 's") == "noordhollands"
    assert content_words("de weg van CESI-ON op-de") == ["weg", "cesi", "on", "de"]
    assert content_key("de Weg van") == "weg"
    assert content_key("van de") == ""
    assert spellings("Auto's én N.I.C.E.") == ["Auto's", "én", "N.I.C.E."]


def test_a_word_has_the_stems_of_both_stemmers_and_its_own_singular() -> None:
    assert forms("kunststoffen") == {"kunststof", "kunststoff", "kunststoffen"}
    assert forms("steden") == {"stad", "steden"}
    assert forms("ei") == {"ei"}
    assert [one_form(word) for word in ("kunststoffen", "groene", "steden", "ei")] == [
        "kunststof",
        "groen",
        "stad",
        "ei",
    ]


def test_names_meet_in_a_stem_but_a_prefix_stays() -> None:
    assert stem_keys(["asfalt", "wegen"]) == {"asfaltweeg", "asfaltweg", "asfaltwegen"}
    assert stem_keys(["asfalt", "weg"]) & stem_keys(["asfalt", "wegen"]) == {"asfaltweg"}
    assert stem_keys(["gebouwen"]) == {"gebouw", "gebouwen"}
    assert stem_keys([]) == set()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bouw", "bouwen", True),
        ("stad", "steden", True),
        ("steden", "stad", True),
        ("hub", "hubs", True),
        ("gebouwen", "bouwen", False),
        ("kan", "kam", False),
        ("kamp", "kans", False),
        ("weven", "wevers", True),
        ("plastic", "plaveisel", False),
    ],
)
def test_words_are_one_word_inflected_only_when_they_begin_alike(one: str, other: str, same: bool) -> None:
    assert inflections_of_one(one, other) is same


def test_numbers_and_amounts_are_written_the_dutch_way() -> None:
    assert [number(n) for n in (0, 999, 1463, 1234567)] == ["0", "999", "1.463", "1.234.567"]
    assert [percentage(p) for p in (0, 0.5, 0.9996, 1)] == ["0%", "50%", "99,9%", "100%"]
    assert (score(0.826), digits(0.8946), digits(0.8946, 1)) == ("0,83", "0,895", "0,9")
    assert [euros(e) for e in (250_000, 999_999.6, 1_400_000, 1_000_000_000, 1_250_000_000)] == [
        "€ 250.000",
        "€ 1 miljoen",
        "€ 1,4 miljoen",
        "€ 1 miljard",
        "€ 1,25 miljard",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-03-22", "22 maart 2023"),
        ("2023-12-01", "1 december 2023"),
        ("2023-01", "januari 2023"),
        ("2023", "2023"),
        ("2023-13", "2023-13"),
        ("2023-00", "2023-00"),
        ("voorjaar 2023", "voorjaar 2023"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(written: str, said: str) -> None:
    assert dutch_date(written) == said


def test_an_enumeration_counts_what_it_does_not_name() -> None:
    names = ["Drenthe", "Fryslân", "Groningen"]
    assert [listed(names[:n]) for n in range(4)] == [
        "",
        "Drenthe",
        "Drenthe en Fryslân",
        "Drenthe, Fryslân en Groningen",
    ]
    assert listed(names, 1) == "Drenthe en 2 andere"
    assert listed(names, 2) == "Drenthe, Fryslân en 1 andere"
    assert listed(names, 3) == listed(names)


def test_a_count_has_its_noun() -> None:
    assert [counted(n, "bron", "bronnen") for n in (0, 1, 1463)] == ["0 bronnen", "1 bron", "1.463 bronnen"]
    assert [things(n, "Project") for n in (1, 2)] == ["één project", "2 projecten"]


def test_what_was_meant_or_else_what_there_is() -> None:
    assert nearest_of("pilots", ["idee", "pilot"]) == 'Bedoelde u "pilot"?'
    assert nearest_of("zzzz", ["idee", "pilot"]) == "Kies uit: idee, pilot."
    assert nearest_of("zzzz", [f"keuze{n}" for n in range(20)]).endswith("keuze10, keuze11.")


def test_a_sentence_begins_with_a_capital() -> None:
    assert [capitalised(s) for s in ("ijs smelt", "de weg", "3 dingen", "")] == [
        "IJs smelt",
        "De weg",
        "3 dingen",
        "",
    ]
