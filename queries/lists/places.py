"""Places: how many projects there are where, of all or of those on a theme or topic."""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.asked import ByTheme, ByTopic
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.base.remembered import Remembered
from queries.themes.hierarchy import hierarchy
from queries.words import Meaning, Understood, themes_named, topics_named


class PlacesQuery(ByTheme, ByTopic):
    """What the projects are about; words or identifiers, empty for all projects."""


class ProvincePlace(Answer):
    """A province with its projects, and its middle in degrees."""

    slug: str
    name: str
    code: str
    latitude: float
    longitude: float
    projects: int


class TownPlace(Answer):
    """A municipality with its projects, and its middle in degrees."""

    id: str
    name: str
    province: str
    latitude: float
    longitude: float
    projects: int


class PlacesAnswer(Answer):
    """All provinces by name, and the municipalities that have projects, most first.

    ``projects`` counts each project once, ``located`` those of which the municipality is known.
    """

    version: str
    meanings: list[Meaning]
    projects: int
    located: int
    provinces: list[ProvincePlace]
    towns: list[TownPlace]


remembered: Remembered[PlacesAnswer] = Remembered(64)


def places(snapshot: Snapshot, query: PlacesQuery | None = None) -> PlacesAnswer:
    """Where the projects are.  A theme has the projects of the terms under it too.

    Raises ``UnknownWordError`` for a theme that does not exist.
    """
    query = query or PlacesQuery()
    return remembered.get(snapshot, query, lambda: _read(snapshot, query))


def _read(snapshot: Snapshot, query: PlacesQuery) -> PlacesAnswer:
    cypher = statements("lists", "places")
    kinds = [
        words
        for words in (themes_named(snapshot, query.themes), topics_named(snapshot, query.topics))
        if words
    ]
    narrowed = "_among" if kinds else ""
    parameters: dict[str, object] = {"projects": sorted(_about(snapshot, kinds))} if kinds else {}
    counts = {r["slug"]: r["projects"] for r in snapshot.query(cypher[f"per_province{narrowed}"], parameters)}
    (totals,) = snapshot.query(cypher[f"totals{narrowed}"], parameters)
    provinces = sorted(snapshot.query(cypher["provinces"]), key=lambda row: str(row["name"]))
    return PlacesAnswer(
        version=snapshot.version,
        meanings=[word.meaning for words in kinds for word in words],
        projects=int(totals["projects"]),
        located=int(totals["located"] or 0),
        provinces=[ProvincePlace(projects=counts.get(row["slug"], 0), **row) for row in provinces],
        towns=[TownPlace(**row) for row in snapshot.query(cypher[f"per_place{narrowed}"], parameters)],
    )


def _about(snapshot: Snapshot, kinds: Sequence[Sequence[Understood]]) -> set[str]:
    """Projects on any of the words of every kind: a topic narrows a theme, a second theme widens it."""
    cypher = statements("lists", "places")
    found: list[set[str]] = []
    for words in kinds:
        themes = hierarchy(snapshot).under(i for word in words for i in word.theme_ids)
        about = snapshot.query(cypher["about"], {"themes": themes})
        by_text = {thing for word in words for thing in word.things if label_of(thing) == "Project"}
        found.append({row["id"] for row in about} | by_text)
    return set.intersection(*found)
