"""How many there are, and which: a list as a sentence, with what comes nearest when there is none."""

from __future__ import annotations

from queries.counting.answer import Told, per_province, told
from queries.counting.phrase import phrase

__all__ = ["Told", "per_province", "phrase", "told"]
