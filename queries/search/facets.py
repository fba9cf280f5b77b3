"""Facets of a search: how the hits are spread over types, provinces, themes and phases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tantivy import Query, Searcher

from graph.schema import NODE_TYPES, label_of
from graph.schema.phases import PHASES
from queries.base.model import Answer
from queries.index.text_index import TextIndex

MAX_VALUES = 100
"""Values of one facet; there are some twenty broad themes and twelve provinces."""


class FacetValue(Answer):
    """One value of a facet: what to filter on, its Dutch label, and the number of hits that have it."""

    value: str
    label: str
    count: int


class Facets(Answer):
    """Counts over all hits, not only the ones shown; themes are the broad ones."""

    types: list[FacetValue]
    provinces: list[FacetValue]
    themes: list[FacetValue]
    phases: list[FacetValue]


Counts = dict[str, Counter[str]]


def tallied(numbers: Iterable[int], index: TextIndex) -> Counts:
    """Facet counts of hits that are all at hand."""
    counts: Counts = {name: Counter() for name in ("type", "province", "broad", "phase")}
    for number in numbers:
        provinces, broad, phase = index.facets[number]
        counts["type"][label_of(index.ids[number])] += 1
        counts["province"].update(provinces)
        counts["broad"].update(broad)
        if phase:
            counts["phase"][phase] += 1
    return counts


def aggregated(searcher: Searcher, core: Query) -> Counts:
    """Facet counts of more hits than are ranked."""
    asked = {n: {"terms": {"field": n, "size": MAX_VALUES}} for n in ("type", "province", "broad", "phase")}
    found = searcher.aggregate(core, asked)
    return {n: Counter({b["key"]: int(b["doc_count"]) for b in found[n]["buckets"]}) for n in asked}


def facets_of(counts: Counts, index: TextIndex) -> Facets:
    """Counts with their Dutch labels, highest first."""
    return Facets(
        types=_values(counts["type"], {n.label: n.plural for n in NODE_TYPES}),
        provinces=_values(counts["province"], {s: n[0] for s, n in index.provinces.items()}),
        themes=_values(counts["broad"], {t: n[0] for t, n in index.themes.items()}),
        phases=_values(counts["phase"], {p: p for p in PHASES}),
    )


def _values(counts: Counter[str], labels: dict[str, str]) -> list[FacetValue]:
    made = [FacetValue(value=v, label=labels.get(v, v), count=n) for v, n in counts.items()]
    return sorted(made, key=lambda f: (-f.count, f.label, f.value))
