"""Which part of the site somebody wants to know of."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import MAX_WORD_LENGTH, Question

AboutPart = Literal[
    "over",
    "help",
    "kwaliteit",
    "bronnen",
    "gegevens",
    "kaarten",
    "contact",
    "privacy",
    "toegankelijkheid",
    "planning",
]
"""What somebody wants to know of the site itself."""


class AboutQuery(Question):
    """Which part is asked for; empty for all."""

    part: str = Field(
        default="",
        validation_alias="onderdeel",
        max_length=MAX_WORD_LENGTH,
        description="Onderdeel: `help`, `over`, `contact`, `privacy`, `toegankelijkheid` of `gegevens`.",
    )
