"""With which of its neighbours a province has most topics in common, by what their projects are about."""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema import TOPIC_SCHEME
from graph.store import Snapshot
from queries.dutch.phrases import listed
from queries.lists.tables import table
from queries.words import vocabulary


def shared_topics(snapshot: Snapshot, own: str, others: Sequence[str]) -> dict[str, int]:
    """Slug of each other province to the number of topics that projects in both are about, most first."""
    schemes = vocabulary(snapshot).schemes
    projects = table(snapshot, "project").select("provinces", "themes")
    per: dict[str, set[str]] = {slug: set() for slug in (own, *others)}
    for provinces, themes in projects.iter_rows():
        topics = {theme for theme in themes if schemes.get(theme) == TOPIC_SCHEME}
        for slug in provinces:
            if slug in per:
                per[slug] |= topics
    counts = {slug: len(per[own] & per[slug]) for slug in others}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def in_common(snapshot: Snapshot, own: str, shared: dict[str, int]) -> str:
    """The same as a sentence."""
    names = vocabulary(snapshot).province_names
    told = [f"met {names[slug]}: {count}" for slug, count in shared.items()]
    return f"Onderwerpen waarover projecten gaan in {names[own]} en in de ander, {listed(told)}."
