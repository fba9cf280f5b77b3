"""How things in a small country hang together, in sentences."""

from __future__ import annotations

from itertools import pairwise

from graph.store import Snapshot
from queries.path import PathQuery, path


def test_the_shortest_ways_are_told_step_by_step(country: Snapshot) -> None:
    answer = path(country, PathQuery(start="Gemeente Emmen", end="Zeeland"))
    assert (answer.start.id, answer.end.id) == ("organisatie/gemeente-emmen", "provincie/zeeland")
    assert answer.explanation == (
        "Gemeente Emmen en Zeeland zijn verbonden in 5 stappen, via Sloophub Emmen, Rijk, Asfalt dat blijft "
        "en "
        "Provincie Zeeland."
    )
    first, second, third = answer.paths
    assert [s.sentence for s in first.steps] == [
        'Gemeente Emmen trekt het project "Sloophub Emmen".',
        "Sloophub Emmen heeft als partner Rijk.",
        'Rijk doet mee in het project "Asfalt dat blijft".',
        "Asfalt dat blijft wordt getrokken door Provincie Zeeland.",
        "Provincie Zeeland bestuurt Zeeland.",
    ]
    assert [s.relationship for s in first.steps] == [
        "LEADS",
        "PARTNERS_IN",
        "PARTNERS_IN",
        "LEADS",
        "GOVERNS",
    ]
    assert [s.id for s in first.steps[1].sources] == ["bron/hennep-op-het-friese-land"]
    assert first.explanation == " ".join(s.sentence for s in first.steps)
    assert [s.sentence for s in second.steps] == [
        "Gemeente Emmen komt voor in Zo sloopt Emmen.",
        "Zo sloopt Emmen gaat over slopen.",
        "slopen komt voor in Afnemers voor gebruikt bouwmateriaal.",
        "Afnemers voor gebruikt bouwmateriaal is genoemd door Zeeland.",
    ]
    assert [s.sentence for s in third.steps] == [
        "Gemeente Emmen is partner van Drents Bouwnetwerk.",
        "Drents Bouwnetwerk gaat over Bouw.",
        "Bouw komt voor in Zeeuwse Bouwkring.",
        "Zeeuwse Bouwkring is actief in Zeeland.",
    ]
    assert first.cost < second.cost < third.cost
    for found in answer.paths:
        ends = [(s.start.id, s.end.id) for s in found.steps]
        assert ends[0][0] == answer.start.id
        assert ends[-1][1] == answer.end.id
        assert all(one[1] == other[0] for one, other in pairwise(ends))
    assert len(path(country, PathQuery(start="Gemeente Emmen", end="Zeeland", limit=1)).paths) == 1
