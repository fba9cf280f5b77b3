"""What is asked about gaps between focus and activity, and what the answer holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import MAX_WORD_LENGTH, Ranked, Scope, Word
from queries.base.model import Answer, Reference, SourceReference
from queries.words import Meaning

Verdict = Literal["witte vlek", "stille kracht", "in balans", "leeg"]
"""Focus without activity; activity without focus; both fit; neither is there."""


class GapsQuery(Scope):
    """Which part of the field to show.

    Without ``themes`` and ``topics`` the rows are the themes of ``scheme`` (a vocabulary, such as
    ``transitieagendas``), or of the four broad vocabularies together when that is empty too.
    """

    scheme: str = Field(
        default="",
        validation_alias="lijst",
        max_length=MAX_WORD_LENGTH,
        description="Begrippenlijst waarvan de thema's de rijen zijn, zoals `transitieagendas`.",
    )


class StatedFocus(Answer):
    """What a province says it concentrates on; ``theme`` is what it was filed under."""

    label: str
    basis: str
    theme: str
    sources: list[SourceReference]


class KansStatement(Answer):
    """A kans that a province names, with where it stands."""

    id: str
    name: str
    sources: list[SourceReference]


class Cell(Answer):
    """One theme in one province.

    ``activity`` is the number of projects, those on linked or narrower themes counted in part; ``expected``
    what it would be if the province divided its projects as all provinces together do; ``ratio`` the one
    over the other.  ``focus`` (0..1) is how firmly the theme is stated.  ``strength`` (0..1) is how large
    the mismatch is, 0 when there is none.  ``projects_under`` counts what lists and map count, the theme with
    the terms under it, stopped or not; ``projects_total`` what did not stop, also on themes that other
    vocabularies link to it.
    ``projects`` and ``platforms`` are the nearest few of ``projects_total`` and ``platforms_total``.
    """

    theme: str
    province: str
    verdict: Verdict
    strength: float
    activity: float
    expected: float
    ratio: float
    chance: float = Field(
        description="Hoe vaak (0 tot 1) toeval alleen zo veel of zo weinig projecten geeft."
    )
    focus: float
    projects_under: int = Field(
        description="Met onderwerpen eronder, ook gestopte projecten: zoals lijsten en kaart tellen."
    )
    projects_total: int = Field(
        description="Zonder gestopte, en met wat alleen gaat over verwante onderwerpen uit andere lijsten."
    )
    platforms_total: int
    projects: list[Reference]
    platforms: list[Reference]
    focuses: list[StatedFocus]
    kansen: list[KansStatement]
    sentence: str


class ThemeRow(Answer):
    """A row of the matrix: a theme, with its cells in the order of ``GapsAnswer.provinces``."""

    id: str
    name: str
    scheme: str
    cells: list[Cell]


class ProvinceColumn(Answer):
    """A column of the matrix."""

    slug: str
    name: str


class GapsAnswer(Answer):
    """The matrix, and the cells of both kinds of mismatch, largest first."""

    version: str
    provinces: list[ProvinceColumn]
    rows: list[ThemeRow]
    white_spots: list[Cell]
    quiet_strengths: list[Cell]
    meanings: list[Meaning]
    notes: list[str]


class ElsewhereQuery(Ranked):
    """Of which province to tell what others do and it does not."""

    province: Word = Field(
        validation_alias="provincie",
        examples=["zeeland"],
        description="Naam of code van de provincie (`zeeland`, `Friesland`).",
    )


class ElsewhereProject(Answer):
    """A project of other provinces (slugs) on the topic."""

    id: str
    name: str
    phase: str
    provinces: list[str]
    sources: list[SourceReference]


class ElsewhereTopic(Answer):
    """A topic that several other provinces have projects on; ``projects`` are a few of ``projects_total``,
    which counts those tagged with the topic or with what falls under it."""

    topic: Reference
    provinces: list[str]
    projects_total: int
    projects: list[ElsewhereProject]
    sentence: str


class ElsewhereAnswer(Answer):
    """What others do and a province (slug) does not, what most of them do first."""

    version: str
    province: str
    total: int
    topics: list[ElsewhereTopic]
