"""How many there are, and which: a list as a sentence, with what comes nearest when there is none."""

from __future__ import annotations

from queries.counting.answer import Told, per_province, told, with_thing
from queries.counting.phrase import phrase
from queries.counting.shared import in_common, shared_topics

__all__ = ["Told", "in_common", "per_province", "phrase", "shared_topics", "told", "with_thing"]
