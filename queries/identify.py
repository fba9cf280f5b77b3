"""Which thing a person means by an identifier, a name, an abbreviation or another name."""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import NODE_TYPE, NODE_TYPE_BY_SEGMENT, NODE_TYPES, label_of
from graph.store import Store
from queries.dutch import key
from queries.model import UnknownWordError
from queries.search import SearchQuery, search
from queries.text_index import text_index

MAX_SUGGESTIONS = 5


@dataclass(frozen=True)
class Identified:
    """The thing that was meant; ``former`` is the identifier it had when that is what was given."""

    id: str
    former: str = ""


def identify(store: Store, word: str) -> Identified:
    """The thing that ``word`` names.

    An identifier (``project/cbci``) names itself, also one that the thing had before.  Anything else
    is compared with slugs, names, abbreviations and other names.  A province goes before a
    municipality of the same name, which is what people who speak of provinces mean.  Raises
    ``UnknownWordError`` with suggestions when nothing or more than one thing is meant.
    """
    wanted = word.strip()
    if not key(wanted):
        raise UnknownWordError("geef een naam of een identificatie, bijvoorbeeld provincie/fryslan.")
    segment, slash, _ = wanted.partition("/")
    if slash and segment in NODE_TYPE_BY_SEGMENT:
        found = _by_identifier(store, wanted)
        if found is not None:
            return found
        wanted = wanted.partition("/")[2]
    else:
        found = _by_name(store, wanted)
        if found is not None:
            return found
    raise UnknownWordError(_unknown(store, word, wanted))


def _by_identifier(store: Store, identifier: str) -> Identified | None:
    label = label_of(identifier)
    if store.query(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", {"id": identifier}):
        return Identified(identifier)
    branches = [
        f"MATCH (n:{n.label}) WHERE $id IN n.former_ids RETURN n.id AS id"
        for n in NODE_TYPES
        if "former_ids" in n.property_names()
    ]
    heirs = sorted(row["id"] for row in store.query("\nUNION ALL\n".join(branches), {"id": identifier}))
    return Identified(heirs[0], identifier) if heirs else None


def _by_name(store: Store, name: str) -> Identified | None:
    index = text_index(store)
    slugs = [i for i in index.ids if i.partition("/")[2] == name]
    if len(slugs) == 1:
        return Identified(slugs[0])
    bearers = sorted({*slugs, *index.names.get(key(name), ())})
    chosen = _one_of(bearers)
    if chosen is None and bearers:
        raise UnknownWordError(_ambiguous(store, name, bearers))
    return Identified(chosen) if chosen is not None else None


def _one_of(bearers: list[str]) -> str | None:
    things = [b for b in bearers if label_of(b) != "Source"]  # a page about a thing often bears its name
    if len(bearers) == 1 or len(things) == 1:
        return (things or bearers)[0]
    provinces = [b for b in bearers if label_of(b) == "Province"]
    return provinces[0] if len(provinces) == 1 else None


def _ambiguous(store: Store, word: str, bearers: list[str]) -> str:
    named = [f"{b} ({NODE_TYPE[label_of(b)].name})" for b in _likeliest(bearers)]
    return f'"{word}" kan meer dan één ding zijn. Kies: {", ".join(named)}.'


def _likeliest(bearers: list[str]) -> list[str]:
    order = {n.label: number for number, n in enumerate(NODE_TYPES)}
    return sorted(bearers, key=lambda b: (order[label_of(b)], b))[:MAX_SUGGESTIONS]


def _unknown(store: Store, word: str, wanted: str) -> str:
    text = wanted.replace("-", " ").strip()[:200] or word[:200]
    hits = search(store, SearchQuery(text=text, limit=MAX_SUGGESTIONS)).hits if text.strip() else []
    if not hits:
        return f'niets gevonden dat "{word}" heet, en niets dat erop lijkt.'
    named = ", ".join(f"{h.id} ({h.name})" for h in hits)
    return f'niets gevonden dat "{word}" heet. Bedoelde u: {named}?'
