"""Who has what who wants: every proposal as an arrow, without its sentences."""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import Snapshot
from queries.exchange.asked import understand
from queries.exchange.candidates import candidates
from queries.exchange.model import ExchangeQuery
from queries.exchange.proposals import grouped, in_talk
from queries.exchange.weights import GIVING, WIDE
from queries.likeness.features import features


@dataclass(frozen=True)
class Flow:
    """The best match on one subject between the same provinces: ``supply`` (identifier) of the provinces
    ``having`` meets ``need`` of ``asking`` (slugs); ``said`` is the subject.  Of a focus the need is its
    province, and ``stated`` are the sources that state it."""

    need: str
    supply: str
    said: str
    asking: tuple[str, ...]
    having: tuple[str, ...]
    value: float
    stated: frozenset[str] = frozenset()


def flows(snapshot: Snapshot, query: ExchangeQuery) -> list[Flow]:
    """What provinces have that others want, the most valuable first; ``limit`` and ``offset`` do not count.

    Only what the one can give the other, and not what equals share.  What is in many provinces makes no
    arrow from one to another.  Raises ``UnknownWordError`` for a province or theme that does not exist.
    """
    asked, things = understand(snapshot, query), features(snapshot).things
    groups = grouped(
        c
        for c in candidates(snapshot)
        if c.kind in GIVING
        and asked.takes(c)
        and in_talk(c)
        and len(c.asking) <= WIDE
        and len(c.having) <= WIDE
        and (not query.novelty or c.new is (query.novelty == "new"))
    )
    best = sorted((group[0] for group in groups), key=lambda c: (-c.value, c.row))
    return [
        Flow(
            *c.sides(things),
            c.about.said,
            c.asking,
            c.having,
            c.value,
            stated=c.focus.focus.sources if c.focus else frozenset(),
        )
        for c in best
    ]
