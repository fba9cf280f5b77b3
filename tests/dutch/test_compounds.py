"""Compounds are taken apart into words that the corpus knows, and only where both parts can be words."""

from __future__ import annotations

import pytest

from queries.dutch.compounds import Splitter
from queries.dutch.words import word_set

KNOWN = word_set(
    """
    bouw materiaal hennep huis textiel sorteren centrum luiers fabriek kunststof afval asfalt wegen
    hergebruik noord kring bedrijf hub hubs
    """
)


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter(KNOWN, ["hennep", "textiel", "asfalt"], ["noordkring"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("bouwmateriaal", ("bouw", "materiaal")),
        ("bedrijfsafval", ("bedrijf", "afval")),
        ("asfaltwegen", ("asfalt", "wegen")),
        ("asfaltweg", ("asfalt", "weg")),  # a noun of which the corpus has the plural only
        ("luierfabriek", ("luier", "fabriek")),
        ("bouwvishuis", ("bouw", "vis", "huis")),  # short words of this field
        ("hennepenhuis", ("hennep", "huis")),
        ("huisbouw", ("huis", "bouw")),
        ("bouwen", ()),
        ("bouw", ()),
        ("noordkring", ()),  # a name stays whole
        ("kunststofafval", ("kunststof", "afval")),
        ("kunststoffen", ()),  # means something else than its parts
        ("netwerken", ()),
        ("bouwxhuis", ()),
    ],
)
def test_a_compound_of_known_words_is_taken_apart(
    splitter: Splitter, word: str, parts: tuple[str, ...]
) -> None:
    assert splitter.split(word) == parts


def test_fewer_parts_win_and_then_the_longest_short_part() -> None:
    splitter = Splitter(
        ["materiaal", "bank", "materiaalbank", "bankhuis", "huis", "huisraad", "raad"], [], []
    )
    assert splitter.split("materiaalbankhuis") == ("materiaal", "bankhuis")
    assert splitter.split("bankhuisraad") == ("bank", "huisraad")


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("hennepscheven", ("hennep",)),
        ("schoontextiel", ("textiel",)),
        ("henneptextiel", ("textiel",)),  # the longest
        ("asfaltering", ()),  # a suffix is no word
        ("asfaltxyz", ()),
        ("hoofdtextiel", ()),  # a prefix only makes a word of another word
        ("schrtextiel", ()),
        ("xatextiel", ()),
        ("hennep", ()),
        ("asfaltpad", ()),  # the rest is too short
        ("asfalt2030", ()),
        ("bouwscheven", ()),  # bouw tells too little
    ],
)
def test_a_telling_word_is_seen_beside_an_unknown_one(
    splitter: Splitter, word: str, part: tuple[str, ...]
) -> None:
    assert splitter.known_beside(word) == part
