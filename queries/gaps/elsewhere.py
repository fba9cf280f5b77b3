"""What do other provinces do that one does not? ("Wat doen anderen, en wij niet?")

Topics on which three or more other provinces have a project and this one has none, by whatever sign of it
there is.  What others have is counted by keyword, the surest sign; that there is nothing here is said only
after looking in names and texts as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.schema import TOPIC_SCHEME
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.remembered import Remembered
from queries.base.things import names_of, sources_of
from queries.dutch.phrases import listed, things
from queries.gaps.model import ElsewhereAnswer, ElsewhereProject, ElsewhereQuery, ElsewhereTopic
from queries.gaps.weights import EXAMPLE_PHASES, LEAST_ELSEWHERE, NATURES, PROJECTS_SHOWN
from queries.search.subjects import MOST_FOUND, OnSubject, Subject, on_subjects
from queries.themes.hierarchy import Hierarchy, hierarchy
from queries.words import provinces_named, vocabulary


@dataclass(frozen=True)
class Topic:
    """A topic with the provinces (slugs) that have a project tagged with it or with what falls under it;
    ``tried`` are those and where one stopped."""

    id: str
    name: str
    nature: str
    provinces: frozenset[str]
    tried: frozenset[str]


remembered: Remembered[Sequence[Topic]] = Remembered()
remembered_answers: Remembered[Sequence[tuple[Topic, OnSubject]]] = Remembered(12)


def elsewhere(snapshot: Snapshot, query: ElsewhereQuery) -> ElsewhereAnswer:
    """Topics of several other provinces that a province has nothing on, those of most provinces first.

    Raises ``UnknownWordError`` when ``query.province`` is not one province of the graph.
    """
    slug = provinces_named(snapshot, [query.province])[0]
    found = remembered_answers.get(snapshot, slug, lambda: _missing(snapshot, slug))
    shown = found[query.offset : query.offset + query.limit if query.limit else None]
    return ElsewhereAnswer(
        version=snapshot.version,
        province=slug,
        total=len(found),
        topics=[_told(snapshot, slug, topic, on) for topic, on in shown],
    )


def _missing(snapshot: Snapshot, slug: str) -> Sequence[tuple[Topic, OnSubject]]:
    """Topics that a province has nothing on, in order, with what there is elsewhere."""
    wanted = [
        t
        for t in remembered.get(snapshot, "", lambda: _topics(snapshot))
        if slug not in t.tried and len(t.provinces) >= LEAST_ELSEWHERE
    ]
    on = on_subjects(snapshot, [t.id for t in wanted])
    absent = [t for t in wanted if _is_absent(on[t.id], slug)]
    return [(t, on[t.id]) for t in _apart(absent, hierarchy(snapshot))]


def _topics(snapshot: Snapshot) -> Sequence[Topic]:
    """All topics but container words, those that tell most first."""
    cypher, known = statements("gaps"), hierarchy(snapshot)
    where: dict[str, set[str]] = defaultdict(set)
    every: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.query(cypher["tagged"]):
        for theme in known.over([row["theme"]]):
            every[theme].update(str(row["provinces"]).split())
            if row["running"]:
                where[theme].update(str(row["provinces"]).split())
    rows = snapshot.query(cypher["topics"], {"scheme": TOPIC_SCHEME})
    topics = [
        Topic(r["id"], r["name"], r["nature"], frozenset(where[r["id"]]), frozenset(every[r["id"]]))
        for r in rows
    ]
    return sorted(topics, key=lambda t: (-NATURES.get(t.nature, 1.0) * len(t.provinces), t.id))


def _is_absent(on: OnSubject, slug: str) -> bool:
    """Whether a province has no project on a topic, by keyword, name or text."""
    return len(on.things) < MOST_FOUND and not on.projects(slug)


def _apart(topics: Sequence[Topic], known: Hierarchy) -> Iterator[Topic]:
    """The topics without those that lie above or under an earlier one: that would be the same again."""
    told: set[str] = set()
    for topic in topics:
        if not told & {*known.over([topic.id]), *known.under([topic.id])}:
            told.add(topic.id)
            yield topic


def _told(snapshot: Snapshot, slug: str, topic: Topic, on: OnSubject) -> ElsewhereTopic:
    tagged = [t for t in on.things if t.type == "Project" and t.how == "trefwoord" and t.provinces]
    names = vocabulary(snapshot).province_names
    where = sorted(topic.provinces, key=lambda s: names[s])
    return ElsewhereTopic(
        topic=Reference(id=topic.id, type="Theme", name=topic.name),
        provinces=where,
        projects_total=len(tagged),
        projects=_examples(snapshot, tagged),
        sentence=f"{listed([names[s] for s in where], 4)} hebben samen {things(len(tagged), 'Project')} over "
        f"{topic.name}. In {names[slug]} is er geen bekend; gezocht op trefwoord, naam en "
        "tekst, zonder wat gestopt is.",
    )


def _examples(snapshot: Snapshot, tagged: Sequence[Subject]) -> list[ElsewhereProject]:
    """Some of the projects: what can be visited first, and of many provinces before a second of one."""
    order = sorted(tagged, key=lambda t: (EXAMPLE_PHASES.get(t.phase, len(EXAMPLE_PHASES)), t.id))
    chosen: list[Subject] = []
    seen: set[str] = set()
    for project in order:
        if not seen & project.provinces:
            chosen.append(project)
            seen |= project.provinces
    shown = [*chosen, *(p for p in order if p not in chosen)][:PROJECTS_SHOWN]
    names = names_of(snapshot, [p.id for p in shown])
    sources = sources_of(snapshot, [p.id for p in shown])
    return [
        ElsewhereProject(
            id=p.id,
            name=names[p.id],
            phase=p.phase,
            provinces=sorted(p.provinces),
            sources=list(sources.get(p.id, ())),
        )
        for p in shown
    ]
