"""Filters of a search: the words people choose by, turned into what the index keeps."""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Query

from graph.schema import NODE_TYPES
from graph.schema.phases import PHASES
from queries.base.model import UnknownWordError
from queries.dutch.phrases import nearest_of
from queries.dutch.words import fold, key
from queries.index.text_index import TextIndex


def filter_queries(
    index: TextIndex,
    types: Sequence[str],
    provinces: Sequence[str],
    themes: Sequence[str],
    phases: Sequence[str],
) -> list[Query]:
    """One query for every kind of filter that is used; they narrow hits and add nothing to scores.

    Raises ``UnknownWordError`` for a word that names nothing.
    """
    chosen = {
        "type": [_type_of(t) for t in types],
        "province": [_province_of(p, index) for p in provinces],
        "theme": [t for theme in themes for t in themes_named(theme, index)],
        "phase": [_phase_of(p) for p in phases],
    }
    return [
        Query.const_score_query(Query.term_set_query(index.schema, name, values), 0.0)
        for name, values in chosen.items()
        if values
    ]


def _type_of(word: str) -> str:
    for node in NODE_TYPES:
        if fold(word) in {fold(n) for n in (node.label, node.segment, node.name, node.plural)}:
            return node.label
    raise UnknownWordError(_unknown("soort", word, [n.name for n in NODE_TYPES]))


def _province_of(word: str, index: TextIndex) -> str:
    wanted = key(word.removeprefix("provincie/"))
    for slug, names in index.provinces.items():
        if wanted in {key(slug), *map(key, names)}:
            return slug
    raise UnknownWordError(_unknown("provincie", word, list(index.provinces)))


def themes_named(word: str, index: TextIndex) -> list[str]:
    """Identifiers of the themes that ``word`` names: one by its identifier, or all of that name."""
    wanted = key(word)
    if word in index.themes:
        return [word]
    if f"thema/{word}" in index.themes:
        return [f"thema/{word}"]
    found = [t for t, names in index.themes.items() if wanted in map(key, names)]
    if not found:
        raise UnknownWordError(_unknown("thema", word, [n[0] for n in index.themes.values()]))
    return sorted(found)


def _phase_of(word: str) -> str:
    if word.casefold() in PHASES:
        return word.casefold()
    raise UnknownWordError(_unknown("fase", word, list(PHASES)))


def _unknown(kind: str, word: str, choices: list[str]) -> str:
    return f'onbekende {kind} "{word}". {nearest_of(word, choices)}'
