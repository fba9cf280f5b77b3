"""Linked data as Turtle, written as it comes: a whole graph needs no memory of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

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

MEDIA_TYPE = "text/turtle"


def turtle_head(base: str) -> str:
    """The base and the prefixes.  Only this part depends on where the site is."""
    lines = [f"@base <{base}> ."]
    lines += [f"@prefix {p}: <{namespace(p, base)}> ." for p in (*NAMESPACES, OWN)]
    return "\n".join([*lines, "", ""])


def turtle_body(descriptions: Iterable[Description]) -> Iterator[str]:
    """One block of text a subject; addresses of this graph are relative to the base."""
    for found in descriptions:
        lines = [f"<{iri(found.subject.path)}> a {', '.join(found.classes)}"]
        for term, several in groupby(found.statements, key=itemgetter(0)):
            lines.append(f"  {term} {', '.join(turtle_value(value) for _, value in several)}")
        yield " ;\n".join(lines) + " .\n\n"


def turtle_value(value: Value) -> str:
    """A value as Turtle writes it."""
    if isinstance(value, Local):
        return f"<{iri(value.path)}>"
    if isinstance(value, Address):
        return f"<{iri(value.url)}>"
    if isinstance(value, Term):
        return value.curie
    # The escapes of a JSON string are escapes of Turtle too.
    quoted = json.dumps(value.text, ensure_ascii=False)
    if isinstance(value, Text):
        return f"{quoted}@{DUTCH}"
    return f"{quoted}^^{value.datatype}" if value.datatype else quoted
