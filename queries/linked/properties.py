"""The properties of things as an editor of lists asks for them: own values and related things alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.schema import (
    NODE_TYPE,
    NODE_TYPES,
    RELATIONSHIP_TYPE,
    RELATIONSHIP_TYPES,
    label_of,
)
from graph.store import Row, Snapshot
from queries.linked.answer import MAX_THINGS, node_rows, relationship_rows

HIDDEN = frozenset({"id", "slug", "province_key", "former_ids"})
"""Properties that are of the machinery."""

INVERSE = "^"
"""Before the type of a relationship that is followed against its direction."""

PROVINCE, THEME = "provincie", "thema"
"""Properties that stand for whatever relationship a kind of thing has to provinces, or to themes."""
NOT_WHERE = frozenset({"NEIGHBOURS", "RELATED", "MATCHES"})
"""Relationships to provinces or themes that do not say where a thing is or what it is about."""
_COMMON = {PROVINCE: ("Province", "provincie"), THEME: ("Theme", "thema of onderwerp")}


@dataclass(frozen=True)
class ThingProperty:
    """A property that things of some kinds have.  ``target`` is the label of what it leads to, if any."""

    id: str
    name: str
    target: str = ""


@dataclass(frozen=True)
class Value:
    """One value: a thing (``id`` and ``name``), or a text or number."""

    name: str
    id: str = ""
    number: float | int | None = None


@cache
def properties_of(label: str) -> tuple[ThingProperty, ...]:
    """The properties of one kind of thing: the common ones first, then its own, then its relationships."""
    found: dict[str, ThingProperty] = {}
    related = [_related(label, *pair) for pair in _pairs(label)]
    for identifier, (target, name) in _COMMON.items():
        if any(p.target == target for p in related):
            found[identifier] = ThingProperty(identifier, name, target)
    for prop in NODE_TYPE[label].properties:
        if prop.name not in HIDDEN:
            found[prop.name] = ThingProperty(prop.name, prop.label)
    for relation in related:
        found.setdefault(relation.id, relation)
    return tuple(found.values())


def all_properties() -> tuple[ThingProperty, ...]:
    """The properties of every kind of thing, each once."""
    found = {p.id: p for node in NODE_TYPES for p in properties_of(node.label)}
    return tuple(found.values())


def _pairs(label: str) -> Iterable[tuple[str, str, str]]:
    for declared in RELATIONSHIP_TYPES:
        for source, target in declared.pairs:
            if source == label:
                yield declared.type, "out", target
            if target == label and label != "Source":
                yield declared.type, "in", source


def _related(label: str, type_: str, direction: str, other: str) -> ThingProperty:
    declared = RELATIONSHIP_TYPE[type_]
    noun = NODE_TYPE[other].name
    if direction == "out":
        return ThingProperty(type_, f"{declared.name} ({noun})", other)
    return ThingProperty(f"{INVERSE}{type_}", f"{declared.inverse} ({noun})", other)


Values = Mapping[str, Mapping[str, Sequence[Value]]]
"""Identifier of a thing, then of a property, to its values."""


def values_of(snapshot: Snapshot, identifiers: Sequence[str]) -> Values:
    """All values of things, related things by name; raises ``UnknownWordError`` for one that is not there."""
    found: dict[str, dict[str, list[Value]]] = {}
    for start in range(0, len(identifiers), MAX_THINGS):
        some = identifiers[start : start + MAX_THINGS]
        for identifier, row in node_rows(snapshot, some).items():
            found[identifier] = _own(label_of(identifier), row)
        for bond in relationship_rows(snapshot, some):
            _add(found, bond)
    return {
        identifier: {
            prop: sorted(set(values), key=lambda v: (v.name.casefold(), v.id)) for prop, values in own.items()
        }
        for identifier, own in found.items()
    }


def _own(label: str, row: Row) -> dict[str, list[Value]]:
    made: dict[str, list[Value]] = defaultdict(list)
    for prop in NODE_TYPE[label].properties:
        value = row.get(prop.name)
        if value is None or value == "" or prop.name in HIDDEN:
            continue
        for one in value if isinstance(value, list) else [value]:
            number = one if isinstance(one, int | float) else None
            made[prop.name].append(Value(str(one), number=number))
    return made


def _add(found: dict[str, dict[str, list[Value]]], bond: Row) -> None:
    own, other = ("from", "to") if bond["dir"] == "out" else ("to", "from")
    if bond[own] not in found:
        return
    properties = found[bond[own]]
    value = Value(bond["name"], bond[other])
    name = bond["rel"] if bond["dir"] == "out" else f"{INVERSE}{bond['rel']}"
    properties.setdefault(name, []).append(value)
    for identifier, (target, _) in _COMMON.items():
        if bond["other"] == target and bond["rel"] not in NOT_WHERE:
            properties.setdefault(identifier, []).append(value)
