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
        provinces=sides.provinces(),
        compared=int(may.sum()),
        matches=[sides.match(at) for at in range(count)],
        notes=[] if count else ["Er is in andere provincies niets gevonden dat hierop lijkt."],
    )
