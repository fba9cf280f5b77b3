"""What can be asked of a resource: parameters that several resources share.

A resource declares one model, derived from these, as ``Annotated[ProjectsAsked, Query()]``.  Names in a
URL are Dutch (the alias), names in Python English.  A parameter that is not declared is refused, with
the declared name that looks like it: a filter that does nothing would look like an answer.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph.schema.phases import Phase

MAX_WORDS = 20
MAX_WORD_LENGTH = 100
MAX_PAGE_SIZE = 100
MAX_PAGE = 100_000
DEFAULT_PAGE_SIZE = 20

EXAMPLE = "x-voorbeeld"
"""Key of a route's ``openapi_extra``: an address whose answer the description shows as its example."""
SOMETHING = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
"""Text without control characters, and not only spaces."""

Word = Annotated[str, StringConstraints(pattern=SOMETHING, max_length=MAX_WORD_LENGTH)]


def slug_path(example: str) -> Any:
    """The last part of an identifier, as part of a path; goes with ``str`` in an ``Annotated``."""
    return Path(
        pattern=SOMETHING,
        max_length=200,
        description="Laatste deel van de identificatie.",
        openapi_examples={"voorbeeld": {"value": example}},
    )


class Parameters(BaseModel):
    """Base of all parameter models."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paging(Parameters):
    """Which part of a list is asked."""

    page: int = Field(1, alias="pagina", ge=1, le=MAX_PAGE, description="Welke pagina; de eerste is 1.")
    size: int = Field(
        DEFAULT_PAGE_SIZE, alias="aantal", ge=1, le=MAX_PAGE_SIZE, description="Hoeveel per pagina."
    )

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.size


class ByProvince(Parameters):
    provinces: list[Word] = Field(
        default_factory=list,
        alias="provincie",
        max_length=12,
        examples=[["fryslan"]],
        description="Naam of code van een provincie (`fryslan`, `Friesland`); mag vaker.",
    )


class ByTheme(Parameters):
    themes: list[Word] = Field(
        default_factory=list,
        alias="thema",
        max_length=MAX_WORDS,
        examples=[["ta-bouw"]],
        description="Naam of code van een thema uit een begrippenlijst (`ta-bouw`, `Bouw`); mag vaker.",
    )


class ByTopic(Parameters):
    topics: list[Word] = Field(
        default_factory=list,
        alias="onderwerp",
        max_length=MAX_WORDS,
        examples=[["hennep"]],
        description="Vrij onderwerp (`hennep`). Staat het in geen begrippenlijst, dan wordt in de tekst "
        "gezocht; `notes` of `meanings` zegt hoe het is opgevat. Mag vaker.",
    )


class ByPhase(Parameters):
    phases: list[Phase] = Field(
        default_factory=list,
        alias="fase",
        max_length=MAX_WORDS,
        examples=[["pilot"]],
        description="Fase van een project (`pilot`, `opschaling`); mag vaker.",
    )


class ByKind(Parameters):
    kinds: list[Word] = Field(
        default_factory=list,
        alias="soort",
        max_length=MAX_WORDS,
        description="Soort, zoals het veld `kind` die noemt; mag vaker.",
    )


class Scope(ByProvince, ByTheme, ByTopic):
    """The three things by which people narrow a question."""
