"""The vocabularies in the graph, what provinces focus on, and words that no vocabulary has."""

from __future__ import annotations

from graph.schema import node_id
from loaders.build.building import Building
from loaders.text.problems import Problem, did_you_mean


def add_themes(building: Building) -> None:
    """Add the terms of every vocabulary and the links between them."""
    for concept in building.records.concepts:
        building.theme(concept)
    for concept in building.records.concepts:
        own = building.theme_ids[concept.key]
        for broader in concept.broader:
            building.graph.relationship("BROADER", own, building.theme_ids[broader])
        for related in concept.related:
            ends = sorted((own, building.theme_ids[related]))
            building.graph.relationship("RELATED", ends[0], ends[1])
        for match in concept.matches:
            # A judgement, with its reason: its sources say where the two are named, and not that they match.
            building.graph.relationship(
                "MATCHES",
                own,
                building.theme_ids[match.theme],
                degree=match.degree,
                reason=match.reason or None,
                confidence=match.confidence or None,
            )


def add_focuses(building: Building) -> None:
    """Relate the provinces to what they say they focus on."""
    for record in building.records.focuses:
        province = node_id("Province", record.province)
        cited = building.stated(province, record.sources)
        for theme in record.themes:
            building.graph.relationship(
                "FOCUSES_ON",
                province,
                building.theme_ids[theme],
                cited,
                label=record.name,
                basis=record.basis,
            )


def report_new_topics(building: Building) -> None:
    """Doubt every keyword that no vocabulary has."""
    known = building.topics.words()
    for concept in building.topics.new:
        others = [w for w in known if w != concept.name.casefold()]
        building.problems.append(
            Problem(
                concept.path,
                concept.line,
                "trefwoorden",
                f'onderwerp "{concept.name}" staat nog niet in themas/onderwerpen.yaml',
                did_you_mean(concept.name, others, "Het is opgenomen als nieuw onderwerp."),
                "let op",
            )
        )
