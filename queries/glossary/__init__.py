"""What a word means: the terms and abbreviations that the vocabulary ``begrippen`` explains."""

from __future__ import annotations

from queries.glossary.answer import glossary, terms_by_key
from queries.glossary.model import GlossaryAnswer, GlossaryQuery, Term

__all__ = ["GlossaryAnswer", "GlossaryQuery", "Term", "glossary", "terms_by_key"]
