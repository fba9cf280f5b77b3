"""The answer to *hoeveel* and *welke*: the number of a list in a sentence, and what comes nearest to none.

The number is the ``total`` of the list itself (``queries.lists``), so that the page, the API and the sentence
cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.store import Snapshot
from queries.base.provinces import provinces
from queries.base.regions import places_known
from queries.counting.phrase import SORTED, phrase
from queries.dutch.figures import euros, number
from queries.dutch.phrases import capitalised, listed, things
from queries.dutch.words import key
from queries.lists import Listing, ListQuery, listing


@dataclass(frozen=True)
class Told:
    """A list in words: how many (``count``), the sentence, and what must be told with it.

    ``nearest`` is the list that has something when this one has nothing, by leaving one choice out.
    """

    count: int
    sentence: str
    notes: list[str]
    found: Listing
    nearest: ListQuery | None = None


def told(snapshot: Snapshot, query: ListQuery, names: Mapping[str, str] | None = None) -> Told:
    """The number of a list and the sentence that says it.

    Raises ``UnknownWordError`` for a province, theme, region or municipality that does not exist.
    """
    found = listing(snapshot, query)
    count = found.total
    of_what = phrase(snapshot, query, count, names)
    if not count:
        return _none(snapshot, query, found, of_what, names)
    sentence = f"Schakelkaart kent {'één' if count == 1 else number(count)} {of_what}."
    if first := _first(snapshot, query, found):
        sentence = f"{sentence} {first}"
    return Told(count, sentence, found.notes, found)


def with_thing(snapshot: Snapshot, thing: str, name: str) -> Told:
    """How many projects a thing leads, carries or takes part in: all but those that remain without it."""
    every = listing(snapshot, ListQuery(segment="project", limit=1))
    rest = listing(snapshot, ListQuery(segment="project", excluded=(thing,), limit=1))
    count = every.total - rest.total
    said = things(count, "Project") if count else "geen projecten"
    return Told(count, f"Schakelkaart kent {said} met {name}.", [], rest)


def per_province(snapshot: Snapshot, query: ListQuery) -> str:
    """How many of a list each province has, most first; what is in several counts in each."""
    numbers = {
        province.name: listing(snapshot, query.model_copy(update={"provinces": (province.slug,)})).total
        for province in provinces(snapshot)
    }
    some = sorted((name for name, n in numbers.items() if n), key=lambda name: (-numbers[name], name))
    what = phrase(snapshot, query.model_copy(update={"provinces": ()}))
    if not some:
        return f"In geen enkele provincie zijn {what} bekend."
    return f"{capitalised(what)} per provincie: {listed([f'{name} {numbers[name]}' for name in some])}."


def _none(
    snapshot: Snapshot, query: ListQuery, found: Listing, of_what: str, names: Mapping[str, str] | None
) -> Told:
    sentence = f"Schakelkaart kent geen {of_what}."
    for wider in _wider(snapshot, query):
        total = listing(snapshot, wider).total
        if total:
            near = phrase(snapshot, wider, total, names)
            more = f"Wel {'één' if total == 1 else number(total)} {near}."
            return Told(0, f"{sentence} {more}", found.notes, found, wider)
    return Told(0, sentence, found.notes, found)


def _wider(snapshot: Snapshot, query: ListQuery) -> Iterator[ListQuery]:
    """The same list with one choice less, that first which people can miss soonest."""
    if query.phases:
        yield query.model_copy(update={"phases": ()})
    if query.first_year or query.last_year:
        yield query.model_copy(update={"first_year": None, "last_year": None})
    if query.regions or query.towns:
        provinces = _provinces(snapshot, query)
        yield query.model_copy(update={"regions": (), "towns": (), "provinces": provinces})
    if query.kinds:
        yield query.model_copy(update={"kinds": ()})
    if query.segment == "gemeente" and (query.topics or query.themes):
        yield query.model_copy(update={"segment": "project", "sort": "name", "descending": False})
    if query.topics or query.themes:
        if query.provinces:
            yield query.model_copy(update={"provinces": ()})
        yield query.model_copy(update={"topics": (), "themes": ()})


def _provinces(snapshot: Snapshot, query: ListQuery) -> tuple[str, ...]:
    known = places_known(snapshot)
    found = [
        p for word in query.regions if key(word) in known.regions for p in known.regions[key(word)].provinces
    ]
    for word in query.towns:
        town = known.by_id.get(word) or known.towns.get(key(word))
        found += [town.province] if town else []
    return tuple(dict.fromkeys([*query.provinces, *found]))


def _first(snapshot: Snapshot, query: ListQuery, found: Listing) -> str:
    """Which stands first in an order that was asked for, and of how many it is known; empty when of none."""
    if (query.sort, query.descending) not in SORTED or not found.items:
        return ""
    item = found.items[0]
    value = getattr(item, _FIELDS.get(query.sort, query.sort), None) or getattr(item, "founded", None)
    if value in (None, "", 0):
        what = {"budget": "budget", "start": "jaar"}.get(query.sort, "")
        return f"Van geen daarvan is het {what} bekend." if what else ""
    said = {
        "budget": f"het bekende budget is {euros(float(value))}" if query.sort == "budget" else "",
        "start": f"{value}",
        "phase": f"{value}",
        "projects": f"{number(value)} {NODE_TYPE_BY_SEGMENT['project'].plural}"
        if query.sort == "projects"
        else "",
    }[query.sort]
    ties = [i.name for i in found.items[1:] if getattr(i, _FIELDS.get(query.sort, query.sort), None) == value]
    also = f"; even ver komen {listed(ties, 3)}" if ties and query.sort == "phase" else ""
    return capitalised(f"bovenaan staat {item.name} ({said}){also}.")


_FIELDS = {"budget": "budget_eur", "start": "start_year"}
