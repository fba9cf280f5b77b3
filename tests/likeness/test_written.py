"""Whether a text names a topic: words in another form or in a compound, and not what only looks alike."""

from __future__ import annotations

import pytest

from queries.likeness.written import _almost, _inflected, _singular, stands_in


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("stalen", "staal"),
        ("stallen", "stal"),
        ("bomen", "boom"),
        ("muren", "muur"),
        ("huizen", "huis"),
        ("wolven", "wolf"),
        ("neven", "neef"),
        ("balken", "balk"),
        ("boeren", "boer"),
        ("dieren", "dier"),
        ("eten", "eten"),  # too short to be a plural
        ("tegel", "tegel"),
    ],
)
def test_a_plural_without_its_ending_sounds_as_the_word(plural: str, singular: str) -> None:
    assert _singular(plural) == singular


@pytest.mark.parametrize(
    ("label", "word", "same"),
    [
        ("staal", "stalen", True),
        ("staal", "stallen", False),
        ("staal", "staalbouw", True),
        ("hars", "harde", False),
        ("hennep", "vezelhennep", True),
        ("beton", "betonnen", True),
        ("kleding", "kledingstukken", True),
        ("hout", "houten", True),
        ("asfalt", "asfalteren", True),
        ("asfalt", "asbest", False),
    ],
)
def test_a_word_in_another_form_or_compound_names_the_topic(label: str, word: str, same: bool) -> None:
    assert _inflected(label, word) is same
    assert stands_in([label], ["iets", word, "anders"]) is same


def test_of_several_words_only_the_last_letter_may_differ() -> None:
    assert _almost("tegel", "tegels")
    assert _almost("repair", "repair")
    assert not _almost("producten", "product")
    assert not _almost("dienst", "diensten")
    assert stands_in(["repair", "cafe"], ["het", "repair", "cafes", "hier"])
    assert not stands_in(["repair", "cafe"], ["het", "cafe", "repair"])
    assert not stands_in(["repair", "cafe"], ["repair"])
    assert not stands_in(["product", "als", "dienst"], ["producten", "", "diensten"])
