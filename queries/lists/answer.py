"""Lists: all things of one kind, filtered, in an order, by the page.

The API's collections, the site's lists and the downloads are this one function.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.schema.phases import PHASES, STOPPED
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference, UnknownWordError
from queries.base.remembered import Remembered, RememberedEach
from queries.dutch.phrases import nearest_of
from queries.lessons import Lesson, lessons_of
from queries.likeness.mentions import Mentioning, mentioning
from queries.lists.model import LISTED, Listed, Listing, ListQuery
from queries.lists.narrowing import has_any, narrowed
from queries.lists.tables import table
from queries.themes.hierarchy import hierarchy
from queries.words import (
    Understood,
    provinces_named,
    themes_named,
    topics_named,
    vocabulary,
)

CHOICES_HELD = 32
"""Filters and orders of which the result is kept: a megabyte each with 300,000 projects."""
ITEMS_HELD = 20_000
LISTS_OF_TEXTS = ("differences",)
NAMING = ("project", "platform", "kans")
"""Segments of what has a description that may name a topic."""
MENTIONS_SHOWN = 50


@dataclass(frozen=True)
class _Choice:
    """What is in a list, whatever part of it is shown: numbers of rows of the table, in their order."""

    rows: pl.Series
    notes: list[str]
    lessons: list[Lesson]
    mentions: list[Mentioning]


remembered_choices: Remembered[_Choice] = Remembered(CHOICES_HELD)
remembered_items: RememberedEach[str, Listed] = RememberedEach(ITEMS_HELD)


def listing(snapshot: Snapshot, query: ListQuery) -> Listing:
    """A part of the list of one kind of thing.

    Raises ``UnknownWordError`` for a province, theme, kind or phase that does not exist, and
    ``KeyError`` for a segment that no kind of thing has.
    """
    whole = table(snapshot, query.segment)
    asked = tuple(value for name, value in query if name not in ("limit", "offset"))
    choice = remembered_choices.get(snapshot, asked, lambda: _choose(snapshot, whole, query))
    shown = whole["id"].gather(choice.rows.slice(query.offset, query.limit or None)).to_list()
    items = remembered_items.get(snapshot, shown, lambda ids: _items(snapshot, query.segment, whole, ids))
    return Listing(
        version=snapshot.version,
        total=len(choice.rows),
        notes=choice.notes,
        lessons=choice.lessons,
        mentions=choice.mentions,
        items=list(items.values()),
    )


def _choose(snapshot: Snapshot, whole: pl.DataFrame, query: ListQuery) -> _Choice:
    themes, topics = themes_named(snapshot, query.themes), topics_named(snapshot, query.topics)
    chosen = whole.with_row_index("row")
    if slugs := provinces_named(snapshot, query.provinces):
        chosen = chosen.filter(has_any("provinces", slugs))
    here = chosen
    if wanted := _ids(snapshot, themes):
        chosen = chosen.filter(has_any("themes", wanted))
    if topics:
        texts = [thing for topic in topics for thing in topic.things]
        chosen = chosen.filter(has_any("themes", _ids(snapshot, topics)) | pl.col("id").is_in(texts))
    mentioned = _mentions(snapshot, here, chosen, [*themes, *topics], query)
    for column, name, given in (("kind", "soort", query.kinds), ("phase", "fase", query.phases)):
        if given:
            chosen = chosen.filter(pl.col(column).is_in(_known(whole, column, name, given)))
    chosen, told = narrowed(snapshot, chosen, query)
    ordered = chosen.sort(
        f"by_{query.sort}", descending=query.descending, nulls_last=True, maintain_order=True
    )
    notes = [word.meaning.note for word in (*themes, *topics) if word.meaning.note]
    return _Choice(ordered["row"], [*notes, *told], _lessons(snapshot, chosen, query), mentioned)


def _mentions(
    snapshot: Snapshot,
    here: pl.DataFrame,
    chosen: pl.DataFrame,
    words: Sequence[Understood],
    query: ListQuery,
) -> list[Mentioning]:
    """What only names the one topic that is asked for.

    A kind, phase, place, year or what is left out asks for what is known for sure.
    """
    narrower = (query.kinds, query.phases, query.regions, query.towns, query.excluded)
    if len(words) != 1 or query.segment not in NAMING or any(narrower) or query.first_year or query.last_year:
        return []
    topics = _ids(snapshot, words)
    return mentioning(snapshot, topics, set(chosen["id"]), set(here["id"]))[:MENTIONS_SHOWN]


def _lessons(snapshot: Snapshot, chosen: pl.DataFrame, query: ListQuery) -> list[Lesson]:
    """What stopped among the projects that are chosen; who asks for a phase has them in the list already."""
    if query.segment != "project" or query.phases:
        return []
    return lessons_of(snapshot, chosen.filter(pl.col("phase") == STOPPED)["id"])


def _ids(snapshot: Snapshot, words: Sequence[Understood]) -> list[str]:
    return hierarchy(snapshot).under(identifier for word in words for identifier in word.theme_ids)


def _known(whole: pl.DataFrame, column: str, name: str, given: Sequence[str]) -> list[str]:
    """The values of a column that the words name, whatever their case."""
    values = sorted({v for v in whole[column].to_list() if v}) if column in whole.columns else []
    if column == "phase" and column in whole.columns:
        values = list(PHASES)  # also those that no project has now
    by_word = {v.casefold(): v for v in values}
    for word in given:
        if word.strip().casefold() not in by_word:
            raise UnknownWordError(f'onbekende {name} "{word}". {nearest_of(word, values)}', word)
    return [by_word[word.strip().casefold()] for word in given]


def _items(snapshot: Snapshot, segment: str, whole: pl.DataFrame, ids: Sequence[str]) -> dict[str, Listed]:
    model = LISTED[segment]
    cypher = statements("lists").get(f"{segment}_texts")
    texts = {r["id"]: r["description"] for r in snapshot.query(cypher, {"ids": list(ids)})} if cypher else {}
    names = vocabulary(snapshot).themes
    rows = whole.filter(pl.col("id").is_in(ids)).to_dicts()
    return {row["id"]: _item(model, row, texts.get(row["id"]), names) for row in rows}


def _item(
    model: type[Listed], row: dict[str, Any], description: str | None, names: dict[str, Reference]
) -> Listed:
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name == "description":
            values[name] = description or ""
        elif name == "themes":
            values[name] = [names[t] for t in row["themes"] if t in names]
        elif row.get(name) is None:
            values[name] = "" if field.annotation is str else [] if name in LISTS_OF_TEXTS else None
        else:
            values[name] = row[name]
    return model(**values)


def kinds_of(snapshot: Snapshot, segment: str) -> list[str]:
    """The kinds (``soort``) that things of one type have in the graph, by name."""
    whole = table(snapshot, segment)
    return sorted({v for v in whole["by_kind"].to_list() if v})


assert LISTED.keys() == NODE_TYPE_BY_SEGMENT.keys()  # noqa: S101 - a new node type needs a list
