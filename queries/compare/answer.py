"""Two to four provinces, or projects, side by side. ("Vergelijk Utrecht met Gelderland")"""

from __future__ import annotations

from collections import Counter

from graph.schema import NODE_TYPE, label_of, slug_of
from graph.store import Snapshot
from queries.base.model import Reference, UnknownWordError
from queries.compare.model import (
    CompareAnswer,
    CompareQuery,
)
from queries.compare.projects import differences_of_projects, project_sections, shared_by_projects
from queries.compare.provinces import (
    SHARED_BY_ALL,
    differences_of_provinces,
    province_sections,
    shared_by_provinces,
    shown_of,
)
from queries.similar.details import details_of
from queries.words import identify, vocabulary


def compare(snapshot: Snapshot, query: CompareQuery) -> CompareAnswer:
    """Things of one kind side by side, with what they share.

    Raises ``UnknownWordError`` for a word that names nothing, for things that cannot be compared, and for
    fewer than two different things.
    """
    ids = list(dict.fromkeys(identify(snapshot, word).id for word in query.things))
    if len(ids) < 2:
        raise UnknownWordError(f"er is maar één naam genoemd: {ids[0]}. Geef er twee tot vier.")
    labels = {label_of(i) for i in ids}
    if labels == {"Province"}:
        return _provinces(snapshot, ids)
    if labels == {"Project"}:
        return _projects(snapshot, ids)
    kinds = ", ".join(f"{i} ({NODE_TYPE[label_of(i)].name})" for i in ids)
    raise UnknownWordError(
        f"alleen provincies onderling of projecten onderling zijn te vergelijken; gevraagd: {kinds}."
    )


def _provinces(snapshot: Snapshot, ids: list[str]) -> CompareAnswer:
    slugs = [slug_of(i) for i in ids]
    names = vocabulary(snapshot).province_names
    sections = province_sections(snapshot, slugs)
    shared = shared_by_provinces(snapshot, slugs)
    counts = Counter(s.kind for s in shared)
    return CompareAnswer(
        version=snapshot.version,
        kind="provincie",
        things=[Reference(id=i, type="Province", name=names[s]) for i, s in zip(ids, slugs, strict=True)],
        sections=sections,
        shared=shown_of(shared),
        shared_total=len(shared),
        explanation=differences_of_provinces(sections, [names[s] for s in slugs], counts),
        notes=[
            "De kaarten zijn een reconstructie: minder bekend is niet hetzelfde als minder gedaan.",
            SHARED_BY_ALL,
        ],
    )


def _projects(snapshot: Snapshot, ids: list[str]) -> CompareAnswer:
    details = details_of(snapshot, ids)
    sections = project_sections(snapshot, ids)
    shared = shared_by_projects(snapshot, ids)
    return CompareAnswer(
        version=snapshot.version,
        kind="project",
        things=[Reference(id=i, type="Project", name=details[i].row["name"]) for i in ids],
        sections=sections,
        shared=shared,
        shared_total=len(shared),
        explanation=differences_of_projects(sections, shared),
        notes=[],
    )
