"""Where do focus and activity not fit? ("Waar zitten de witte vlekken?")"""

from __future__ import annotations

from queries.gaps.answer import gaps
from queries.gaps.elsewhere import elsewhere
from queries.gaps.model import (
    Cell,
    ElsewhereAnswer,
    ElsewhereProject,
    ElsewhereQuery,
    ElsewhereTopic,
    GapsAnswer,
    GapsQuery,
    KansStatement,
    ProvinceColumn,
    StatedFocus,
    ThemeRow,
)

__all__ = [
    "Cell",
    "ElsewhereAnswer",
    "ElsewhereProject",
    "ElsewhereQuery",
    "ElsewhereTopic",
    "GapsAnswer",
    "GapsQuery",
    "KansStatement",
    "ProvinceColumn",
    "StatedFocus",
    "ThemeRow",
    "elsewhere",
    "gaps",
]
