"""What is asked about how two things are connected, and what the answer holds."""

from __future__ import annotations

from pydantic import Field

from queries.base.model import Answer, Reference, SourceReference


class PathQuery(Answer):
    """Between which two things (name, abbreviation or identifier), and how many paths at most."""

    start: str = Field(min_length=1, max_length=200)
    end: str = Field(min_length=1, max_length=200)
    limit: int = Field(default=3, ge=1, le=10)


class Step(Answer):
    """One relationship on a path, read in the direction of the path; ``sentence`` is Dutch."""

    start: Reference
    end: Reference
    relationship: str
    sentence: str
    sources: list[SourceReference]


class Path(Answer):
    """A path; ``cost`` adds up how little its relationships tell (lower is more telling)."""

    cost: float
    steps: list[Step]
    explanation: str


class PathAnswer(Answer):
    """Paths, most telling first; none when the two are not connected, and ``explanation`` says so."""

    version: str
    start: Reference
    end: Reference
    paths: list[Path]
    explanation: str
    notes: list[str]
