"""Every question for all provinces, pairs, themes and topics, or a spread sample of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def claims(
    snapshot: Snapshot, *, step: int = 1, start: int = 0, told: Callable[[str], None] = lambda line: None
) -> Tally:
    """What all questions claim, looked up.  ``step`` asks one of so many, from ``start`` on."""
    raw, tally = Raw(snapshot), Tally()

    def some(found: Sequence[Thing], coarser: int = 1) -> Sequence[Thing]:
        return found[start % (step * coarser) % max(len(found), 1) :: step * coarser] if step > 1 else found

    themes = sorted(raw.of["Theme"])
    told("totals, lists, brokers and likeness")
    things.totals(tally, raw, stats(snapshot))
    for segment, label in LISTED.items():
        answer = listing(snapshot, ListQuery(segment=segment, limit=0))
        things.listing(tally, raw, label, answer, raw.of[label], segment)
    patterns.brokers(tally, raw, ask_brokers(snapshot, BrokersQuery(limit=0)))
    patterns.similar(tally, raw, ask_similar(snapshot, SimilarQuery(limit=0, connected=True)))
    told("open questions")
    together.check(tally, raw, collaboration(snapshot, CollaborationQuery(limit=0)), open_question=True)
    candidates.check(tally, raw, scaling(snapshot, ScalingQuery(limit=0)))
    patterns.gaps(tally, raw, ask_gaps(snapshot, GapsQuery()))
    told("themes and topics")
    for theme in some(themes):
        query = CollaborationQuery(topics=(theme,), limit=0)
        together.check(tally, raw, collaboration(snapshot, query), open_question=False)
        candidates.check(tally, raw, scaling(snapshot, ScalingQuery(topics=(theme,), limit=SCALING_SHOWN)))
        patterns.gaps(tally, raw, ask_gaps(snapshot, GapsQuery(topics=(theme,))))
        wanted = set(raw.on(theme) & raw.of["Project"])
        answer = listing(snapshot, ListQuery(segment="project", themes=(theme,), limit=0))
        things.listing(tally, raw, "Project", answer, wanted, theme)
    told("provinces and pairs")
    for slug in some(sorted(raw.provinces)):
        together.check(
            tally,
            raw,
            collaboration(snapshot, CollaborationQuery(provinces=(slug,), size=3, limit=0)),
            open_question=True,
        )
        candidates.check(tally, raw, scaling(snapshot, ScalingQuery(provinces=(slug,), limit=100)))
        wanted = set(raw.starts("IN_PROVINCE", f"provincie/{slug}") & raw.of["Project"])
        answer = listing(snapshot, ListQuery(segment="project", provinces=(slug,), limit=0))
        things.listing(tally, raw, "Project", answer, wanted, slug)
    for pair in some(list(combinations(sorted(f"provincie/{s}" for s in raw.provinces), 2))):
        patterns.compare(tally, raw, ask_compare(snapshot, CompareQuery(things=pair)))
        patterns.path(tally, raw, ask_path(snapshot, PathQuery(start=pair[0], end=pair[1])))
    parties = some(sorted(raw.of["Organisation"]))
    for one, other in islice(pairwise(parties), 200):
        patterns.path(tally, raw, ask_path(snapshot, PathQuery(start=one, end=other)))
    told("profiles")
    for thing in some(sorted(raw.nodes), 2):
        things.profile(tally, raw, profile(snapshot, thing))
    return tally
