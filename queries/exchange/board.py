"""Vraag en aanbod: every kans that provinces state, with the best that others have for it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from graph.store import Snapshot
from queries.base.model import Reference
from queries.exchange.asked import understand
from queries.exchange.candidates import Candidate, candidates
from queries.exchange.model import BoardAnswer, ExchangeQuery, Need
from queries.exchange.proposals import Teller
from queries.likeness.features import Features, features
from queries.likeness.things import KINDS
from queries.matches.shown import Shown, shown


def board(snapshot: Snapshot, query: ExchangeQuery | None = None) -> BoardAnswer:
    """The kansen of provinces, those with the best match first, then those that nobody can help with.

    Of given provinces their own kansen.  With ``kinds``, ``novelty`` or a direction only what has
    such a match.  Raises
    ``UnknownWordError`` for a province or theme that does not exist.
    """
    query = query or ExchangeQuery()
    asked = understand(snapshot, query)
    made = features(snapshot)
    things = made.things
    kansen = np.flatnonzero((things.kinds == KINDS.index("kans")) & (things.masks != 0)).tolist()
    wanted = [
        n
        for n in kansen
        if (asked.about is None or n in asked.about)
        and (not asked.provinces or set(asked.provinces) & set(things.where(n)))
    ]
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates(snapshot):
        takes = not asked.kinds or candidate.kind in asked.kinds
        takes = takes and candidate.goes(asked.asking, asked.having)
        if (
            takes
            and candidate.need is not None
            and (not query.novelty or candidate.new is (query.novelty == "new"))
        ):
            found[candidate.need].append(candidate)
            if candidate.kind == "together":
                found[candidate.supply].append(candidate)
    if query.kinds or query.novelty or asked.asking or asked.having:
        wanted = [n for n in wanted if n in found]
    order = sorted(wanted, key=lambda n: (-found[n][0].value if n in found else 0.0, things.ids[n]))
    shown_now = order[query.offset : query.offset + query.limit if query.limit else None]
    details = shown(snapshot, [things.ids[n] for n in shown_now])
    told = Teller(snapshot)
    return BoardAnswer(
        version=snapshot.version,
        total=len(order),
        without=sum(n not in found for n in order),
        provinces=list(asked.provinces),
        meanings=asked.meanings,
        notes=asked.notes,
        needs=[_need(made, told, n, details[things.ids[n]], found.get(n, [])) for n in shown_now],
    )


def _need(made: Features, told: Teller, number: int, kans: Shown, found: list[Candidate]) -> Need:
    things, first = made.things, found[0] if found else None
    themes = sorted({made.themes[c] for c in made.ways.themes.row(number)[0].tolist()})
    having = (first.having if first.need == number else first.asking) if first else ()
    return Need(
        need=Reference(id=kans.id, type="Opportunity", name=kans.name),
        description=str(kans.row.get("description") or ""),
        asking=things.where(number),
        asked_by=kans.leads(),
        themes=[Reference(id=t, type="Theme", name=made.concepts[t].name) for t in themes],
        matches=len(found),
        having=list(having),
        new=first.new if first else None,
        best=told.match(first) if first else None,
    )
