"""Records and entities to the graph they state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.store.data import GraphData
from loaders.build.building import Building
from loaders.build.entity_nodes import add_entity, add_parts, relate_entity
from loaders.build.identifiers import Register
from loaders.build.note_links import link_note
from loaders.build.note_terms import add_note_terms
from loaders.build.place_nodes import add_governments, add_municipalities, add_provinces
from loaders.build.publication_nodes import (
    add_card_sources,
    add_events,
    add_mentions,
    add_opportunities,
    add_publications,
    add_sources,
)
from loaders.build.theme_nodes import add_focuses, add_themes, report_new_topics
from loaders.build.things import card_sources, identify, publications_of, source_groups
from loaders.records.records import Records
from loaders.resolve.entities import Resolution
from loaders.text.problems import Problem


@dataclass
class Built:
    """The graph, what went into every entity of it, and what was doubtful on the way."""

    data: GraphData
    entities: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def build(records: Records, resolution: Resolution, register: Register) -> Built:
    """The graph that checked and resolved records state."""
    building = Building(records, resolution, register)
    publications, sources = publications_of(building), source_groups(building)
    opportunities = resolution.opportunities
    cards = card_sources(building)
    identify(building, publications, sources, opportunities, cards)
    add_sources(building, sources)
    add_card_sources(building, cards)
    add_provinces(building)
    add_municipalities(building)
    add_themes(building)
    add_note_terms(building, publications)
    for entity in resolution.entities:
        add_entity(building, entity)
    add_governments(building)
    for entity in resolution.entities:
        relate_entity(building, entity)
    add_parts(building)
    add_opportunities(building, opportunities)
    add_publications(building, publications)
    add_events(building, publications)
    link_note(building)
    add_focuses(building)
    add_mentions(building)
    report_new_topics(building)
    return Built(building.graph.data(), building.report, sorted(building.problems))
