"""A match in full: both sides with what they bring, why, and the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.model import Reference, SourceReference
from queries.base.things import names_of, sources_of
from queries.contacts import whom_to_call
from queries.likeness.features import Features
from queries.likeness.ranking import Ranked
from queries.matches.chance import chance
from queries.matches.kinds import Kind
from queries.matches.model import KIND_NAMES, Match, MatchKind, Side
from queries.matches.reasons import reasons
from queries.matches.sentences import brings, explanation, place, stage, why
from queries.matches.shown import Shown
from queries.matches.told import Pairs


class Sides:
    """Some matches of one thing, by their places in the order; what is needed to tell of them is read for all
    of them at once."""

    def __init__(
        self, snapshot: Snapshot, made: Features, asked: int, ranked: Ranked, places: Sequence[int]
    ) -> None:
        self._made, self._asked, self._ranked = made, asked, ranked
        ids = made.things.ids
        at = list(places)
        numbers = [asked, *ranked.numbers[at].tolist()]
        self._pairs = Pairs(snapshot, made, numbers)
        self._contacts = whom_to_call(snapshot, [ids[n] for n in numbers])
        self._sources = sources_of(snapshot, [ids[n] for n in numbers])
        through = ranked.through[at].tolist()
        names = names_of(snapshot, [ids[n] for n in through])
        self._names = {n: names[ids[n]] for n in through}
        self._useful = chance(ranked.cosines)

    @property
    def asked(self) -> Shown:
        return self._pairs.shown(self._asked)

    def provinces(self) -> list[Reference]:
        """The provinces of what was asked."""
        return self._pairs.provinces(self._asked)

    def kind(self, at: int) -> MatchKind:
        """The kind of the match at a place in the order."""
        return self._pairs.told(self._asked, int(self._ranked.numbers[at]), float(self._useful[at])).kind.kind

    def match(self, at: int) -> Match:
        """The match at a place in the order."""
        number, useful = int(self._ranked.numbers[at]), float(self._useful[at])
        found, told = self._pairs.shown(number), self._pairs.told(self._asked, number, float(useful))
        kind, about = told.kind, told.about
        need = self._made.things.number[kind.need.id]
        names = self._made.things.provinces
        return Match(
            id=found.id,
            type=label_of(found.id),
            name=found.name,
            score=round(float(self._ranked.scores[at]), 4),
            useful=round(useful, 3),
            kind=kind.kind,
            kind_name=KIND_NAMES[kind.kind],
            explanation=explanation(
                kind,
                about,
                self._places(kind),
                [names[p] for p in self._made.things.where(need)],
                told.ties,
            ),
            why=why(kind, found, about),
            subjects=about.subjects,
            need=self._side(kind.need, "need"),
            supply=self._side(kind.supply, "need" if kind.kind == "together" else "supply"),
            ties=list(told.ties),
            reasons=reasons(self._made, self._asked, self._ranked, at, self._names),
            sources=_once(self._sources, (self.asked.id, found.id)),
        )

    def _places(self, kind: Kind) -> dict[str, str]:
        things = self._made.things
        return {
            side.id: place(things.where(things.number[side.id]), things.provinces)
            for side in (kind.need, kind.supply)
        }

    def _side(self, thing: Shown, role: str) -> Side:
        return Side(
            id=thing.id,
            type=label_of(thing.id),
            name=thing.name,
            role="need" if role == "need" else "supply",
            provinces=self._pairs.provinces(self._made.things.number[thing.id]),
            description=str(thing.row["description"] or ""),
            phase=thing.phase,
            stage=stage(thing),
            brings=brings(thing),
            leads=thing.leads(),
            contact=self._contacts.get(thing.id),
        )


def _once(
    sources: Mapping[str, Sequence[SourceReference]], identifiers: Sequence[str]
) -> list[SourceReference]:
    """The sources of both sides, each place in each source once."""
    found = {(s.id, s.where): s for i in identifiers for s in sources.get(i, ())}
    return [found[key] for key in sorted(found)]
