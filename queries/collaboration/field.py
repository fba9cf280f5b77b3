"""The whole field of one question: the score of every pair of provinces, without the evidence."""

from __future__ import annotations

from graph.store import Snapshot
from queries.base.model import Answer
from queries.collaboration.answer import engaged, rank
from queries.collaboration.asked import understand
from queries.collaboration.landscape import landscape
from queries.collaboration.model import CollaborationQuery
from queries.words import Meaning


class ProvincePair(Answer):
    """Two provinces (slugs, in the order of the field) and what a matrix shows of them.

    ``score`` is 0..1.  ``engaged`` says whether both do or want something on the question, ``together``
    whether they already do something on it jointly.
    """

    first: str
    second: str
    score: float
    engaged: bool
    together: bool


class ProvincePairs(Answer):
    """All pairs of the provinces (slug to name, in order), best first."""

    version: str
    provinces: dict[str, str]
    meanings: list[Meaning]
    pairs: list[ProvincePair]


def collaboration_field(snapshot: Snapshot, query: CollaborationQuery | None = None) -> ProvincePairs:
    """Score of every pair for the themes and topics of ``query``; its provinces, size and limit do not count.

    The scores are those of ``queries.collaboration``.  Raises ``UnknownWordError`` for a theme that does not
    exist.
    """
    query = query or CollaborationQuery()
    query = CollaborationQuery(themes=query.themes, topics=query.topics)
    background = landscape(snapshot)
    asked = understand(snapshot, background, query)
    ranking = rank(background, asked, query)
    active = engaged(background, asked, ranking)
    slugs = background.space.slugs
    pairs = [
        ProvincePair(
            first=slugs[first],
            second=slugs[second],
            score=float(ranking.scores[n]),
            engaged=bool(active[n]) and not asked.nothing,
            together=bool(ranking.parts["samen_onderwerp"][n] > 0),
        )
        for n, (first, second) in enumerate(ranking.members.tolist())
    ]
    return ProvincePairs(
        version=snapshot.version,
        provinces={slug: background.names[slug] for slug in slugs},
        meanings=asked.meanings,
        pairs=pairs,
    )
