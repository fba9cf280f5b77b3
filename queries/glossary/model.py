"""What the glossary is asked and what it answers."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import MOST_WORDS, Question, Word
from queries.base.model import Answer, Reference


class GlossaryQuery(Question):
    """Which terms to explain; empty for all."""

    terms: tuple[Word, ...] = Field(
        default=(),
        validation_alias="begrip",
        max_length=MOST_WORDS,
        examples=[["VTH"]],
        description="Begrip of afkorting die uitgelegd moet worden (`VTH`, `recycling`); mag vaker.",
    )


class Term(Answer):
    """A word with what it means; ``id`` is its identifier, ``about`` the theme or topic of the same name."""

    id: str
    name: str
    names: list[str] = Field(description="Andere woorden ervoor.")
    text: str = Field(description="De uitleg.")
    sources: list[Reference] = Field(description="Waar de uitleg op steunt.")
    about: Reference | None = Field(default=None, description="Het thema of onderwerp dat zo heet.")


class GlossaryAnswer(Answer):
    """Terms in alphabetical order, or those asked for in the order asked; ``unknown`` are words not in it."""

    version: str
    terms: list[Term]
    unknown: list[str]
