"""What an answer tells of every thing that it names: how it is called, and where it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.schema import label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import SourceReference
from queries.base.remembered import RememberedEach

THINGS_HELD = 50_000
"""Things of which the name, or the sources, are kept: of the cards all, many times over."""

_KIND = {
    "Project": "projects",
    "Platform": "platforms",
    "Opportunity": "kansen",
    "Publication": "publications",
    "Event": "events",
    "Figure": "figures",
    "Source": "sources",
}

remembered_names: RememberedEach[str, str] = RememberedEach(THINGS_HELD)
remembered_references: RememberedEach[str, SourceReference] = RememberedEach(THINGS_HELD)
remembered_sources: RememberedEach[str, Sequence[SourceReference]] = RememberedEach(THINGS_HELD)


def names_of(snapshot: Snapshot, identifiers: Iterable[str]) -> dict[str, str]:
    """Names by identifier, of projects, platforms and kansen; what is not in the graph is left out."""

    def read(missing: Sequence[str]) -> Mapping[str, str]:
        return {row["id"]: row["name"] for row in _rows(snapshot, "names_of", missing)}

    return remembered_names.get(snapshot, identifiers, read)


def sources_of(snapshot: Snapshot, identifiers: Iterable[str]) -> dict[str, Sequence[SourceReference]]:
    """Where things were read, by identifier: each source with its place, by identifier of the source.

    Of projects, platforms, kansen, publications and events; what has no source is left out.
    """

    def read(missing: Sequence[str]) -> Mapping[str, Sequence[SourceReference]]:
        found: dict[str, list[SourceReference]] = defaultdict(list)
        for row in _rows(snapshot, "sources_of", missing):
            if row["source"] is not None:
                found[row["id"]].append(SourceReference.of_row(row))
        return {i: sorted(sources, key=lambda s: (s.id, s.where)) for i, sources in found.items()}

    return remembered_sources.get(snapshot, identifiers, read)


def references_to(snapshot: Snapshot, sources: Iterable[str]) -> dict[str, SourceReference]:
    """References to sources by their identifiers, without a place in them."""

    def read(missing: Sequence[str]) -> Mapping[str, SourceReference]:
        return {
            row["source"]: SourceReference.of_row(row) for row in _rows(snapshot, "references_to", missing)
        }

    return remembered_references.get(snapshot, sources, read)


def _rows(snapshot: Snapshot, what: str, identifiers: Sequence[str]) -> Iterable[Row]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for identifier in identifiers:
        by_label[label_of(identifier)].append(identifier)
    cypher = statements("base", "things")
    for label, ids in by_label.items():
        yield from snapshot.query(cypher[f"{what}_{_KIND[label]}"], {"ids": ids})
