"""Matches that a reader picks for a note while leafing through proposals: they stand in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2s

from fastapi import Request

from api.html.addresses import PAGE, Address
from api.http.served import snapshot_of
from graph.schema import node_id
from queries.base.things import names_of
from queries.exchange import BETWEEN, MOST_MATCHES
from queries.words import vocabulary

PICKED = "schakel"
"""The choice that holds the matches, on the pages where they are picked and on that of the note."""
NOTE = "/samenwerken/notitie"


@dataclass(frozen=True)
class Picking:
    """What was picked so far on a page at ``here``; ``names`` has the things by identifier."""

    here: Address
    names: Mapping[str, str]
    most: int = MOST_MATCHES

    @property
    def chosen(self) -> list[str]:
        return list(dict.fromkeys(self.here.all(PICKED)))

    @property
    def full(self) -> bool:
        """Whether a note has no room for one more."""
        return len(self.chosen) >= self.most

    @property
    def named(self) -> list[tuple[str, str]]:
        """What was picked, with how a reader knows it."""
        return [
            (match, " en ".join(self.names.get(side, side) for side in match.split(BETWEEN)))
            for match in self.chosen
        ]

    @property
    def note(self) -> Address:
        """The note on what was picked."""
        return note_of(self.chosen)

    def alone(self, match: str) -> Address:
        """The note on one match."""
        return note_of([match])

    def has(self, match: str) -> bool:
        return match in self.chosen

    def toggled(self, match: str) -> str:
        """This page with the match picked, or no longer; the reader stays where the match stands."""
        address = self.here.toggled(PICKED, match).having(PAGE, *self.here.all(PAGE))
        return f"{address}#{self.anchor(match)}"

    def anchor(self, match: str) -> str:
        """What a match is called within a page."""
        return f"schakel-{blake2s(match.encode(), digest_size=5).hexdigest()}"


def note_of(matches: Iterable[str]) -> Address:
    """Where the note on some matches is."""
    return Address(NOTE).having(PICKED, *dict.fromkeys(matches))


def picking_of(request: Request) -> Picking:
    """What the address of a page says was picked."""
    here, snapshot = Address.of(request), snapshot_of(request)
    sides = {side for match in here.all(PICKED) for side in match.split(BETWEEN) if _is_thing(side)}
    provinces = vocabulary(snapshot).province_names
    names = {node_id("Province", slug): name for slug, name in provinces.items()}
    return Picking(here, {**names, **names_of(snapshot, sorted(sides))})


def _is_thing(side: str) -> bool:
    """Whether it is an identifier of something that has matches; an address may hold anything."""
    return side.partition("/")[0] in ("kans", "project", "platform") and "/" in side
