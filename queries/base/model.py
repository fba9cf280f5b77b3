"""What the answers of all queries are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Answer(BaseModel):
    """A typed part of an answer: immutable, and without fields nobody declared.

    Outward (JSON) its fields are camelCase, in Python snake_case.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
    )

    def to_json(self) -> str:
        """The answer as one JSON object with camelCase keys."""
        return self.model_dump_json(by_alias=True)


class UnknownWordError(ValueError):
    """A parameter names a province, theme or thing that is not in the graph; Dutch, with a remedy.

    ``word`` is what was given, when one word of the question is to blame.
    """

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word


class Reference(Answer):
    """A thing by identifier, with what a reader needs to recognise it."""

    id: str
    type: str
    name: str


class SourceReference(Answer):
    """A source that states a fact; ``where`` is the place in it, empty when unknown.

    ``date`` is when it came out as far as that is known: ``2023-03-22``, ``2023-03`` or ``2023``.  Since
    it need not be a whole date, it goes out as ``issued`` and not as a ``date``.
    """

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    date: str = Field(default="", serialization_alias="issued")
    where: str = ""

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> SourceReference:
        """From a row ``source title publisher url date``, and ``place`` when that was asked for."""
        return cls(
            id=row["source"],
            title=row["title"],
            publisher=row["publisher"] or "",
            url=row["url"] or "",
            date=row["date"] or "",
            where=row.get("place") or "",
        )
