"""The matches of one province with the date of what was last written of either side: for who follows them."""

from __future__ import annotations

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.model import Answer, Reference
from queries.base.things import references_to, sources_of
from queries.exchange.candidates import Candidate, candidates
from queries.exchange.proposals import Teller
from queries.likeness.features import features
from queries.matches import Match
from queries.words import provinces_named, vocabulary


class DatedMatch(Answer):
    """A match, what it is about, and the date of the newest source of either side (``2023-03``)."""

    match: Match
    said: str
    date: str


class LatestAnswer(Answer):
    """The matches of a province whose sources have a date, newest first; ``undated`` counts the others."""

    version: str
    province: Reference
    matches: list[DatedMatch]
    undated: int


def latest(snapshot: Snapshot, province: str, limit: int = 0) -> LatestAnswer:
    """Every match that is proposed with a province on either side, each pair of things once.

    When a match first came about is known to no graph: it is of the newest source that it rests on.
    ``limit`` 0 gives all.  Raises ``UnknownWordError`` for what is no province.
    """
    (slug,) = provinces_named(snapshot, [province])
    things = features(snapshot).things
    found = [c for c in candidates(snapshot) if c.asking and c.having and c.subject and c.between([slug])]
    sides = {side for c in found for side in c.sides(things) if label_of(side) != "Province"}
    sources = sources_of(snapshot, sorted(sides))
    stated = references_to(snapshot, sorted({s for c in found if c.focus for s in c.focus.focus.sources}))

    def date(candidate: Candidate) -> str:
        own = candidate.focus.focus.sources if candidate.focus else ()
        of_sides = (s for side in candidate.sides(things) for s in sources.get(side, ()))
        return max((s.date for s in (*of_sides, *(stated[i] for i in own))), default="")

    dated = sorted((c for c in found if date(c)), key=lambda c: c.sides(things))
    order = sorted(dated, key=date, reverse=True)[: limit or None]
    told = Teller(snapshot)
    return LatestAnswer(
        version=snapshot.version,
        province=Reference(
            id=f"provincie/{slug}", type="Province", name=vocabulary(snapshot).province_names[slug]
        ),
        matches=[DatedMatch(match=told.match(c), said=c.about.said, date=date(c)) for c in order],
        undated=len(found) - len(dated),
    )
