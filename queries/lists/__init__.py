"""All things of one kind, filtered, in an order, by the page; how many there are, and where."""

from __future__ import annotations

from queries.lists.answer import kinds_of, listing
from queries.lists.model import LISTED, Listed, ListedProject, ListFilters, Listing, ListQuery, SortKey
from queries.lists.places import PlacesAnswer, PlacesQuery, TownPlace, places
from queries.lists.stats import Stats, stats

__all__ = [
    "LISTED",
    "ListFilters",
    "ListQuery",
    "Listed",
    "ListedProject",
    "Listing",
    "PlacesAnswer",
    "PlacesQuery",
    "SortKey",
    "Stats",
    "TownPlace",
    "kinds_of",
    "listing",
    "places",
    "stats",
]
