"""What gets an identifier: entities, sources, publications, kansen, events and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from loaders.build.building import Building
from loaders.build.identifiers import Key, NamedThing, description_print
from loaders.records.records import OpportunityRecord, PublicationRecord, Record, SourceRecord, TermRecord

DOCUMENT_TERM_KINDS = ("document", "akkoord")
CARD_NAMES = {
    "interprovinciaal": "Kaart van interprovinciale platforms en projecten",
    "krachtenkaart": "Kaart van de Krachtenkaart",
    "notitie": "Kaart van de IPO-notitie",
    "verschilmakers": "Kaart van De Verschilmakers",
}
"""Files that are no card of a province, by stem: what they are called as a source."""


@dataclass
class Publication:
    """Publications of one name: an item or document, and the terms of the note that name it."""

    records: list[PublicationRecord] = field(default_factory=list)
    terms: list[TermRecord] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.records[0].name if self.records else self.terms[0].full_name or self.terms[0].name


@dataclass(frozen=True)
class CardSource:
    """A file of records as a source of its own: what mentions an organisation."""

    stem: str
    name: str


def card_sources(building: Building) -> list[CardSource]:
    """The files that hold records, by the name under which people know them."""
    records = building.records
    gathered = (
        records.platforms,
        records.projects,
        records.opportunities,
        records.publications,
        records.figures,
        records.terms,
        records.focuses,
        records.events,
    )
    stems = sorted({record.file for found in gathered for record in found})
    provinces = {p.slug: p.name for p in records.provinces}
    return [
        CardSource(
            stem, f"Kansenkaart {provinces[stem]}" if stem in provinces else CARD_NAMES.get(stem, stem)
        )
        for stem in stems
    ]


def source_groups(building: Building) -> list[list[SourceRecord]]:
    """Sources with one address are one source, on however many cards it stands."""
    groups: dict[str, list[SourceRecord]] = {}
    for source in building.records.sources:
        groups.setdefault(address_key(source), []).append(source)
    return list(groups.values())


def publications_of(building: Building) -> list[Publication]:
    """Items and documents, with the terms of the note that name them."""
    found: list[Publication] = []
    by_name: dict[str, Publication] = {}
    for record in building.records.publications:
        publication = Publication([record])
        found.append(publication)
        for name in (record.name, *record.aliases):
            by_name[name.casefold()] = publication
    for term in building.records.terms:
        if term.term_kind not in DOCUMENT_TERM_KINDS:
            continue
        names = [n.casefold() for n in (term.full_name, term.name, term.as_written) if n]
        names += [f"provinciale {n} circulaire economie" for n in names]
        publication_or_none = next((by_name[n] for n in names if n in by_name), None)
        if publication_or_none is None:
            publication_or_none = Publication()
            found.append(publication_or_none)
        publication_or_none.terms.append(term)
    return found


def identify(
    building: Building,
    publications: Sequence[Publication],
    sources: Sequence[list[SourceRecord]],
    opportunities: Sequence[list[OpportunityRecord]],
    cards: Sequence[CardSource],
) -> None:
    """Give every thing its identifier from the register."""
    things: list[tuple[int, NamedThing]] = []
    bearers: dict[str, set[int]] = {}
    for entity in building.resolution.entities:
        for mention in entity.mentions if entity.label == "Organisation" else ():
            bearers.setdefault(mention.name, set()).add(id(entity))
    for entity in building.resolution.entities:
        keys = [
            Key(r.kind, r.file, r.name, description_print(getattr(r, "description", "")))
            for r in entity.records
        ]
        if entity.label == "Organisation":
            keys += [
                Key("organisatie", "" if len(bearers[name]) == 1 else file, name)
                for file, name in sorted((m.file, m.name) for m in entity.mentions)
            ]
            keys = list(dict.fromkeys(keys))
            things.append((id(entity), NamedThing(entity.label, entity.name, keys)))
            continue
        # What a card only mentioned, and is a platform or project by decision, had an identifier.
        mentioned = sorted({(m.file, m.name) for m in entity.mentions})
        was = [Key("organisatie", file, name) for f, name in mentioned for file in ("", f)]
        things.append((id(entity), NamedThing(entity.label, entity.name, keys, list(dict.fromkeys(was)))))
    for group in sources:
        keys = [Key("bron", "", address_key(group[0]))]
        things.append((id(group), NamedThing("Source", group[0].name, keys)))
    for card in cards:
        things.append((id(card), NamedThing("Source", card.name, [Key("bron", "", f"kaart {card.stem}")])))
    for publication in publications:
        found: list[Record] = [*publication.records, *publication.terms]
        keys = [Key(r.kind, r.file, r.name, description_print(getattr(r, "description", ""))) for r in found]
        things.append((id(publication), NamedThing("Publication", publication.name, keys)))
    for stated in opportunities:
        keys = [Key(r.kind, r.file, r.name, description_print(r.description)) for r in stated]
        things.append((id(stated), NamedThing("Opportunity", stated[0].name, keys)))
    for record in building.records.events:
        key = Key(record.kind, record.file, record.name, description_print(record.description))
        things.append((id(record), NamedThing("Event", record.name, [key])))
    for figure in building.records.figures:
        key = Key(figure.kind, figure.file, figure.name, description_print(figure.statement))
        things.append((id(figure), NamedThing("Figure", figure.full_name or figure.name, [key])))
    building.register.assign([thing for _, thing in things])
    building.ids = {reference: thing.id for reference, thing in things}
    building.former = {thing.id: thing.former for _, thing in things}


def address_key(source: SourceRecord) -> str:
    """What makes two sources the same: the address without scheme, www and final slash."""
    if not source.url:
        return f"{source.name} ({source.publisher})"
    parts = urlsplit(source.url)
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
