"""Search: Dutch full text over everything in the graph."""

from __future__ import annotations

from queries.search.answer import SearchAnswer, SearchQuery, search, text_matches

__all__ = ["SearchAnswer", "SearchQuery", "search", "text_matches"]
