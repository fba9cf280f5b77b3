"""What is new? ("Wat is er nieuw in Drenthe?")"""

from __future__ import annotations

from queries.changes.answer import changes
from queries.changes.model import DATE_OR_PART, Change, ChangeKind, ChangesAnswer, ChangesQuery, Undated

__all__ = ["DATE_OR_PART", "Change", "ChangeKind", "ChangesAnswer", "ChangesQuery", "Undated", "changes"]
