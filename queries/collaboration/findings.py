"""What a suggestion leads to in the graph: what exists already, who could carry it, and the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from queries.base.model import SourceReference
from queries.collaboration.around import NATIONWIDE, Activity, Around
from queries.collaboration.landscape import Landscape
from queries.collaboration.lead import Lead, lead
from queries.collaboration.model import Carrier, Evidence, Existing, OnTopic
from queries.collaboration.weights import CARRIERS_SHOWN, EXAMPLES_SHOWN, EXISTING_SHOWN
from queries.dutch.phrases import listed


@dataclass(frozen=True)
class Found:
    """A thing that a suggestion leads to, with the terms of the question that it is about."""

    thing: Activity
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Proof:
    """A thing that led to a suggestion: of which province it is, and for which topic."""

    thing: Activity
    province: str
    topic: str


@dataclass(frozen=True)
class Findings:
    """What a suggestion will show; ``existing_total`` counts what they share, shown or not."""

    topics: Sequence[OnTopic]
    existing: Sequence[Found]
    existing_total: int
    carriers: Sequence[Found]
    proofs: Sequence[Proof]
    lead: Lead | None

    def things(self) -> list[Activity]:
        """All that will be named."""
        named = [found.thing for found in (*self.existing, *self.carriers)]
        return [*named, *(p.thing for p in self.proofs), *([self.lead.project] if self.lead else [])]


def findings(
    background: Landscape,
    near: Around,
    slugs: Sequence[str],
    terms: Sequence[str],
    topics: Sequence[OnTopic],
    weight: Mapping[str, float],
) -> Findings:
    """What exists on ``terms`` and who could carry ``topics``; ``weight`` says how near a term is."""
    existing, existing_total = _existing_between(near, slugs, terms, weight, len(background.names))
    carriers = _carriers_of(near, slugs, topics, weight)
    return Findings(
        topics,
        existing,
        existing_total,
        carriers,
        _proofs(near, slugs, topics),
        lead(slugs, topics, near),
    )


def _existing_between(
    near: Around, slugs: Sequence[str], terms: Sequence[str], weight: Mapping[str, float], everywhere: int
) -> tuple[list[Found], int]:
    """What two or more of them share on the terms, and how much that is in all: what more of them share
    first, then what is nearer."""
    wanted = frozenset(slugs)
    things: dict[str, Activity] = {}
    on: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        for provinces, shared in near.on(term).joint.items():
            if len(provinces & wanted) > 1 and len(provinces) < everywhere:
                for thing in shared:
                    things[thing.id] = thing
                    on[thing.id].append(term)

    def order(identifier: str) -> tuple[int, float, str]:
        near_by = sum(weight.get(t, 0.0) for t in on[identifier])
        return -len(things[identifier].provinces & wanted), -near_by, identifier

    best = nsmallest(EXISTING_SHOWN, things, key=order)
    found = [Found(things[i], tuple(sorted(on[i], key=lambda t: -weight.get(t, 0.0)))) for i in best]
    return found, len(things)


def joint_on(near: Around, terms: Iterable[str], slugs: Sequence[str], everywhere: int) -> int:
    """How many things two or more of the provinces share on one of the terms, but for what all share."""
    wanted = frozenset(slugs)
    return len(
        {
            thing.id
            for term in terms
            for provinces, shared in near.on(term).joint.items()
            if len(provinces & wanted) > 1 and len(provinces) < everywhere
            for thing in shared
        }
    )


def hints(near: Around, found: Findings, slugs: Sequence[str], everywhere: int) -> list[str]:
    """What points to work together on the topics though no keyword says so, as parts of a sentence."""
    wanted, told = frozenset(slugs), list[str]()
    for topic in found.topics:
        for platform, provinces in sorted(near.parents.get(topic.id, {}).items()):
            if len(provinces & wanted) > 1 and platform in near.names:
                told.append(f'"{near.names[platform]}" draagt een project over {topic.name}')
    return list(dict.fromkeys(told))


def mentioned(
    background: Landscape, near: Around, found: Findings, slugs: Sequence[str], everywhere: int
) -> list[str]:
    """What two of them share that names one of the topics and has no such keyword, as parts of a sentence."""
    wanted, told = frozenset(slugs), list[str]()
    for topic in found.topics:
        for one in background.mentions.get(topic.id, ()):
            provinces = frozenset(one.provinces.split())
            if len(provinces & wanted) > 1 and len(provinces) < everywhere:
                told.append(f'"{near.names[one.id]}", van hen samen, noemt {topic.name} in de {one.how}')
    return list(dict.fromkeys(told))


def named_in(
    background: Landscape, near: Around, topics: Sequence[OnTopic], slugs: Sequence[str]
) -> dict[tuple[str, str], str]:
    """(topic, slug) to what names the topic there without the keyword, quoted, and where; a name first."""
    found: dict[tuple[str, str], str] = {}
    for topic in topics:
        for one in sorted(background.mentions.get(topic.id, ()), key=lambda m: (m.how, m.id)):
            for slug in one.provinces.split():
                if slug in slugs:
                    found.setdefault((topic.id, slug), f'"{near.names[one.id]}" het in de {one.how}')
    return found


def _carriers_of(
    near: Around, slugs: Sequence[str], topics: Sequence[OnTopic], weight: Mapping[str, float]
) -> list[Found]:
    """Platforms on the topics: those that work in most of them, then the nearest to the question."""
    wanted = frozenset(slugs)
    things: dict[str, Activity] = {}
    value: dict[str, float] = defaultdict(float)
    on: dict[str, list[str]] = defaultdict(list)
    for topic in topics:
        for platform in _platforms_on(near, topic.id, wanted):
            things.setdefault(platform.id, platform)
            value[platform.id] += weight[topic.id]
            on[platform.id].append(topic.id)

    def order(identifier: str) -> tuple[int, float, str]:
        return -len(things[identifier].provinces & wanted), -value[identifier], identifier

    return [Found(things[i], tuple(on[i])) for i in nsmallest(CARRIERS_SHOWN, things, key=order)]


def _platforms_on(near: Around, topic: str, wanted: frozenset[str]) -> Iterable[Activity]:
    """Platforms on a topic that work in one of the provinces, each once."""
    found = {t.id: t for t in near.on(topic).platforms if not t.provinces.isdisjoint(wanted)}
    for provinces, shared in near.on(topic).joint.items():
        if not provinces.isdisjoint(wanted):
            found |= {t.id: t for t in shared if t.type == "Platform"}
    return found.values()


def existing_shown(background: Landscape, near: Around, found: Findings) -> list[Existing]:
    return [
        Existing(
            id=one.thing.id,
            type=one.thing.type,
            name=near.names[one.thing.id],
            phase=one.thing.phase,
            phase_as_of=near.as_of.get(one.thing.id),
            provinces=sorted(one.thing.provinces),
            topics=[background.theme_names.get(t, t) for t in one.terms],
        )
        for one in found.existing
    ]


def carriers_shown(
    background: Landscape, near: Around, found: Findings, slugs: Sequence[str]
) -> list[Carrier]:
    everywhere = len(background.names)
    carriers = []
    for one in found.carriers:
        works = [background.names[s] for s in slugs if s in one.thing.provinces]
        nationwide = one.thing.scope == NATIONWIDE or len(one.thing.provinces) == everywhere
        where = "in alle provincies" if len(one.thing.provinces) == everywhere else f"in {listed(works)}"
        scope = "is landelijk en " if one.thing.scope == NATIONWIDE else ""
        carriers.append(
            Carrier(
                id=one.thing.id,
                name=near.names[one.thing.id],
                provinces=sorted(one.thing.provinces),
                nationwide=nationwide,
                reason=f"{scope}werkt {where} aan {background.theme_names.get(one.terms[0], one.terms[0])}.",
            )
        )
    return carriers


def _proofs(near: Around, slugs: Sequence[str], topics: Sequence[OnTopic]) -> list[Proof]:
    """Per topic and province the furthest projects, or else a platform, and the kansen that name it.

    What a province has of its own goes before what it shares with the others, and what is shared is shown
    once: a thing beside itself shows of no two provinces that they do the same.
    """
    found: dict[str, Proof] = {}
    for topic in topics:
        for slug in slugs:
            others = frozenset(slugs) - {slug}
            things = _own_first(near.projects(topic.id, slug), others)[:EXAMPLES_SHOWN]
            if not things:
                platforms = [p for p in near.on(topic.id).platforms if slug in p.provinces]
                things = _own_first(platforms, others)[:1]
            for thing in (*things, *_own_first(near.kansen(topic.id, slug), others)[:1]):
                found.setdefault(thing.id, Proof(thing, slug, topic.name))
    return list(found.values())


def _own_first(things: Sequence[Activity], others: frozenset[str]) -> Sequence[Activity]:
    """What is in none of the other provinces; all of it when everything is."""
    return [t for t in things if t.provinces.isdisjoint(others)] or things


def evidence_shown(
    near: Around, found: Findings, sources: Mapping[str, Sequence[SourceReference]]
) -> list[Evidence]:
    return [
        Evidence(
            id=proof.thing.id,
            type=proof.thing.type,
            name=near.names[proof.thing.id],
            phase=proof.thing.phase,
            phase_as_of=near.as_of.get(proof.thing.id),
            province=proof.province,
            topic=proof.topic,
            sources=list(sources.get(proof.thing.id, ())),
        )
        for proof in found.proofs
    ]
