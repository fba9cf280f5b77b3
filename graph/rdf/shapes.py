"""The SHACL shapes that the linked data must have, made from the declaration of the graph."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.rdf.terms import DUTCH, NAMESPACES, OWN, expanded, namespace
from graph.schema import NODE_TYPE, NODE_TYPES, RELATIONSHIP_TYPES, UNSOURCED_LABELS, NodeType, Property

_DATES = (XSD.gYear, XSD.gYearMonth, XSD.date)
_ALWAYS = frozenset({"id", "name"})
"""Properties that every node has."""


def shapes(base: str) -> Graph:
    """One shape for every kind of node, and one for statements about relationships."""
    made = Graph()
    for prefix in (*NAMESPACES, OWN):
        made.bind(prefix, namespace(prefix, base))
    for node in NODE_TYPES:
        _node_shape(made, node, base)
    _scheme_shape(made, base)
    _statement_shape(made, base)
    return made


def _shape(made: Graph, name: str, target: str, base: str) -> URIRef:
    shape = URIRef(f"{base}v1/shacl#{name}")
    made.add((shape, RDF.type, SH.NodeShape))
    made.add((shape, SH.targetClass, URIRef(expanded(target, base))))
    return shape


def _node_shape(made: Graph, node: NodeType, base: str) -> None:
    shape = _shape(made, node.label, node.rdf[0], base)
    made.add((shape, RDFS.label, Literal(node.name, lang=DUTCH)))
    made.add((shape, SH.pattern, Literal(f"^{base}id/{node.segment}/[a-z0-9-]+$")))
    for prop in node.properties:
        if prop.rdf:
            _property_shape(made, shape, prop, base)
    for path, classes in _targets(node.label).items():
        rule = _rule(made, shape, path, base)
        made.add((rule, SH.nodeKind, SH.IRI))
        _any_class(made, rule, classes, base)
        if path == "dcterms:isReferencedBy" and node.label not in UNSOURCED_LABELS:
            made.add((rule, SH.minCount, Literal(1)))
            made.add((rule, SH.message, Literal("Elk ding noemt zijn bron.", lang=DUTCH)))


def _rule(made: Graph, shape: URIRef, path: str, base: str) -> BNode:
    rule = BNode()
    made.add((shape, SH.property, rule))
    made.add((rule, SH.path, URIRef(expanded(path, base))))
    return rule


def _property_shape(made: Graph, shape: URIRef, prop: Property, base: str) -> None:
    rule = _rule(made, shape, prop.rdf, base)
    made.add((rule, SH.name, Literal(prop.label, lang=DUTCH)))
    if prop.type != "strings":
        made.add((rule, SH.maxCount, Literal(1)))
    if prop.name in _ALWAYS:
        made.add((rule, SH.minCount, Literal(1)))
    if prop.rdf_value in ("address", "contact", "thing", "scheme"):
        made.add((rule, SH.nodeKind, SH.IRI))
        if prop.rdf_value == "scheme":
            made.add((rule, SH["class"], URIRef(expanded("skos:ConceptScheme", base))))
    elif prop.rdf_value == "date":
        _either(made, rule, ((SH.datatype, d) for d in _DATES))
    else:
        made.add((rule, SH.datatype, _datatype(prop)))


def _datatype(prop: Property) -> URIRef:
    if prop.rdf_value == "text":
        return RDF.langString
    return {"code": XSD.string, "year": XSD.gYear, "number": XSD.decimal}[prop.rdf_value]


def _targets(label: str) -> dict[str, list[str]]:
    """Per term, the classes that relationships from this kind of node may reach."""
    found: dict[str, list[str]] = {}
    for relationship in RELATIONSHIP_TYPES:
        for source, target in relationship.pairs:
            if source == label:
                for term in relationship.rdf_terms(source):
                    found.setdefault(term, []).append(NODE_TYPE[target].rdf[0])
    return found


def _any_class(made: Graph, rule: BNode, classes: list[str], base: str) -> None:
    names = [URIRef(expanded(c, base)) for c in dict.fromkeys(classes)]
    if len(names) == 1:
        made.add((rule, SH["class"], names[0]))
    else:
        _either(made, rule, ((SH["class"], name) for name in names))


def _either(made: Graph, rule: BNode, choices: Iterable[tuple[URIRef, URIRef]]) -> None:
    members: list[Node] = []
    for constraint, value in choices:
        member = BNode()
        made.add((member, constraint, value))
        members.append(member)
    head = BNode()
    Collection(made, head, members)
    made.add((rule, SH["or"], head))


def _scheme_shape(made: Graph, base: str) -> None:
    shape = _shape(made, "ConceptScheme", "skos:ConceptScheme", base)
    rule = _rule(made, shape, "dcterms:title", base)
    made.add((rule, SH.minCount, Literal(1)))
    made.add((rule, SH.datatype, RDF.langString))


def _statement_shape(made: Graph, base: str) -> None:
    shape = _shape(made, "Statement", "rdf:Statement", base)
    for path in ("rdf:subject", "rdf:predicate", "rdf:object"):
        rule = _rule(made, shape, path, base)
        made.add((rule, SH.minCount, Literal(1)))
        made.add((rule, SH.maxCount, Literal(1)))
        made.add((rule, SH.nodeKind, SH.IRI))
    rule = _rule(made, shape, "prov:hadPrimarySource", base)
    made.add((rule, SH["class"], URIRef(expanded(NODE_TYPE["Source"].rdf[0], base))))
