"""Which known word is most like one that is not known: the one measure behind every *Bedoelde u*."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from graph.folding import unmarked

LEAST_LIKENESS = 58
"""Likeness (0..100, Indel, without capitals and marks) from which a known word is offered.  Two short words
of which half the letters agree are not alike; drente and drenthe, bouwen and bouw are."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, of equally like ones the first; None when none is."""
    found = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=unmarked, score_cutoff=LEAST_LIKENESS
    )
    return found[0] if found else None
