"""The one declaration of the graph: node types, relationship types and their properties.

Everything that depends on the shape of the graph is made from this declaration: the tables of the
embedded engine, the constraints of Neo4j, the identifiers, the fields of a profile and the docs page
``docs/datamodel.md``.  Nothing else may name a property that is not declared here.

The node types are declared in ``graph.schema.nodes``, the relationship types in
``graph.schema.relationships``; this module is where all others take them from.
"""

from __future__ import annotations

from graph.schema.declarations import NodeType, Property, RdfValue, RelationshipType
from graph.schema.nodes import (
    BROAD_SCHEMES,
    GLOSSARY_SCHEME,
    NODE_TYPES,
    SCHEME_NAMES,
    TOPIC_SCHEME,
    UNSOURCED_LABELS,
)
from graph.schema.relationships import RELATIONSHIP_TYPES

__all__ = [
    "BROAD_SCHEMES",
    "GLOSSARY_SCHEME",
    "NODE_TYPE",
    "NODE_TYPES",
    "NODE_TYPE_BY_SEGMENT",
    "RELATIONSHIP_TYPE",
    "RELATIONSHIP_TYPES",
    "SCHEMA_VERSION",
    "SCHEME_NAMES",
    "TOPIC_SCHEME",
    "UNSOURCED_LABELS",
    "NodeType",
    "Property",
    "RdfValue",
    "RelationshipType",
    "is_identifier",
    "label_of",
    "node_id",
    "segment_of",
    "slug_of",
]

SCHEMA_VERSION = "4"

NODE_TYPE: dict[str, NodeType] = {n.label: n for n in NODE_TYPES}
NODE_TYPE_BY_SEGMENT: dict[str, NodeType] = {n.segment: n for n in NODE_TYPES}
RELATIONSHIP_TYPE: dict[str, RelationshipType] = {r.type: r for r in RELATIONSHIP_TYPES}


def node_id(label: str, slug: str) -> str:
    """Identifier of a node: ``<segment>/<slug>``, unique over the whole graph."""
    return f"{NODE_TYPE[label].segment}/{slug}"


def slug_of(identifier: str) -> str:
    """The last part of an identifier, by which addresses and files name the thing: ``fryslan``."""
    return identifier.partition("/")[2]


def segment_of(identifier: str) -> str:
    """The first part of an identifier, which says what kind of thing it names: ``provincie``."""
    return identifier.partition("/")[0]


def is_identifier(text: str) -> bool:
    """Whether a text is written as an identifier is; what it names may not be there."""
    segment, slash, _ = text.partition("/")
    return bool(slash) and segment in NODE_TYPE_BY_SEGMENT


def label_of(identifier: str) -> str:
    """Label of the node that an identifier names.

    Raises ``KeyError`` for an identifier whose segment is no node type.
    """
    return NODE_TYPE_BY_SEGMENT[segment_of(identifier)].label
