"""Linked data: what the graph says of some things, as statements under the terms of the declaration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.rdf.describe import (
    Statement,
    node_descriptions,
    node_statements,
    relationship_statement,
    schemes,
    told_of,
)
from graph.rdf.terms import Description, local
from graph.schema import NODE_TYPE, RELATIONSHIP_TYPES, SCHEME_NAMES, label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import UnknownWordError
from queries.themes.hierarchy import hierarchy

MAX_THINGS = 100
"""Things in one answer: a page of a list."""

_OF_RELATION = ("label", "basis", "degree", "reason", "confidence", "where", "sources")


@dataclass(frozen=True)
class LinkedData:
    """Statements about some things, of one version of the graph.

    First each thing with the relationships that leave it and what is told of those, then the things
    at the other end: their class, their name and the relationships that they have with it.
    """

    version: str
    descriptions: list[Description]


@dataclass
class _Other:
    """A thing at the other end: its label, its name, and what it says of the things asked for."""

    label: str
    name: str
    said: dict[Statement, None] = field(default_factory=dict)


def linked_data(snapshot: Snapshot, identifiers: Sequence[str]) -> LinkedData:
    """The linked data of up to ``MAX_THINGS`` things, in the order asked for.

    Raises ``UnknownWordError`` for an identifier that is not in the graph.
    """
    asked = list(dict.fromkeys(identifiers))
    if len(asked) > MAX_THINGS:
        raise UnknownWordError(f"vraag hoogstens {MAX_THINGS} dingen tegelijk; u vroeg er {len(asked)}.")
    rows = node_rows(snapshot, asked)
    leaving: dict[str, list[tuple[str, Row]]] = {identifier: [] for identifier in asked}
    others: dict[str, _Other] = {}
    told: list[Description] = []
    for bond in sorted(relationship_rows(snapshot, asked), key=_order):
        other = bond["to"] if bond["dir"] == "out" else bond["from"]
        if other not in leaving:
            others.setdefault(other, _Other(bond["other"], bond["name"]))
        if bond["dir"] == "out":
            leaving[bond["from"]].append((bond["rel"], bond))
        elif other not in leaving:
            others[other].said[relationship_statement(bond["rel"], bond["other"], bond)] = None
            told += filter(None, [told_of(bond["rel"], bond["other"], bond)])
    made: list[Description] = []
    for identifier in asked:
        label, row, own = label_of(identifier), rows[identifier], leaving[identifier]
        top = label == "Theme" and not hierarchy(snapshot).above(identifier)
        made += node_descriptions(label, row, own, top=top)
    made += (_at_other_end(identifier, other) for identifier, other in sorted(others.items()))
    made += told
    made += schemes(sorted({str(r["scheme"]) for r in rows.values() if r.get("scheme")}))
    return LinkedData(snapshot.version, made)


def vocabulary_data(snapshot: Snapshot, name: str) -> LinkedData:
    """A vocabulary with the names of its terms and which of them stand at its top.

    Raises ``UnknownWordError`` for a vocabulary that the graph does not have.
    """
    found = snapshot.query(statements("linked")["vocabulary"], {"scheme": name})
    if not found:
        raise UnknownWordError(
            f'onbekende begrippenlijst "{name}". Kies uit: {", ".join(sorted(SCHEME_NAMES))}.'
        )
    made = list(schemes([name]))
    order = hierarchy(snapshot)
    for row in found:
        top = not order.above(row["id"])
        described = {"id": row["id"], "name": row["name"], "scheme": name}
        made += node_descriptions("Theme", described, [], top=top)
    return LinkedData(snapshot.version, made)


def _at_other_end(identifier: str, other: _Other) -> Description:
    statements = (*node_statements(other.label, {"name": other.name}), *other.said)
    return Description(local(identifier), NODE_TYPE[other.label].rdf, statements)


def node_rows(snapshot: Snapshot, identifiers: Sequence[str]) -> dict[str, Row]:
    """The properties of things, by identifier; raises ``UnknownWordError`` for one that is not there."""
    found: dict[str, Row] = {}
    for label, ids in _by_label(identifiers).items():
        columns = ", ".join(f"n.`{p}` AS `{p}`" for p in NODE_TYPE[label].property_names())
        rows = snapshot.query(f"MATCH (n:{label}) WHERE n.id IN $ids RETURN {columns}", {"ids": ids})
        found |= {row["id"]: row for row in rows}
    for identifier in identifiers:
        if identifier not in found:
            raise UnknownWordError(f"{identifier} staat niet in de graaf.")
    return found


def relationship_rows(snapshot: Snapshot, identifiers: Sequence[str]) -> Iterator[Row]:
    """Every relationship of things, in whatever direction it is stored.

    ``rel`` is its type, ``dir`` is ``out`` when it leaves the thing, ``other`` the label of the thing at
    the other end and ``name`` its name; then ``from``, ``to`` and its properties.
    """
    for label, ids in _by_label(identifiers).items():
        yield from snapshot.query(_statement(label), {"ids": ids})


def _by_label(identifiers: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for identifier in identifiers:
        try:
            found.setdefault(label_of(identifier), []).append(identifier)
        except KeyError:
            raise UnknownWordError(f"{identifier} staat niet in de graaf.") from None
    return found


@cache
def _statement(label: str) -> str:
    """Every relationship of things of one label, in one statement made from the declaration."""
    branches = []
    for declared in RELATIONSHIP_TYPES:
        names = declared.property_names()
        properties = ", ".join(
            (f"coalesce(r.`{p}`, '')" if p in names else "''") + f" AS `{p}`" for p in _OF_RELATION
        )
        for source, target in declared.pairs:
            for direction, own, other, ends in (
                ("out", source, target, "n.id AS `from`, m.id AS `to`"),
                ("in", target, source, "m.id AS `from`, n.id AS `to`"),
            ):
                if own != label:
                    continue
                left, right = ("", ">") if direction == "out" else ("<", "")
                branches.append(
                    f"MATCH (n:{label}){left}-[r:{declared.type}]-{right}(m:{other}) WHERE n.id IN $ids "
                    f"RETURN '{declared.type}' AS rel, '{direction}' AS dir, '{other}' AS other, "
                    f"m.name AS name, {ends}, {properties}"
                )
    return "\nUNION ALL\n".join(branches)


def _order(bond: Row) -> tuple[int, tuple[str, ...]]:
    return _RANK[bond["rel"]], (bond["from"], bond["to"], *(bond[p] for p in _OF_RELATION))


_RANK = {declared.type: rank for rank, declared in enumerate(RELATIONSHIP_TYPES)}
