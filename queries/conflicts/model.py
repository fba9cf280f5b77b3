"""What is asked about contradictions, and what the answer holds."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import ByProvince
from queries.base.model import Answer, SourceReference


class ConflictsQuery(ByProvince):
    """``provinces`` are words or identifiers; empty for all."""


class Difference(Answer):
    """One of the values that cards give a field."""

    field: str = Field(description="Het veld, zoals `fase`.")
    value: str = Field(description="Wat er staat.")
    shown: bool = Field(description="Of dit de waarde is die getoond wordt.")
    cards: list[str] = Field(description="De kaarten die het zeggen.")
    newest: int | None = Field(description="Jaar van de nieuwste bron; leeg als geen bron een datum heeft.")
    sources: list[SourceReference] = Field(description="De bronnen van die kaarten.")


class Conflict(Answer):
    """A thing of which cards say different things: of each field the value that is shown comes first."""

    id: str
    type: str
    name: str
    provinces: list[str]
    differences: list[Difference]


class Outdated(Answer):
    """A project whose phase may not hold now; ``why`` says so in Dutch."""

    id: str
    name: str
    provinces: list[str]
    phase: str
    phase_as_of: int
    why: str


class ConflictsAnswer(Answer):
    """``rule`` says in Dutch which of several values is shown."""

    version: str
    rule: str
    conflicts: list[Conflict]
    outdated: list[Outdated]
