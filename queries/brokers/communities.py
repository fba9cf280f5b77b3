"""Communities of the network, named by what tells them from the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from queries.base.model import Reference
from queries.brokers.model import Community
from queries.brokers.network import Network
from queries.brokers.weights import LEAST_TOPIC, MEMBERS_SHOWN, PROVINCE_SHARE, TELLING_TOPICS
from queries.dutch.phrases import capitalised, counted, listed


def communities_of(
    found: Network, names: Mapping[str, str], themes: Mapping[str, Reference]
) -> list[Community]:
    """The communities, largest first; ``names`` are of provinces by slug, ``themes`` by identifier."""
    return [
        _community(found, number, members, names, themes)
        for number, members in enumerate(found.communities, 1)
    ]


def _community(
    found: Network,
    number: int,
    members: frozenset[str],
    names: Mapping[str, str],
    themes: Mapping[str, Reference],
) -> Community:
    types = Counter(found.projection.type(n) for n in members)
    topics = [themes[t] for t in _telling(found, members) if t in themes]
    provinces = _provinces(found, members)
    graph = found.projection.graph
    ordered = sorted(members, key=lambda n: (-sum(m in members for m in graph[n]), n))[:MEMBERS_SHOWN]
    references = [
        Reference(id=n, type=found.projection.type(n), name=found.projection.name(n)) for n in ordered
    ]
    where = f" in {listed([names[p] for p in provinces])}" if provinces else " in het hele land"
    what = listed([t.name for t in topics]) or references[0].name
    return Community(
        number=number,
        name=capitalised(f"{what}{where}"),
        size=len(members),
        projects=types["Project"],
        platforms=types["Platform"],
        organisations=types["Organisation"],
        provinces=provinces,
        topics=topics,
        members=references,
        explanation=(
            f"{counted(types['Project'], 'project', 'projecten')}, "
            f"{counted(types['Platform'], 'platform', 'platforms')} en "
            f"{counted(types['Organisation'], 'organisatie', 'organisaties')} die vooral met elkaar werken"
            f"{where}; het best verbonden: {listed([r.name for r in references[:3]])}."
        ),
    )


def _telling(found: Network, members: frozenset[str]) -> list[str]:
    """Subjects that many have here and few elsewhere: their number times the log of how much oftener."""
    here = Counter(t for n in members for t in found.topics.get(n, ()))
    share = sum(n in found.topics for n in members) / max(len(found.topics), 1)
    value = {
        t: n * math.log(n / (share * found.topic_counts[t])) for t, n in here.items() if n >= LEAST_TOPIC
    }
    return sorted(value, key=lambda t: (-round(value[t], 6), t))[:TELLING_TOPICS]


def _provinces(found: Network, members: frozenset[str]) -> list[str]:
    """Provinces that many of a community's projects and platforms are in, most first."""
    placed = [found.projection.provinces(n) for n in members]
    counts = Counter(slug for provinces in placed for slug in provinces)
    total = sum(1 for provinces in placed if provinces)
    often = [s for s in sorted(counts, key=lambda s: (-counts[s], s)) if counts[s] >= PROVINCE_SHARE * total]
    return often[:3]
