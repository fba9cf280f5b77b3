"""Where a candidate could go, and why there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.schema.phases import shown
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.phases import as_of
from queries.base.remembered import RememberedEach
from queries.base.things import names_of
from queries.dutch.phrases import listed
from queries.scaling.landscape import Focus, Landscape
from queries.scaling.model import Target
from queries.scaling.reasons import Facts, key_topics, platforms_in, platforms_nationwide
from queries.scaling.weights import (
    DEMAND_FOCUS,
    DEMAND_FROM_BROADER,
    DEMAND_HALF,
    OTHER_PLATFORM,
    PHASE_GAP,
    PHASE_VALUE,
    TARGET_WEIGHTS,
    TARGETS_SHOWN,
)
from queries.search import OnSubject, on_subjects

SUBSTANCE_SCHEMES = ("transitieagendas", "nieuwe-themas")
"""Vocabularies that say what a focus is about; the others say how, or for whom."""
BASIS_WORDS = {"kansenkaart": "Kansenkaart", "krachtenkaart": "Krachtenkaart"}


@dataclass(frozen=True)
class Activity:
    """The example of projects on a topic in a province: the furthest, of equals the first by identifier."""

    example: str
    phase: str


@dataclass(frozen=True)
class Neighbourhood:
    """What goes on around the characteristic topics of the candidates shown: (topic, province) to what."""

    activities: Mapping[tuple[str, str], Activity]
    platforms: Mapping[tuple[str, str], str]
    kansen: Mapping[tuple[str, str], str]
    subjects: Mapping[str, OnSubject]
    """By topic what there is on it, also by name and text: before it is said that there is nothing."""
    names: Mapping[str, str]
    as_of: Mapping[str, int]


def neighbourhood(snapshot: Snapshot, topics: Iterable[str]) -> Neighbourhood:
    """Examples of projects, platforms and kansen on ``topics``, with their names."""
    wanted = sorted(set(topics))
    held = remembered.get(snapshot, wanted, lambda missing: _read(snapshot, missing))
    subjects = on_subjects(snapshot, wanted)
    activities = {(topic, q): found for topic, on in held.items() for q, found in on.activities.items()}
    platforms = {(topic, q): found for topic, on in held.items() for q, found in on.platforms.items()}
    kansen = {(topic, q): found for topic, on in held.items() for q, found in on.kansen.items()}
    examples = {a.example for a in activities.values()} | {*platforms.values(), *kansen.values()}
    examples |= {thing.id for on in subjects.values() for thing in on.things if thing.how == "tekst"}
    return Neighbourhood(
        activities, platforms, kansen, subjects, names_of(snapshot, sorted(examples)), as_of(snapshot)
    )


@dataclass(frozen=True)
class _OnTopic:
    """Per province what there is on one topic."""

    activities: dict[str, Activity] = field(default_factory=dict)
    platforms: dict[str, str] = field(default_factory=dict)
    kansen: dict[str, str] = field(default_factory=dict)


TOPICS_HELD = 1024
"""Topics of which the examples are kept."""

remembered: RememberedEach[str, _OnTopic] = RememberedEach(TOPICS_HELD)


def _read(snapshot: Snapshot, topics: Sequence[str]) -> dict[str, _OnTopic]:
    cypher = statements("scaling")
    parameters = {"themes": list(topics)}
    on = {topic: _OnTopic() for topic in topics}
    for row in snapshot.query(cypher["projects_on"], parameters):
        activities, found = on[row["theme"]].activities, Activity(row["example"], row["phase"])
        for q in row["provinces"].split():
            activities[q] = min(found, activities.get(q, found), key=_further)
    for row in snapshot.query(cypher["platforms_on"], parameters):
        platforms = on[row["theme"]].platforms
        for q in row["provinces"].split():
            platforms[q] = min(row["example"], platforms.get(q, row["example"]))
    for row in snapshot.query(cypher["kansen_on"], parameters):
        on[row["theme"]].kansen[row["province"]] = row["example"]
    return on


def _further(activity: Activity) -> tuple[float, str]:
    return -PHASE_VALUE[activity.phase], activity.example


def targets(
    facts: Facts, possible: Sequence[str], background: Landscape, around: Neighbourhood
) -> tuple[list[Target], list[Reference]]:
    """The provinces it could go to, best first, with the things that the reasons name."""
    found = [_target(facts, q, background, around) for q in possible if q not in facts["provinces"]]
    found.sort(key=lambda pair: (-pair[0].score, pair[0].province))
    shown = [pair for pair in found if pair[0].reasons][:TARGETS_SHOWN]
    evidence = {r.id: r for _, references in shown for r in references}
    return [target for target, _ in shown], [evidence[i] for i in sorted(evidence)]


def _target(
    facts: Facts, province: str, background: Landscape, around: Neighbourhood
) -> tuple[Target, list[Reference]]:
    topics = key_topics(facts["themes"], background)
    named: list[Reference] = []
    reasons: list[str] = []

    def name(kind: str, identifier: str) -> str:
        named.append(Reference(id=identifier, type=kind, name=around.names[identifier]))
        return f'"{around.names[identifier]}"'

    focus = _focus(facts, province, background)
    if focus:
        shared = sorted(background.themes[t].name for t in focus.themes & set(facts["themes"]))
        about = "" if focus.mentioned & set(facts["themes"]) else _themes(shared)
        where = "; ".join(filter(None, (BASIS_WORDS.get(focus.basis), about)))
        reasons.append(f'Richt zich op "{focus.label}"' + (f" ({where})." if where else "."))
    kansen = sorted({around.kansen[t.id, province] for t in topics if (t.id, province) in around.kansen})
    if kansen:
        quoted = listed([name("Opportunity", k) for k in kansen[:2]])
        reasons.append(f"Noemt als {'kans' if len(kansen) == 1 else 'kansen'}: {quoted}.")
    lacking = [t for t in topics if not around.subjects[t.id].projects(province, "trefwoord", "naam")]
    nothing = [t.name for t in lacking if not around.subjects[t.id].projects(province)]
    if nothing:
        reasons.append(f"Over {listed(nothing)} loopt hier, voor zover bekend, geen project.")
    mentioned = [(t, p) for t in lacking for p in around.subjects[t.id].mentioned(province)]
    for topic, said in mentioned[:1]:
        reasons.append(f"Over {topic.name} alleen in de tekst genoemd, bij {name('Project', said)}.")
    behind = [
        (t, around.activities[t.id, province])
        for t in topics
        if (t.id, province) in around.activities
        and _less_far(around.activities[t.id, province].phase, facts["phase"])
    ]
    if behind:
        topic, activity = behind[0]
        reasons.append(
            f"Werkt ook aan {topic.name}, maar is minder ver: {name('Project', activity.example)} "
            f"({shown(activity.phase, around.as_of.get(activity.example))})."
        )
    carrying = [around.platforms[t.id, province] for t in topics if (t.id, province) in around.platforms]
    own, nationwide = platforms_in(facts, province), platforms_nationwide(facts)
    if own:
        verbs = ("werkt", "kan") if len(own) == 1 else ("werken", "kunnen")
        reasons.append(
            f"{listed(own, 2)}, waar het project bij hoort, {verbs[0]} ook hier en {verbs[1]} het meenemen."
        )
    elif nationwide:
        verb = "is" if len(nationwide) == 1 else "zijn"
        reasons.append(f"{listed(nationwide, 2)}, waar het project bij hoort, {verb} landelijk.")
    elif carrying:
        reasons.append(f"{name('Platform', carrying[0])} werkt hier aan dit onderwerp en kan het dragen.")
    near = [background.provinces[q] for q in facts["provinces"] if q in background.neighbours[province]]
    if near:
        reasons.append(f"Buurprovincie van {listed(near)}.")
    want = facts[f"want:{province}"]
    parts = {
        "vraag": want / (want + DEMAND_HALF),
        "ontbreekt": facts[f"lack:{province}"],
        "drager": 1.0 if facts[f"reach:{province}"] else OTHER_PLATFORM if carrying else 0.0,
        "aansluiting": 1.0 if behind else 0.0,
        "buur": 1.0 if near else 0.0,
    }
    score = round(sum(weight * parts[part] for part, weight in TARGET_WEIGHTS.items()), 6)
    target = Target(province=province, name=background.provinces[province], score=score, reasons=reasons)
    return target, named


def _focus(facts: Facts, province: str, background: Landscape) -> Focus | None:
    """The focus to quote: one whose words name a topic of the project, else one on its rarest theme."""
    themes = set(facts["themes"])
    above = {b for t in themes for b in background.hierarchy.above(t)} - themes

    def substance(theme: str) -> float:
        return background.themes[theme].rarity * (
            1.0 if background.themes[theme].scheme in SUBSTANCE_SCHEMES else 0.5
        )

    def closeness(focus: Focus) -> tuple[float, float, float, str]:
        mentioned = sum(background.themes[t].rarity for t in focus.mentioned & themes)
        mentioned += DEMAND_FROM_BROADER * sum(background.themes[t].rarity for t in focus.mentioned & above)
        filed = sum(substance(t) for t in focus.themes & themes) / len(focus.themes) ** 0.5
        return -mentioned, -filed, -DEMAND_FOCUS.get(focus.basis, 0.0), focus.label

    found = [f for f in background.focuses[province] if themes & (f.themes | f.mentioned)]
    return min(found, key=closeness, default=None)


def _themes(names: Sequence[str]) -> str:
    distinct = sorted(set(names))
    return f"{'thema' if len(distinct) == 1 else 'thema’s'} {listed(distinct, 2)}" if distinct else ""


def _less_far(phase: str, than: str) -> bool:
    """Whether both phases are known and one is clearly earlier: finished is not behind on what grows."""
    return "onbekend" not in (phase, than) and PHASE_VALUE[phase] + PHASE_GAP <= PHASE_VALUE[than]
