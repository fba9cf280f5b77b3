"""What stands around the opportunities shown: examples, joint work, platforms and kansen by term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.schema.phases import PHASES, STOPPED, UNKNOWN, shown
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.remembered import RememberedEach
from queries.collaboration.asked import Asked, Texts
from queries.collaboration.weights import DESCRIBED_AS_NO_PROJECT, NO_CONCRETE_PROJECT
from queries.scaling.kinds import once, what_it_is
from queries.search import OnSubject, on_subjects

NATIONWIDE = "landelijk"
_ORDER = {phase: number for number, phase in enumerate(PHASES)} | {UNKNOWN: -1, STOPPED: -1}


def further(phase: str) -> int:
    """Place of a phase in the order in which they pass; what is unknown or stopped comes before all."""
    return _ORDER.get(phase, -1)


@dataclass(frozen=True)
class Activity:
    """A project or platform: ``phase`` of a project, ``scope`` of a platform, ``provinces`` as slugs."""

    id: str
    type: str
    provinces: frozenset[str]
    phase: str = ""
    scope: str = ""


@dataclass
class OnTerm:
    """What there is on one term.

    ``projects`` has, by province, at most a few of each phase, furthest first, and ``numbers`` how many
    there are; ``joint`` all things in more than one province, by their set of provinces; ``platforms`` a
    few of each set of provinces and scope; ``kansen`` the first of each province.
    """

    projects: dict[str, list[Activity]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    joint: dict[frozenset[str], list[Activity]] = field(default_factory=lambda: defaultdict(list))
    platforms: list[Activity] = field(default_factory=list)
    kansen: dict[str, list[Activity]] = field(default_factory=lambda: defaultdict(list))

    def in_order(self) -> OnTerm:
        """Itself, with the projects furthest first and the platforms by identifier."""
        for things in self.projects.values():
            things.sort(key=lambda t: (-further(t.phase), t.id))
        self.platforms.sort(key=lambda t: t.id)
        return self


NOTHING = OnTerm()


@dataclass(frozen=True)
class Around:
    """What there is on each term of a question, and ``names`` of what will be shown of it, by identifier.

    ``as_of`` has the year that a phase is of, of projects whose phase may not hold now.
    """

    terms: Mapping[str, OnTerm]
    names: Mapping[str, str] = field(default_factory=dict)
    as_of: Mapping[str, int] = field(default_factory=dict, repr=False)
    subjects: Mapping[str, OnSubject] = field(default_factory=dict, repr=False)
    """By topic what has it in its name or text as well."""
    comparable: Mapping[str, tuple[Activity, ...]] = field(default_factory=dict, repr=False)
    """By term the concrete projects whose own words say that they are about it, the furthest first."""
    parents: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict, repr=False)
    """By term the platforms that projects on it are part of, with all provinces that these bring together."""

    def on(self, term: str) -> OnTerm:
        return self.terms.get(term, NOTHING)

    def projects(self, term: str, province: str) -> Sequence[Activity]:
        return self.on(term).projects.get(province, ())

    def phase(self, project: Activity) -> str:
        """The phase of a project as it is shown."""
        return shown(project.phase, self.as_of.get(project.id))

    def number(self, term: str, province: str) -> int:
        """How many projects there are."""
        return self.on(term).numbers.get(province, 0)

    def kansen(self, term: str, province: str) -> Sequence[Activity]:
        return self.on(term).kansen.get(province, ())


TERMS_HELD = 1024
"""Terms (within some themes) of which what there is on them is kept."""

PROJECTS_HELD = 50_000
"""Projects of which is kept whether they can be further than another."""

remembered: RememberedEach[tuple[str, tuple[str, ...]], OnTerm] = RememberedEach(TERMS_HELD)
remembered_parents: RememberedEach[str, dict[str, frozenset[str]]] = RememberedEach(TERMS_HELD)
remembered_concrete: RememberedEach[str, bool] = RememberedEach(PROJECTS_HELD)


def around(snapshot: Snapshot, asked: Asked, terms: Iterable[str]) -> Around:
    """What is done and wished on ``terms``; within the asked themes when the question names no topic."""
    about = tuple(sorted(asked.about))
    themes = sorted(t for t in set(terms) if t not in asked.texts)

    def read(missing: Sequence[tuple[str, tuple[str, ...]]]) -> dict[tuple[str, tuple[str, ...]], OnTerm]:
        found = _on_themes(snapshot, [theme for theme, _ in missing], about)
        return {(theme, about): one for theme, one in found.items()}

    held = remembered.get(snapshot, [(theme, about) for theme in themes], read)
    found = {theme: one for (theme, _), one in held.items()}
    on = found | {word: _in_texts(texts) for word, texts in asked.texts.items()}
    subjects = on_subjects(snapshot, themes)
    return Around(
        on,
        subjects=subjects,
        comparable=_comparable(snapshot, on, subjects),
        parents=remembered_parents.get(snapshot, themes, lambda missing: _parents(snapshot, missing)),
    )


def _comparable(
    snapshot: Snapshot, on: Mapping[str, OnTerm], subjects: Mapping[str, OnSubject]
) -> dict[str, tuple[Activity, ...]]:
    about = {
        term: [
            Activity(thing.id, thing.type, thing.provinces, phase=thing.phase)
            for thing in subjects[term].things
            if thing.type == "Project" and thing.by_own_word and thing.how == "trefwoord"
        ]
        if term in subjects
        # A word that was looked for in texts is said in every text that it was found in.
        else list(dict.fromkeys(p for own in one.projects.values() for p in own))
        for term, one in on.items()
    }
    concrete = remembered_concrete.get(
        snapshot,
        sorted({p.id for found in about.values() for p in found}),
        lambda missing: {
            row["id"]: _is_concrete(row)
            for row in snapshot.query(statements("collaboration")["told"], {"ids": list(missing)})
        },
    )
    return {
        term: tuple(sorted((p for p in found if concrete.get(p.id)), key=lambda p: (-further(p.phase), p.id)))
        for term, found in about.items()
    }


def _is_concrete(row: Row) -> bool:
    """Whether a project can be further than another: by its name and what its description says it is."""
    description = row["description"] or ""
    if NO_CONCRETE_PROJECT.search(row["name"]) or DESCRIBED_AS_NO_PROJECT.search(what_it_is(description)):
        return False
    kind = once(row["name"], description, "", UNKNOWN)
    return kind is None or kind.nature not in ("onderzoek", "evenement")


def _parents(snapshot: Snapshot, themes: Sequence[str]) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {theme: {} for theme in themes}
    for row in snapshot.query(statements("collaboration")["parents"], {"themes": list(themes)}):
        provinces = frozenset((row["provinces"] or "").split()) | frozenset((row["own"] or "").split())
        platforms = found[row["theme"]]
        platforms[row["id"]] = platforms.get(row["id"], frozenset()) | provinces
    return found


def _on_themes(snapshot: Snapshot, themes: Sequence[str], about: Sequence[str]) -> dict[str, OnTerm]:
    cypher = statements("collaboration")
    found = {theme: OnTerm() for theme in themes}
    given = {"themes": list(themes)}
    within = given | {"about": list(about)} if about else given
    suffix = "_on_about" if about else "_on"
    for row in snapshot.query(cypher[f"projects{suffix}"], within):
        _add_projects(found[row["theme"]], row)
    for row in snapshot.query(cypher["platforms_on"], given):
        examples = sorted({row["first"], row["last"]})
        found[row["theme"]].platforms += _things("Platform", examples, row["provinces"], scope=row["scope"])
    for row in snapshot.query(cypher["joint_projects"], given):
        shared = _things("Project", row["ids"], row["provinces"], phase=row["phase"])
        found[row["theme"]].joint[shared[0].provinces] += shared
    for row in snapshot.query(cypher["joint_platforms"], given):
        shared = _things("Platform", row["ids"], row["provinces"], scope=row["scope"])
        found[row["theme"]].joint[shared[0].provinces] += shared
    for row in snapshot.query(cypher[f"kansen{suffix}"], within):
        found[row["theme"]].kansen[row["province"]].append(_kans(row))
    return {theme: one.in_order() for theme, one in found.items()}


def _add_projects(on: OnTerm, row: Row) -> None:
    examples = _things("Project", sorted({row["first"], row["last"]}), row["provinces"], phase=row["phase"])
    for slug in examples[0].provinces:
        on.projects[slug] += examples
        on.numbers[slug] += row["n"]


def _things(
    type_: str, ids: Iterable[str], provinces: str, phase: str | None = None, scope: str | None = None
) -> list[Activity]:
    """Things that have their provinces (slugs with spaces between) in common."""
    slugs = frozenset(provinces.split())
    return [Activity(i, type_, slugs, phase=phase or "", scope=scope or "") for i in ids]


def _in_texts(texts: Texts) -> OnTerm:
    """What there is on a word that is no theme: the things in whose text it stands."""
    on = OnTerm()
    for row in texts.projects:
        _add_projects(on, row | {"first": row["id"], "last": row["id"], "n": 1})
    for row in texts.platforms:
        on.platforms += _things("Platform", [row["id"]], row["provinces"], scope=row["scope"])
    projects = [
        thing
        for row in texts.projects
        for thing in _things("Project", [row["id"]], row["provinces"], phase=row["phase"])
    ]
    for thing in (*projects, *on.platforms):
        if len(thing.provinces) > 1:
            on.joint[thing.provinces].append(thing)
    for row in texts.kansen:
        on.kansen[row["province"]].append(_kans(row))
    return on.in_order()


def _kans(row: Mapping[str, str]) -> Activity:
    return Activity(row["id"], "Opportunity", frozenset({row["province"]}))
