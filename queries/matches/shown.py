"""What a match tells of its sides: read of the things that are shown, and remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.schema import label_of
from graph.schema.phases import STOPPED
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.phases import as_of
from queries.base.remembered import Remembered, RememberedEach

DETAILS = {"Project": "shown_projects", "Platform": "shown_platforms", "Opportunity": "shown_kansen"}
PARTIES = {
    "Project": (
        "leading_organisations",
        "leading_platforms",
        "leading_projects",
        "platforms_of",
        "partner_organisations",
        "partner_platforms",
        "partner_projects",
    ),
    "Platform": ("member_organisations", "member_platforms"),
    "Opportunity": ("asking_platforms", "asking_organisations"),
}
MEMBERSHIPS = {"Organisation": "memberships_of_organisations", "Platform": "memberships_of_platforms"}
HELD = 20_000


@dataclass(frozen=True)
class Shown:
    """A thing as it is shown, with its parties by role (trekker, platform, partner, lid, noemt)."""

    id: str
    row: Row
    parties: Mapping[str, list[Reference]] = field(default_factory=dict)
    as_of: int | None = None
    """The year that its phase is of, when that may not hold now."""

    @property
    def name(self) -> str:
        return str(self.row["name"])

    @property
    def phase(self) -> str:
        return str(self.row.get("phase") or "")

    @property
    def over(self) -> bool:
        """Whether it is no more: a project that stopped, a platform that ended."""
        return self.phase == STOPPED or (label_of(self.id) == "Platform" and bool(self.row["end_year"]))

    def leads(self) -> list[Reference]:
        """Whom to call: who leads it or asks it, else the platform that carries it."""
        for role in ("trekker", "noemt", "platform"):
            if self.parties.get(role):
                return self.parties[role]
        return []

    def leading(self) -> dict[str, Reference]:
        """Who leads, asks or carries it, and a platform itself, by identifier."""
        leads = {party.id: party for party in self.leads()}
        return leads or {i: party for i, party in self.known().items() if i == self.id}

    def known(self) -> dict[str, Reference]:
        """All its parties by identifier; a platform is its own party too."""
        found = {party.id: party for parties in self.parties.values() for party in parties}
        if label_of(self.id) == "Platform":
            found[self.id] = Reference(id=self.id, type="Platform", name=self.name)
        return found


ended: Remembered[frozenset[str]] = Remembered()
things: RememberedEach[str, Shown] = RememberedEach(HELD)
members: RememberedEach[str, Sequence[Reference]] = RememberedEach(HELD)


def shown(snapshot: Snapshot, identifiers: Iterable[str]) -> dict[str, Shown]:
    """The things by identifier."""
    return things.get(snapshot, identifiers, lambda missing: _read(snapshot, missing))


def _read(snapshot: Snapshot, missing: Sequence[str]) -> dict[str, Shown]:
    cypher, years = statements("matches"), as_of(snapshot)
    found = {}
    for label, wanted in _by_label(missing).items():
        parties: dict[str, dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
        for name in PARTIES[label]:
            for row in snapshot.query(cypher[name], {"ids": wanted}):
                party = Reference(id=row["party"], type=label_of(row["party"]), name=row["name"])
                parties[row["id"]][row["role"]].append(party)
        for row in snapshot.query(cypher[DETAILS[label]], {"ids": wanted}):
            found[row["id"]] = Shown(row["id"], row, parties.get(row["id"], {}), years.get(row["id"]))
    return found


def no_more(snapshot: Snapshot) -> frozenset[str]:
    """The platforms that have ended: they connect nobody now."""
    return ended.get(
        snapshot, "", lambda: frozenset(r["id"] for r in snapshot.query(statements("matches")["ended"]))
    )


def platforms_in(snapshot: Snapshot, parties: Iterable[str]) -> dict[str, Sequence[Reference]]:
    """The platforms that parties are a member of, by party."""
    return members.get(snapshot, parties, lambda missing: _read_members(snapshot, missing))


def _read_members(snapshot: Snapshot, missing: Sequence[str]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    for label, wanted in _by_label(missing).items():
        if label not in MEMBERSHIPS:  # a project that leads another is in no platform as a member
            continue
        for row in snapshot.query(statements("matches")[MEMBERSHIPS[label]], {"ids": wanted}):
            found[row["id"]].append(Reference(id=row["platform"], type="Platform", name=row["name"]))
    return found


def _by_label(identifiers: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for identifier in identifiers:
        found[label_of(identifier)].append(identifier)
    return found
