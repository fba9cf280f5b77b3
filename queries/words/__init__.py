"""What the words of a question mean: provinces, themes, topics and things."""

from __future__ import annotations

from queries.words.identify import identify, look_alikes
from queries.words.named import (
    Meaning,
    Understood,
    Vocabulary,
    provinces_named,
    themes_named,
    topics_named,
    vocabulary,
)

__all__ = [
    "Meaning",
    "Understood",
    "Vocabulary",
    "identify",
    "look_alikes",
    "provinces_named",
    "themes_named",
    "topics_named",
    "vocabulary",
]
