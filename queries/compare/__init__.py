"""Two to four provinces, or projects, side by side. ("Vergelijk Utrecht met Gelderland")"""

from __future__ import annotations

from queries.compare.answer import compare
from queries.compare.model import (
    FEWEST_COMPARED,
    MOST_COMPARED,
    CompareAnswer,
    ComparedAtAnAddress,
    CompareQuery,
    CompareRow,
    CompareSection,
    CompareValue,
    Shared,
)

__all__ = [
    "FEWEST_COMPARED",
    "MOST_COMPARED",
    "CompareAnswer",
    "CompareQuery",
    "CompareRow",
    "CompareSection",
    "CompareValue",
    "ComparedAtAnAddress",
    "Shared",
    "compare",
]
