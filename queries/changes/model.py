"""What is asked about what is new, and what the answer holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import Ranked, Scope
from queries.base.model import Answer, Reference, SourceReference
from queries.words import Meaning

ChangeKind = Literal["project", "platform", "publicatie", "gebeurtenis", "bron"]

DATE_OR_PART = r"^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$"
"""A year, a month or a day, or nothing."""


class ChangesQuery(Scope, Ranked):
    """What is new, where and on what; ``since`` is a year or a date (``2023``, ``2023-05``, ``2023-05-11``).

    ``limit`` 0 gives all.
    """

    kinds: tuple[ChangeKind, ...] = Field(
        default=(), validation_alias="soort", max_length=5, description="Alleen deze soorten; mag vaker."
    )
    since: str = Field(
        default="",
        validation_alias="sinds",
        pattern=DATE_OR_PART,
        description="Vanaf dit jaar, deze maand of deze dag: `2023`, `2023-05` of `2023-05-11`.",
    )
    limit: int = Field(default=25, ge=0, le=1000, description="Hoeveel er komen; 0 is alles.")


class Change(Answer):
    """Something with a date: a project that began, a platform founded, an item, an event, or a source.

    ``things`` are what a source tells about.  ``date`` (outward ``dated``, since it need
    not be a whole date) is as precise as it is known: year, month or day.
    """

    date: str = Field(serialization_alias="dated")
    kind: ChangeKind
    thing: Reference
    things: list[Reference]
    provinces: list[str]
    sentence: str
    sources: list[SourceReference]


class Undated(Answer):
    """How many things of a kind in scope have no date, so that nobody knows whether they are new."""

    kind: ChangeKind
    count: int
    total: int


class ChangesAnswer(Answer):
    """What is new, newest first; ``total`` counts all with a date in scope."""

    version: str
    total: int
    offset: int
    newest: str
    undated: list[Undated]
    meanings: list[Meaning]
    notes: list[str]
    changes: list[Change]
