"""What is new? ("Wat is er nieuw in Drenthe?")"""

from __future__ import annotations

from queries.changes.answer import changes
from queries.changes.model import Change, ChangeKind, ChangesAnswer, ChangesQuery, Undated

__all__ = ["Change", "ChangeKind", "ChangesAnswer", "ChangesQuery", "Undated", "changes"]
