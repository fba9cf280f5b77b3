"""Rows of the graph to statements of linked data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.rdf.terms import Address, Description, Local, Term, Text, Typed, Value, local, scheme_of
from graph.schema import (
    NODE_TYPE,
    NODE_TYPES,
    RELATIONSHIP_TYPE,
    SCHEME_NAMES,
    Property,
)
from graph.schema.contact import contact_address
from graph.store.data import GraphData, PairKey

Row = Mapping[str, Any]
Statement = tuple[str, Value]

_PRECISION = (
    (re.compile(r"\d{4}\Z"), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d\Z"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d\Z"), "xsd:date"),
)
FRAGMENT_DIGITS = 12
"""Hex digits that tell the relationships of one thing apart: with a thousand of them a collision has
a chance of one in a billion."""


def property_values(prop: Property, value: Any) -> Iterator[Value]:
    """What linked data says for one value of a property; nothing for an unknown value."""
    if value is None or value == "" or not prop.rdf:
        return
    if prop.type == "strings":
        several = list(value)
    elif prop.rdf_value == "thing":
        several = str(value).split()  # identifiers have no spaces, lists of them are kept so
    else:
        several = [value]
    for one in several:
        yield _value(prop, one)


def _value(prop: Property, value: Any) -> Value:
    kind = prop.rdf_value
    if kind == "address":
        return Address(str(value))
    if kind == "contact":
        return Address(contact_address(str(value)))
    if kind == "thing":
        return local(str(value))
    if kind == "scheme":
        return scheme_of(str(value))
    if kind == "year":
        return Typed(f"{value:04d}", "xsd:gYear")
    if kind == "date":
        return Typed(str(value), precision(str(value)))
    if kind == "number":
        return Typed(_decimal(value), "xsd:decimal")
    return Typed(str(value)) if kind == "code" else Text(str(value))


def _decimal(value: float) -> str:
    """Without an exponent, which ``xsd:decimal`` does not have."""
    written = f"{value:.6f}".rstrip("0")
    return f"{written}0" if written.endswith(".") else written


def precision(date: str) -> str:
    """The datatype of a date that may be a year, a month or a day."""
    return next((datatype for shape, datatype in _PRECISION if shape.match(date)), "")


def node_statements(label: str, row: Row) -> list[Statement]:
    """What the properties of a node say, in the order of the declaration."""
    return [
        (prop.rdf, value)
        for prop in NODE_TYPE[label].properties
        for value in property_values(prop, row.get(prop.name))
    ]


def relationship_statement(type_: str, source: str, row: Row) -> Statement:
    """What a relationship says of the node that it leaves; ``source`` is that node's label."""
    term = RELATIONSHIP_TYPE[type_].rdf_term(source, str(row.get("degree") or ""))
    return term, local(row["to"])


def told_of(type_: str, source: str, row: Row) -> Description | None:
    """What is told of a relationship itself (its sources, its wording); None when nothing is.

    It stands under the address of the node that the relationship leaves, so that who asks for that
    node's data finds it.
    """
    declared = RELATIONSHIP_TYPE[type_]
    told = [
        (prop.rdf, value)
        for prop in declared.properties
        for value in property_values(prop, row.get(prop.name))
    ]
    if not told:
        return None
    term, target = relationship_statement(type_, source, row)
    subject = local(row["from"])
    key = "|".join([type_, row["from"], row["to"], *(str(row.get(k) or "") for k in declared.key)])
    digest = hashlib.sha256(key.encode()).hexdigest()[:FRAGMENT_DIGITS]
    reified: list[Statement] = [
        ("rdf:subject", subject),
        ("rdf:predicate", Term(term)),
        ("rdf:object", target),
    ]
    return Description(Local(f"{subject.path}#u-{digest}"), ("rdf:Statement",), (*reified, *told))


def node_descriptions(
    label: str, row: Row, relationships: Sequence[tuple[str, Row]], *, top: bool = False
) -> Iterator[Description]:
    """A node with the relationships that leave it, and what is told of those.

    ``relationships`` are types with rows (``from``, ``to``, properties); ``top`` says that a theme has
    no wider one.
    """
    said = node_statements(label, row)
    said += dict.fromkeys(relationship_statement(type_, label, r) for type_, r in relationships)
    if top and row.get("scheme"):
        said.append(("skos:topConceptOf", scheme_of(row["scheme"])))
    yield Description(local(row["id"]), NODE_TYPE[label].rdf, tuple(said))
    for type_, r in relationships:
        told = told_of(type_, label, r)
        if told is not None:
            yield told


def schemes(names: list[str]) -> Iterator[Description]:
    """The vocabularies themselves."""
    for name in names:
        yield Description(
            scheme_of(name),
            ("skos:ConceptScheme",),
            (("dcterms:title", Text(SCHEME_NAMES.get(name, name))), ("dcterms:identifier", Typed(name))),
        )


def graph_descriptions(data: GraphData) -> Iterator[Description]:
    """The whole graph, node after node, in the order of their identifiers.

    One node type at a time is held as rows, so that memory stays with the largest of them.
    """
    yield from schemes(sorted(set(data.nodes["Theme"]["scheme"].drop_nulls().to_list())))
    narrower = set(data.relationships["BROADER", "Theme", "Theme"]["from"].to_list())
    for node in NODE_TYPES:
        leaving = _leaving(data, node.label)
        for row in data.nodes[node.label].sort("id").iter_rows(named=True):
            top = node.label == "Theme" and row["id"] not in narrower
            yield from node_descriptions(node.label, row, leaving.get(row["id"], []), top=top)


def _leaving(data: GraphData, label: str) -> dict[str, list[tuple[str, Row]]]:
    found: dict[str, list[tuple[str, Row]]] = {}
    keys: list[PairKey] = [key for key in data.relationships if key[1] == label]
    for key in keys:
        frame = data.relationships[key]
        for row in frame.sort(frame.columns).iter_rows(named=True):
            found.setdefault(row["from"], []).append((key[0], row))
    return found
