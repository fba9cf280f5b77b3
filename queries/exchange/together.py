"""What two sides of a match already do together on its subject, by whatever sign of it there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.exchange.weights import TOGETHER_SHOWN
from queries.likeness.features import Features
from queries.matches.shown import no_more
from queries.search.subjects import OnSubject, on_subjects

CARRIER = "drager"
"""How a platform is on a subject that carries a project about it."""
_SUREST = ("trefwoord", "naam", "tekst", CARRIER)


@dataclass(frozen=True)
class Joint:
    """Projects and platforms on a subject with a part in both sides: the first, with how that is known."""

    things: tuple[tuple[str, str], ...] = ()
    total: int = 0


class Together:
    """Answers what two things' provinces share on topics."""

    def __init__(self, snapshot: Snapshot, made: Features) -> None:
        self._snapshot, self._made = snapshot, made
        self._no_more = no_more(snapshot)
        self._everywhere = len(made.things.provinces)
        carried: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for row in snapshot.query(statements("exchange")["carried"]):
            where = frozenset(str(row["provinces"] or "").split())
            carried[row["project"]].append((row["platform"], where))
        self._carried = carried
        self._on: dict[str, dict[str, tuple[str, frozenset[str]]]] = {}

    def on(
        self, topics: Sequence[str], asking: Collection[str], having: Collection[str], own: Collection[str]
    ) -> Joint:
        """What a province of the one side (slugs) and one of the other share, but for their ``own`` two
        things (identifiers): on the first topic, or on two of them.

        What the first falls under counts as one of the others.  Of those one alone is not the subject: a
        bridge and a ship may both be of steel.  What all provinces have a part in says nothing of two.
        """
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        wider = [t for topic in topics[:1] for t in self._right_above(topic) if t not in topics]
        for place, topic in enumerate([*topics, *wider]):
            for identifier, (how, where) in self._of(topic).items():
                if where & {*asking} and where & {*having} and identifier not in own:
                    found[identifier].append((place, how))
        known = {i: on[0][1] for i, on in found.items() if on[0][0] == 0 or len(on) > 1}
        order = sorted(known, key=lambda i: (_SUREST.index(known[i]), i))
        return Joint(tuple((i, known[i]) for i in order[:TOGETHER_SHOWN]), len(order))

    def _right_above(self, topic: str) -> list[str]:
        concepts = self._made.concepts
        above = sorted(t for t, steps in concepts[topic].above.items() if steps == 1)
        return [t for t in above if concepts[t].topic and not concepts[t].container]

    def _of(self, topic: str) -> dict[str, tuple[str, frozenset[str]]]:
        """What two or more provinces, and not all, have on a topic, with how that is known."""
        if topic not in self._on:
            subject = on_subjects(self._snapshot, [topic]).get(topic, OnSubject())
            made: dict[str, tuple[str, frozenset[str]]] = {}
            for thing in subject.things:
                if thing.type != "Opportunity" and thing.id not in self._no_more:
                    made[thing.id] = (thing.how, thing.provinces)
                    for platform, where in self._carried.get(thing.id, ()):
                        made.setdefault(platform, (CARRIER, where | thing.provinces))
            self._on[topic] = {i: one for i, one in made.items() if 1 < len(one[1]) < self._everywhere}
        return self._on[topic]
