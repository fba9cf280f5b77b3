"""Where can provinces work together, one concrete subject at a time?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.store import Snapshot
from queries.base.model import Reference
from queries.exchange.asked import Asked, understand
from queries.exchange.candidates import Candidate, candidates
from queries.exchange.focuses import match as focus_match
from queries.exchange.joint_work import joint_work, shared
from queries.exchange.model import ExchangeQuery, Proposal, ProposalsAnswer
from queries.exchange.pairings import pairings
from queries.exchange.weighed import weighed
from queries.exchange.weights import AGAIN, ALSO_SHOWN, OTHERS_WISH, VARIED, VARIED_AMONG
from queries.lessons import lessons
from queries.likeness.features import Features, features
from queries.matches.model import Match
from queries.matches.sides import Sides

Group = list[Candidate]
"""Candidates on one subject between the same provinces, the most valuable first."""
Mark = tuple[str, object]
"""What two proposals may have in common, see ``AGAIN``."""


def proposals(snapshot: Snapshot, query: ExchangeQuery | None = None) -> ProposalsAnswer:
    """Subjects that provinces can talk about, the most worth having first, each as one match.

    Raises ``UnknownWordError`` for a province or theme that does not exist; a topic that nobody knows is
    told in the answer.
    """
    query = query or ExchangeQuery()
    asked = understand(snapshot, query)
    groups = grouped(c for c in candidates(snapshot) if asked.takes(c) and in_talk(c))
    new, building = ([g for g in groups if g[0].new is flag] for flag in (True, False))
    chosen = {"": groups, "new": new, "building": building}[query.novelty]
    order = varied(chosen, _value_for(asked))
    shown = order[query.offset : query.offset + query.limit if query.limit else None]
    told = Teller(snapshot)
    return ProposalsAnswer(
        version=snapshot.version,
        total=len(chosen),
        new=len(new),
        building=len(building),
        provinces=list(asked.provinces),
        meanings=asked.meanings,
        notes=asked.notes,
        lessons=lessons(snapshot, asked.words, asked.provinces),
        proposals=[told.proposal(group) for group in shown],
    )


def in_talk(candidate: Candidate) -> bool:
    """Whether it is between provinces, on one concrete subject."""
    return bool(candidate.asking and candidate.having and candidate.subject)


def grouped(found: Iterable[Candidate]) -> list[Group]:
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Group] = defaultdict(list)
    for candidate in found:
        if candidate.subject:
            groups[candidate.subject.id, candidate.asking, candidate.having].append(candidate)
    return list(groups.values())


def _value_for(asked: Asked) -> Callable[[Candidate], float]:
    """What a candidate is worth to who asks: what a province wants itself comes first."""
    mine = set(asked.provinces) if len(asked.provinces) == 1 else set()
    return lambda c: c.value * (OTHERS_WISH if mine and not mine & set(c.asking) else 1.0)


def varied(groups: Sequence[Group], value: Callable[[Candidate], float]) -> list[Group]:
    """The groups by value, the first of them such that they differ in need, supply, subject and partner.

    What is not the best that there is for its need counts less by as much again: when the best comes later
    because it is like another, the next best does not come in its place.
    """
    order = sorted(groups, key=lambda g: (-value(g[0]), g[0].row))
    most: dict[object, float] = {}
    for group in order:
        most.setdefault(_need(group[0]), value(group[0]))
    among = [
        (g, value(g[0]) ** 2 / most[_need(g[0])] if most[_need(g[0])] else 0.0, _marks(g[0]))
        for g in order[:VARIED_AMONG]
    ]
    chosen: list[Group] = []
    seen: Counter[Mark] = Counter()
    while among and len(chosen) < VARIED:
        best = max(among, key=lambda one: _worth(one[1], one[2], seen))
        among.remove(best)
        chosen.append(best[0])
        seen.update(best[2])
    return [*chosen, *(group for group, _, _ in among), *order[VARIED_AMONG:]]


def _need(candidate: Candidate) -> object:
    return candidate.focus.id if candidate.focus else candidate.need


def _worth(value: float, marks: Sequence[Mark], seen: Mapping[Mark, int]) -> float:
    for mark in marks:
        if mark in seen:
            value *= AGAIN[mark[0]] ** seen[mark]
    return value


def _marks(candidate: Candidate) -> list[Mark]:
    marks: list[Mark] = [
        ("need", _need(candidate)),
        ("supply", candidate.supply),
        ("pair", (candidate.asking, candidate.having)),
    ]
    marks += [("partner", slug) for slug in {*candidate.asking, *candidate.having}]
    return [*marks, ("subject", candidate.subject.id)] if candidate.subject else marks


class Teller:
    """Tells candidates in full."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._made: Features = features(snapshot)
        self._pairings = pairings(snapshot)

    def match(self, candidate: Candidate) -> Match:
        """The match that a candidate is, with its explanation."""
        if candidate.focus:
            return focus_match(self._snapshot, self._made, candidate.focus, candidate.supply)
        asked = int(self._pairings.asked[candidate.row])
        return Sides(self._snapshot, self._made, asked, self._pairings.ranked(candidate.row), [0]).match(0)

    def proposal(self, group: Group) -> Proposal:
        """The first of a group as a proposal, with the next ones."""
        first, subject = group[0], group[0].subject
        match = self.match(first)
        return Proposal(
            id=f"{match.need.id}~{match.supply.id}",
            subject=Reference(id=subject.id, type="Theme", name=subject.name) if subject else None,
            said=first.about.said,
            asking=list(first.asking),
            having=list(first.having),
            value=round(first.value, 4),
            weighed=weighed(first, self._made, match),
            new=first.new,
            together=shared(self._snapshot, first.joint),
            together_total=first.joint.total,
            joint_work=joint_work(self._snapshot, first.about, first.joint),
            match=match,
            also=[self.match(c) for c in group[1 : 1 + ALSO_SHOWN]],
        )
