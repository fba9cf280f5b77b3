"""What the schema is declared with: properties, node types and relationship types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PropertyType = Literal["string", "int", "float", "strings"]

RdfValue = Literal["text", "code", "address", "contact", "thing", "scheme", "year", "date", "number"]
"""What a value is in linked data: Dutch text, a text without language, an address elsewhere, a mailbox
(``mailto:``) or a page, a thing of this graph by identifier, a vocabulary by name, a year, a date of any
precision, or a number."""


@dataclass(frozen=True)
class Property:
    """One property of a node or relationship.

    ``label`` is what a Dutch reader sees.  ``rdf`` is the term it has in linked data (a CURIE; without
    one it is not in the linked data), ``rdf_value`` what its value is there, and ``rdf_wider`` the
    wider term of the world that a term of our own (``def:``) refines.
    """

    name: str
    type: PropertyType
    label: str
    rdf: str = ""
    indexed: bool = False
    rdf_value: RdfValue = "text"
    rdf_wider: str = ""


@dataclass(frozen=True)
class NodeType:
    """A kind of thing.  ``segment`` is its part of the identifier: ``<segment>/<slug>``.

    ``rdf`` are its classes in linked data, the most telling one first.
    """

    label: str
    segment: str
    name: str
    plural: str
    rdf: tuple[str, ...]
    properties: tuple[Property, ...]
    meaning: str

    def property_names(self) -> list[str]:
        return [p.name for p in self.properties]


@dataclass(frozen=True)
class RelationshipType:
    """A kind of relationship.  ``pairs`` are the (from, to) labels it may connect.

    ``key`` names the properties that, with both ends, tell two relationships of this type apart:
    a province may focus on one theme under two different labels.

    ``rdf`` is the term in linked data.  ``rdf_of`` has the exceptions by what the relationship starts
    from, ``rdf_by_degree`` those by its degree; ``rdf_wider`` is what a term of our own refines.
    """

    type: str
    name: str
    inverse: str
    pairs: tuple[tuple[str, str], ...]
    meaning: str
    rdf: str = ""
    properties: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()
    rdf_of: tuple[tuple[str, str], ...] = ()
    rdf_by_degree: tuple[tuple[str, str], ...] = ()
    rdf_wider: str = ""

    def property_names(self) -> list[str]:
        return [p.name for p in self.properties]

    def rdf_term(self, source: str, degree: str = "") -> str:
        """The term (a CURIE) for a relationship that starts from ``source`` and has this degree."""
        return dict(self.rdf_by_degree).get(degree) or dict(self.rdf_of).get(source) or self.rdf

    def rdf_terms(self, source: str) -> list[str]:
        """Every term that a relationship from ``source`` may have."""
        by_degree = [term for _, term in self.rdf_by_degree]
        return by_degree or [self.rdf_term(source)]
