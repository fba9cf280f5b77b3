"""What a province has that others ask for."""

from __future__ import annotations

from graph.store import Snapshot
from queries.exchange.candidates import candidates
from queries.exchange.model import OffersAnswer, OffersQuery
from queries.exchange.proposals import Teller, grouped, in_talk, varied
from queries.exchange.weights import GIVING
from queries.words import provinces_named


def offers(snapshot: Snapshot, query: OffersQuery) -> OffersAnswer:
    """Proposals in which a province is the side that has and others ask, the most worth having first.

    What only wants or does the same has nothing to give, and is left out.  Raises ``UnknownWordError`` for a
    province that does not exist.
    """
    slug = provinces_named(snapshot, [query.province])[0]
    groups = grouped(
        c
        for c in candidates(snapshot)
        if slug in c.having and slug not in c.asking and c.kind in GIVING and in_talk(c)
    )
    order = varied(groups, lambda candidate: candidate.value)
    told = Teller(snapshot)
    return OffersAnswer(
        version=snapshot.version,
        province=slug,
        total=len(groups),
        proposals=[told.proposal(g) for g in order[: query.limit or None]],
    )
