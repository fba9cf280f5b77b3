"""What is asked about how two things are connected, and what the answer holds."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import SOMETHING, Question
from queries.base.model import Answer, Reference, SourceReference


class PathQuery(Question):
    """Between which two things (name, abbreviation or identifier), and how many paths at most."""

    start: str = Field(
        validation_alias="van",
        pattern=SOMETHING,
        max_length=200,
        description="Naam of identificatie van het begin.",
    )
    end: str = Field(
        validation_alias="naar",
        pattern=SOMETHING,
        max_length=200,
        description="Naam of identificatie van het eind.",
    )
    limit: int = Field(default=3, ge=1, le=10, description="Hoeveel paden er komen.")


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
