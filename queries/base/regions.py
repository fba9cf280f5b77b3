"""Regions as sets of municipalities, and every word by which people point at one or at a municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.dutch.words import key


@dataclass(frozen=True)
class Region:
    """A region by its usual name, with all its names and the identifiers of its municipalities by name.

    ``provinces`` are the slugs of where those lie, that with most of them first.
    """

    name: str
    names: tuple[str, ...]
    towns: tuple[str, ...]
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class Town:
    """A municipality with the slug of its province."""

    id: str
    name: str
    province: str


@dataclass(frozen=True)
class Places:
    """Regions and municipalities by ``key`` of each of their names, and municipalities by identifier."""

    regions: Mapping[str, Region]
    towns: Mapping[str, Town]
    by_id: Mapping[str, Town]


remembered: Remembered[Places] = Remembered()


def places_known(snapshot: Snapshot) -> Places:
    """The regions and municipalities of the graph."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Places:
    by_id: dict[str, Town] = {}
    spelled: dict[str, Town] = {}
    inside: dict[str, list[str]] = defaultdict(list)
    for row in snapshot.query(statements("base", "regions")["municipalities"]):
        town = by_id[row["id"]] = Town(row["id"], row["name"], row["province"])
        for name in (row["name"], row["name"].partition(" (")[0], *(row["aliases"] or ())):
            spelled.setdefault(key(name), town)
        for name in row["regions"] or ():
            inside[name].append(town.id)
    return Places(_regions(inside, by_id), spelled, by_id)


def _regions(inside: Mapping[str, list[str]], by_id: Mapping[str, Town]) -> dict[str, Region]:
    """Names of the same municipalities are names of one region; the first of them is the usual one."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, ids in inside.items():
        alike[tuple(sorted(ids, key=lambda i: by_id[i].name))].append(name)
    found: dict[str, Region] = {}
    for towns, names in alike.items():
        where = [by_id[i].province for i in towns]
        provinces = sorted(set(where), key=lambda slug: (-where.count(slug), slug))
        region = Region(names[0], tuple(names), towns, tuple(provinces))
        found |= {key(name): region for name in names}
    return found
