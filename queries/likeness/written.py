"""Whether a word stands in a text as it is meant, in whatever form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from queries.dutch.words import one_form

ENDING = 3
"""Letters by which a word in another form may differ."""
SHORT = 3
"""Letters of a word (PET) that is only meant where it stands by itself: Petten is a town."""


def stands_in(label: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a label stands in a row of words: "producten, diensten" is no product-als-dienst."""
    if len(label) == 1:
        return any(
            word == label[0] or (len(label[0]) > SHORT and _inflected(label[0], word)) for word in said
        )
    rows = (said[n : n + len(label)] for n in range(len(said) - len(label) + 1))
    return any(all(map(_almost, label, row)) for row in rows)


def _almost(one: str, other: str) -> bool:
    """Whether two words are one but for the last letter: of several words more would say something else."""
    shortest = min(len(one), len(other))
    return abs(len(one) - len(other)) <= 1 and one[: shortest - 1] == other[: shortest - 1]


def _inflected(label: str, word: str) -> bool:
    """Whether a word is a label in another form, or in a compound: stallen are no staal, 't Harde no hars."""
    stem = label[: max(SHORT + 1, len(label) - ENDING)]
    if len(word) > len(label) + ENDING and (word.startswith(stem) or stem in word[ENDING:]):
        return True
    if one_form(word) != one_form(label):
        return False
    one, other = _singular(label), _singular(word)
    shortest = min(len(one), len(other))
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shortest)
    same = shared >= shortest - (shortest > SHORT + 1)
    return one == other or (same and not _but_for_length(one, other))


def _singular(word: str) -> str:
    """A word without the ending of a plural, its vowel as it sounds: stalen is staal, stallen stal."""
    if not word.endswith("en") or len(word) < len("stalen") - 1:
        return word
    root = word[:-2].removesuffix("v") + "f" if word.endswith("ven") else word[:-2]
    root = root[:-1] + "s" if root.endswith("z") else root
    if root[-1] == root[-2]:
        return root[:-1]
    long = root[-2] in "aeou" and root[-3] not in "aeiou"
    return f"{root[:-2]}{root[-2] * 2}{root[-1]}" if long else root


def _but_for_length(one: str, other: str) -> bool:
    """Whether two words differ only in how long a vowel is."""
    return one != other and re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)
