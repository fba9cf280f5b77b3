"""``resolve``: which records, and which names in lists of partners, are the same thing.

First the records: platforms with platforms, projects with projects, terms of the note with either.
From then on two of these stay two, and the names that records mention are given to them or, where
no record bears the name, gathered into organisations.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

from loaders.records.records import PlatformRecord, ProjectRecord, Record, Records
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.clusters import Clusters
from loaders.resolve.deciding import Deciding
from loaders.resolve.decisions import Decisions
from loaders.resolve.entities import (
    Described,
    Entity,
    Mention,
    Naming,
    Resolution,
    drop_names_of_others,
    is_programme,
    term_label,
)
from loaders.resolve.evidence import Evidence, leading_names, overlap, parties
from loaders.resolve.matching import Rules, pairs, parts
from loaders.resolve.mentions import DOUBTED, Bearer, name_lists, own_names, written, written_by
from loaders.resolve.names import folded
from loaders.resolve.opportunities import opportunity_groups
from loaders.resolve.spelling import Spelling, Spellings, vocabulary


def resolve(
    records: Records,
    decisions: Decisions | None = None,
    known: KnownOrganisations | None = None,
) -> Resolution:
    """Entities of all platforms, projects, organisations and terms of the note, and the kansen.

    ``decisions`` go before the rules; ``None`` means rules only.  ``known`` are the spellings of
    well-known organisations, by default none.  The answer does not depend on the order of the records.
    """
    decided = decisions or Decisions()
    resolving = _Resolving(records, known or KnownOrganisations())
    deciding = resolving.deciding()
    deciding.decide(decided)
    resolving.merge_records()
    resolving.merge_terms()
    resolving.seal()
    resolving.give_mentions()
    resolving.merge_mentions()
    entities = resolving.entities(deciding)
    belonging = deciding.parts(entities)
    kansen, doubts = opportunity_groups(records.opportunities, decided)
    return Resolution(
        sorted(entities.values(), key=lambda e: (e.label, folded(e.name), e.name)),
        list(dict.fromkeys([*deciding.notes, *doubts])),
        belonging,
        kansen,
        resolving.lists,
    )


class _Resolving:
    """One run: every record and every mention is a node, and clusters of nodes become entities."""

    def __init__(self, records: Records, known: KnownOrganisations) -> None:
        def by_place(record: Record) -> tuple[str, str, int]:
            return record.file, record.name, record.line

        self.platforms = sorted(records.platforms, key=by_place)
        self.projects = sorted(records.projects, key=by_place)
        self.terms = sorted((t for t in records.terms if term_label(t)), key=by_place)
        self.carded: list[PlatformRecord | ProjectRecord] = [*self.platforms, *self.projects]
        self.known = known
        self.evidence = Evidence(records)
        self.rules = Rules(self.evidence)
        self.clusters = Clusters()
        self.lists = name_lists(records, known)
        self.node: dict[int, int] = {}
        self.mention: dict[Mention, int] = {}
        self.mentioned_by: dict[str, list[PlatformRecord | ProjectRecord]] = defaultdict(list)
        for record in (*self.carded, *self.terms):
            self.node[id(record)] = self.clusters.add()
        self._note_mentions(records)

    def _note_mentions(self, records: Records) -> None:
        mentioned = {(file, part) for file, name in written(records) for part in self.lists.parts(name)}
        for file, name in sorted(mentioned):
            self.mention[Mention(file, name)] = self.clusters.add()
        for record in self.carded:
            for name in dict.fromkeys(p for n in written_by(record) for p in self.lists.parts(n)):
                self.mentioned_by[name].append(record)
        # A party called as a project on the same card keeps the mention; so the projects come last.
        in_turn: list[Described] = [*self.platforms, *self.terms, *self.projects]
        for described in in_turn:
            taken = isinstance(described, ProjectRecord) and not is_programme(described.name)
            for name in own_names(described):
                own = Mention(described.file, name)
                if own not in self.mention:
                    self.mention[own] = self.clusters.add()
                    self.clusters.merge(self.node[id(described)], self.mention[own])
                elif not taken:
                    self.clusters.merge(self.node[id(described)], self.mention[own])

    def deciding(self) -> Deciding:
        """What carries out decisions on this run."""
        projects = [(p, self.node[id(p)]) for p in self.projects]
        others = [self.node[id(r)] for r in (*self.platforms, *self.terms)]
        return Deciding(self.clusters, self.mention, projects, others, self.known)

    # -- records ----------------------------------------------------------------------------

    def merge_records(self) -> None:
        """Platforms with platforms, projects with projects, and a project that is a platform."""
        for a, b in pairs(self.platforms, self.rules.platform_keys):
            if why := self.rules.same_platform(a, b):
                self.clusters.merge(self.node[id(a)], self.node[id(b)], why)
        for c, d in pairs(self.projects, self.rules.project_keys):
            if why := self.rules.same_project(c, d):
                self.clusters.merge(self.node[id(c)], self.node[id(d)], why)
        by_name: dict[str, list[PlatformRecord]] = defaultdict(list)
        for platform in self.platforms:
            names = {self.evidence.places.key(a) for a in platform.aliases}
            for one in sorted(leading_names(platform.name) | names):
                by_name[one].append(platform)
        for project in self.projects:
            for one in sorted(leading_names(project.name)):
                for platform in by_name[one]:
                    if why := self.rules.same_thing(platform, project):
                        self.clusters.merge(self.node[id(platform)], self.node[id(project)], why)

    def merge_terms(self) -> None:
        """A term is the platform or project that bears its name, or the term that does."""
        bearers: dict[str, dict[str, int]] = {"Platform": {}, "Project": {}}
        for rank in (0, 1):
            for platform in self.platforms:
                names = [platform.name, *parts(platform.name), platform.abbreviation]
                for name in (names, self.rules.trusted_aliases(platform))[rank]:
                    if name:
                        bearers["Platform"].setdefault(self._key(name), self.node[id(platform)])
        for project in self.projects:
            bearers["Project"].setdefault(self._key(project.name), self.node[id(project)])
        for term in self.terms:
            label = term_label(term)
            named = [n for n in (term.full_name, term.name) if n]
            named += [part for n in named for part in parts(n)]
            among = bearers["Project" if label == "Project" else "Platform"]
            found = next((among[self._key(n)] for n in named if self._key(n) in among), None)
            if found is not None:
                self.clusters.merge(found, self.node[id(term)], "zo heet het in de notitie")
            elif label != "Organisation":
                for name in named:
                    among.setdefault(self._key(name), self.node[id(term)])

    def _key(self, name: str) -> str:
        return self.evidence.places.key(name)

    def seal(self) -> None:
        """From here on a name cannot make two records one, only a decision could."""
        party_terms = {id(t) for t in self.terms if term_label(t) == "Organisation"}
        described = (id(r) for r in (*self.platforms, *self.projects, *self.terms))
        self.clusters.seal(self.node[r] for r in described if r not in party_terms)

    # -- mentions ---------------------------------------------------------------------------

    def give_mentions(self) -> None:
        """Names that a platform bears, on its own card before any other."""
        bearers: dict[str, list[Bearer]] = defaultdict(list)
        for platform in self.platforms:
            for rank, names in enumerate(self._names_by_rank(platform)):
                for name in filter(None, names):
                    bearers[folded(name)].append(Bearer(platform, rank, self.node[id(platform)]))
        called = {Mention(p.file, name) for p in self.projects for name in p.platforms}
        for mention, node in self.mention.items():
            allowed = [
                (b.platform.file != mention.file, b.rank, not near, b.platform.file, b.node)
                for b in bearers.get(folded(mention.name), ())
                for near in [self._near(mention, b.platform)]
                if b.may_be_meant(mention, near, mention in called)
            ]
            # An alias that a card doubts yields to a name that another card gives.
            for *_, target in sorted(allowed, key=lambda o: (o[1] == DOUBTED, o)):
                if self.clusters.merge(target, node):
                    break

    def _names_by_rank(self, platform: PlatformRecord) -> tuple[tuple[str, ...], ...]:
        trusted = tuple(self.rules.trusted_aliases(platform))
        doubted = tuple(a for a in platform.aliases if a not in trusted)
        return (platform.name,), trusted, (platform.abbreviation,), doubted

    def _near(self, mention: Mention, platform: PlatformRecord) -> bool:
        records = [r for r in self.mentioned_by[mention.name] if r.file == mention.file]
        return any(overlap(r.provinces, platform.provinces) for r in records)

    def merge_mentions(self) -> None:
        """Names that stand for one thing, by the rules for spelling."""
        spellings: dict[str, Spelling] = {}
        nodes: dict[str, list[int]] = defaultdict(list)

        def spelling(name: str, node: int) -> Spelling:
            if node not in nodes[name]:
                nodes[name].append(node)
            return spellings.setdefault(name, Spelling(name))

        projects = {self.clusters.root(self.node[id(p)]) for p in self.projects}
        projects |= {self.clusters.root(self.node[id(t)]) for t in self.terms if term_label(t) == "Project"}
        platforms = {self.clusters.root(self.node[id(p)]) for p in self.platforms}
        for mention, node in self.mention.items():
            root = self.clusters.root(node)
            if root in platforms or root not in projects:
                spelling(mention.name, node).mentioned_by = self.mentioned_by[mention.name]
        for platform in self.platforms:
            for name in (platform.name, *self.rules.trusted_aliases(platform)):
                spelling(name, self.node[id(platform)]).bears.append(platform)
        for term in self.terms:
            if term_label(term) == "Organisation":
                for name in filter(None, (term.full_name, term.name)):
                    spelling(name, self.node[id(term)]).national = True
        rules = Spellings(
            spellings.values(), self.evidence, self.known, vocabulary(self.carded), self._twins()
        )
        for name in sorted(nodes):
            for node in nodes[name][1:]:
                self.clusters.merge(nodes[name][0], node)
        for one, other, why in rules.links():
            self._link(nodes[one], nodes[other], why)

    def _link(self, one: list[int], other: list[int], why: str) -> None:
        for a in one:
            for b in other:
                if self.clusters.root(a) != self.clusters.root(b):
                    self.clusters.merge(a, b, why)

    def _twins(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The lists of parties that two records of one thing give."""
        groups: dict[int, dict[frozenset[str], None]] = defaultdict(dict)
        for record in self.carded:
            lists = groups[self.clusters.root(self.node[id(record)])]
            lists[frozenset(parties(record).values())] = None
        return [pair for lists in groups.values() for pair in permutations(lists, 2)]

    # -- entities ---------------------------------------------------------------------------

    def entities(self, deciding: Deciding) -> dict[int, Entity]:
        """The clusters by their root, each with its label, its best name and its other names."""
        described: dict[int, list[Described]] = defaultdict(list)
        for record in [*self.carded, *self.terms]:
            described[self.clusters.root(self.node[id(record)])].append(record)
        mentioned: dict[int, set[Mention]] = defaultdict(set)
        for mention, node in self.mention.items():
            mentioned[self.clusters.root(node)].add(mention)
        yielding = deciding.yielding()
        naming = Naming(self.known, self.mentioned_by)
        found = {
            root: naming.entity(described[root], mentioned[root], self.clusters.why(root), yielding[root])
            for root in {**described, **mentioned}
        }
        drop_names_of_others(list(found.values()))
        return found
