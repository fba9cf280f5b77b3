"""The vocabularies: which there are, and their terms."""

from __future__ import annotations

from pydantic import Field

from graph.schema import SCHEME_NAMES
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer, Reference, UnknownWordError


class Vocabulary(Answer):
    """A vocabulary by its name in an address, with how many terms it has."""

    id: str = Field(description="Naam van de lijst in een adres, zoals `transitieagendas`.")
    name: str = Field(description="Naam van de lijst.")
    terms: int = Field(description="Hoeveel begrippen zij heeft.")


class Terms(Answer):
    """The terms of one vocabulary."""

    name: str
    terms: list[Reference]


def vocabularies(snapshot: Snapshot) -> list[Vocabulary]:
    """Every vocabulary that has terms, by name."""
    rows = snapshot.query(statements("themes", "vocabularies")["sizes"])
    return [
        Vocabulary(id=r["scheme"], name=SCHEME_NAMES.get(r["scheme"]) or r["scheme"], terms=r["terms"])
        for r in rows
    ]


def vocabulary_terms(snapshot: Snapshot, scheme: str) -> Terms:
    """The terms of a vocabulary by identifier.

    Raises ``UnknownWordError`` for a vocabulary without terms, with the ones there are.
    """
    rows = snapshot.query(statements("themes", "vocabularies")["terms"], {"scheme": scheme})
    if not rows:
        known = ", ".join(v.id for v in vocabularies(snapshot))
        raise UnknownWordError(f'onbekende begrippenlijst "{scheme}". Kies uit: {known}.')
    terms = [Reference(id=r["id"], type="Theme", name=r["name"]) for r in rows]
    return Terms(name=SCHEME_NAMES.get(scheme, scheme), terms=terms)
