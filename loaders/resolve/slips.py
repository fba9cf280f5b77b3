"""Slips of the pen: two names that are one letter apart, and how to find them without comparing all.

One letter is missing, too many, another, or two stand in each other's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from loaders.resolve.names import DIRECTIONS, KINDS, Places, tells_apart, words

LETTERS_OF_A_NAME = 12
"""One letter less, more or other is a slip in a name this long, and another name in a shorter one."""
LETTERS_OF_A_WORD = 6
"""The same for the word in which the letter differs (``AVR`` and ``Avri`` are two firms)."""


def slip_keys(name_key: str) -> Iterator[str]:
    """The key of a name and all it can be with a letter left out.

    Two names one slip apart share one of these, so looking them up finds every slip in a time that
    grows with the number of names.
    """
    if len(name_key) < LETTERS_OF_A_NAME:
        return
    yield name_key
    for at in range(len(name_key)):
        yield name_key[:at] + name_key[at + 1 :]


def one_slip_apart(one: str, other: str, places: Places) -> bool:
    """Whether ``one`` and ``other`` are the same name but for a slip.

    A letter that makes another word of it is none: ``Heerde`` and ``Heerlen`` are two places.
    """
    a, b = places.key(one), places.key(other)
    if a == b or min(len(a), len(b)) < LETTERS_OF_A_NAME or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    in_a, in_b = set(words(one)), set(words(other))
    surplus = in_a ^ in_b
    if any(len(w) < LETTERS_OF_A_WORD for w in surplus):
        return False
    if len(surplus) == 2 and in_a - in_b and in_b - in_a:
        return not all(_means_something(w, places) for w in surplus)
    return not tells_apart(surplus, places)


def _means_something(word: str, places: Places) -> bool:
    """Whether the word says where or what kind of thing, so that it is no slip of another such word."""
    return word in KINDS or word in DIRECTIONS or bool(places.within(word)) or any(c.isdigit() for c in word)
