"""What the provinces together ask, the figures they give, and what an agreement holds: the IPO note."""

from __future__ import annotations

from queries.note.answer import note
from queries.note.model import NoteAnswer, NoteItem, NotePart, NoteQuery

__all__ = ["NoteAnswer", "NoteItem", "NotePart", "NoteQuery", "note"]
