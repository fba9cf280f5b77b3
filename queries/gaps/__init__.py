"""Where do focus and activity not fit? ("Waar zitten de witte vlekken?")"""

from __future__ import annotations

from queries.gaps.answer import gaps
from queries.gaps.model import (
    Cell,
    GapsAnswer,
    GapsQuery,
    KansStatement,
    ProvinceColumn,
    StatedFocus,
    ThemeRow,
)

__all__ = [
    "Cell",
    "GapsAnswer",
    "GapsQuery",
    "KansStatement",
    "ProvinceColumn",
    "StatedFocus",
    "ThemeRow",
    "gaps",
]
