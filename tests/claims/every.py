"""Every question for all provinces, pairs, themes, topics and things, or a spread sample of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import TypeVar

from graph.store import Snapshot
from queries.brokers import BrokersQuery
from queries.brokers import brokers as ask_brokers
from queries.collaboration import CollaborationQuery, collaboration
from queries.compare import CompareQuery
from queries.compare import compare as ask_compare
from queries.gaps import GapsQuery
from queries.gaps import gaps as ask_gaps
from queries.lists import ListQuery, listing
from queries.lists.stats import stats
from queries.path import PathQuery
from queries.path import path as ask_path
from queries.profile import profile
from queries.scaling import ScalingQuery, scaling
from queries.similar import SimilarQuery
from queries.similar import similar as ask_similar
from tests.claims import candidates, patterns, things, together
from tests.claims.raw import Raw
from tests.claims.tally import Tally

Thing = TypeVar("Thing")
SCALING_SHOWN = 25
"""Candidates that are asked for on one topic: all of them are looked at once, without a topic."""
LISTED = {
    "project": "Project",
    "platform": "Platform",
    "organisatie": "Organisation",
    "thema": "Theme",
    "gemeente": "Municipality",
    "provincie": "Province",
}


@dataclass(frozen=True)
class Asking:
    """A graph that is asked, what it is held against, and which part of the questions is asked."""

    snapshot: Snapshot
    raw: Raw
    tally: Tally
    step: int = 1
    start: int = 0

    def some(self, found: Sequence[Thing], coarser: int = 1) -> Sequence[Thing]:
        """One of ``step`` (times ``coarser``), spread over all of them."""
        if self.step == 1 or not found:
            return found
        return found[self.start % (self.step * coarser) % len(found) :: self.step * coarser]


def claims(
    snapshot: Snapshot,
    *,
    step: int = 1,
    start: int = 0,
    only: Sequence[str] = (),
    told: Callable[[str], None] = lambda line: None,
) -> Tally:
    """What all questions claim, looked up.  ``step`` asks one of so many, from ``start`` on.

    ``only`` are names of ``QUESTIONS``; without them all are asked.
    """
    asking = Asking(snapshot, Raw(snapshot), Tally(), step, start)
    for name, ask in QUESTIONS.items():
        if not only or name in only:
            told(name)
            ask(asking)
    return asking.tally


def _totals(a: Asking) -> None:
    things.totals(a.tally, a.raw, stats(a.snapshot))
    for segment, label in LISTED.items():
        answer = listing(a.snapshot, ListQuery(segment=segment, limit=0))
        things.listing(a.tally, a.raw, label, answer, a.raw.of[label], segment)


def _open(a: Asking) -> None:
    together.check(a.tally, a.raw, collaboration(a.snapshot, CollaborationQuery(limit=0)), open_question=True)
    candidates.check(a.tally, a.raw, scaling(a.snapshot, ScalingQuery(limit=0)))
    patterns.gaps(a.tally, a.raw, ask_gaps(a.snapshot, GapsQuery()))


def _brokers(a: Asking) -> None:
    patterns.brokers(a.tally, a.raw, ask_brokers(a.snapshot, BrokersQuery(limit=0)))


def _likeness(a: Asking) -> None:
    patterns.similar(a.tally, a.raw, ask_similar(a.snapshot, SimilarQuery(limit=0, connected=True)))


def _themes(a: Asking) -> None:
    for theme in a.some(sorted(a.raw.of["Theme"])):
        query = CollaborationQuery(topics=(theme,), limit=0)
        together.check(a.tally, a.raw, collaboration(a.snapshot, query), open_question=False)
        candidates.check(
            a.tally, a.raw, scaling(a.snapshot, ScalingQuery(topics=(theme,), limit=SCALING_SHOWN))
        )
        patterns.gaps(a.tally, a.raw, ask_gaps(a.snapshot, GapsQuery(topics=(theme,))))
        wanted = set(a.raw.on(theme) & a.raw.of["Project"])
        answer = listing(a.snapshot, ListQuery(segment="project", themes=(theme,), limit=0))
        things.listing(a.tally, a.raw, "Project", answer, wanted, theme)


def _provinces(a: Asking) -> None:
    for slug in a.some(sorted(a.raw.provinces)):
        query = CollaborationQuery(provinces=(slug,), size=3, limit=0)
        together.check(a.tally, a.raw, collaboration(a.snapshot, query), open_question=True)
        candidates.check(a.tally, a.raw, scaling(a.snapshot, ScalingQuery(provinces=(slug,), limit=100)))
        wanted = set(a.raw.starts("IN_PROVINCE", f"provincie/{slug}") & a.raw.of["Project"])
        answer = listing(a.snapshot, ListQuery(segment="project", provinces=(slug,), limit=0))
        things.listing(a.tally, a.raw, "Project", answer, wanted, slug)


def _pairs(a: Asking) -> None:
    for pair in a.some(list(combinations(sorted(f"provincie/{s}" for s in a.raw.provinces), 2))):
        patterns.compare(a.tally, a.raw, ask_compare(a.snapshot, CompareQuery(things=pair)))
        patterns.path(a.tally, a.raw, ask_path(a.snapshot, PathQuery(start=pair[0], end=pair[1])))
    parties = a.some(sorted(a.raw.of["Organisation"]))
    for one, other in islice(pairwise(parties), 200):
        patterns.path(a.tally, a.raw, ask_path(a.snapshot, PathQuery(start=one, end=other)))


def _profiles(a: Asking) -> None:
    for thing in a.some(sorted(a.raw.nodes), 2):
        things.profile(a.tally, a.raw, profile(a.snapshot, thing))


QUESTIONS: Mapping[str, Callable[[Asking], None]] = {
    "totals": _totals,
    "open": _open,
    "brokers": _brokers,
    "likeness": _likeness,
    "themes": _themes,
    "provinces": _provinces,
    "pairs": _pairs,
    "profiles": _profiles,
}
"""What is asked, by the name under which it can be asked alone."""
