"""Everything that provinces could talk about: every match of what is wanted, with what it is worth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from graph.schema import label_of
from graph.schema.phases import UNKNOWN
from graph.store import Snapshot
from queries.base.remembered import Remembered
from queries.exchange.focuses import Unworked, about, unworked
from queries.exchange.named import named_share
from queries.exchange.pairings import Pairings, pairings
from queries.exchange.together import Joint, Together
from queries.exchange.weights import (
    BESIDE,
    FOCUS_USEFUL,
    KNOWN,
    LEAST_USEFUL,
    NO_SUBJECT,
    PLATFORM_SUPPLY,
    RARE_SHARE,
    SAME_WISH,
    STALE,
    STATED,
    SUPPLY,
    WIDE,
    WIDE_SHARE,
)
from queries.likeness.features import Features, features
from queries.likeness.things import Things
from queries.matches.chance import chance
from queries.matches.model import MatchKind, Subject
from queries.matches.shared import Common
from queries.matches.shown import Shown, shown
from queries.matches.told import Pairs
from queries.matches.weights import NATURE_WEIGHTS, SUBJECTS_NAMED


@dataclass(frozen=True)
class Candidate:
    """One match of what is wanted: ``row`` in the pairings, the numbers of both sides, and its parts.

    A focus without work has no number and no row in the pairings: there ``focus`` is the need.  ``asking``
    and ``having`` are slugs of the provinces of either side.  ``parts`` are what its value is the product
    of.
    """

    row: int
    need: int | None
    supply: int
    kind: MatchKind
    about: Common = field(repr=False)
    asking: tuple[str, ...]
    having: tuple[str, ...]
    tied: bool
    joint: Joint = field(repr=False)
    parts: Mapping[str, float] = field(repr=False)
    value: float
    focus: Unworked | None = field(default=None, repr=False)

    def sides(self, things: Things) -> tuple[str, str]:
        """The identifiers of need and supply; of a focus that of its province."""
        need = self.focus.id if self.focus else things.ids[self.need or 0]
        return need, things.ids[self.supply]

    @property
    def subject(self) -> Subject | None:
        """The most telling topic that both name."""
        return self.about.subjects[0] if self.about.subjects else None

    @property
    def new(self) -> bool:
        """Whether nothing is known on the subject that both have a part in, and nothing connects them."""
        return bool(self.about.subjects) and not self.tied and not self.joint.total

    def between(self, slugs: Iterable[str]) -> bool:
        """Whether it is about a province, or is between two of several."""
        wanted = set(slugs)
        asking, having = wanted & set(self.asking), wanted & set(self.having)
        return bool(asking and having) if len(wanted) > 1 else bool(asking or having)

    def goes(self, asking: Collection[str], having: Collection[str]) -> bool:
        """Whether one of ``asking`` lacks what one of ``having`` has; empty is any.

        Who want the same have nothing to tell each other, and of one wheel either side may be the one.
        """
        if self.kind == "together":
            return not having and (not asking or bool({*asking} & {*self.asking, *self.having}))
        ways = [(self.asking, self.having)]
        if self.kind == "same_wheel":
            ways.append((self.having, self.asking))
        return any(
            (not asking or {*asking} & {*lacks}) and (not having or {*having} & {*has}) for lacks, has in ways
        )


remembered: Remembered[tuple[Candidate, ...]] = Remembered()


def candidates(snapshot: Snapshot) -> tuple[Candidate, ...]:
    """All candidates of one graph, the most valuable first; a pair of things is one candidate."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> tuple[Candidate, ...]:
    made, found = features(snapshot), pairings(snapshot)
    useful = chance(found.cosines)
    pairs = Pairs(snapshot, made, sorted({*found.asked.tolist(), *found.numbers.tolist()}))
    shared = Together(snapshot, made)
    weigh = _Weigher(made, pairs)
    best: dict[tuple[str, ...], Candidate] = {}
    for row in np.flatnonzero(useful >= LEAST_USEFUL).tolist():
        candidate = _candidate(made, pairs, shared, weigh, found, row, float(useful[row]))
        if candidate is not None:
            _keep(best, candidate, made)
    for candidate in _of_focuses(snapshot, made, shared, weigh, len(found)):
        _keep(best, candidate, made)
    return tuple(sorted(best.values(), key=lambda c: (-c.value, c.row)))


def _keep(best: dict[tuple[str, ...], Candidate], candidate: Candidate, made: Features) -> None:
    """Of a pair of things the most valuable."""
    key = tuple(sorted(candidate.sides(made.things)))
    if key not in best or candidate.value > best[key].value:
        best[key] = candidate


def _candidate(
    made: Features,
    pairs: Pairs,
    shared: Together,
    weigh: _Weigher,
    found: Pairings,
    row: int,
    useful: float,
) -> Candidate | None:
    """A candidate; none of what stopped, which is a lesson."""
    told = pairs.told(int(found.asked[row]), int(found.numbers[row]), useful)
    if told.kind.kind == "lesson":
        return None
    need, supply = (made.things.number[side.id] for side in (told.kind.need, told.kind.supply))
    asking, having = made.things.where(need), made.things.where(supply)
    own = (made.things.ids[need], made.things.ids[supply])
    joint = shared.on([s.id for s in told.about.subjects[:SUBJECTS_NAMED]], asking, having, own)
    known = bool(told.ties) or bool(joint.total)
    parts = {
        "nuttig": useful,
        "gevraagd": weigh.need(told.kind.need),
        "aanbod": weigh.supply(told.kind.supply),
        "onderwerp": weigh.subject(told.about),
        "kern": weigh.core(need, supply),
        "bereik": weigh.reach(need, supply),
        "nieuw": KNOWN if known else 1.0,
    }
    return Candidate(
        row=row,
        need=need,
        supply=supply,
        kind=told.kind.kind,
        about=told.about,
        asking=tuple(asking),
        having=tuple(having),
        tied=bool(told.ties),
        joint=joint,
        parts=parts,
        value=float(np.prod(list(parts.values()))),
    )


def _of_focuses(
    snapshot: Snapshot, made: Features, shared: Together, weigh: _Weigher, row: int
) -> Iterator[Candidate]:
    """Candidates of the focuses without work; ``row`` is the first number that is free."""
    for focus in unworked(snapshot, made):
        supplied = shown(snapshot, [made.things.ids[n] for n in focus.supplies])
        for supply in focus.supplies:
            common, having = about(made, focus, supply), made.things.where(supply)
            joint = shared.on([focus.topic], [focus.focus.province], having, [made.things.ids[supply]])
            parts = {
                "nuttig": FOCUS_USEFUL,
                "gevraagd": STATED["Province"],
                "aanbod": weigh.supply(supplied[made.things.ids[supply]]),
                "onderwerp": weigh.subject(common),
                "kern": 1.0,
                "bereik": weigh.reach(supply),
                "nieuw": KNOWN if joint.total else 1.0,
            }
            yield Candidate(
                row=row,
                need=None,
                supply=supply,
                kind="experience",
                about=common,
                asking=(focus.focus.province,),
                having=tuple(having),
                tied=False,
                joint=joint,
                parts=parts,
                value=float(np.prod(list(parts.values()))),
                focus=focus,
            )
            row += 1


class _Weigher:
    """What parts of a value depend on one side or the subject."""

    def __init__(self, made: Features, pairs: Pairs) -> None:
        self._made = made
        self._rarest = max(made.rarity.values(), default=1.0) or 1.0

    def need(self, need: Shown) -> float:
        return STATED[label_of(need.id)] * (STALE if need.as_of else 1.0)

    def supply(self, supply: Shown) -> float:
        label = label_of(supply.id)
        if label == "Opportunity":
            return SAME_WISH
        if label == "Platform":
            return PLATFORM_SUPPLY
        return SUPPLY.get(supply.phase, SUPPLY[UNKNOWN]) * (STALE if supply.as_of else 1.0)

    def subject(self, about: Common) -> float:
        """How concrete and rare the subject is: of what is named, the most concrete."""
        return max(map(self._concrete, about.subjects[:SUBJECTS_NAMED]), default=NO_SUBJECT)

    def _concrete(self, subject: Subject) -> float:
        rare = self._made.rarity.get(subject.id, self._rarest) / self._rarest
        return NATURE_WEIGHTS.get(subject.nature, 1.0) * (1 - RARE_SHARE + RARE_SHARE * rare)

    def core(self, need: int, supply: int) -> float:
        """Less of a kans that is named for something that the other is not about."""
        if self._made.things.kind(need) != "kans":
            return 1.0
        share = named_share(self._made, need, supply)
        return 1.0 if share is None else BESIDE + (1 - BESIDE) * share

    def reach(self, *sides: int) -> float:
        """Less for a side that is in many provinces."""
        wide = any(int(self._made.things.masks[n]).bit_count() > WIDE for n in sides)
        return WIDE_SHARE if wide else 1.0
