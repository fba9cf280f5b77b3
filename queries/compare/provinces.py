"""Provinces side by side: what runs, how far it is, on what, and what they say they concentrate on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.schema.phases import STOPPED, UNKNOWN
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.compare.model import CompareRow, CompareSection, CompareValue, Shared
from queries.dutch.figures import number
from queries.dutch.phrases import counted, listed, things
from queries.gaps import GapsQuery, gaps
from queries.scaling.weights import PHASE_VALUE
from queries.themes.names import told_apart
from queries.words import vocabulary

TOPICS_SHOWN = 6
SHARED_SHOWN = 25
FOCUS = "zwaartepunt"
SHARED_BY_ALL = (
    "Wat in alle provincies loopt, en wat gestopt of opgeheven is, telt niet mee bij wat zij delen."
)


def province_sections(snapshot: Snapshot, slugs: Sequence[str]) -> list[CompareSection]:
    """What is compared of provinces, section by section."""
    return [
        CompareSection(name="Wat er loopt", rows=_sizes(snapshot, slugs)),
        CompareSection(name="Hoe ver het is", rows=_phases(snapshot, slugs)),
        CompareSection(name="Projecten per thema", rows=_themes(snapshot, slugs)),
        CompareSection(name="Zwaartepunten", rows=_focuses(snapshot, slugs)),
    ]


def row(name: str, values: Sequence[CompareValue]) -> CompareRow:
    """A row that knows whether its values differ."""
    told = {(v.text, v.count) for v in values}
    return CompareRow(name=name, values=list(values), differs=len(told) > 1)


def of_number(count: float) -> CompareValue:
    return CompareValue(text=number(count), count=float(count))


def _per_province(rows: Iterable[Row], slugs: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for found in rows:
        for slug in found["provinces"].split():
            counts[slug] += found["n"]
    return {slug: counts[slug] for slug in slugs}


def _sizes(snapshot: Snapshot, slugs: Sequence[str]) -> list[CompareRow]:
    cypher = statements("compare")
    projects = _per_province(snapshot.query(cypher["province_projects"]), slugs)
    platforms = _per_province(snapshot.query(cypher["province_platforms"]), slugs)
    rows = snapshot.query(cypher["province_kansen"], {"provinces": list(slugs)})
    kansen = {r["province"]: r["n"] for r in rows}
    return [
        row("projecten", [of_number(projects[s]) for s in slugs]),
        row("platforms", [of_number(platforms[s]) for s in slugs]),
        row("kansen", [of_number(kansen.get(s, 0)) for s in slugs]),
    ]


def _phases(snapshot: Snapshot, slugs: Sequence[str]) -> list[CompareRow]:
    found = snapshot.query(statements("compare")["province_projects"])
    order = [*sorted(PHASE_VALUE, key=lambda p: (p == UNKNOWN, PHASE_VALUE[p])), STOPPED]
    made = []
    for phase in order:
        counts = _per_province((r for r in found if (r["phase"] or "onbekend") == phase), slugs)
        if any(counts.values()):
            made.append(row(f"fase {phase}", [of_number(counts[s]) for s in slugs]))
    return made


def _themes(snapshot: Snapshot, slugs: Sequence[str]) -> list[CompareRow]:
    """Projects per broad theme with what falls under it, counted as lists and map do, with examples."""
    made = []
    rows = gaps(snapshot, GapsQuery(provinces=tuple(slugs))).rows
    names = told_apart(
        [t.id for t in rows],
        [t.id for t in rows],
        {t.id: t.name for t in rows},
        {t.id: t.scheme for t in rows},
    )
    for theme in rows:
        values = [
            CompareValue(
                text=f"{c.projects_under}{' (zwaartepunt)' if c.focuses else ''}",
                count=float(c.projects_under),
                items=c.projects[: c.projects_under],
            )
            for c in theme.cells
        ]
        made.append(row(names[theme.id], values))
    return [*made, _own_topics(snapshot, slugs)]


def _own_topics(snapshot: Snapshot, slugs: Sequence[str]) -> CompareRow:
    """Per province the topics it has far more of than the country has on the mean."""
    found = snapshot.query(statements("compare")["province_topics"])
    own: dict[str, Counter[str]] = {slug: Counter() for slug in slugs}
    total: Counter[str] = Counter()
    names = {r["theme"]: r["name"] for r in found}
    for r in found:
        total[r["theme"]] += r["n"]
        for slug in set(r["provinces"].split()) & own.keys():
            own[slug][r["theme"]] += r["n"]
    values = []
    for slug in slugs:
        telling = {t: n * n / total[t] for t, n in own[slug].items() if n > 1}
        best = sorted(telling, key=lambda t: (-round(telling[t], 6), t))[:TOPICS_SHOWN]
        items = [Reference(id=t, type="Theme", name=names[t]) for t in best]
        values.append(CompareValue(text=listed([i.name for i in items]) or "geen", items=items))
    return row("eigen onderwerpen", values)


def _focuses(snapshot: Snapshot, slugs: Sequence[str]) -> list[CompareRow]:
    labels: dict[str, list[str]] = {slug: [] for slug in slugs}
    themes: dict[str, dict[str, Reference]] = {slug: {} for slug in slugs}
    found = snapshot.query(statements("compare")["province_focuses"], {"provinces": list(slugs)})
    for r in found:
        if r["label"] not in labels[r["province"]]:
            labels[r["province"]].append(r["label"])
        themes[r["province"]][r["theme"]] = Reference(id=r["theme"], type="Theme", name=r["name"])
    return [
        row(
            "zwaartepunten",
            [
                CompareValue(text="; ".join(labels[s]) or "niet bekend", items=list(themes[s].values()))
                for s in slugs
            ],
        )
    ]


def shared_by_provinces(snapshot: Snapshot, slugs: Sequence[str]) -> list[Shared]:
    """Projects and platforms that two or more of the provinces share, and focuses they have in common.

    What more of them share comes first.
    """
    cypher = statements("compare")
    everywhere = len(vocabulary(snapshot).province_names)
    made: list[Shared] = []
    for type_, kind, name in (
        ("Project", "project", "joint_projects"),
        ("Platform", "platform", "joint_platforms"),
    ):
        for r in snapshot.query(cypher[name]):
            provinces = r["provinces"].split()
            among = [f"provincie/{s}" for s in slugs if s in provinces]
            if len(among) > 1 and len(provinces) < everywhere:
                thing = Reference(id=r["id"], type=type_, name=r["name"])
                made.append(Shared(thing=thing, kind=kind, among=among))
    made.sort(key=lambda s: (-len(s.among), s.kind != "project", s.thing.id))
    return [*made, *_shared_focuses(snapshot, slugs)]


def shown_of(shared: Sequence[Shared]) -> list[Shared]:
    """The first projects and platforms of what is shared, and all focuses."""
    things = [s for s in shared if s.kind != FOCUS]
    return [*things[:SHARED_SHOWN], *(s for s in shared if s.kind == FOCUS)]


def _shared_focuses(snapshot: Snapshot, slugs: Sequence[str]) -> list[Shared]:
    found: dict[str, list[str]] = defaultdict(list)
    for r in snapshot.query(statements("compare")["province_focuses"], {"provinces": list(slugs)}):
        if r["province"] not in found[r["theme"]]:
            found[r["theme"]].append(r["province"])
    known = vocabulary(snapshot).themes
    return [
        Shared(thing=known[theme], kind=FOCUS, among=[f"provincie/{s}" for s in slugs if s in own])
        for theme, own in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        if len(own) > 1
    ]


def differences_of_provinces(
    sections: Sequence[CompareSection], names: Sequence[str], shared: Mapping[str, int]
) -> str:
    """The largest difference in numbers of projects on a theme, and what is shared, in two sentences."""
    rows = [r for s in sections if s.name == "Projecten per thema" for r in s.rows]
    full = [(r, [v.count for v in r.values]) for r in rows if all(v.count is not None for v in r.values)]
    spread = [(max(c or 0 for c in cs) - min(c or 0 for c in cs), r, cs) for r, cs in full]
    together = (
        f"Samen hebben zij {things(shared.get('project', 0), 'Project')}, "
        f"{things(shared.get('platform', 0), 'Platform')} en "
        f"{counted(shared.get(FOCUS, 0), 'zwaartepunt', 'zwaartepunten')} gemeen."
    )
    if not spread or not max(s[0] for s in spread):
        return together
    _, widest, counts = max(spread, key=lambda s: (s[0], s[1].name))
    told = listed([f"{name} {int(count or 0)}" for name, count in zip(names, counts, strict=True)])
    return f"Het grootste verschil in projecten zit bij {widest.name}: {told}. {together}"
