"""The provinces, and every word by which people point at one or at several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.dutch.words import key


@dataclass(frozen=True)
class Province:
    """A province as ``seeds/provincies.yaml`` names it.

    ``names`` are its name and its other names; it is not shown by ``short_names``, ``demonyms`` and
    ``regions``.  ``code`` is its two letters in ISO 3166-2.
    """

    slug: str
    name: str
    names: tuple[str, ...]
    short_names: tuple[str, ...]
    demonyms: tuple[str, ...]
    regions: tuple[str, ...]
    code: str


remembered: Remembered[Sequence[Province]] = Remembered()


def provinces(snapshot: Snapshot) -> Sequence[Province]:
    """The provinces of the graph, in the order of their CBS codes: from Groningen to Limburg."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Sequence[Province]:
    return [
        Province(
            slug=row["slug"],
            name=row["name"],
            names=(row["name"], *(row["aliases"] or ())),
            short_names=tuple(row["short_names"] or ()),
            demonyms=tuple(row["demonyms"] or ()),
            regions=tuple(row["regions"] or ()),
            code=(row["iso_code"] or "").rpartition("-")[2] or row["name"],
        )
        for row in snapshot.query(statements("base", "provinces")["provinces"])
    ]


def province_codes(snapshot: Snapshot) -> dict[str, str]:
    """Slug of a province to its two letters in ISO 3166-2, or its name where it has none."""
    return {province.slug: province.code for province in provinces(snapshot)}


def regions(known: Sequence[Province]) -> dict[str, tuple[str, ...]]:
    """Keys of parts of the country to the slugs of their provinces, those first that belong to it most."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for province in known:
        for place, name in enumerate(province.regions):
            found[key(name)].append((place, province.slug))
    return {
        name: tuple(slug for _, slug in sorted(held, key=lambda pair: pair[0]))
        for name, held in found.items()
    }
