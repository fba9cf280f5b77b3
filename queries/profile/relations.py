"""Everything that a thing is related to, asked in one statement made from the schema declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from graph.schema import NODE_TYPE, RELATIONSHIP_TYPE, RELATIONSHIP_TYPES
from graph.schema.phases import PHASE_RANK
from graph.store import Row, Snapshot
from queries.base.model import Answer

Direction = Literal["out", "in"]

SYMMETRIC = frozenset({"NEIGHBOURS", "RELATED", "MATCHES"})
"""Stored once, read in both directions."""
INVERSE_DEGREE: Mapping[str, str] = {"broad": "narrow", "narrow": "broad"}
"""How a match of themes reads from its other end."""

HEADINGS: Mapping[tuple[str, Direction, str], str] = {
    ("IN_PROVINCE", "in", "Project"): "Projecten",
    ("IN_PROVINCE", "in", "Publication"): "Publicaties",
    ("IN_PROVINCE", "out", "Province"): "Provincies",
    ("ACTIVE_IN", "in", "Platform"): "Actieve platforms",
    ("ACTIVE_IN", "out", "Province"): "Actief in",
    ("LIES_IN", "in", "Municipality"): "Gemeenten",
    ("LOCATED_IN", "in", "Project"): "Projecten",
    ("LOCATED_IN", "in", "Platform"): "Platforms",
    ("LOCATED_IN", "in", "Publication"): "Publicaties",
    ("LIES_IN", "out", "Province"): "Provincie",
    ("LOCATED_IN", "out", "Municipality"): "Gemeente",
    ("FOCUSES_ON", "in", "Province"): "Zwaartepunt van",
    ("FOCUSES_ON", "out", "Theme"): "Zwaartepunten",
    ("OFFERS", "in", "Province"): "Genoemd door",
    ("OFFERS", "in", "Platform"): "Genoemd door platforms",
    ("OFFERS", "in", "Organisation"): "Genoemd door organisaties",
    ("ADDRESSES", "out", "Theme"): "Thema's en onderwerpen",
    ("OFFERS", "out", "Opportunity"): "Kansen",
    ("ADDRESSES", "in", "Project"): "Projecten",
    ("ADDRESSES", "in", "Platform"): "Platforms",
    ("ADDRESSES", "in", "Opportunity"): "Kansen",
    ("ADDRESSES", "in", "Publication"): "Publicaties",
    ("ASKED_OF", "in", "Opportunity"): "Wat andere partijen vragen",
    ("ASKED_OF", "out", "Organisation"): "Gevraagd aan",
    ("PART_OF", "in", "Project"): "Projecten",
    ("PART_OF", "in", "Publication"): "Onderdelen",
    ("PART_OF", "in", "Opportunity"): "Oproepen en wensen",
    ("PART_OF", "in", "Figure"): "Kerncijfers",
    ("PART_OF", "out", "Platform"): "Onderdeel van",
    ("PART_OF", "out", "Organisation"): "Onderdeel van",
    ("PART_OF", "in", "Platform"): "Onderdelen (platforms)",
    ("PART_OF", "in", "Organisation"): "Onderdelen",
    ("PART_OF", "out", "Publication"): "Onderdeel van",
    ("FOLLOWS", "out", "Platform"): "Volgt op",
    ("FOLLOWS", "out", "Project"): "Volgt op",
    ("FOLLOWS", "in", "Platform"): "Ging vooraf aan",
    ("FOLLOWS", "in", "Project"): "Ging vooraf aan",
    ("INVOLVES", "in", "Opportunity"): "Oproepen en wensen",
    ("INVOLVES", "in", "Figure"): "Kerncijfers",
    ("ADDRESSES", "in", "Figure"): "Kerncijfers",
    ("LEADS", "in", "Organisation"): "Trekker",
    ("LEADS", "in", "Platform"): "Trekker (platform)",
    ("LEADS", "in", "Project"): "Trekker (project)",
    ("PARTNERS_IN", "in", "Organisation"): "Partners",
    ("PARTNERS_IN", "in", "Platform"): "Partners (platforms)",
    ("PARTNERS_IN", "in", "Project"): "Partners (projecten)",
    ("MEMBER_OF", "in", "Organisation"): "Partners",
    ("MEMBER_OF", "in", "Platform"): "Partners (platforms)",
    ("GOVERNS", "in", "Organisation"): "Bestuur",
    ("GOVERNS", "out", "Province"): "Bestuurt",
    ("GOVERNS", "out", "Municipality"): "Bestuurt",
    ("BROADER", "out", "Theme"): "Ruimere begrippen",
    ("BROADER", "in", "Theme"): "Smallere begrippen",
    ("RELATED", "out", "Theme"): "Verwante begrippen",
    ("MATCHES", "out", "Theme"): "Komt overeen met",
}
"""Headings that read better than verb and noun of the declaration set side by side."""

DEGREE_RANK = {degree: rank for rank, degree in enumerate(("exact", "close", "narrow", "broad"))}

_OF_OTHER = ("phase", "province_key", "kind", "scheme", "statement")
_NUMBERS_OF_OTHER = (("start_year", "year"), ("end_year", "end_year"), ("phase_as_of", "as_of"))
"""Years of a project, 0 when unknown, with the column that each is read from."""
_OF_RELATION = ("label", "degree", "reason", "basis", "where", "sources")


class Related(Answer):
    """A thing that the profile's thing is related to.

    ``phase``, ``kind`` (of a figure: the figure as its source says it), ``scheme``, ``year`` (of its
    beginning) and ``end_year`` are of that thing.
    ``labels`` (how a province words a focus, each with its ``basis``: what says so), ``degree`` and
    ``reason`` (how near two themes are, and why) and ``where`` are of the relationship.  Empty when
    unknown or not applicable.  ``provinces`` are slugs, ``sources`` the identifiers of the sources that
    state the relationship.
    """

    id: str
    type: str
    name: str
    phase: str = ""
    phase_as_of: int | None = Field(
        default=None, description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )
    kind: str = ""
    scheme: str = ""
    year: int | None = None
    end_year: int | None = None
    provinces: list[str] = Field(default_factory=list)
    labels: list[str] = Field(default_factory=list)
    basis: list[str] = Field(default_factory=list)
    degree: str = ""
    reason: str = ""
    where: str = ""
    sources: list[str] = Field(default_factory=list)

    def basis_of(self, label: str) -> list[str]:
        """By which documents the focus with these words is stated."""
        return [b for one, b in zip(self.labels, self.basis, strict=True) if one == label]


class RelatedGroup(Answer):
    """All that a thing is related to in one way, under a Dutch heading."""

    heading: str
    relationship: str
    direction: Direction
    type: str
    count: int
    items: list[Related]


@dataclass(frozen=True)
class Bond:
    """One relationship of the thing, as the snapshot gave it."""

    relationship: str
    direction: Direction
    label: str
    row: Row


def bonds(snapshot: Snapshot, label: str, identifier: str) -> list[Bond]:
    """Every relationship of a thing, in whatever direction it is stored."""
    rows = snapshot.query(_statement(label), {"id": identifier})
    return [Bond(row["rel"], row["dir"], row["label"], row) for row in rows]


@cache
def _statement(label: str) -> str:
    return "\nUNION ALL\n".join(_branches(label))


def _branches(label: str) -> Iterator[str]:
    """One branch for every relationship type that the schema allows at this label."""
    for declared in RELATIONSHIP_TYPES:
        for source, target in declared.pairs:
            for direction, own, other in (("out", source, target), ("in", target, source)):
                if own != label:
                    continue
                left, right = ("", ">") if direction == "out" else ("<", "")
                columns = [
                    f"'{declared.type}' AS rel, '{direction}' AS dir, '{other}' AS label",
                    "m.id AS id, m.name AS name",
                    *(_text("m", p, NODE_TYPE[other].property_names()) + f" AS other_{p}" for p in _OF_OTHER),
                    *(f"{_number(p, other)} AS {column}" for p, column in _NUMBERS_OF_OTHER),
                    *(_text("r", p, declared.property_names()) + f" AS rel_{p}" for p in _OF_RELATION),
                ]
                pattern = f"(n:{label} {{id: $id}}){left}-[r:{declared.type}]-{right}(m:{other})"
                yield f"MATCH {pattern} RETURN {', '.join(columns)}"


def _number(name: str, label: str) -> str:
    return f"coalesce(m.{name}, 0)" if label == "Project" else "0"


def _text(variable: str, name: str, declared: list[str]) -> str:
    return f"coalesce({variable}.`{name}`, '')" if name in declared else "''"


def groups(found: Iterable[Bond]) -> list[RelatedGroup]:
    """The relationships under their headings, in the order of the schema declaration.

    Sources are left out: they stand apart.
    """
    order = {declared.type: number for number, declared in enumerate(RELATIONSHIP_TYPES)}
    sorted_into: dict[tuple[str, Direction, str], dict[str, Related]] = {}
    for bond in sorted(found, key=_bond_order):
        if bond.relationship == "STATED_IN" and bond.direction == "out":
            continue
        direction: Direction = "out" if bond.relationship in SYMMETRIC else bond.direction
        items = sorted_into.setdefault((bond.relationship, direction, bond.label), {})
        items[bond.row["id"]] = _merged(items.get(bond.row["id"]), bond)
    made: list[RelatedGroup] = []
    for (type_, direction, label), items in sorted_into.items():
        ordered = sorted(items.values(), key=_item_order)
        heading = _heading(type_, direction, label, len(ordered))
        made.append(
            RelatedGroup(
                heading=heading,
                relationship=type_,
                direction=direction,
                type=label,
                count=len(ordered),
                items=ordered,
            )
        )
    return sorted(made, key=lambda g: (order[g.relationship], g.direction, g.type))


def _bond_order(bond: Bond) -> tuple[str, ...]:
    row = bond.row
    return (
        bond.relationship,
        bond.direction,
        bond.label,
        row["id"],
        row["rel_label"],
        row["rel_basis"],
        row["rel_sources"],
    )


def _merged(held: Related | None, bond: Bond) -> Related:
    """One item a thing, however many relationships of one type lead to it.

    ``held`` is the item so far: a province may focus on one theme in several wordings.
    """
    row = bond.row
    degree: str = row["rel_degree"]
    labels = [row["rel_label"]] if row["rel_label"] else []
    basis = [row["rel_basis"]] if row["rel_label"] else []
    sources = row["rel_sources"].split()
    if held is not None:
        labels, basis = [*held.labels, *labels], [*held.basis, *basis]
        sources = list(dict.fromkeys([*held.sources, *sources]))
    return Related(
        id=row["id"],
        type=bond.label,
        name=row["name"],
        phase=row["other_phase"],
        phase_as_of=row["as_of"] or None,
        kind=row["other_kind"] or row["other_statement"],
        scheme=row["other_scheme"],
        year=row["year"] or None,
        end_year=row["end_year"] or None,
        provinces=row["other_province_key"].split(),
        labels=labels,
        basis=basis,
        degree=INVERSE_DEGREE.get(degree, degree) if bond.direction == "in" else degree,
        reason=row["rel_reason"],
        where=row["rel_where"],
        sources=sources,
    )


def _item_order(item: Related) -> tuple[int, int, str, str, str]:
    return (
        PHASE_RANK.get(item.phase, 0),
        DEGREE_RANK.get(item.degree, 0),
        item.scheme,
        item.name.casefold(),
        item.id,
    )


def _heading(type_: str, direction: Direction, label: str, count: int) -> str:
    given = HEADINGS.get((type_, direction, label))
    if given is not None:
        return given
    declared, other = RELATIONSHIP_TYPE[type_], NODE_TYPE[label]
    verb = declared.name if direction == "out" else declared.inverse
    return f"{verb} {other.name if count == 1 else other.plural}".capitalize()
