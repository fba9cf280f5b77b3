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
    """Who is further than the others with a project that no other has a part in, if anybody.

    Like is compared with like: concrete projects whose own words say that they are about the topic.  Who has
    none of those is not behind; of what is unknown nothing is said.
    """
    stage: dict[str, int] = {}
    own: dict[str, tuple[int, Activity]] = {}
    for topic in topics:
        for slug in slugs:
            others = frozenset(slugs) - {slug}
            furthest_first = [p for p in near.comparable.get(topic.id, ()) if slug in p.provinces]
            if furthest_first:
                stage[slug] = max(stage.get(slug, -1), further(furthest_first[0].phase))
            alone = next((p for p in furthest_first if p.provinces.isdisjoint(others)), None)
            if alone and (slug not in own or further(alone.phase) > own[slug][0]):
                own[slug] = further(alone.phase), alone
    if not own:
        return None
    first = max(sorted(own), key=lambda slug: own[slug][0])
    reached, project = own[first]
    behind = tuple(s for s in slugs if s != first and 0 <= stage.get(s, -1) < reached)
    ahead = any(stage.get(s, -1) >= reached for s in slugs if s != first)
    return Lead(first, project, behind) if behind and not ahead and reached > 0 else None
