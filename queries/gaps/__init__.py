"""Where do focus and activity not fit? ("Waar zitten de witte vlekken?")"""

from __future__ import annotations

from queries.gaps.answer import gaps
from queries.gaps.model import (
    Cell,
    FocusStatement,
    GapsAnswer,
    GapsQuery,
    KansStatement,
    ProvinceColumn,
    ThemeRow,
)

__all__ = [
    "Cell",
    "FocusStatement",
    "GapsAnswer",
    "GapsQuery",
    "KansStatement",
    "ProvinceColumn",
    "ThemeRow",
    "gaps",
]
