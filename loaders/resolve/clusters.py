"""Clusters of things that are the same, with pairs that must stay apart."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Union of numbered things.  A pair once forbidden stays in two clusters, also by a detour."""

    def __init__(self) -> None:
        self._parent: list[int] = []
        self._apart: dict[int, set[int]] = {}
        self._sealed: set[int] = set()
        self._why: dict[int, list[str]] = {}

    def add(self) -> int:
        """A new thing, alone in its cluster."""
        self._parent.append(len(self._parent))
        return len(self._parent) - 1

    def root(self, node: int) -> int:
        """The thing that stands for the cluster of ``node``."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def forbid(self, a: int, b: int) -> None:
        """Keep ``a`` and ``b`` apart from now on; they are not in one cluster yet."""
        one, other = self.root(a), self.root(b)
        if one != other:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def seal(self, nodes: Iterable[int]) -> None:
        """From now on no two of the clusters of ``nodes`` may become one."""
        self._sealed |= {self.root(n) for n in nodes}

    def may_merge(self, a: int, b: int) -> bool:
        """Whether ``a`` and ``b`` are or may become one."""
        one, other = self.root(a), self.root(b)
        both_sealed = one in self._sealed and other in self._sealed
        return one == other or not (both_sealed or other in self._apart.get(one, ()))

    def merge(self, a: int, b: int, why: str = "") -> bool:
        """Make ``a`` and ``b`` one, because of ``why``; ``False`` when that is forbidden."""
        one, other = self.root(a), self.root(b)
        if not self.may_merge(one, other):
            return False
        if one == other:
            return True
        if other < one:
            one, other = other, one
        self._parent[other] = one
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart.setdefault(one, set()).add(third)
        if other in self._sealed:
            self._sealed.discard(other)
            self._sealed.add(one)
        reasons = self._why.setdefault(one, [])
        reasons += self._why.pop(other, [])
        if why:
            reasons.append(why)
        return True

    def why(self, node: int) -> list[str]:
        """What made the cluster of ``node``, each reason once, in the order of merging."""
        return list(dict.fromkeys(self._why.get(self.root(node), [])))
