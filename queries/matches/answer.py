"""Who needs what another already has: the matches of one kans, project or platform."""

from __future__ import annotations

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.model import Reference, UnknownWordError
from queries.likeness.eligible import eligible
from queries.likeness.features import features
from queries.likeness.ranking import rank
from queries.matches.model import MatchesAnswer, MatchesQuery
from queries.matches.sides import Sides
from queries.matches.wanted import wanted_of
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
    places = list(range(len(ranked.numbers)))
    if query.kinds:
        all_of = Sides(snapshot, made, asked, ranked, places)
        places = [at for at in places if all_of.kind(at) in query.kinds]
    end = query.offset + query.limit if query.limit else len(places)
    asked_for = places[query.offset : end]
    sides = Sides(snapshot, made, asked, ranked, asked_for)
    return MatchesAnswer(
        version=snapshot.version,
        thing=Reference(id=meant.id, type=label_of(meant.id), name=sides.asked.name),
        former=meant.former,
        provinces=sides.provinces(),
        compared=int(may.sum()),
        total=len(places),
        offset=query.offset,
        matches=[sides.match(at) for at in asked_for],
        wanted=[] if sides.asked.over else wanted_of(snapshot, made, asked),
        notes=[] if places else ["Er is in andere provincies niets gevonden dat hierop lijkt."],
    )
