"""Which parties are a part of which: a department and its body are no two parties to bring together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered


@dataclass(frozen=True)
class Wholes:
    """For every party that is a part: all that it is a part of, also by a part of a part."""

    above: Mapping[str, frozenset[str]] = field(repr=False)

    def of(self, party: str) -> frozenset[str]:
        """What a party is a part of."""
        return self.above.get(party, frozenset())

    def one_party(self, first: str, second: str) -> bool:
        """Whether two identifiers are of one party, or of a party and its part."""
        return first == second or second in self.of(first) or first in self.of(second)

    def shared(self, first: Iterable[str], second: Iterable[str]) -> frozenset[str]:
        """The parties of ``first`` and ``second`` that both have, as themselves or as a part of them.

        Two parts of one whole are not enough: branches of one firm need not know each other.
        """
        one, other = set(first), set(second)
        above_one = {w for p in one for w in self.of(p)}
        above_other = {w for p in other for w in self.of(p)}
        return frozenset((one & (other | above_other)) | (other & above_one))


remembered: Remembered[Wholes] = Remembered()


def wholes(snapshot: Snapshot) -> Wholes:
    """The parts and wholes of one graph."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Wholes:
    direct: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.query(statements("base", "parts")["parts"]):
        direct[row["part"]].add(row["whole"])
    return Wholes({part: _all_above(part, direct) for part in direct})


def _all_above(part: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    todo = [part]
    while todo:
        for whole in direct.get(todo.pop(), ()):
            if whole != part and whole not in found:
                found.add(whole)
                todo.append(whole)
    return frozenset(found)
