"""Search: Dutch full text over everything in the graph."""

from __future__ import annotations

from queries.search.answer import MAX_LETTERS, SearchAnswer, SearchFilters, SearchQuery, search, text_matches
from queries.search.subjects import OnSubject, on_subjects

__all__ = [
    "MAX_LETTERS",
    "OnSubject",
    "SearchAnswer",
    "SearchFilters",
    "SearchQuery",
    "on_subjects",
    "search",
    "text_matches",
]
