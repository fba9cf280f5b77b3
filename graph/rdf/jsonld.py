"""Linked data as JSON-LD: one published context for all of it, and objects that follow it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from graph.rdf.terms import (
    DUTCH,
    NAMESPACES,
    OWN,
    Address,
    Description,
    Local,
    Term,
    Text,
    Value,
    iri,
    namespace,
)
from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, Property, RdfValue

MEDIA_TYPE = "application/ld+json"
Json = dict[str, Any]

_COERCION: dict[RdfValue, Json] = {
    "text": {"@language": DUTCH},
    "code": {},
    "address": {"@type": "@id"},
    "contact": {"@type": "@id"},
    "thing": {"@type": "@id"},
    "scheme": {"@type": "@id"},
    "year": {"@type": "xsd:gYear"},
    "date": {},  # its precision differs, so each value says its own type
    "number": {"@type": "xsd:decimal"},
}
_FIXED: dict[str, RdfValue] = {
    "rdf:subject": "thing",
    "rdf:predicate": "address",
    "rdf:object": "thing",
    "skos:topConceptOf": "thing",
    "dcterms:title": "text",
}
"""Terms that every graph has beside those of the declaration."""


@cache
def terms() -> dict[str, RdfValue]:
    """Every term (CURIE) of the linked data, with what its values are.

    Raises ``ValueError`` when the declaration gives one term two kinds of values: no context could
    read that back.
    """
    found = dict(_FIXED)

    def add(curie: str, kind: RdfValue) -> None:
        if _COERCION[found.setdefault(curie, kind)] != _COERCION[kind]:
            raise ValueError(f"{curie} is {found[curie]} here and {kind} there")

    declared: list[Property] = [p for n in NODE_TYPES for p in n.properties]
    declared += [p for r in RELATIONSHIP_TYPES for p in r.properties]
    for prop in declared:
        if prop.rdf:
            add(prop.rdf, prop.rdf_value)
    for relationship in RELATIONSHIP_TYPES:
        for source, _ in relationship.pairs:
            for term in relationship.rdf_terms(source):
                add(term, "thing")
    return found


@cache
def keys() -> dict[str, str]:
    """Term (CURIE) to its key in the JSON: the name without its prefix.

    The three terms of a statement about a statement keep it, for ``subject`` is what a thing is about.
    Raises ``ValueError`` when two terms would have one key.
    """
    found: dict[str, str] = {}
    for curie in terms():
        name = curie if curie.startswith("rdf:") else curie.partition(":")[2]
        if name in found.values():
            raise ValueError(f"two terms are called {name}")
        found[curie] = name
    return found


def context(base: str) -> Json:
    """The context that ``/v1/context.jsonld`` publishes."""
    made: Json = {"@version": 1.1}
    for prefix in (*NAMESPACES, OWN):
        made[prefix] = {"@id": namespace(prefix, base), "@prefix": True}
    for curie, kind in sorted(terms().items()):
        made[keys()[curie]] = {"@id": curie, **_COERCION[kind]}
    return {"@context": made}


def as_object(found: Description) -> Json:
    """One subject as a JSON object that follows the context."""
    made: Json = {"@id": iri(found.subject.path), "@type": list(found.classes)}
    for curie, value in found.statements:
        key, written = keys()[curie], _written(value, terms()[curie])
        if key not in made:
            made[key] = written
        elif isinstance(made[key], list):
            made[key].append(written)
        else:
            made[key] = [made[key], written]
    return made


def _written(value: Value, kind: RdfValue) -> str | Json:
    if isinstance(value, Local):
        return iri(value.path)
    if isinstance(value, Address):
        return iri(value.url)
    if isinstance(value, Term):
        return value.curie
    if isinstance(value, Text) or not value.datatype or _COERCION[kind].get("@type") == value.datatype:
        return value.text
    return {"@value": value.text, "@type": value.datatype}


def document(descriptions: Iterable[Description], base: str) -> Json:
    """A document that refers to the published context."""
    objects = [as_object(d) for d in descriptions]
    return {"@context": [f"{base}v1/context.jsonld", {"@base": base}], "@graph": objects}


def jsonld_head(base: str) -> str:
    """The start of a document that carries its context, so that it reads without a connection."""
    whole = {**context(base)["@context"], "@base": base}
    return f'{{"@context":{json.dumps(whole, ensure_ascii=False)},\n"@graph":[\n'


def jsonld_body(descriptions: Iterable[Description]) -> Iterator[str]:
    """The rest of that document: one line a subject."""
    between = ""
    for found in descriptions:
        yield between + json.dumps(as_object(found), ensure_ascii=False, separators=(",", ":"))
        between = ",\n"
    yield "\n]}\n"
