"""What is compared, and what the comparison holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.model import Answer, Reference


class CompareQuery(Answer):
    """Two to four provinces, or two to four projects (name, abbreviation or identifier)."""

    things: tuple[str, ...] = Field(min_length=2, max_length=4)


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
