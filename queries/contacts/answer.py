"""Whom to call about a thing, and who keeps the card that it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
IN_PLACE: Final = 4
"""The turn, in the statements, of the provinces where a thing is."""
HELD: Final = 20_000

_PARTIES = {"Province": "provinces", "Platform": "platforms", "Organisation": "organisations"}
_AROUND = {"Project": "around_projects", "Platform": "around_platforms", "Opportunity": "around_kansen"}

remembered_contacts: RememberedEach[str, Contact] = RememberedEach(HELD)
remembered_parties: RememberedEach[str, Sequence[str]] = RememberedEach(HELD)
remembered_provinces: Remembered[Mapping[str, str]] = Remembered()


def contacts_of(snapshot: Snapshot, parties: Iterable[str]) -> dict[str, Contact]:
    """The own contacts of provinces, platforms and organisations by identifier; who has none is left out.

    Of a platform without a contact it is the website.  A platform that ended is called no more.
    """
    return remembered_contacts.get(snapshot, parties, lambda missing: _read(snapshot, missing))


def whom_to_call(snapshot: Snapshot, things: Iterable[str]) -> dict[str, Contact]:
    """Whom to call about projects, platforms, kansen, provinces and organisations, by identifier.

    Of a project that is a platform that leads it, else one that it is part of, else the province that leads
    it, else one where it is; of a kans who names it; of a platform itself, else its province; and of what is
    in many provinces, or where none of these can be reached, the IPO.  An organisation is called itself or
    not at all.
    """
    wanted = list(dict.fromkeys(things))
    around = remembered_parties.get(snapshot, wanted, lambda missing: _around(snapshot, missing))
    known = contacts_of(snapshot, [IPO, *(party for parties in around.values() for party in parties)])
    found = {}
    for thing, parties in around.items():
        last = () if label_of(thing) == "Organisation" else (IPO,)
        contact = next((known[party] for party in (*parties, *last) if party in known), None)
        if contact:
            found[thing] = contact
    return found


def keepers(snapshot: Snapshot, cards: Sequence[str] = ()) -> list[Keeper]:
    """Who keeps what stands on ``cards`` (stems of their files): provinces, and of all else the IPO."""
    provinces = remembered_provinces.get(snapshot, "", lambda: _provinces(snapshot))
    known = contacts_of(snapshot, [IPO, *provinces])
    ipo = known.get(IPO)
    names = {node_id("Province", card): card for card in cards}
    of_provinces = [province for province in names if province in provinces]
    if 0 < len(of_provinces) <= PROVINCES_NAMED:
        return [Keeper(name=provinces[p], contact=known.get(p, ipo)) for p in of_provinces]
    return [Keeper(name=ipo.party.name if ipo else IPO_NAME, contact=ipo)]


def _read(snapshot: Snapshot, missing: Sequence[str]) -> dict[str, Contact]:
    found = {}
    for label, wanted in _by_label(missing).items():
        if label in _PARTIES:
            for row in snapshot.query(statements("contacts")[_PARTIES[label]], {"ids": wanted}):
                contact = _contact(label, row)
                if contact:
                    found[row["id"]] = contact
    return found


def _contact(label: str, row: Row) -> Contact | None:
    address = row["contact"] or row["website"]
    if not address:
        return None
    name = f"provincie {row['name']}" if label == "Province" else row["name"]
    return Contact(
        party=Reference(id=row["id"], type=label, name=name),
        kind="website" if not row["contact"] else "mailbox" if is_mailbox(address) else "page",
        address=address,
        sources=list(row["sources"] or ()),
    )


def _around(snapshot: Snapshot, missing: Sequence[str]) -> dict[str, list[str]]:
    """Of each thing whom to try, in that order."""
    found: dict[str, list[str]] = {}
    for label, wanted in _by_label(missing).items():
        turns: dict[str, set[tuple[int, str]]] = defaultdict(set)
        if label in _AROUND:
            for row in snapshot.query(statements("contacts")[_AROUND[label]], {"ids": wanted}):
                turns[row["id"]] |= {(row["turn"], row["party"])} if row["party"] else set()
        for thing in wanted:
            itself = [thing] if label in _PARTIES else []
            if label in _AROUND or label in _PARTIES:
                found[thing] = [*itself, *_in_turn(turns[thing])]
    return found


def _in_turn(turns: set[tuple[int, str]]) -> list[str]:
    many = sum(turn == IN_PLACE for turn, _ in turns) > PROVINCES_NAMED
    return list(dict.fromkeys(party for turn, party in sorted(turns) if not (many and turn == IN_PLACE)))


def _provinces(snapshot: Snapshot) -> dict[str, str]:
    rows = snapshot.query(statements("contacts")["every_province"])
    return {row["id"]: f"provincie {row['name']}" for row in rows}


def _by_label(identifiers: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for identifier in identifiers:
        found[label_of(identifier)].append(identifier)
    return found
