"""What there is to find in a graph, one document a thing, gathered in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.schema import BROAD_SCHEMES, NODE_TYPES, slug_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.themes.hierarchy import Hierarchy, hierarchy

TYPE_ORDER = (
    "Province",
    "Municipality",
    "Platform",
    "Theme",
    "Project",
    "Opportunity",
    "Organisation",
    "Publication",
    "Event",
    "Figure",
    "Source",
)
"""In which order equally good hits stand; sources last."""


@dataclass
class TextDocument:
    """One thing with all the text by which it can be found.

    ``topics`` are the names of the themes it is about, ``topic_words`` those with all their other
    labels, ``wider`` the names of the themes above them.  ``themes`` are the identifiers of all
    those themes, ``broad`` of the broad ones among them.
    """

    id: str
    type: str
    name: str
    aliases: list[str] = field(default_factory=list)
    description: str = ""
    more: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    topic_words: list[str] = field(default_factory=list)
    wider: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    provinces: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    broad: list[str] = field(default_factory=list)
    phase: str = ""


@dataclass
class Corpus:
    """All documents in the order of their types and names, and the labels of what filters name."""

    documents: list[TextDocument]
    province_names: dict[str, list[str]]
    """Slug of a province to its name and its other names."""
    theme_names: dict[str, list[str]]
    """Identifier of a theme to its name and its other names."""
    place_names: list[str]
    demonyms: dict[str, list[str]]
    """Identifier of a province to its ``demonyms``."""


def gather(snapshot: Snapshot) -> Corpus:
    """Everything in the graph that has a name, with its text."""
    rows = {n.label: snapshot.query(statements("index")[n.label.lower()]) for n in NODE_TYPES}
    theme_names = {r["id"]: [r["name"], *(r["aliases"] or ())] for r in rows["Theme"]}
    schemes = {r["id"]: r["scheme"] for r in rows["Theme"]}
    provinces = {r["provinces"][0]: [r["name"], *(r["aliases"] or ())] for r in rows["Province"]}
    demonyms = {r["id"]: list(r["demonyms"] or ()) for r in rows["Province"]}
    known = hierarchy(snapshot)
    documents = {
        row["id"]: _document(label, row, provinces) for label, found in rows.items() for row in found
    }
    for label, found in rows.items():
        for row in found:
            if label != "Theme":
                _add_themes(documents[row["id"]], row.get("themes") or (), theme_names, schemes, known)
    _add_places(snapshot, documents, provinces)
    _add_parties(snapshot, documents)
    place_names = [n for names in provinces.values() for n in names]
    place_names += [n for r in rows["Municipality"] for n in (r["name"], *(r["aliases"] or ()))]
    order = {label: number for number, label in enumerate(TYPE_ORDER)}
    return Corpus(
        sorted(documents.values(), key=lambda d: (order[d.type], d.name.casefold(), d.id)),
        provinces,
        theme_names,
        sorted(set(place_names)),
        demonyms,
    )


def _document(label: str, row: Row, provinces: Mapping[str, list[str]]) -> TextDocument:
    aliases = [a for a in (row.get("abbreviation"), *(row.get("aliases") or ())) if a]
    of_province = (row.get("province_key") or "").split() or row.get("provinces") or ()
    if label == "Source":
        of_province = [c for c in row["cards"] or () if c in provinces]
    told = ("results", "reason", "remark", "publisher", "statement", "includes")
    more = [*(row.get("others") or ()), *(row.get(name) for name in told)]
    return TextDocument(
        id=row["id"],
        type=label,
        name=row["name"],
        aliases=[a for a in dict.fromkeys(aliases) if a != row["name"]],
        description=row.get("description") or "",
        more=[t for t in (*more, *sorted(row.get("labels") or ()), row.get("kind")) if t],
        provinces=sorted(of_province),
        phase=row.get("phase") or "",
    )


def _add_themes(
    document: TextDocument,
    themes: Iterable[str],
    names: Mapping[str, list[str]],
    schemes: Mapping[str, str],
    known: Hierarchy,
) -> None:
    direct = sorted(themes)
    wider = [t for t in known.over(direct) if t not in direct]
    document.topics = [names[t][0] for t in direct]
    document.topic_words = [n for t in direct for n in names[t]]
    document.wider = [names[t][0] for t in wider]
    document.themes = [*direct, *wider]
    document.broad = [t for t in document.themes if schemes[t] in BROAD_SCHEMES]


def _pairs(snapshot: Snapshot, name: str) -> list[tuple[str, str]]:
    return sorted((r["id"], r["other"]) for r in snapshot.query(statements("index")[name]))


def _add_places(
    snapshot: Snapshot, documents: Mapping[str, TextDocument], provinces: Mapping[str, list[str]]
) -> None:
    for name in ("project_places", "platform_places", "publication_places"):
        for identifier, municipality in _pairs(snapshot, name):
            place = documents[municipality]
            documents[identifier].places.extend([place.name, *place.aliases])
    for name in ("publication_provinces", "opportunity_provinces"):
        for identifier, province in _pairs(snapshot, name):
            slug = slug_of(province)
            documents[identifier].provinces = sorted({*documents[identifier].provinces, slug})
    for document in documents.values():
        if document.type not in ("Province", "Source"):
            document.places.extend(n for slug in document.provinces for n in provinces[slug])


_PARTIES = (
    "opportunity_platforms",
    "opportunity_organisations",
    "project_platforms",
    "project_platform_leaders",
    "project_platform_partners",
    "project_leaders",
    "project_partners",
    "project_project_leaders",
    "project_project_partners",
    "platform_members",
)


def _add_parties(snapshot: Snapshot, documents: Mapping[str, TextDocument]) -> None:
    """Who takes part in what; organisations get the provinces of what they take part in."""
    reached: dict[str, set[str]] = {}
    for name in _PARTIES:
        for identifier, party in _pairs(snapshot, name):
            document = documents[identifier]
            document.parties += [documents[party].name, *documents[party].aliases]
            if name.startswith("project_"):
                reached.setdefault(party, set()).update(document.provinces)
    for document in documents.values():
        if document.parties:
            document.parties = list(dict.fromkeys(document.parties))
    for party, provinces in reached.items():
        if documents[party].type == "Organisation":
            documents[party].provinces = sorted(provinces)


def as_payload(document: TextDocument) -> dict[str, Any]:
    """What the index keeps of a document to show it."""
    return {k: v for k, v in vars(document).items() if v and k not in ("themes", "wider")}
