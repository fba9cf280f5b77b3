"""What a list is narrowed by beside kind, province, theme and phase: a place, years, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import polars as pl

from graph.schema import is_identifier, label_of
from graph.schema.phases import PHASES
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import UnknownWordError
from queries.base.regions import Region, Town, places_known
from queries.dutch.phrases import counted, listed, nearest_of
from queries.dutch.words import key
from queries.lists.model import ListQuery
from queries.themes.hierarchy import hierarchy
from queries.words import Understood, identify, topics_named, vocabulary

TOWNS_TOLD = 8
"""Municipalities of a region that a note names; of more it says how many there are besides."""


@dataclass
class Excluded:
    """What is left out, by what it is."""

    provinces: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    topics: list[Understood] = field(default_factory=list)


def regions_named(snapshot: Snapshot, given: Iterable[str]) -> list[Region]:
    """The regions that the words name, each once.  Raises ``UnknownWordError`` for a word that names none."""
    known = places_known(snapshot).regions
    found = []
    for word in given:
        region = known.get(key(word))
        if region is None:
            names = sorted({r.name for r in known.values()})
            raise UnknownWordError(f'onbekende streek "{word}". {nearest_of(word, names)}', word)
        found.append(region)
    return list({region.name: region for region in found}.values())


def towns_named(snapshot: Snapshot, given: Iterable[str]) -> list[Town]:
    """The municipalities that the words name: identifier, code, name or another name; each once.

    Raises ``UnknownWordError`` for a word that names none.
    """
    known = places_known(snapshot)
    found = []
    for word in given:
        slug = word.strip().casefold().removeprefix("gemeente/")
        town = known.by_id.get(f"gemeente/{slug}") or known.towns.get(key(word.strip()))
        if town is None:
            names = [t.name for t in known.by_id.values()]
            raise UnknownWordError(f'onbekende gemeente "{word}". {nearest_of(word, names)}', word)
        found.append(town)
    return list({town.id: town for town in found}.values())


def excluded_named(snapshot: Snapshot, given: Iterable[str]) -> Excluded:
    """What the words to leave out name: a province, phase, region, municipality, thing, theme or topic.

    A word that names none of these is looked for in the texts; never an error.
    """
    known, places, themes = vocabulary(snapshot), places_known(snapshot), []
    found = Excluded()
    for word in given:
        plain = key(word.strip().removeprefix("provincie/"))
        if plain in known.provinces and not word.startswith("gemeente/"):
            found.provinces.append(known.provinces[plain])
        elif word.strip().casefold() in PHASES:
            found.phases.append(word.strip().casefold())
        elif key(word) in places.regions:
            found.towns += places.regions[key(word)].towns
        elif word.startswith("gemeente/") or (key(word) in places.towns and key(word) not in known.by_name):
            found.towns += [town.id for town in towns_named(snapshot, [word])]
        elif is_identifier(word) and label_of(word) != "Theme":
            found.things.append(identify(snapshot, word).id)
        else:
            themes.append(word)
    found.topics = topics_named(snapshot, themes)
    return found


def narrowed(snapshot: Snapshot, chosen: pl.DataFrame, query: ListQuery) -> tuple[pl.DataFrame, list[str]]:
    """The rows that place, years and what is left out let through, with what must be told of it."""
    notes: list[str] = []
    regions, towns = regions_named(snapshot, query.regions), towns_named(snapshot, query.towns)
    if regions or towns:
        inside = [t for region in regions for t in region.towns] + [town.id for town in towns]
        notes += [_taken(snapshot, region) for region in regions]
        where = {p for region in regions for p in region.provinces} | {town.province for town in towns}
        notes += _unplaced(snapshot, chosen, query.segment, sorted(where))
        chosen = _among(snapshot, chosen, f"{query.segment}_in_towns", towns=inside)
    if query.first_year or query.last_year:
        notes += _undated(chosen)
        year = pl.col("by_start").str.slice(0, 4).cast(pl.Int64, strict=False)
        chosen = chosen.filter(year >= (query.first_year or 0), year <= (query.last_year or 9999))
    if query.excluded:
        left_out = excluded_named(snapshot, query.excluded)
        meanings = [word.meaning for word in left_out.topics]
        notes += [m.note for m in meanings if m.note and not is_identifier(m.given)]
        chosen = _without(snapshot, chosen, query.segment, left_out)
    return chosen, notes


def _taken(snapshot: Snapshot, region: Region) -> str:
    """Which municipalities stand for a region."""
    names = [places_known(snapshot).by_id[i].name for i in region.towns]
    return f"{region.name} is genomen als: {listed(names, TOWNS_TOLD)}."


def _unplaced(snapshot: Snapshot, chosen: pl.DataFrame, segment: str, provinces: Sequence[str]) -> list[str]:
    """How many in the same provinces may lie there as well: nobody says in which municipality they are."""
    statement = statements("lists").get(f"{segment}_located")
    if statement is None:
        return []
    placed = [row["id"] for row in snapshot.query(statement)]
    unknown = chosen.filter(has_any("provinces", provinces) & ~pl.col("id").is_in(placed)).height
    names = listed([vocabulary(snapshot).province_names[p] for p in provinces])
    one, more = ("project", "projecten") if segment == "project" else ("platform", "platforms")
    if not unknown:
        return []
    stand = "het staat er niet bij" if unknown == 1 else "die staan er niet bij"
    return [f"Van {counted(unknown, one, more)} in {names} is de gemeente niet bekend; {stand}."]


def _undated(chosen: pl.DataFrame) -> list[str]:
    unknown = chosen["by_start"].null_count()
    return [f"Van {unknown} is het beginjaar niet bekend; die tellen niet mee."] if unknown else []


def _among(snapshot: Snapshot, chosen: pl.DataFrame, statement: str, **given: object) -> pl.DataFrame:
    """The rows that a statement finds; none where the kind has no such relation."""
    cypher = statements("lists").get(statement)
    ids = [row["id"] for row in snapshot.query(cypher, given)] if cypher else []
    return chosen.filter(pl.col("id").is_in(ids))


def _without(snapshot: Snapshot, chosen: pl.DataFrame, segment: str, left_out: Excluded) -> pl.DataFrame:
    if left_out.provinces:
        chosen = chosen.filter(~has_any("provinces", left_out.provinces))
    if left_out.phases and "phase" in chosen.columns:
        chosen = chosen.filter(~pl.col("phase").is_in(left_out.phases))
    if left_out.topics:
        themes = hierarchy(snapshot).under(i for word in left_out.topics for i in word.theme_ids)
        texts = [thing for word in left_out.topics for thing in word.things]
        chosen = chosen.filter(~has_any("themes", themes) & ~pl.col("id").is_in(texts))
    for statement, name, ids in (
        (f"{segment}_in_towns", "towns", left_out.towns),
        (f"{segment}_with", "things", left_out.things),
    ):
        if ids:
            gone = _among(snapshot, chosen, statement, **{name: ids})["id"].implode()
            chosen = chosen.filter(~pl.col("id").is_in(gone) & ~pl.col("id").is_in(ids))
    return chosen


def has_any(column: str, wanted: Sequence[str]) -> pl.Expr:
    """Whether a list in a column has any of the wanted values."""
    return pl.col(column).list.eval(pl.element().is_in(list(wanted))).list.any()
