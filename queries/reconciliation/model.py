"""What reconciliation is asked and what it answers, in the words of the Reconciliation Service API 0.2."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

MAX_BATCH = 500
"""Queries in one request; OpenRefine sends ten."""
MAX_CANDIDATES = 50
DEFAULT_CANDIDATES = 10
MAX_LETTERS = 300
MAX_EXTENDED = 1000
"""Things in one request for values; OpenRefine sends ten."""


def _beginning(text: str) -> str:
    """Of a cell that holds a whole story the beginning: one such cell must not refuse the others."""
    return text[:MAX_LETTERS]


class _Asked(BaseModel):
    """Clients send fields of their own and of newer versions of the protocol: those are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class EntityValue(_Asked):
    """A value that is a thing itself."""

    id: str = Field(max_length=MAX_LETTERS)
    name: str = ""


PropertyValue = str | int | float | bool | EntityValue


class PropertyCondition(_Asked):
    """A value that a candidate should have."""

    pid: str = Field(max_length=100)
    v: PropertyValue | list[PropertyValue]

    def values(self) -> list[str]:
        """The values as text; a thing by its identifier."""
        given = self.v if isinstance(self.v, list) else [self.v]
        return [v.id if isinstance(v, EntityValue) else str(v) for v in given]


class ReconciliationQuery(_Asked):
    """One name to find a thing for."""

    query: Annotated[str, AfterValidator(_beginning)] = ""
    type: str | list[str] = Field(default_factory=list)
    limit: int = Field(default=DEFAULT_CANDIDATES, ge=1)
    properties: list[PropertyCondition] = Field(default_factory=list, max_length=20)
    type_strict: Literal["any", "should", "all"] = "any"

    def types(self) -> list[str]:
        """The types asked for."""
        return [self.type] if isinstance(self.type, str) else self.type


class TypeReference(BaseModel):
    """A kind of thing."""

    id: str
    name: str


class Feature(BaseModel):
    """What a score is made of, each 0 to 100."""

    id: str
    value: float


class Candidate(BaseModel):
    """A thing that may be meant.  ``match`` is only true when it cannot be another."""

    id: str
    name: str
    description: str
    score: float
    match: bool
    type: list[TypeReference]
    features: list[Feature]


class ExtendProperty(_Asked):
    id: str = Field(max_length=100)
    settings: dict[str, str | int | float | bool] = Field(default_factory=dict)


class ExtendQuery(_Asked):
    """Things and the properties whose values are wanted."""

    ids: list[str] = Field(max_length=MAX_EXTENDED)
    properties: list[ExtendProperty] = Field(max_length=50)
