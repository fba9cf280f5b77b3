"""Whom to call about a thing, and who keeps the card that it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.schema import label_of, node_id
from graph.schema.contact import is_mailbox
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.remembered import Remembered, RememberedEach
from queries.contacts.model import Contact, Keeper

IPO: Final = node_id("Organisation", "interprovinciaal-overleg")
"""Keeps what is on no card of a province, and is called when nobody nearer can be."""
IPO_NAME: Final = "Interprovinciaal Overleg"
"""As it is called where the graph does not know it."""
PROVINCES_NAMED: Final = 3
"""Of a thing of more provinces than these the IPO is called: what concerns many is no single one's."""
HELD: Final = 20_000

_AROUND = {"Project": "around_projects", "Platform": "around_platforms", "Opportunity": "around_kansen"}


@dataclass(frozen=True)
class _Keepers:
    """The provinces and the IPO: the name of each, and the contacts that are known."""

    names: Mapping[str, str]
    contacts: Mapping[str, Contact]


@dataclass(frozen=True)
class _Around:
    """The contacts of who leads, asks or carries a thing, in turn, and the provinces where it is."""

    contacts: Sequence[Contact]
    provinces: Sequence[str]


remembered_keepers: Remembered[_Keepers] = Remembered()
remembered_around: RememberedEach[str, _Around] = RememberedEach(HELD)


def whom_to_call(snapshot: Snapshot, things: Iterable[str]) -> dict[str, Contact]:
    """Whom to call about projects, platforms, kansen, provinces and the IPO, by identifier.

    Of a project that is a platform that leads it, else one that it is part of, else the province that leads
    it, else the first where it is; of a kans who names it; of a platform itself, else its province; and of
    what is in many provinces, or where none of these can be reached, the IPO.  A platform without a contact
    has its website; one that ended is called no more.  Of other things there is nobody to call.
    """
    wanted = list(dict.fromkeys(things))
    kept = _keepers(snapshot)
    around = remembered_around.get(
        snapshot, (t for t in wanted if label_of(t) in _AROUND), lambda missing: _read(snapshot, missing)
    )
    found = {}
    for thing in wanted:
        near = around.get(thing)
        if near:
            own = [kept.contacts.get(province) for province in near.provinces]
            contact = next(filter(None, (*near.contacts, *own, kept.contacts.get(IPO))), None)
        else:
            last = kept.contacts.get(IPO) if thing in kept.names else None
            contact = kept.contacts.get(thing, last)
        if contact:
            found[thing] = contact
    return found


def keepers(snapshot: Snapshot, cards: Sequence[str] = ()) -> list[Keeper]:
    """Who keeps what stands on ``cards`` (stems of their files): provinces, and of all else the IPO."""
    kept = _keepers(snapshot)
    ipo = kept.contacts.get(IPO)
    provinces = [p for p in dict.fromkeys(node_id("Province", card) for card in cards) if p in kept.names]
    if 0 < len(provinces) <= PROVINCES_NAMED:
        return [Keeper(name=kept.names[p], contact=kept.contacts.get(p, ipo)) for p in provinces]
    return [Keeper(name=kept.names.get(IPO, IPO_NAME), contact=ipo)]


def _keepers(snapshot: Snapshot) -> _Keepers:
    return remembered_keepers.get(snapshot, "", lambda: _read_keepers(snapshot))


def _read_keepers(snapshot: Snapshot) -> _Keepers:
    rows = snapshot.query(statements("contacts")["keepers"], {"ipo": IPO})
    named = [{**row, "name": _name(row["id"], row["name"]), "website": ""} for row in rows]
    return _Keepers({row["id"]: row["name"] for row in named}, _contacts(named))


def _name(identifier: str, name: str) -> str:
    return f"provincie {name}" if label_of(identifier) == "Province" else name


def _contacts(rows: Iterable[Row]) -> dict[str, Contact]:
    """The contacts of parties by identifier; who has none is left out."""
    found = {}
    for row in rows:
        if address := row["contact"] or row["website"]:
            found[row["id"]] = Contact(
                party=Reference(id=row["id"], type=label_of(row["id"]), name=row["name"]),
                kind="website" if not row["contact"] else "mailbox" if is_mailbox(address) else "page",
                address=address,
                sources=list(row["sources"] or ()),
            )
    return found


def _read(snapshot: Snapshot, missing: Sequence[str]) -> dict[str, _Around]:
    found: dict[str, _Around] = {}
    by_label: dict[str, list[str]] = defaultdict(list)
    for identifier in missing:
        by_label[label_of(identifier)].append(identifier)
    for label, wanted in by_label.items():
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in snapshot.query(statements("contacts")[_AROUND[label]], {"ids": wanted}):
            rows[row["id"]].append(row)
        found |= {thing: _around(of_one) for thing, of_one in rows.items()}
    return found


def _around(rows: Sequence[Row]) -> _Around:
    called = sorted(
        (r for r in rows if r["party"] and not r["over"]), key=lambda r: (r["turn"], str(r["party"]))
    )
    parties = [{**r, "id": r["party"], "name": _name(r["party"], r["name"])} for r in called]
    where = sorted({slug for row in rows for slug in (row["provinces"] or "").split()})
    many = len(where) > PROVINCES_NAMED
    return _Around(
        list(_contacts(parties).values()), [] if many else [node_id("Province", slug) for slug in where]
    )
