"""Where do the cards contradict each other, or themselves? ("Waar spreken bronnen elkaar tegen?")"""

from __future__ import annotations

from queries.conflicts.answer import conflicts
from queries.conflicts.model import Conflict, ConflictsAnswer, ConflictsQuery, Difference, Outdated
from queries.conflicts.statements import differences

__all__ = [
    "Conflict",
    "ConflictsAnswer",
    "ConflictsQuery",
    "Difference",
    "Outdated",
    "conflicts",
    "differences",
]
