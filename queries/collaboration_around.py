"""What stands around the opportunities shown: examples, joint work, platforms and kansen by term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store import Row, Store
from queries.collaboration_asked import Asked, Texts
from queries.cypher import statements
from queries.search_filters import PHASE_ORDER

NATIONWIDE = "landelijk"
_ORDER = {phase: number for number, phase in enumerate(PHASE_ORDER)} | {"onbekend": -1}


def further(phase: str) -> int:
    """Place of a phase in the order in which they pass; an unknown phase comes before all."""
    return _ORDER.get(phase, -1)


@dataclass(frozen=True)
class Thing:
    """A project or platform: ``phase`` of a project, ``scope`` of a platform, ``provinces`` as slugs."""

    id: str
    type: str
    provinces: frozenset[str]
    phase: str = ""
    scope: str = ""


@dataclass
class Around:
    """Per term (and province) the things to name.

    ``projects`` has at most a few of each phase, furthest first; ``joint`` all things in more than one
    province, by their set of provinces; ``platforms`` a few of each set of provinces and scope; ``kansen``
    the first of each province.  ``numbers`` counts projects; ``names`` has those of what will be shown (see
    ``add_names``).
    """

    projects: dict[tuple[str, str], list[Thing]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    joint: dict[str, dict[frozenset[str], list[Thing]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    platforms: dict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))
    kansen: dict[tuple[str, str], list[Thing]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)


def around(store: Store, asked: Asked, terms: Iterable[str]) -> Around:
    """What is done and wished on ``terms``; within the asked themes when the question names no topic."""
    themes = sorted(t for t in set(terms) if t not in asked.texts)
    cypher = statements("collaboration")
    found = Around()
    given = {"themes": themes}
    about = {"about": sorted(asked.about)} if asked.about else {}
    name = "projects_on_about" if asked.about else "projects_on"
    _add_projects(found, store.query(cypher[name], given | about))
    for row in store.query(cypher["platforms_on"], given):
        keys = frozenset(row["provinces"].split())
        found.platforms[row["theme"]] += [
            Thing(i, "Platform", keys, scope=row["scope"] or "") for i in sorted({row["first"], row["last"]})
        ]
    for row in store.query(cypher["joint_projects"], given):
        keys = frozenset(row["provinces"].split())
        found.joint[row["theme"]][keys] += [
            Thing(i, "Project", keys, phase=row["phase"] or "") for i in row["ids"]
        ]
    for row in store.query(cypher["joint_platforms"], given):
        keys = frozenset(row["provinces"].split())
        found.joint[row["theme"]][keys] += [
            Thing(i, "Platform", keys, scope=row["scope"] or "") for i in row["ids"]
        ]
    name = "kansen_on_about" if asked.about else "kansen_on"
    for row in store.query(cypher[name], given | about):
        found.kansen[row["theme"], row["province"]].append(_kans(row))
    for word, texts in asked.texts.items():
        _add_texts(found, word, texts)
    for things in found.projects.values():
        things.sort(key=lambda t: (-further(t.phase), t.id))
    for things in found.platforms.values():
        things.sort(key=lambda t: t.id)
    return found


def _add_projects(found: Around, rows: Sequence[Row]) -> None:
    for row in rows:
        keys = frozenset(row["provinces"].split())
        examples = [
            Thing(i, "Project", keys, phase=row["phase"] or "") for i in sorted({row["first"], row["last"]})
        ]
        for slug in keys:
            found.projects[row["theme"], slug] += examples
            found.numbers[row["theme"], slug] += row["n"]


def _add_texts(found: Around, word: str, texts: Texts) -> None:
    for row in texts.projects:
        project = _project(row)
        for slug in project.provinces:
            found.projects[word, slug].append(project)
            found.numbers[word, slug] += 1
    for row in texts.platforms:
        found.platforms[word].append(_platform(row))
    for thing in (*map(_project, texts.projects), *map(_platform, texts.platforms)):
        if len(thing.provinces) > 1:
            found.joint[word][thing.provinces].append(thing)
    for row in texts.kansen:
        found.kansen[word, row["province"]].append(_kans(row))


def _project(row: Mapping[str, str]) -> Thing:
    return Thing(row["id"], "Project", frozenset(row["provinces"].split()), phase=row["phase"] or "")


def _platform(row: Mapping[str, str]) -> Thing:
    return Thing(row["id"], "Platform", frozenset(row["provinces"].split()), scope=row["scope"] or "")


def _kans(row: Mapping[str, str]) -> Thing:
    return Thing(row["id"], "Opportunity", frozenset({row["province"]}))


_NAMES_OF = {"Project": "project_names", "Platform": "platform_names", "Opportunity": "kans_names"}


def add_names(store: Store, found: Around, things: Sequence[Thing]) -> None:
    """Names of the things that will be shown; of a large graph far more are counted than shown."""
    cypher = statements("collaboration")
    for type_, name in _NAMES_OF.items():
        ids = sorted({t.id for t in things if t.type == type_ and t.id not in found.names})
        if ids:
            found.names |= {row["id"]: row["name"] for row in store.query(cypher[name], {"ids": ids})}
