"""Projects that stopped, by what they were about: no example to follow, and something to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import Field

from graph.schema.phases import stopped
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer, SourceReference
from queries.base.remembered import Remembered
from queries.base.things import sources_of
from queries.themes.hierarchy import hierarchy
from queries.words import Understood

MOST = 12
"""Lessons in one answer; the list of projects with the phase *gestopt* has them all."""


class Lesson(Answer):
    """A project that stopped.  ``year`` and ``reason`` are empty when no source tells them; ``text`` says
    both in Dutch."""

    id: str = Field(description="Identificatie van het project.")
    name: str = Field(description="Naam.")
    provinces: list[str] = Field(description="Slugs van provincies.")
    year: int | None = Field(description="Jaar waarin het stopte.")
    reason: str = Field(description="Waarom het stopte, zoals de bron het zegt.")
    text: str = Field(description="Wanneer en waarom, in een zin.")
    sources: list[SourceReference] = Field(description="Bronnen.")


@dataclass(frozen=True)
class _Stopped:
    """A stopped project with what it is about."""

    lesson: Lesson
    themes: frozenset[str]


remembered: Remembered[tuple[_Stopped, ...]] = Remembered()


def lessons(
    snapshot: Snapshot, words: Iterable[Understood] = (), provinces: Sequence[str] = ()
) -> list[Lesson]:
    """What stopped on the subjects that words name, wherever it was: a lesson travels.

    Without words, what stopped in the provinces (slugs), or everything.  The last to stop comes first.
    """
    asked = list(words)
    if asked:
        themes = set(hierarchy(snapshot).under(t for word in asked for t in word.theme_ids))
        things = {thing for word in asked for thing in word.things}
        found = [s for s in _all(snapshot) if s.themes & themes or s.lesson.id in things]
    else:
        wanted = set(provinces)
        found = [s for s in _all(snapshot) if not wanted or wanted & set(s.lesson.provinces)]
    return _told(snapshot, found)


def lessons_of(snapshot: Snapshot, projects: Iterable[str]) -> list[Lesson]:
    """The lessons among projects that are given by identifier."""
    wanted = set(projects)
    return _told(snapshot, [s for s in _all(snapshot) if s.lesson.id in wanted])


def _told(snapshot: Snapshot, found: Sequence[_Stopped]) -> list[Lesson]:
    """As many as are told, with where they were read."""
    chosen = [stopped.lesson for stopped in found[:MOST]]
    sources = sources_of(snapshot, [lesson.id for lesson in chosen])
    return [lesson.model_copy(update={"sources": list(sources.get(lesson.id, ()))}) for lesson in chosen]


def _all(snapshot: Snapshot) -> tuple[_Stopped, ...]:
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> tuple[_Stopped, ...]:
    found = [
        _Stopped(
            Lesson(
                id=row["id"],
                name=row["name"],
                provinces=(row["provinces"] or "").split(),
                year=row["year"],
                reason=row["reason"] or "",
                text=stopped(row["reason"], row["year"]),
                sources=[],
            ),
            frozenset(row["themes"]),
        )
        for row in snapshot.query(statements("lessons")["stopped"])
    ]
    return tuple(sorted(found, key=lambda s: (-(s.lesson.year or 0), s.lesson.name.casefold(), s.lesson.id)))
