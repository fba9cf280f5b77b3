"""Entities: the real things that records describe and names stand for, and how each is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.records.records import OpportunityRecord, PlatformRecord, ProjectRecord, Record, TermRecord
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.lists import NameLists
from loaders.resolve.names import abbreviates, folded, is_abbreviation, without_parentheses
from loaders.text.problems import Problem

EntityLabel = Literal["Platform", "Project", "Organisation"]
Described = PlatformRecord | ProjectRecord | TermRecord

TERM_PARTY_KINDS = (
    "koepelorganisatie",
    "organisatie",
    "overheid",
    "ministerie",
    "organisatiegroep",
    "kennisinstelling",
)
TERM_PLATFORM_KINDS = (
    "netwerk",
    "programma",
    "platform",
    "vereniging",
    "hub",
    "testcentrum",
    "campus",
    "gremium",
    "overleg",
)
TERM_PROJECT_KINDS = ("project", "opleiding", "functie")

PROGRAMMES = ("regio deal ",)
"""How the names begin of what is a programme with projects of its own, also where a card lists it among
its projects: a Regio Deal is an agreement of Rijk and region with money, under which projects run."""


@dataclass(frozen=True, order=True)
class Mention:
    """A name as written in a file: of a record, or in a list of partners, as lead, as platform."""

    file: str
    name: str


@dataclass
class Entity:
    """One real thing: the records that describe it and the names by which others mention it."""

    label: EntityLabel
    name: str
    aliases: list[str] = field(default_factory=list)
    records: list[Described] = field(default_factory=list)
    mentions: set[Mention] = field(default_factory=set)
    why: list[str] = field(default_factory=list)
    """For each merge: what made the records the same, in one Dutch phrase."""
    former: dict[str, str] = field(default_factory=dict)
    """Names that it no longer bears, and what a decision says about each."""


@dataclass(frozen=True)
class Part:
    """One thing that belongs to another, and why people decided so."""

    part: Entity
    whole: Entity
    reason: str


@dataclass
class Yielding:
    """The names, folded, that a decision gives up for another, and why a thing no longer bears them."""

    names: set[str] = field(default_factory=set)
    former: dict[str, str] = field(default_factory=dict)


class Resolution:
    """The entities, and which of them a record or a mentioned name became."""

    def __init__(
        self,
        entities: Sequence[Entity],
        notes: Sequence[Problem] = (),
        parts: Sequence[Part] = (),
        opportunities: Sequence[list[OpportunityRecord]] = (),
        lists: NameLists | None = None,
    ) -> None:
        self.entities = list(entities)
        self.notes = list(notes)
        """Decisions that could not be carried out, with their line."""
        self.parts = list(parts)
        self.opportunities = list(opportunities)
        """The records of each kans."""
        self.lists = lists or NameLists()
        self._of_record = {id(r): e for e in self.entities for r in e.records}
        self._of_mention = {m: e for e in self.entities for m in e.mentions}

    def of_record(self, record: Record) -> Entity:
        """The entity a platform, project or note term became.  ``KeyError`` for other records."""
        return self._of_record[id(record)]

    def of_mention(self, file: str, name: str) -> Entity:
        """The entity that ``name`` stands for in ``file`` (a partner, lead or platform of a record).

        The name of a project stands for the project, unless the file also names a party so: then
        it stands for the party.
        """
        return self._of_mention[Mention(file, name)]

    def parties(self, file: str, name: str) -> list[Entity]:
        """The entities that ``name`` stands for in ``file``: several when it lists several names."""
        return [self.of_mention(file, part) for part in self.lists.parts(name)]


def is_programme(name: str) -> bool:
    """Whether a name says that the thing is a programme with projects of its own."""
    return folded(name).startswith(PROGRAMMES)


def term_label(term: TermRecord) -> EntityLabel | None:
    """What a term of the note is a case of; ``None`` for themes, documents and the like."""
    if term.term_kind in TERM_PARTY_KINDS:
        return "Organisation"
    if term.term_kind in TERM_PLATFORM_KINDS:
        return "Platform"
    return "Project" if term.term_kind in TERM_PROJECT_KINDS else None


class Naming:
    """Makes entities of clusters: the label, the best name and the other names."""

    def __init__(self, known: KnownOrganisations, mentioned_by: Mapping[str, Sequence[Record]]) -> None:
        self.known = known
        self.mentioned_by = mentioned_by
        """The records that mention a name as partner, lead or platform."""

    def entity(
        self, records: list[Described], named: set[Mention], why: list[str], yielding: Yielding
    ) -> Entity:
        """The entity of some records and of the names that stand for the same."""
        label = _label(records)
        votes = self._votes(label, records, named)
        kept = Counter({n: v for n, v in votes.items() if folded(n) not in yielding.names})
        name = self._best_name(kept or votes)
        others = {m.name for m in named}
        for record in records:
            others |= set(_all_names(record))
        others -= {name, ""}
        former = {n: yielding.former[folded(n)] for n in sorted(others) if folded(n) in yielding.former}
        return Entity(label, name, sorted(others), records, named, why, former)

    def _votes(self, label: EntityLabel, records: list[Described], named: set[Mention]) -> Counter[str]:
        """How many records use a name: of a platform the platform cards, else whoever describes it."""
        platforms = [r for r in records if isinstance(r, PlatformRecord)]
        votes = Counter(
            (r.full_name or r.name) if isinstance(r, TermRecord) else r.name for r in platforms or records
        )
        if label == "Organisation":
            for name in sorted({m.name for m in named}):
                votes[name] += len(self.mentioned_by[name])
        return votes

    def _best_name(self, votes: Counter[str]) -> str:
        """A known official name; else the form most records use, but abbreviated only if all are."""
        official = sorted({n for n in map(self.known.name_of, votes) if n})
        if official:
            return official[0]

        def worth(name: str) -> tuple[bool, int, int, str]:
            others = [folded(n).split() for n in votes if n != name]
            letters = [folded(w) for w in without_parentheses(name)[0].split() if is_abbreviation(w)]
            shortened = any(w not in other for w in letters for other in others)
            return shortened, -votes[name], -len(name), name

        best = min(votes, key=worth)
        outer, inner = without_parentheses(best)
        return outer if is_abbreviation(inner) and abbreviates(inner, folded(outer).split()) else best


def drop_names_of_others(found: list[Entity]) -> None:
    """An alias that some card uses for another thing is no name of this one."""
    owner: dict[str, set[int]] = defaultdict(set)
    for entity in found:
        for name in {entity.name, *(m.name for m in entity.mentions), *(r.name for r in entity.records)}:
            owner[folded(name)].add(id(entity))
    for entity in found:
        trusted = {m.name for m in entity.mentions}
        for record in entity.records:
            trusted |= set(_all_names(record)) - set(getattr(record, "aliases", ()))
        entity.aliases = [a for a in entity.aliases if a in trusted or owner[folded(a)] <= {id(entity)}]


def _label(records: Iterable[Described]) -> EntityLabel:
    labels = {term_label(r) if isinstance(r, TermRecord) else _LABELS[type(r)] for r in records}
    if any(isinstance(r, ProjectRecord) and is_programme(r.name) for r in records):
        return "Platform"
    if "Platform" in labels:
        return "Platform"
    return "Project" if "Project" in labels else "Organisation"


_LABELS: dict[type, EntityLabel] = {PlatformRecord: "Platform", ProjectRecord: "Project"}


def _all_names(record: Described) -> list[str]:
    if isinstance(record, PlatformRecord):
        return [record.name, *record.aliases, record.abbreviation]
    if isinstance(record, TermRecord):
        return [record.name, record.full_name, record.as_written]
    return [record.name]
