"""What the projects of a group show: fetched for the groups that are shown only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.schema import label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference, SourceReference
from queries.base.things import sources_of

PARTY_STATEMENTS = (
    "platforms_of",
    "platforms_leading",
    "platforms_partnering",
    "organisations_leading",
    "organisations_partnering",
    "projects_leading",
    "projects_partnering",
)


@dataclass
class Details:
    """A project as it is shown, with its parties by role (``trekker``, ``platform``, ``partner``)."""

    row: Row
    parties: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    sources: list[SourceReference] = field(default_factory=list)

    @property
    def provinces(self) -> list[str]:
        return str(self.row["provinces"] or "").split()

    @property
    def phase(self) -> str:
        return str(self.row["phase"] or "onbekend")

    def contact(self) -> Reference | None:
        """Whom to call: who leads it, else the platform that carries it, else a partner."""
        for role in ("trekker", "platform", "partner"):
            if self.parties[role]:
                return self.parties[role][0]
        return None


def details_of(snapshot: Snapshot, ids: Sequence[str]) -> dict[str, Details]:
    """The details of projects by identifier."""
    if not ids:
        return {}
    cypher = statements("similar")
    wanted = {"ids": list(ids)}
    sources = sources_of(snapshot, ids)
    found = {
        row["id"]: Details(row, sources=list(sources.get(row["id"], ())))
        for row in snapshot.query(cypher["members"], wanted)
    }
    for name in PARTY_STATEMENTS:
        for row in snapshot.query(cypher[name], wanted):
            party = Reference(id=row["party"], type=label_of(row["party"]), name=row["name"])
            if party not in found[row["id"]].parties[row["role"]]:
                found[row["id"]].parties[row["role"]].append(party)
    return found


def memberships(snapshot: Snapshot, parties: Iterable[Reference | None]) -> dict[str, list[Reference]]:
    """Platforms that organisations are a member of, by organisation."""
    ids = sorted({p.id for p in parties if p is not None and p.type == "Organisation"})
    found: dict[str, list[Reference]] = defaultdict(list)
    if ids:
        for row in snapshot.query(statements("similar")["memberships"], {"ids": ids}):
            found[row["id"]].append(Reference(id=row["platform"], type="Platform", name=row["name"]))
    return found
