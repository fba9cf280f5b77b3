"""Typing errors in a question: words that nobody knows, read as the known word they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from queries.about import PARTS
from queries.dutch.lexicon import Lexicon
from queries.dutch.words import STOP_WORDS, forms, stem_keys
from queries.grammar.cues import CUES, FILLERS, KINDS
from queries.grammar.intents import Corrected
from queries.grammar.names import LONGEST_NAME, Names

SHORTEST_MISTYPED = 4
"""Shorter words are taken as they are."""
SHORTEST_TWO_ERRORS = 8
"""From so many letters a word may be wrong in two places."""
_PATTERNS = [*(cue.pattern for cue in CUES), *(part.pattern for part in PARTS)]
GRAMMAR_WORDS = frozenset(w for pattern in _PATTERNS for w in re.findall(r"[a-z]{3,}", pattern.pattern))
"""The words, and beginnings of words, that the grammar is made of."""


SPOKEN = {
    "hoevul": "hoeveel",
    "hoevol": "hoeveel",
    "hoefolle": "hoeveel",
    "hoevolle": "hoeveel",
    "prejekte": "projecten",
    "projekte": "projecten",
    "projekten": "projecten",
    "prejecten": "projecten",
    "plestik": "plastic",
    "plestic": "plastic",
    "doar": "daar",
    "woar": "waar",
    "noar": "naar",
    "oaver": "over",
    "moar": "maar",
    "gullie": "jullie",
    "wieje": "wij",
    "doot": "doet",
    "doede": "doen",
    "kank": "kan",
    "fan": "van",
    "yn": "in",
    "buten": "buiten",
    "zen": "zijn",
    "binne": "zijn",
    "bint": "zijn",
    "benne": "zijn",
    "vinnn": "vinden",
    "vinn": "vinden",
}
"""Words as they are spoken in parts of the country, to the word they are."""


def put_right(row: list[str], written: list[str], known: Names, lexicon: Lexicon) -> list[Corrected]:
    """Replace words that nobody knows by the known word they look like; what was replaced."""
    corrected = []
    for at, word in enumerate(row):
        if word in SPOKEN and not _part_of_name(row, at, known):
            row[at] = SPOKEN[word]
            continue
        if _is_known(word, known, lexicon) or _part_of_name(row, at, known):
            continue
        meant = _meant(word, known)
        if meant:
            row[at] = meant
            corrected.append(Corrected(given=written[at], read_as=lexicon.spelling.get(meant, meant)))
    return corrected


def _is_known(word: str, known: Names, lexicon: Lexicon) -> bool:
    return (
        len(word) < SHORTEST_MISTYPED
        or any(c.isdigit() for c in word)
        or word in STOP_WORDS
        or word in FILLERS
        or word in KINDS
        or word in lexicon.counts
        or word in known.spellings
        or any(word in index for index in (known.provinces, known.concepts, known.things, known.towns))
        or bool(forms(word) & GRAMMAR_WORDS)
        or any(cue.pattern.search(word) for cue in CUES)
        or any(stem in known.inflected for stem in stem_keys([word]))
        or bool(lexicon.splitter.split(word))
    )


def _part_of_name(row: Sequence[str], at: int, known: Names) -> bool:
    """Whether the word belongs to a name of more words that is there as it should be."""
    for start in range(max(0, at - LONGEST_NAME), at + 1):
        for end in range(at + 1, min(len(row), start + LONGEST_NAME) + 1):
            joined = "".join(row[start:end])
            if end - start > 1 and (joined in known.things or joined in known.concepts):
                return True
    return False


def _meant(word: str, known: Names) -> str:
    errors = 2 if len(word) >= SHORTEST_TWO_ERRORS else 1
    found = process.extract(word, list(known.spellings), scorer=OSA.distance, score_cutoff=errors, limit=None)
    # A first letter seldom errs, and an ordinary word of few letters looks like many others.
    likely = [
        (int(distance), known.spellings[meant], meant)
        for meant, distance, _ in found
        if meant[0] == word[0] or (len(word) >= SHORTEST_TWO_ERRORS and int(distance) == 1)
    ]
    near = [choice for choice in likely if choice[0] == 1 or len(choice[2]) >= SHORTEST_TWO_ERRORS - 1]
    return min(near)[2] if near else ""
