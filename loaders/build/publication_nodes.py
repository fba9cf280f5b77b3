"""Sources, publications, kansen and events in the graph."""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema import label_of, node_id
from loaders.build.building import Building, first_given
from loaders.build.things import CardSource, Publication
from loaders.records.records import OpportunityRecord, PublicationRecord, Record, SourceRecord
from loaders.records.standing import year_of

CARD_KIND = "kaart"
"""Kind of the source that a card itself is."""


def add_sources(building: Building, groups: Sequence[list[SourceRecord]]) -> None:
    """Add the sources, each group of one address as one."""
    for group in groups:
        first, identifier = group[0], building.ids[id(group)]
        date = max(s.date for s in group)
        building.graph.node(
            "Source",
            identifier,
            name=first.name,
            kind=first.source_kind,
            publisher=first_given(group, "publisher"),
            url=first_given(group, "url"),
            date=date,
            former_ids=building.former[identifier],
            cards=sorted({s.file for s in group}),
        )
        building.source_years[identifier] = year_of(date)
        for source in group:
            building.source_ids[source.key] = identifier
        building.reported(identifier, "Source", first.name, [(s.file, s.name, s.line) for s in group])


def add_card_sources(building: Building, cards: Sequence[CardSource]) -> None:
    """Add the cards themselves as sources: an organisation may be known from nothing but a card."""
    for card in cards:
        identifier = building.ids[id(card)]
        building.card_ids[card.stem] = identifier
        building.graph.node(
            "Source",
            identifier,
            name=card.name,
            kind=CARD_KIND,
            publisher="Schakelkaart",
            former_ids=building.former[identifier],
        )
        building.reported(identifier, "Source", card.name, [(card.stem, card.name, 0)])


def add_mentions(building: Building) -> None:
    """Organisations that records mention, each known from the card with the records that mention it."""
    for (party, stem), names in building.mentions.items():
        where = f"genoemd bij {'; '.join(sorted(names, key=str.casefold))}"
        building.graph.relationship("STATED_IN", party, building.card_ids[stem], where=where)


def add_opportunities(building: Building, groups: Sequence[list[OpportunityRecord]]) -> None:
    """Add the kansen and requests with who offers them; each group of records is one."""
    for group in groups:
        first, own = group[0], building.ids[id(group)]
        texts = list(dict.fromkeys(r.description for r in group if r.description))
        building.graph.node(
            "Opportunity",
            own,
            name=first.name,
            aliases=sorted({r.name for r in group} - {first.name}),
            description=texts[0] if texts else "",
            other_descriptions=texts[1:],
            kind=first.opportunity_kind,
            website=first_given(group, "website"),
            remark=" ".join(dict.fromkeys(r.remark for r in group if r.remark)),
            former_ids=building.former[own],
            cards=sorted({r.file for r in group}),
        )
        for record in group:
            building.opportunity_ids[id(record)] = own
            _opportunity_relationships(building, own, record)
        building.reported(own, "Opportunity", first.name, [(r.file, r.name, r.line) for r in group])


def _opportunity_relationships(building: Building, own: str, record: OpportunityRecord) -> None:
    cited = building.stated(own, record.sources)
    building.addresses(own, record.themes, record.keywords, record)
    if record.province:
        building.graph.relationship("OFFERS", node_id("Province", record.province), own, cited)
    for party in building.parties(record, record.offered_by) if record.offered_by else ():
        building.mention(party, record)
        if label_of(party) != "Project":
            # Who calls is who wrote it: the source speaks for its author, named in that section or not.
            building.graph.relationship("OFFERS", party, own, cited)


def add_publications(building: Building, publications: Sequence[Publication]) -> None:
    """Add the publications with what they are about."""
    for publication in publications:
        own, records, terms = building.ids[id(publication)], publication.records, publication.terms
        names = {n for r in records for n in r.aliases}
        names |= {n for t in terms for n in (t.name, t.as_written, t.full_name) if n}
        found: list[Record] = [*records, *terms]
        building.graph.node(
            "Publication",
            own,
            name=publication.name,
            aliases=sorted(names - {publication.name}),
            description=first_given(records, "description"),
            kind=first_given(records, "publication_kind") or terms[0].term_kind,
            year=next((r.year for r in records if r.year), None),
            results=first_given(records, "results"),
            website=first_given([r for r in records if r.url_exact], "website"),
            remark=" ".join(filter(None, (getattr(r, "remark", "") for r in found))),
            former_ids=building.former[own],
            cards=sorted({r.file for r in found}),
        )
        building.reported(own, "Publication", publication.name, [(r.file, r.name, r.line) for r in found])
        for term in terms:
            building.stated(own, term.sources)
            building.in_provinces(own, term.provinces, term)
        for record in records:
            _publication_relationships(building, own, record)


def _publication_relationships(building: Building, own: str, record: PublicationRecord) -> None:
    building.stated(own, record.sources)
    building.addresses(own, record.themes, record.keywords, record)
    building.in_provinces(own, record.provinces, record)
    if record.municipality:
        place = building.municipality_ids[record.municipality]
        building.graph.relationship("LOCATED_IN", own, place, building.backing(record, place))
    for party in building.parties(record, record.organisation) if record.organisation else ():
        if label_of(party) != "Project":
            building.graph.relationship("INVOLVES", own, party, building.backing(record, party))
            building.mention(party, record)


def add_events(building: Building, publications: Sequence[Publication]) -> None:
    """Add the events."""
    by_name = {p.name: building.ids[id(p)] for p in publications}
    by_name |= {e.name: building.ids[id(e)] for e in building.resolution.entities if e.label == "Platform"}
    for record in building.records.events:
        own = building.ids[id(record)]
        building.graph.node(
            "Event",
            own,
            name=record.name,
            description=record.description,
            date=record.date,
            remark=record.remark,
            former_ids=building.former[own],
            cards=[record.file],
        )
        cited = building.stated(own, record.sources)
        if record.about in by_name:
            building.graph.relationship("INVOLVES", own, by_name[record.about], cited)
        building.reported(own, "Event", record.name, [(record.file, record.name, record.line)])
