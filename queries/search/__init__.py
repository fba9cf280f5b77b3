"""Search: Dutch full text over everything in the graph."""

from __future__ import annotations

from queries.search.answer import MAX_LETTERS, SearchAnswer, SearchQuery, search, text_matches

__all__ = ["MAX_LETTERS", "SearchAnswer", "SearchQuery", "search", "text_matches"]
