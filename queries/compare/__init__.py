"""Two to four provinces, or projects, side by side. ("Vergelijk Utrecht met Gelderland")"""

from __future__ import annotations

from queries.compare.answer import compare
from queries.compare.model import (
    CompareAnswer,
    CompareQuery,
    CompareRow,
    CompareSection,
    CompareValue,
    Shared,
)

__all__ = [
    "CompareAnswer",
    "CompareQuery",
    "CompareRow",
    "CompareSection",
    "CompareValue",
    "Shared",
    "compare",
]
