"""Which of the provinces together is furthest, and the project that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.collaboration.around import Activity, Around, further
from queries.collaboration.model import OnTopic


@dataclass(frozen=True)
class Lead:
    """The province that is furthest on the topics, with the project that shows it."""

    province: str
    project: Activity
    behind: tuple[str, ...]


def lead(slugs: Sequence[str], topics: Sequence[OnTopic], near: Around) -> Lead | None:
    """Who is further than another of them with a project that no other has a part in, if anybody."""
    stage = dict.fromkeys(slugs, -1)
    own: dict[str, tuple[int, Activity]] = {}
    for topic in topics:
        for slug in topic.active:
            others = frozenset(slugs) - {slug}
            furthest_first = near.projects(topic.id, slug)
            if furthest_first:
                stage[slug] = max(stage[slug], further(furthest_first[0].phase))
            alone = next((p for p in furthest_first if p.provinces.isdisjoint(others)), None)
            if alone and (slug not in own or further(alone.phase) > own[slug][0]):
                own[slug] = further(alone.phase), alone
    if not own:
        return None
    first = max(sorted(own), key=lambda slug: own[slug][0])
    reached, project = own[first]
    behind = tuple(s for s in slugs if s != first and stage[s] < reached)
    return Lead(first, project, behind) if behind and reached > 0 else None
