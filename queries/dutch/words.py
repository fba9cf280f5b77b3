"""Dutch text brought to words that can be compared: folding, stop words, inflection.

Word lists here are of the language and of the field, not of the data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from graph.folding import unmarked

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"  # N.I.C.E., S.C.H.O.O.N
    r"|\d{1,3}(?:\.\d{3})+(?!\w)"  # 450.000
    r"|[^\W_]+(?:['’`´][^\W_]+)*"  # auto's is one word
)
_NOT_LETTER_OR_DIGIT = re.compile(r"[^a-z0-9]+")


def word_set(text: str) -> frozenset[str]:
    """The words of a word list."""
    return frozenset(text.split())


STOP_WORDS = word_set(
    """
    aan af al alle alles als andere ben bij daar dan dat de der des deze die dit doe doen doet door dus
    een eens en er gaat ge geen geeft haar had heb hebben heeft hem het hij hoe hun iets iemand ik in is
    ja je jij kan komt kun kunnen loopt lopen maar me meer men met mij mijn moet na naar niet niets nog
    nu of om omdat onder ons onze ook op over rond sinds t te tegen ten ter tot tussen u uit uw van veel
    via voor vraag waar waarom waarin wanneer want waren was wat we wel welk welke werd werken wie wij
    wil worden wordt zal ze zelf zich zij zijn zo zonder zou the and for of to on with
    """
)
"""Words a question may hold and lose without another meaning, Dutch and a few English ones."""

TYPE_WORDS: dict[str, str] = {
    "provincie": "Province",
    "provincies": "Province",
    "gemeente": "Municipality",
    "gemeenten": "Municipality",
    "gemeentes": "Municipality",
    "platform": "Platform",
    "platforms": "Platform",
    "netwerk": "Platform",
    "netwerken": "Platform",
    "organisatie": "Organisation",
    "organisaties": "Organisation",
    "partij": "Organisation",
    "partijen": "Organisation",
    "thema": "Theme",
    "themas": "Theme",
    "onderwerp": "Theme",
    "onderwerpen": "Theme",
    "transitieagenda": "Theme",
    "ontwikkelspoor": "Theme",
    "project": "Project",
    "projecten": "Project",
    "initiatief": "Project",
    "initiatieven": "Project",
    "kans": "Opportunity",
    "kansen": "Opportunity",
    "publicatie": "Publication",
    "publicaties": "Publication",
    "bron": "Source",
    "bronnen": "Source",
}
"""Words that say what kind of thing is asked for rather than what it is about."""

IRREGULAR: dict[str, str] = {
    "steden": "stad",
    "schepen": "schip",
    "leden": "lid",
    "bladeren": "blad",
    "eieren": "ei",
    "kinderen": "kind",
    "goederen": "goed",
    "musea": "museum",
    "centra": "centrum",
    "laboratoria": "laboratorium",
    "crises": "crisis",
    "analyses": "analyse",
    "koeien": "koe",
    "vlooien": "vlo",
    "smeden": "smid",
    "oogsten": "oogst",
    "ketens": "keten",
    "stallen": "stal",
    "stalen": "staal",
    "staal": "staal",
    "grens": "grens",
    "grenzen": "grens",
    "overheid": "overheid",
    "overheden": "overheid",
    "scholing": "scholing",
    "zorgen": "zorgen",
    "grondig": "grondig",
    "leiden": "leiden",
    "leidde": "leiden",
    "leidend": "leiden",
    "leidse": "leidse",
    "vangen": "vangen",
    "verving": "vervangen",
    "harde": "hard",
    "garden": "garden",
    "grass": "grass",
    "spinning": "spinning",
    "blade": "blade",
    "balken": "balken",
    "petten": "petten",
    "wolden": "wolden",
    "wassenaar": "wassenaar",
}
"""Plurals that no rule of the stemmers brings to their singular, and words that they cut too short or take
for another: *grens* is no *green*, *overheid* has nothing of *over*, and Balk and Petten are villages."""

_STEMMERS = (Stemmer.Stemmer("dutch"), Stemmer.Stemmer("dutch_porter"))


class Token(NamedTuple):
    """A word of a text: its folded form and where it stands in the text as written."""

    word: str
    start: int
    end: int
    hyphenated: bool
    """Bound to the word before it by a hyphen, as ``papier`` in ``wc-papier``."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """``word`` in plain small letters and digits, nothing else: ``Fryslân`` is ``fryslan``."""
    return _NOT_LETTER_OR_DIGIT.sub("", unmarked(word))


@lru_cache(maxsize=50_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``, folded, with their places."""
    found: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text):
        word = fold(match.group())
        if word:
            start, end = match.span()
            found.append(Token(word, start, end, before == start - 1 and text[before] == "-"))
            before = end
    return tuple(found)


def words(text: str) -> list[str]:
    """The folded words of ``text`` in their order."""
    return [w for w in map(fold, _TOKEN.findall(text)) if w]


def hyphen_joins(row: Sequence[Token]) -> list[str]:
    """Words that hyphens hold together, written as one: ``bio-based`` is also ``biobased``."""
    joined: list[str] = []
    group: list[str] = []
    if not any(t.hyphenated for t in row):
        return joined
    for token in row:
        if token.hyphenated:
            group.append(token.word)
            continue
        if len(group) > 1:
            joined.append("".join(group))
        group = [token.word]
    if len(group) > 1:
        joined.append("".join(group))
    return joined


def spellings(text: str) -> list[str]:
    """The words of ``text`` as they are written."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=50_000)
def words_and_joins(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` in their order, then what hyphens hold together in it."""
    if "-" not in text:  # most texts; where words stand is then of no use here
        return tuple(words(text))
    row = tokens(text)
    return (*(t.word for t in row), *hyphen_joins(row))


def key(text: str) -> str:
    """Equal for names that differ only in capitals, accents, spaces and hyphens."""
    return "".join(words(text))


def content_words(text: str) -> list[str]:
    """The folded words of ``text`` that are no stop words; one bound by a hyphen stays (CESI-ON)."""
    if "-" not in text:  # most texts
        return [w for w in words(text) if w not in STOP_WORDS]
    return [t.word for t in tokens(text) if t.hyphenated or t.word not in STOP_WORDS]


def content_key(text: str) -> str:
    """``key`` of the words that are no stop words; empty when there are none."""
    return "".join(content_words(text))


@lru_cache(maxsize=200_000)
def forms(word: str) -> frozenset[str]:
    """The word itself and the stems that two stemmers give it (Kraaij-Pohlmann and Porter).

    Neither alone is enough: the one misses ``groene``/``groen``, the other ``kunststoffen``.
    """
    if word in IRREGULAR:
        singular = IRREGULAR[word]
        return frozenset({word, singular})
    return frozenset({word, *(s.stemWord(word) for s in _STEMMERS)}) if len(word) > 2 else frozenset({word})


@lru_cache(maxsize=200_000)
def one_form(word: str) -> str:
    """The same for all inflections that a stemmer brings together: the shortest form."""
    return min(forms(word), key=lambda form: (len(form), form))


@lru_cache(maxsize=200_000)
def _stems(word: str) -> tuple[str, ...]:
    """The stem of ``word`` by each stemmer, or the word itself where the stem lost its beginning."""
    if len(word) <= 3:
        return (word,) * len(_STEMMERS)
    found = (s.stemWord(word) for s in _STEMMERS)
    # A stem that lost a prefix is another word: gebouw is not bouw.
    return tuple(f if f[:2] == word[:2] else word for f in found)


def stem_keys(row: Sequence[str]) -> set[str]:
    """The words ``row`` as one key by either stemmer and as they are: equal for inflected names."""
    by_stemmer = zip(*map(_stems, row), strict=True)
    return {k for k in ("".join(row), *map("".join, by_stemmer)) if k}


def inflections_of_one(first: str, second: str) -> bool:
    """Whether two words that share a form may be one word inflected.

    Stemmers also take prefixes off (``gebouwen`` and ``bouwen`` both give ``bouw``), so the
    beginnings must agree as well.
    """
    if IRREGULAR.get(first) == second or IRREGULAR.get(second) == first:
        return True
    shared = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if shared is None:
        return True
    return shared >= min(3, len(first), len(second)) and 2 * shared >= min(len(first), len(second))
