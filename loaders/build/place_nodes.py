"""Provinces and municipalities in the graph, and who governs them."""

from __future__ import annotations

from dataclasses import replace

from graph.schema import node_id
from loaders.build.building import Building
from loaders.records.records import RegionRecord
from loaders.resolve.names import key


def add_provinces(building: Building) -> None:
    """Add the provinces and which of them are neighbours; a province lies where its municipalities lie."""
    places: dict[str, list[tuple[float, float]]] = {}
    for municipality in building.records.municipalities:
        places.setdefault(municipality.province, []).append((municipality.latitude, municipality.longitude))
    for province in building.records.provinces:
        points = places.get(province.cbs_code, [])
        identifier = node_id("Province", province.slug)
        contact = building.records.contacts.get(province.slug)
        building.graph.node(
            "Province",
            identifier,
            name=province.name,
            slug=province.slug,
            aliases=province.aliases,
            short_names=province.short_names,
            demonyms=province.demonyms,
            regions=province.regions,
            description=building.records.province_remarks.get(province.slug, ""),
            cbs_code=province.cbs_code,
            iso_code=province.iso_code,
            tooi_uri=province.tooi_uri,
            wikidata_uri=province.wikidata_uri,
            card_status=building.records.card_status.get(province.slug, ""),
            contact=contact.address if contact else "",
            contact_sources=building.cited(contact.sources) if contact else [],
            latitude=round(sum(p[0] for p in points) / len(points), 4) if points else None,
            longitude=round(sum(p[1] for p in points) / len(points), 4) if points else None,
            cards=[province.slug] if province.slug in building.records.card_status else [],
        )
        building.stated(identifier, province.sources)
        building.reported(
            identifier, "Province", province.name, [(province.file, province.name, province.line)]
        )
        for neighbour in province.neighbours:
            ends = sorted((identifier, node_id("Province", neighbour)))
            building.graph.relationship("NEIGHBOURS", ends[0], ends[1])


def add_municipalities(building: Building) -> None:
    """Add the municipalities, each in its province."""
    by_code = {p.cbs_code: node_id("Province", p.slug) for p in building.records.provinces}
    regions: dict[str, list[RegionRecord]] = {}
    for region in building.records.regions:
        for code in region.municipalities:
            regions.setdefault(code, []).append(region)
    for municipality in building.records.municipalities:
        around = sorted(regions.get(municipality.cbs_code, ()), key=lambda region: region.name)
        identifier = node_id("Municipality", municipality.cbs_code.lower())
        building.municipality_ids[municipality.cbs_code] = identifier
        building.graph.node(
            "Municipality",
            identifier,
            name=municipality.name,
            aliases=municipality.aliases,
            regions=[name for region in around for name in (region.name, *region.aliases)],
            cbs_code=municipality.cbs_code,
            latitude=municipality.latitude,
            longitude=municipality.longitude,
        )
        building.graph.relationship("LIES_IN", identifier, by_code[municipality.province])
        building.stated(identifier, municipality.sources)
        for region in around:
            cited = (replace(citation, where=f"streek {region.name}") for citation in region.sources)
            building.stated(identifier, cited)


def add_governments(building: Building) -> None:
    """``Provincie X`` and ``Gemeente Y`` govern the place they are named after."""
    places: dict[str, str] = {}
    for province in building.records.provinces:
        for name in (province.name, *province.aliases):
            places[key(f"Provincie {name}")] = node_id("Province", province.slug)
    for municipality in building.records.municipalities:
        for name in (municipality.name, *municipality.aliases):
            places[key(f"Gemeente {name}")] = building.municipality_ids[municipality.cbs_code]
    for entity in building.resolution.entities:
        if entity.label == "Organisation" and key(entity.name) in places:
            building.graph.relationship("GOVERNS", building.ids[id(entity)], places[key(entity.name)])
