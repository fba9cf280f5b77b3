"""Which thing a person means by an identifier, a name, an abbreviation or another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.schema import NODE_TYPE, NODE_TYPES, is_identifier, label_of, slug_of
from graph.store import Snapshot
from queries.base.model import Reference, UnknownWordError
from queries.dutch.words import key
from queries.index.text_index import text_index
from queries.search import SearchQuery, search

MAX_SUGGESTIONS = 5
ALIKE = 0.8
"""Share of its letters that a slug has in common with what was written, to be what was meant."""
IN_NAME = "naam"
"""What a hit of the search says when the words were found in the name."""


@dataclass(frozen=True)
class Identified:
    """The thing that was meant; ``former`` is the identifier it had when that is what was given."""

    id: str
    former: str = ""


def identify(snapshot: Snapshot, word: str) -> Identified:
    """The thing that ``word`` names.

    An identifier (``project/cbci``) names itself, also one that the thing had before.  Anything else
    is compared with slugs, names, abbreviations and other names.  A province goes before a
    municipality of the same name, which is what people who speak of provinces mean.  Raises
    ``UnknownWordError`` with suggestions when nothing or more than one thing is meant.
    """
    wanted = word.strip()
    if not key(wanted):
        raise UnknownWordError("geef een naam of een identificatie, bijvoorbeeld provincie/fryslan.")
    if is_identifier(wanted):
        found = _by_identifier(snapshot, wanted)
        if found is not None:
            return found
        wanted = slug_of(wanted)
    else:
        found = _by_name(snapshot, wanted)
        if found is not None:
            return found
    raise UnknownWordError(_unknown(snapshot, word, wanted))


def _by_identifier(snapshot: Snapshot, identifier: str) -> Identified | None:
    label = label_of(identifier)
    if snapshot.query(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", {"id": identifier}):
        return Identified(identifier)
    branches = [
        f"MATCH (n:{n.label}) WHERE $id IN n.former_ids RETURN n.id AS id"
        for n in NODE_TYPES
        if "former_ids" in n.property_names()
    ]
    heirs = sorted(row["id"] for row in snapshot.query("\nUNION ALL\n".join(branches), {"id": identifier}))
    return Identified(heirs[0], identifier) if heirs else None


def _by_name(snapshot: Snapshot, name: str) -> Identified | None:
    index = text_index(snapshot)
    slugs = index.slugs.get(name, [])
    if len(slugs) == 1:
        return Identified(slugs[0])
    bearers = sorted({*slugs, *index.names.get(key(name), ())})
    chosen = _one_of(bearers)
    if chosen is None and bearers:
        raise UnknownWordError(_ambiguous(snapshot, name, bearers))
    return Identified(chosen) if chosen is not None else None


def _one_of(bearers: list[str]) -> str | None:
    things = [b for b in bearers if label_of(b) != "Source"]  # a page about a thing often bears its name
    if len(bearers) == 1 or len(things) == 1:
        return (things or bearers)[0]
    provinces = [b for b in bearers if label_of(b) == "Province"]
    return provinces[0] if len(provinces) == 1 else None


def _ambiguous(snapshot: Snapshot, word: str, bearers: list[str]) -> str:
    named = [f"{b} ({NODE_TYPE[label_of(b)].name})" for b in _likeliest(bearers)]
    return f'"{word}" kan meer dan één ding betekenen. Kies: {", ".join(named)}.'


def _likeliest(bearers: list[str]) -> list[str]:
    order = {n.label: number for number, n in enumerate(NODE_TYPES)}
    return sorted(bearers, key=lambda b: (order[label_of(b)], b))[:MAX_SUGGESTIONS]


def _unknown(snapshot: Snapshot, word: str, wanted: str) -> str:
    near = look_alikes(snapshot, wanted)
    if not near:
        return f'niets gevonden dat "{word}" heet, en niets dat erop lijkt.'
    named = ", ".join(f"{n.id} ({n.name})" for n in near)
    return f'niets gevonden dat "{word}" heet. Bedoelde u: {named}?'


def look_alikes(snapshot: Snapshot, word: str) -> list[Reference]:
    """What may be meant by a name or slug that nothing bears: slugs that are spelled much like it, and then
    what has its words in its name."""
    slugs = text_index(snapshot).slugs
    near = process.extract(
        word.casefold(),
        slugs.keys(),
        scorer=OSA.normalized_similarity,
        score_cutoff=ALIKE,
        limit=MAX_SUGGESTIONS,
    )
    found = [identifier for slug, _, _ in near for identifier in slugs[slug]]
    words = word.replace("-", " ").strip()[:200]
    hits = search(snapshot, SearchQuery(text=words, limit=MAX_SUGGESTIONS)).hits if key(words) else []
    found += [hit.id for hit in hits if IN_NAME in hit.matched]
    return _references(snapshot, list(dict.fromkeys(found))[:MAX_SUGGESTIONS])


def _references(snapshot: Snapshot, identifiers: Sequence[str]) -> list[Reference]:
    names: dict[str, str] = {}
    for label in {label_of(i) for i in identifiers}:
        rows = snapshot.query(
            f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name", {"ids": identifiers}
        )
        names |= {row["id"]: row["name"] for row in rows}
    return [Reference(id=i, type=label_of(i), name=names[i]) for i in identifiers]
