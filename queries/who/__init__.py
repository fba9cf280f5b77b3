"""Whom to call about a place or a subject: the mailbox or page of a function, never a person."""

from __future__ import annotations

from queries.who.answer import whom
from queries.who.model import Called, WhoAnswer, WhoQuery

__all__ = ["Called", "WhoAnswer", "WhoQuery", "whom"]
