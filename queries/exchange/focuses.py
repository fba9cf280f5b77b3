"""What a province says it concentrates on and has no project on: a need, as a kans is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.schema import label_of, node_id
from graph.schema.phases import FINISHED, RUNNING
from graph.store import Snapshot
from queries.base.model import Reference
from queries.base.things import names_of, references_to, sources_of
from queries.contacts import whom_to_call
from queries.dutch.phrases import listed
from queries.exchange.weights import ALIKE_LOOKED_AT, FOCUS_USEFUL, KEPT, LEAST_USEFUL, OWN_WORDS
from queries.likeness.features import Features
from queries.likeness.ranking import rank
from queries.likeness.things import KINDS
from queries.matches.chance import chance
from queries.matches.model import KIND_NAMES, Match, Reason, Side, Subject
from queries.matches.sentences import brings, in_full, place, stage
from queries.matches.shared import Common
from queries.matches.shown import Shown, shown
from queries.matches.wanted import Focus, focuses
from queries.search.subjects import MOST_FOUND, OnSubject, on_subjects

PLATFORMS_NAMED = 2


@dataclass(frozen=True)
class Unworked:
    """A focus with the topic (identifier) of its words on which the province has no project.

    ``platforms`` are those on the topic that work in the province, ``supplies`` the numbers of projects
    elsewhere that run or ran and are about it by keyword or name.
    """

    focus: Focus
    topic: str
    platforms: Sequence[str]
    supplies: Sequence[int]

    @property
    def id(self) -> str:
        """Who has the need: the province."""
        return node_id("Province", self.focus.province)


def unworked(snapshot: Snapshot, made: Features) -> Iterator[Unworked]:
    """The focuses in provinces' own words on a topic without a project there, by whatever sign of it.

    A topic that is only another word for what does run there is none: when a project of the province is
    likelier useful than not to one elsewhere on the topic, as one match of another.
    """
    own = [focus for focus in focuses(snapshot, made) if focus.bases & OWN_WORDS]
    on = on_subjects(snapshot, {topic for focus in own for topic in focus.topics})
    for focus in own:
        for topic in sorted(focus.topics):
            found = on[topic]
            if len(found.things) >= MOST_FOUND or found.projects(focus.province):
                continue
            elsewhere = [
                made.things.number[t.id]
                for t in found.things
                if t.type == "Project" and t.how != "tekst" and t.provinces
            ]
            if elsewhere and not _another_word(made, focus.province, elsewhere[:ALIKE_LOOKED_AT]):
                yield _told(made, focus, topic, found)


def _told(made: Features, focus: Focus, topic: str, found: OnSubject) -> Unworked:
    to_visit = [
        made.things.number[t.id]
        for t in found.things
        if t.type == "Project" and t.how != "tekst" and t.provinces and t.phase in (*RUNNING, FINISHED)
    ]
    surest = sorted(to_visit, key=lambda n: (-made.subjects(n).get(topic, 0.0), n))[:KEPT]
    return Unworked(focus, topic, found.platforms(focus.province, "trefwoord", "naam"), surest)


def _another_word(made: Features, province: str, elsewhere: Sequence[int]) -> bool:
    things = made.things
    bit = 1 << list(things.provinces).index(province)
    here = (things.kinds == KINDS.index("project")) & ((things.masks & bit) != 0)
    return any((chance(rank(made, n, here).cosines) >= LEAST_USEFUL).any() for n in elsewhere)


def about(made: Features, need: Unworked, supply: int) -> Common:
    """What a focus and a project are both about."""
    concept = made.concepts[need.topic]
    tagged = any(t == need.topic or need.topic in made.concepts[t].above for t in made.tagged(supply))
    subject = Subject(
        id=need.topic, name=concept.name, nature=concept.nature, found="tag" if tagged else "name"
    )
    return Common([subject], concept.name)


def match(snapshot: Snapshot, made: Features, need: Unworked, supply: int) -> Match:
    """The match of a focus and a project elsewhere, with its explanation."""
    things, focus, common = made.things, need.focus, about(made, need, supply)
    found = shown(snapshot, [things.ids[supply]])[things.ids[supply]]
    called = whom_to_call(snapshot, [need.id, found.id])
    province = Reference(id=need.id, type="Province", name=things.provinces[focus.province])
    where = [
        Reference(id=node_id("Province", slug), type="Province", name=things.provinces[slug])
        for slug in things.where(supply)
    ]
    stated = references_to(snapshot, sorted(focus.sources)).values()
    sources = {(s.id, s.where): s for s in (*stated, *sources_of(snapshot, [found.id]).get(found.id, ()))}
    return Match(
        id=found.id,
        type=label_of(found.id),
        name=found.name,
        score=FOCUS_USEFUL,
        useful=FOCUS_USEFUL,
        kind="experience",
        kind_name=KIND_NAMES["experience"],
        explanation=_explanation(snapshot, made, need, found, common),
        why=f"Gaat over {common.said}, waar {province.name} op inzet.",
        subjects=common.subjects,
        need=Side(
            id=need.id,
            type="Province",
            name=focus.label,
            role="need",
            provinces=[province],
            description="",
            phase="",
            stage="een zwaartepunt",
            brings="de vraag",
            leads=[],
            contact=called.get(need.id),
        ),
        supply=Side(
            id=found.id,
            type=label_of(found.id),
            name=found.name,
            role="supply",
            provinces=where,
            description=str(found.row["description"] or ""),
            phase=found.phase,
            stage=stage(found),
            brings=brings(found),
            leads=found.leads(),
            contact=called.get(found.id),
        ),
        ties=[],
        reasons=[
            Reason(
                part="onderwerpen",
                value=1.0,
                share=FOCUS_USEFUL,
                text=f"het zwaartepunt en het project gaan over {common.said}",
            )
        ],
        sources=[sources[key] for key in sorted(sources)],
    )


def _explanation(snapshot: Snapshot, made: Features, need: Unworked, found: Shown, common: Common) -> str:
    """That the province says so, that no project on it is known there, and who does have one."""
    names = names_of(snapshot, need.platforms)
    platforms = [names[i] for i in need.platforms]
    known = f"; wel als platform: {listed(platforms, PLATFORMS_NAMED)}" if platforms else ""
    where = place(made.things.where(made.things.number[found.id]), made.things.provinces)
    province = made.things.provinces[need.focus.province]
    return (
        f"{province} noemt als zwaartepunt “{need.focus.label}”. Een project daar over "
        f"{common.said} is niet bekend (gezocht op trefwoord, naam en tekst){known}. "
        f"{in_full(found, {found.id: where})}, gaat over {common.said}."
    )
