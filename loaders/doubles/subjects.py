"""What is compared when doubles are looked for: every thing with all that the cards say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from loaders.records.records import OpportunityRecord, PlatformRecord, ProjectRecord, Records
from loaders.resolve.entities import Entity, Resolution
from loaders.resolve.mentions import written_by
from loaders.resolve.names import folded, is_abbreviation, names_a_group

Carded = PlatformRecord | ProjectRecord

LABELS = {
    "Organisation": "organisatie",
    "Platform": "platform",
    "Project": "project",
    "Opportunity": "kans",
}


@dataclass
class Subject:
    """A thing and what it may have in common with its double."""

    label: str
    name: str
    names: tuple[str, ...]
    letters: frozenset[str] = frozenset()
    """Its abbreviations, folded."""
    named_on: frozenset[tuple[str, str]] = frozenset()
    """File and folded name of every record and mention of it: by these a decision finds it."""
    provinces: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    """The hosts of its own website."""
    sources: frozenset[str] = frozenset()
    """The sources that are cited for it by name, by key."""
    parties: frozenset[int] = frozenset()
    """Partners, leads and platforms that its own records name, as places in the list of subjects."""
    lists: frozenset[int] = frozenset()
    """The records that name it among others, by ``id()``."""
    description: str = ""
    on_cards: frozenset[str] = field(default_factory=frozenset)

    def told(self) -> str:
        """Its name with its sort and the cards it is on."""
        return f"{self.name} ({', '.join((LABELS[self.label], *sorted(self.on_cards)))})"


def subjects(records: Records, resolution: Resolution) -> list[Subject]:
    """All platforms, projects, organisations and kansen; groups of unnamed parties are left out."""
    lists: dict[int, set[int]] = defaultdict(set)
    described: list[Carded] = [*records.platforms, *records.projects]
    carded = {id(r): r for r in described}
    for record in carded.values():
        for name in written_by(record):
            for party in resolution.parties(record.file, name):
                lists[id(party)].add(id(record))
    kept = [e for e in resolution.entities if not names_a_group(e.name)]
    place = {id(entity): at for at, entity in enumerate(kept)}
    found = [_of_entity(e, [carded[r] for r in sorted(lists[id(e)])], resolution, place) for e in kept]
    return [*found, *map(_of_kans, resolution.opportunities)]


def _of_entity(
    entity: Entity, listed_by: list[Carded], resolution: Resolution, place: dict[int, int]
) -> Subject:
    own: list[Carded] = [r for r in entity.records if isinstance(r, Carded)]
    names = dict.fromkeys((entity.name, *entity.aliases))
    letters = {n for n in names if is_abbreviation(n)}
    letters |= {r.abbreviation for r in own if isinstance(r, PlatformRecord) and r.abbreviation}
    named_on = {(m.file, folded(m.name)) for m in entity.mentions}
    named_on |= {(r.file, folded(r.name)) for r in entity.records}
    named_on |= {(file, folded(entity.name)) for file, _ in named_on}
    of_kind = own or listed_by
    parties = (p for r in own for n in written_by(r) for p in resolution.parties(r.file, n))
    return Subject(
        label=entity.label,
        name=entity.name,
        names=tuple(n for n in names if not is_abbreviation(n)) or (entity.name,),
        letters=frozenset(map(folded, letters)),
        named_on=frozenset(named_on),
        provinces=frozenset(p for r in own for p in r.provinces),
        municipalities=frozenset(filter(None, (getattr(r, "municipality", "") for r in own))),
        hosts=frozenset(_hosts(own)),
        sources=frozenset(c.source for r in own for c in r.sources),
        parties=frozenset(place[id(p)] for p in parties if id(p) in place),
        lists=frozenset(map(id, listed_by)),
        description=" ".join(r.description for r in own),
        on_cards=frozenset(r.file for r in of_kind),
    )


def _hosts(own: Iterable[Carded]) -> Iterator[str]:
    for record in own:
        if isinstance(record, PlatformRecord) and record.website:
            yield urlsplit(record.website.casefold()).netloc.removeprefix("www.")


def _of_kans(records: list[OpportunityRecord]) -> Subject:
    return Subject(
        label="Opportunity",
        name=records[0].name,
        names=tuple(dict.fromkeys(r.name for r in records)),
        named_on=frozenset((r.file, folded(r.name)) for r in records),
        provinces=frozenset(r.province for r in records if r.province),
        sources=frozenset(c.source for r in records for c in r.sources),
        description=" ".join(r.description for r in records),
        on_cards=frozenset(r.file for r in records),
    )
