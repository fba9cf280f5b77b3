"""Our own terms (``def:``), described: what each means and which term of the world it refines."""

from __future__ import annotations

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef

from graph.rdf.terms import DUTCH, NAMESPACES, OWN, OWN_PATH, expanded, namespace
from graph.schema import NODE_TYPE, NODE_TYPES, RELATIONSHIP_TYPES, Property

TITLE = "Termen van Schakelkaart"


def own_properties() -> dict[str, Property]:
    """The properties with a term of our own, by that term."""
    declared = [p for n in NODE_TYPES for p in n.properties]
    declared += [p for r in RELATIONSHIP_TYPES for p in r.properties]
    return {p.rdf: p for p in declared if p.rdf.startswith(f"{OWN}:")}


def vocabulary(base: str) -> Graph:
    """The classes and properties of our own, as an ontology under ``<base>def``."""
    made = Graph()
    for prefix in (*NAMESPACES, OWN):
        made.bind(prefix, namespace(prefix, base))
    ontology = URIRef(f"{base}{OWN_PATH.removesuffix('#')}")
    made.add((ontology, RDF.type, OWL.Ontology))
    made.add((ontology, RDFS.label, Literal(TITLE, lang=DUTCH)))
    _add_classes(made, ontology, base)
    _add_properties(made, ontology, base)
    _add_relationships(made, ontology, base)
    return made


def _described(made: Graph, ontology: URIRef, term: str, label: str, base: str) -> URIRef:
    subject = URIRef(expanded(term, base))
    made.add((subject, RDFS.isDefinedBy, ontology))
    made.add((subject, RDFS.label, Literal(label, lang=DUTCH)))
    return subject


def _add_classes(made: Graph, ontology: URIRef, base: str) -> None:
    for node in NODE_TYPES:
        if not node.rdf[0].startswith(f"{OWN}:"):
            continue
        subject = _described(made, ontology, node.rdf[0], node.name, base)
        made.add((subject, RDF.type, OWL.Class))
        made.add((subject, RDFS.comment, Literal(node.meaning, lang=DUTCH)))
        for wider in node.rdf[1:]:
            made.add((subject, RDFS.subClassOf, URIRef(expanded(wider, base))))


def _add_properties(made: Graph, ontology: URIRef, base: str) -> None:
    for term, prop in own_properties().items():
        subject = _described(made, ontology, term, prop.label, base)
        points = prop.rdf_value in ("address", "contact", "thing", "scheme")
        made.add((subject, RDF.type, OWL.ObjectProperty if points else OWL.DatatypeProperty))
        if prop.rdf_value == "number":
            made.add((subject, RDFS.range, XSD.decimal))
        if prop.rdf_wider:
            made.add((subject, RDFS.subPropertyOf, URIRef(expanded(prop.rdf_wider, base))))


def _add_relationships(made: Graph, ontology: URIRef, base: str) -> None:
    for relationship in RELATIONSHIP_TYPES:
        if not relationship.rdf.startswith(f"{OWN}:"):
            continue
        subject = _described(made, ontology, relationship.rdf, relationship.name, base)
        made.add((subject, RDF.type, OWL.ObjectProperty))
        made.add((subject, RDFS.comment, Literal(relationship.meaning, lang=DUTCH)))
        targets = {NODE_TYPE[target].rdf[0] for _, target in relationship.pairs}
        if len(targets) == 1:
            made.add((subject, RDFS.range, URIRef(expanded(targets.pop(), base))))
        if relationship.rdf_wider:
            made.add((subject, RDFS.subPropertyOf, URIRef(expanded(relationship.rdf_wider, base))))
