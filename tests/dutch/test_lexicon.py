"""Which words of a corpus a word of a question stands for."""

from __future__ import annotations

import pytest

from queries.dutch.lexicon import Lexicon, Relation

COUNTS = {
    "hennep": 5,
    "hennephuis": 2,
    "hennepvezel": 1,
    "vezelhennep": 3,
    "vezels": 2,
    "bouw": 40,
    "bouwen": 6,
    "textiel": 4,
    "textielen": 1,
    "asfalt": 3,
    "wegen": 30,
    "kunststof": 8,
    "kunststoffen": 2,
}


@pytest.fixture(scope="module", params=["made", "read back"])
def lexicon(request: pytest.FixtureRequest) -> Lexicon:
    made = Lexicon.build(
        COUNTS,
        {"hennep": "Hennep"},
        ["hennep", "vezels", "bouw", "bouwen", "textiel", "asfalt", "wegen", "kunststof", "huis"],
        ["hennep", "textiel", "asfalt"],
        ["drenthe"],
        50,
    )
    return made if request.param == "made" else Lexicon.from_json(made.as_json())


def test_the_compounds_of_a_corpus_are_known_by_their_parts(lexicon: Lexicon) -> None:
    assert lexicon.split == {
        "hennephuis": ("hennep", "huis"),
        "hennepvezel": ("hennep", "vezel"),
        "vezelhennep": ("vezel", "hennep"),
    }
    assert lexicon.compounds("hennep") == ["hennephuis", "hennepvezel", "vezelhennep"]
    assert lexicon.compounds("vezels") == ["hennepvezel", "vezelhennep"]
    assert lexicon.compounds("bouw") == []
    assert lexicon.spelling["hennep"] == "Hennep"
    assert (sorted(lexicon.names), lexicon.documents, lexicon.counts) == (["drenthe"], 50, COUNTS)


COMPOUND: dict[str, Relation] = dict.fromkeys(("hennephuis", "hennepvezel", "vezelhennep"), "compound")


@pytest.mark.parametrize(
    ("word", "relations"),
    [
        ("hennep", {"hennep": "same", **COMPOUND}),
        ("bouw", {"bouw": "same", "bouwen": "inflected"}),
        ("vezel", {"vezels": "inflected", "hennepvezel": "compound", "vezelhennep": "compound"}),
        ("hennepp", {"hennep": "alike", **dict.fromkeys(COMPOUND, "alike")}),
        ("kunstof", {"kunststof": "alike", "kunststoffen": "alike"}),
        ("asfaltweg", {"asfalt": "part", "wegen": "part"}),
        ("hennepscheven", {"hennep": "part"}),
        ("gebouw", {}),
        ("hen", {}),
        ("2024", {}),
    ],
)
def test_a_word_stands_for_words_of_the_corpus(
    lexicon: Lexicon, word: str, relations: dict[str, Relation]
) -> None:
    assert lexicon.expand(word).relations == relations


def test_only_what_is_certain_is_expanded_strictly(lexicon: Lexicon) -> None:
    assert lexicon.expand_strictly("hennep").relations == {"hennep": "same", **COMPOUND}
    assert lexicon.expand_strictly("bouwen").relations == {"bouwen": "same", "bouw": "inflected"}
    for guessed in ("hennepp", "asfaltweg", "hennepscheven"):
        assert lexicon.expand_strictly(guessed).relations == {}


def test_what_was_probably_meant_is_told(lexicon: Lexicon) -> None:
    assert lexicon.expand("hennepp").likely == ["hennep"]
    assert lexicon.expand("hennep").likely == []
    assert lexicon.alike("textil") == ["textiel"]
    assert lexicon.alike("bouwem") == ["bouwen"]
    assert lexicon.alike("kunstoff", errors=1) == []
    assert lexicon.alike("bouv") == ["bouw"]
    assert lexicon.alike("bow") == []


def test_a_rare_inflection_is_looked_for_beside_a_word_that_is_much_more_common() -> None:
    lexicon = Lexicon.build({"wegen": 5, "wogens": 1}, {}, [], [], [], 50)
    assert lexicon.expand("wogen").likely == ["wegen", "wogens"]
    assert lexicon.expand("wogen").relations == {"wogens": "inflected", "wegen": "alike"}
    lexicon = Lexicon.build({"wegen": 4, "wogens": 1}, {}, [], [], [], 50)
    assert lexicon.expand("wogen").likely == []


def test_the_likeliest_begins_alike_and_then_is_most_common() -> None:
    lexicon = Lexicon.build({"balken": 1, "bolken": 9, "kulken": 99}, {}, [], [], [], 100)
    assert lexicon.alike("bulken") == ["bolken", "balken", "kulken"]


def test_parts_count_by_how_rare_they_are(lexicon: Lexicon) -> None:
    expansion = lexicon.expand("textielbouw")
    assert expansion.parts == (frozenset({"textiel", "textielen"}), frozenset({"bouw", "bouwen"}))
    assert expansion.part_weights == {"textiel": 1.0, "textielen": 1.0, "bouw": 0.094, "bouwen": 0.094}
    assert lexicon.parts("hennephuis") == ("hennep", "huis")
    assert lexicon.parts("bouw") == ()


def test_a_compound_that_many_documents_have_is_not_looked_for_by_its_parts() -> None:
    known = ["hennep", "huis"]
    few = Lexicon.build({"hennep": 5, "huis": 5, "hennephuis": 2}, {}, known, [], [], 50)
    assert few.expand("hennephuis").relations == {"hennephuis": "same", "hennep": "part", "huis": "part"}
    many = Lexicon.build({"hennep": 5, "huis": 5, "hennephuis": 3}, {}, known, [], [], 50)
    assert many.expand("hennephuis").relations == {"hennephuis": "same"}
    assert many.expand("hennephuis").part_weights == {}


def test_a_word_is_known_by_itself_or_by_its_family(lexicon: Lexicon) -> None:
    assert lexicon.family("vezel") == ["vezels"]
    assert lexicon.family("bouwen") == ["bouw", "bouwen"]
    assert [lexicon.knows(w) for w in ("hennep", "vezel", "gebouw")] == [True, True, False]
    assert lexicon.frequency(["hennep", "vezels", "niets"]) == 7
    assert lexicon.frequency(["bouw", "wegen"]) == 50, "no more than there are"
