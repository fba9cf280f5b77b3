"""What people decided, carried out: clusters that must be one or two, names given up, parts of a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.records.records import ProjectRecord
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.clusters import Clusters
from loaders.resolve.decisions import Decided, Decisions, Named
from loaders.resolve.entities import Entity, Mention, Part, Yielding
from loaders.resolve.names import folded
from loaders.text.problems import Problem


def doubt(decided: Decided, message: str, remedy: str = "") -> Problem:
    """What is wrong with a decision, on its line."""
    return Problem(decided.path, decided.line, decided.verdict, message, remedy, "let op")


def unknown(decided: Decided, named: Named) -> Problem:
    """A decision about a name that no card has."""
    place = f'niet op kaart "{named.file}"' if named.file else "op geen enkele kaart"
    message = f'deze beslissing noemt "{named.name}", en die naam staat {place}'
    return doubt(decided, message, "Schrijf de naam zoals op de kaart, of haal de beslissing weg.")


class Deciding:
    """Carries out the decisions on the clusters of one run."""

    def __init__(
        self,
        clusters: Clusters,
        mentions: Mapping[Mention, int],
        projects: Sequence[tuple[ProjectRecord, int]],
        others: Iterable[int],
        known: KnownOrganisations,
    ) -> None:
        """``mentions`` are the nodes of names; ``projects`` those of the cards, ``others`` of what else
        a card or the note describes.  A decision may use the full name of a ``known`` organisation."""
        self.clusters = clusters
        self.mentions = mentions
        self.projects = projects
        self.others = list(others)
        self.known = known
        self.notes: list[Problem] = []
        self._renaming: list[tuple[int, Decided]] = []
        self._belonging: list[tuple[int, int, Decided]] = []

    def decide(self, decisions: Decisions) -> None:
        """What must stay apart first, so that what must be one cannot undo it."""
        for decided in decisions.of("verschillend", "onderdeel"):
            for one, other in self._ends(decided):
                if self.clusters.root(one) == self.clusters.root(other):
                    self._note(decided, "gaat over twee namen van één ding")
                self.clusters.forbid(one, other)
                if decided.verdict == "onderdeel":
                    self._belonging.append((one, other, decided))
        for decided in decisions.of("zelfde", "hernoemd"):
            why = f"beslissing: {decided.reason}"
            for one, other in self._ends(decided):
                if self._party_and_project(decided, one, other):
                    self._note(decided, "noemt een project en een organisatie hetzelfde")
                elif not self.clusters.merge(one, other, why):
                    self._note(decided, "spreekt een andere beslissing tegen")
                else:
                    self._renaming.append((one, decided))

    def yielding(self) -> dict[int, Yielding]:
        """For the cluster at every root: the names that it gave up."""
        found: dict[int, Yielding] = defaultdict(Yielding)
        for node, decided in self._renaming:
            kept, given_up = folded(decided.second.name), folded(decided.first.name)
            if decided.verdict == "zelfde":
                kept, given_up = given_up, kept
            of_cluster = found[self.clusters.root(node)]
            if kept != given_up:
                of_cluster.names.add(given_up)
                if decided.verdict == "hernoemd":
                    of_cluster.former[given_up] = decided.reason
        return found

    def parts(self, entities: Mapping[int, Entity]) -> list[Part]:
        """The entities (by the root of their cluster) that are part of another."""
        found: dict[tuple[int, int], Part] = {}
        above: dict[int, set[int]] = defaultdict(set)
        for one, other, decided in self._belonging:
            part, whole = (self.clusters.root(n) for n in (one, other))
            if part == whole or part in _all_above(whole, above):
                self._note(decided, "maakt iets een onderdeel van zichzelf")
                continue
            above[part].add(whole)
            found.setdefault((part, whole), Part(entities[part], entities[whole], decided.reason))
        return list(found.values())

    def _note(self, decided: Decided, fault: str) -> None:
        names = " en ".join(f'"{end.name}"' for end in (decided.first, decided.second))
        self.notes.append(doubt(decided, f"de beslissing over {names} {fault}"))

    def _ends(self, decided: Decided) -> Iterator[tuple[int, int]]:
        """The pairs of nodes that a decision is about; kansen are no nodes."""
        named = (decided.first, decided.second)
        if any(end.label == "Opportunity" for end in named):
            return
        ends = [self._nodes_named(end) for end in named]
        self.notes += [unknown(decided, e) for e, found in zip(named, ends, strict=True) if not any(found)]
        (one, one_projects), (other, other_projects) = ends
        if one_projects and other_projects:
            one, other = one_projects, other_projects
        yield from ((a, b) for a in one or one_projects for b in other or other_projects)

    def _nodes_named(self, named: Named) -> tuple[list[int], list[int]]:
        """Nodes of parties and platforms, and of projects, that bear the name as written."""
        wanted = set(map(folded, (named.name, *self.known.spellings.get(named.name, ()))))
        projects = [
            node
            for project, node in self.projects
            if named.file in ("", project.file) and folded(project.name) in wanted
        ]
        if named.label == "Project":
            return [], projects
        of_projects = {self.clusters.root(n) for n in projects}
        parties = [
            node
            for mention, node in self.mentions.items()
            if named.file in ("", mention.file)
            and folded(mention.name) in wanted
            and self.clusters.root(node) not in of_projects
        ]
        return parties, [] if named.label else projects

    def _party_and_project(self, decided: Decided, one: int, other: int) -> bool:
        """Whether one is a project and the other no record at all, and the decision does not say so.

        A firm and the project that it leads often bear one name; that they are one thing is only
        believed of a decision that says ``organisatie`` of the one and ``project`` of the other.
        """
        if {decided.first.label, decided.second.label} == {"Organisation", "Project"}:
            return False
        roots = {self.clusters.root(node) for _, node in self.projects}
        described = roots | {self.clusters.root(node) for node in self.others}
        pair = self.clusters.root(one), self.clusters.root(other)
        return any(n in roots for n in pair) and any(n not in described for n in pair)


def _all_above(node: int, above: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    todo = [node]
    while todo:
        for whole in above.get(todo.pop(), ()):
            if whole not in found:
                found.add(whole)
                todo.append(whole)
    return found
