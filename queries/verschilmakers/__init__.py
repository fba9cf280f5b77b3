"""What the graph has for each of the six themes of the platform De Verschilmakers."""

from __future__ import annotations

from queries.verschilmakers.answer import (
    ThemeThing,
    VerschilmakersTheme,
    VerschilmakersThemes,
    explanation,
    newest,
    type_name,
    verschilmakers_theme,
    verschilmakers_themes,
)

__all__ = [
    "ThemeThing",
    "VerschilmakersTheme",
    "VerschilmakersThemes",
    "explanation",
    "newest",
    "type_name",
    "verschilmakers_theme",
    "verschilmakers_themes",
]
