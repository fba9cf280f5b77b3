"""What questions are asked with: each parameter is declared once, in the model of its question.

The declaration has the name in an address (``validation_alias``, Dutch), the bounds, the default and what the
parameter means; the API, the pages and the command line take them from there.  A field without a name in an
address is for programs alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo

from graph.schema.phases import Phase

MOST_PROVINCES = 12
MOST_WORDS = 20
"""Words of one kind in a question; twenty of each kind fit in an address."""
MAX_WORD_LENGTH = 100
SOMETHING = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
"""Text without control characters, and not only spaces."""

Word = Annotated[str, StringConstraints(pattern=SOMETHING, max_length=MAX_WORD_LENGTH)]


class Question(BaseModel):
    """Base of what is asked: immutable, and without fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


@dataclass(frozen=True)
class Written:
    """How a value is written in an address, where that differs: as ``type``, of which ``read`` makes it;
    ``default`` where it is not."""

    type: Any
    read: Callable[[Any], Any]
    default: Any = ""


class ByProvince(Question):
    provinces: tuple[Word, ...] = Field(
        default=(),
        validation_alias="provincie",
        max_length=MOST_PROVINCES,
        examples=[["fryslan"]],
        description="Naam of code van een provincie (`fryslan`, `Friesland`); mag vaker.",
    )


class ByTheme(Question):
    themes: tuple[Word, ...] = Field(
        default=(),
        validation_alias="thema",
        max_length=MOST_WORDS,
        examples=[["ta-bouw"]],
        description="Naam of code van een thema uit een begrippenlijst (`ta-bouw`, `Bouw`); mag vaker.",
    )


class ByTopic(Question):
    topics: tuple[Word, ...] = Field(
        default=(),
        validation_alias="onderwerp",
        max_length=MOST_WORDS,
        examples=[["hennep"]],
        description="Vrij onderwerp (`hennep`). Staat het in geen begrippenlijst, dan wordt in de tekst "
        "gezocht; `notes` of `meanings` zegt hoe het is opgevat. Mag vaker.",
    )


class ByPhase(Question):
    phases: Annotated[tuple[Word, ...], Written(list[Phase], tuple, [])] = Field(
        default=(),
        validation_alias="fase",
        max_length=MOST_WORDS,
        examples=[["pilot"]],
        description="Fase van een project (`pilot`, `opschaling`); mag vaker.",
    )


class ByKind(Question):
    kinds: tuple[Word, ...] = Field(
        default=(),
        validation_alias="soort",
        max_length=MOST_WORDS,
        description="Soort, zoals het veld `kind` die noemt; mag vaker.",
    )


class ByPlace(Question):
    regions: tuple[Word, ...] = Field(
        default=(),
        validation_alias="streek",
        max_length=MOST_WORDS,
        examples=[["Achterhoek"]],
        description="Naam van een streek kleiner dan een provincie of over een grens heen (`Twente`, `MRA`): "
        "wat in een van haar gemeenten ligt; mag vaker.",
    )
    towns: tuple[Word, ...] = Field(
        default=(),
        validation_alias="gemeente",
        max_length=MOST_WORDS,
        examples=[["Emmen"]],
        description="Naam of code van een gemeente, ook vroeger of in de volksmond (`Den Bosch`); mag vaker.",
    )


FIRST_YEAR, LAST_YEAR = 1000, 2999


class ByYears(Question):
    first_year: int | None = Field(
        default=None,
        validation_alias="vanaf",
        ge=FIRST_YEAR,
        le=LAST_YEAR,
        description="Begonnen, opgericht of uitgegeven in dit jaar of later.",
    )
    last_year: int | None = Field(
        default=None,
        validation_alias="totEnMet",
        ge=FIRST_YEAR,
        le=LAST_YEAR,
        description="Begonnen, opgericht of uitgegeven in dit jaar of eerder.",
    )


class Without(Question):
    excluded: tuple[Word, ...] = Field(
        default=(),
        validation_alias="zonder",
        max_length=MOST_WORDS,
        examples=[["drenthe"]],
        description="Wat er niet bij hoort: een provincie, streek, gemeente, fase, thema, onderwerp, of een "
        "organisatie of platform (naam of identificatie); mag vaker.",
    )


class Scope(ByProvince, ByTheme, ByTopic):
    """The three things by which people narrow a question, each empty for no restriction."""


class Ranked(Question):
    """Which part of a list is wanted; an address says it in pages.  ``limit`` 0 gives all."""

    limit: int = Field(default=10, ge=0, le=1000, description="Hoeveel er komen; 0 is alles.")
    offset: int = Field(default=0, ge=0)


def parameters(question: type[BaseModel]) -> Iterator[tuple[str, str, FieldInfo]]:
    """The parameters of a question: name of the field, name in an address, declaration."""
    for name, field in question.model_fields.items():
        if isinstance(field.validation_alias, str):
            yield name, field.validation_alias, field


def written(field: FieldInfo) -> Written | None:
    """How the value of a parameter is written, where that is not as it is."""
    return next((part for part in field.metadata if isinstance(part, Written)), None)
