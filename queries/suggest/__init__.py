"""What somebody may be typing, from its first letters."""

from __future__ import annotations

from queries.suggest.answer import Name, Names, SuggestAnswer, SuggestQuery, known_names, suggest

__all__ = ["Name", "Names", "SuggestAnswer", "SuggestQuery", "known_names", "suggest"]
