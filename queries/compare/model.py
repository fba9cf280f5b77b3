"""What is compared, and what the comparison holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import Question, Word
from queries.base.model import Answer, Reference, UnknownWordError

FEWEST_COMPARED, MOST_COMPARED = 2, 4


class CompareQuery(Question):
    """Two to four provinces, or two to four projects (name, abbreviation or identifier)."""

    things: tuple[str, ...] = Field(min_length=FEWEST_COMPARED, max_length=MOST_COMPARED)


class ComparedAtAnAddress(Question):
    """The same, as an address has them: provinces and projects apart."""

    provinces: tuple[Word, ...] = Field(
        default=(),
        validation_alias="provincie",
        max_length=MOST_COMPARED,
        description="Twee tot vier provincies, of geen als u projecten vergelijkt.",
    )
    projects: tuple[Word, ...] = Field(
        default=(),
        validation_alias="project",
        max_length=MOST_COMPARED,
        description="Twee tot vier projecten (naam of identificatie).",
    )

    def query(self) -> CompareQuery:
        """The question.  Raises ``UnknownWordError`` when too few or too many things are named."""
        things = (*self.provinces, *self.projects)
        if not FEWEST_COMPARED <= len(things) <= MOST_COMPARED:
            raise UnknownWordError(f"u noemt er {len(things)}: geef er twee tot vier.")
        return CompareQuery(things=things)


class CompareValue(Answer):
    """What one of the compared things has on a row: a text, a number when it is one, and what it is of."""

    text: str
    count: float | None = None
    items: list[Reference] = Field(default_factory=list)


class CompareRow(Answer):
    """One row: a value per compared thing, in their order.  ``differs`` says whether they are unequal."""

    name: str
    values: list[CompareValue]
    differs: bool


class CompareSection(Answer):
    """Rows that belong together, under a Dutch heading."""

    name: str
    rows: list[CompareRow]


class Shared(Answer):
    """Something that two or more of the compared things (identifiers) have in common."""

    thing: Reference
    kind: str
    among: list[str]


class CompareAnswer(Answer):
    """Things side by side, what they share, and the main differences in Dutch sentences.

    ``shared`` has the first of the ``shared_total`` things that they share.
    """

    version: str
    kind: Literal["provincie", "project"]
    things: list[Reference]
    sections: list[CompareSection]
    shared: list[Shared]
    shared_total: int
    explanation: str
    notes: list[str]
