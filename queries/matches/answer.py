"""Who needs what another already has: the matches of one kans, project or platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.model import Reference, SourceReference, UnknownWordError
from queries.base.parts import wholes
from queries.base.things import names_of, sources_of
from queries.likeness.eligible import eligible
from queries.likeness.features import Features, features
from queries.likeness.ranking import Ranked, rank
from queries.likeness.weights import LIKENESS
from queries.matches.chain import placed
from queries.matches.kinds import Kind, kind_of
from queries.matches.model import KIND_NAMES, Match, MatchesAnswer, MatchesQuery, Side
from queries.matches.reasons import reasons
from queries.matches.sentences import brings, explanation, place, stage
from queries.matches.shared import common
from queries.matches.shown import Shown, platforms_in, shown
from queries.matches.ties import ties
from queries.matches.weights import CHANCE
from queries.words.identify import identify


def matches(snapshot: Snapshot, query: MatchesQuery) -> MatchesAnswer:
    """What matches a thing in other provinces, best first, with why.

    Raises ``UnknownWordError`` for what is not in the graph, or is no kans, project or platform.
    """
    meant = identify(snapshot, query.thing)
    made = features(snapshot)
    asked = made.things.number.get(meant.id)
    if asked is None:
        raise UnknownWordError(
            f'"{query.thing}" is geen kans, project of platform; schakels zijn er alleen van die.',
            query.thing,
        )
    may = eligible(made.things, asked, query.kind)
    ranked = rank(made, asked, may)
    count = len(ranked.numbers) if not query.limit else min(query.limit, len(ranked.numbers))
    sides = Sides(snapshot, made, asked, ranked, count)
    return MatchesAnswer(
        version=snapshot.version,
        thing=Reference(id=meant.id, type=label_of(meant.id), name=sides.asked.name),
        former=meant.former,
        provinces=sides.provinces(asked),
        compared=int(may.sum()),
        matches=[sides.match(at) for at in range(count)],
        notes=[] if count else ["Er is in andere provincies niets gevonden dat hierop lijkt."],
    )


class Sides:
    """What is needed to tell of the first matches of one thing; read for all of them at once."""

    def __init__(self, snapshot: Snapshot, made: Features, asked: int, ranked: Ranked, count: int) -> None:
        self._made, self._asked, self._ranked = made, asked, ranked
        ids = made.things.ids
        numbers = [asked, *ranked.numbers[:count].tolist()]
        self._shown = shown(snapshot, [ids[n] for n in numbers])
        self._sources = sources_of(snapshot, [ids[n] for n in numbers])
        parties = {i for one in self._shown.values() for i in one.leading()}
        self._member_of = platforms_in(snapshot, sorted(parties))
        self._parts = wholes(snapshot)
        through = ranked.through[:count].tolist()
        names = names_of(snapshot, [ids[n] for n in through])
        self._names = {n: names[ids[n]] for n in through}
        self._useful = _chance(ranked.cosines[:count])

    @property
    def asked(self) -> Shown:
        return self._shown[self._made.things.ids[self._asked]]

    def provinces(self, number: int) -> list[Reference]:
        """The provinces of a thing."""
        names = self._made.things.provinces
        return [
            Reference(id=f"provincie/{slug}", type="Province", name=names[slug])
            for slug in self._made.things.where(number)
        ]

    def match(self, at: int) -> Match:
        """The match at a place in the order."""
        number = int(self._ranked.numbers[at])
        found = self._shown[self._made.things.ids[number]]
        about = common(self._made, self._asked, number)
        connected = ties(self.asked, found, self._member_of, self._parts)
        kind = kind_of(
            self.asked,
            found,
            self._placed if about.concrete() else lambda need, supply: None,
            useful=float(self._useful[at]),
            tied=bool(connected),
        )
        need = self._made.things.number[kind.need.id]
        names = self._made.things.provinces
        return Match(
            id=found.id,
            type=label_of(found.id),
            name=found.name,
            score=round(float(self._ranked.scores[at]), 4),
            useful=round(float(self._useful[at]), 3),
            kind=kind.kind,
            kind_name=KIND_NAMES[kind.kind],
            explanation=explanation(
                kind,
                about,
                self._places(kind),
                [names[p] for p in self._made.things.where(need)],
                connected,
            ),
            subjects=about.subjects,
            need=self._side(kind.need, "need"),
            supply=self._side(kind.supply, "need" if kind.kind == "together" else "supply"),
            ties=connected,
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
            provinces=self.provinces(self._made.things.number[thing.id]),
            phase=thing.phase,
            stage=stage(thing),
            brings=brings(thing),
            leads=thing.leads(),
        )

    def _placed(self, need: Shown, supply: Shown) -> tuple[str, str] | None:
        return placed(self._text(need), self._text(supply))

    def _text(self, thing: Shown) -> str:
        number = self._made.things.number[thing.id]
        return f"{self._made.things.names[number]}. {self._made.things.texts[number]}"


def _chance(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance that a match is useful, of every row of cosines."""
    weights = np.array([CHANCE.get(way, 0.0) for way in LIKENESS])
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(cosines @ weights + CHANCE["vast"])))
    return chances


def _once(
    sources: Mapping[str, Sequence[SourceReference]], identifiers: Sequence[str]
) -> list[SourceReference]:
    """The sources of both sides, each place in each source once."""
    found = {(s.id, s.where): s for i in identifiers for s in sources.get(i, ())}
    return [found[key] for key in sorted(found)]
