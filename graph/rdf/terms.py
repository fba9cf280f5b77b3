"""The words of linked data: namespaces, and what can stand as the value of a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "schema": "https://schema.org/",
}
OWN = "def"
"""Prefix of the terms that no vocabulary of the world has; they live under the base address."""
OWN_PATH = "def#"

DUTCH = "nl"
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


@dataclass(frozen=True, slots=True)
class Local:
    """Something of this graph, by its address under the base: ``id/project/cbci``."""

    path: str


@dataclass(frozen=True, slots=True)
class Address:
    """Something elsewhere, by its address."""

    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary, as a CURIE: ``schema:Project``."""

    curie: str


@dataclass(frozen=True, slots=True)
class Text:
    """Dutch text."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A value that is no prose; ``datatype`` is a CURIE, empty for plain characters."""

    text: str
    datatype: str = ""


Value = Local | Address | Term | Text | Typed


@dataclass(frozen=True)
class Description:
    """All that is said of one subject: terms (CURIEs) with their values, in a fixed order."""

    subject: Local
    classes: tuple[str, ...]
    statements: tuple[tuple[str, Value], ...]


def local(identifier: str) -> Local:
    """The address of a thing by its identifier."""
    return Local(f"id/{identifier}")


def scheme_of(name: str) -> Local:
    """The address of a vocabulary by its name."""
    return Local(f"id/begrippenlijst/{name}")


def iri(url: str) -> str:
    """An address without the characters that no IRI may have."""
    return _NOT_IN_IRI.sub(lambda found: quote(found.group()), url)


def namespace(prefix: str, base: str) -> str:
    """What a prefix stands for.  ``base`` is the address of the site, with a slash at its end."""
    return f"{base}{OWN_PATH}" if prefix == OWN else NAMESPACES[prefix]


def expanded(curie: str, base: str) -> str:
    """A CURIE as a whole address."""
    prefix, _, name = curie.partition(":")
    return f"{namespace(prefix, base)}{name}"
