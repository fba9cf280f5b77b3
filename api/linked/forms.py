"""JSON-LD and Turtle as forms of an answer: the linked data of the things that the answer is about."""

from __future__ import annotations

import json

from fastapi import Request

from api.http.base_address import base_of
from api.http.served import snapshot_of
from graph.rdf.jsonld import document
from graph.rdf.turtle import turtle_body, turtle_head
from graph.schema import is_identifier
from queries.base.model import Answer
from queries.linked import linked_data
from queries.profile import Profile

LISTS = ("items", "hits")
"""Fields in which answers list things."""


def things_in(answer: Answer) -> list[str] | None:
    """Identifiers of the things that an answer describes; None when it is not about things."""
    if isinstance(answer, Profile):
        return [answer.id]
    for name in LISTS:
        listed = getattr(answer, name, None)
        if listed is not None:
            found = [str(getattr(item, "id", "")) for item in listed]
            return found if all(map(is_identifier, found)) else None
    return None


def has_things(answer: Answer) -> bool:
    """Whether an answer can be linked data."""
    return things_in(answer) is not None


def as_json_ld(request: Request, answer: Answer) -> bytes:
    """The things of an answer as one JSON-LD document."""
    found = linked_data(snapshot_of(request), things_in(answer) or [])
    return json.dumps(document(found.descriptions, base_of(request)), ensure_ascii=False).encode()


def as_turtle(request: Request, answer: Answer) -> bytes:
    """The things of an answer as Turtle."""
    found = linked_data(snapshot_of(request), things_in(answer) or [])
    return (turtle_head(base_of(request)) + "".join(turtle_body(found.descriptions))).encode()
