"""What is told of two things that match: their kind, subject and ties; for many pairs read at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.store import Snapshot
from queries.base.model import Reference
from queries.base.parts import wholes
from queries.likeness.features import Features
from queries.matches.chain import placed
from queries.matches.kinds import Kind, kind_of
from queries.matches.model import Tie
from queries.matches.shared import Common, common
from queries.matches.shown import Shown, no_more, platforms_in, shown
from queries.matches.ties import ties


@dataclass(frozen=True)
class Told:
    """What two things are to each other: who needs and who supplies, on what, and what connects them."""

    kind: Kind
    about: Common
    ties: Sequence[Tie]


class Pairs:
    """Things (by number) of which pairs are told."""

    def __init__(self, snapshot: Snapshot, made: Features, numbers: Iterable[int]) -> None:
        self._snapshot, self._made = snapshot, made
        ids = made.things.ids
        self._shown = shown(snapshot, [ids[n] for n in numbers])
        self._parts = wholes(snapshot)
        self._no_more = no_more(snapshot)

    def shown(self, number: int) -> Shown:
        """One of the things as it is shown."""
        return self._shown[self._made.things.ids[number]]

    def provinces(self, number: int) -> list[Reference]:
        """The provinces of a thing."""
        names = self._made.things.provinces
        return [
            Reference(id=f"provincie/{slug}", type="Province", name=names[slug])
            for slug in self._made.things.where(number)
        ]

    def told(self, asked: int, number: int, useful: float) -> Told:
        """What a thing and a match of it with that chance of being useful are to each other."""
        first, second = self.shown(asked), self.shown(number)
        about = common(self._made, asked, number)
        connected = [
            tie
            for tie in ties(first, second, self._member_of, self._parts)
            if tie.party.id not in self._no_more
        ]
        kind = kind_of(
            first,
            second,
            self._placed if about.concrete() else lambda need, supply: None,
            useful=useful,
            tied=bool(connected),
        )
        return Told(kind, about, connected)

    @cached_property
    def _member_of(self) -> dict[str, Sequence[Reference]]:
        parties = {i for one in self._shown.values() for i in one.leading()}
        return platforms_in(self._snapshot, sorted(parties))

    def _placed(self, need: Shown, supply: Shown) -> tuple[str, str] | None:
        return placed(self._text(need), self._text(supply))

    def _text(self, thing: Shown) -> str:
        number = self._made.things.number[thing.id]
        return f"{self._made.things.names[number]}. {self._made.things.texts[number]}"
