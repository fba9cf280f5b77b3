"""What a free question is understood as."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.model import Answer, Reference

Intent = Literal[
    "collaboration",
    "scaling",
    "similar",
    "gaps",
    "brokers",
    "profile",
    "search",
    "path",
    "compare",
    "changes",
]


class AskQuery(Answer):
    """A question as people type it."""

    text: str = Field(min_length=1, max_length=300)


class Alternative(Answer):
    """What the question could also mean, with the page that answers that."""

    intent: Intent
    understood: str
    address: str


class Corrected(Answer):
    """A word that was read as another one: a typing error, or another name."""

    given: str
    read_as: str


class AskAnswer(Answer):
    """How a question was understood.

    ``provinces`` are slugs, ``themes`` identifiers, ``topics`` the names of topics or, when no vocabulary
    knows them, the words as typed.  ``entity`` is the identifier of the thing asked about, or empty;
    ``entities`` has all things named (two for a path, two to four to compare).  ``address`` is the page
    that answers, with everything understood in its parameters; ``api`` the same at the API.  ``understood``
    and ``notes`` are Dutch.
    """

    version: str
    question: str
    intent: Intent
    provinces: list[str]
    themes: list[str]
    topics: list[str]
    entity: str
    entities: list[Reference]
    address: str
    api: str
    understood: str
    corrected: list[Corrected]
    notes: list[str]
    alternatives: list[Alternative]
