"""Where a candidate could go, and why there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.schema import node_id
from graph.schema.phases import shown
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.phases import as_of
from queries.base.remembered import RememberedEach
from queries.base.things import names_of
from queries.dutch.phrases import listed
from queries.scaling.landscape import Landscape
from queries.scaling.model import Target, WishNamed
from queries.scaling.reasons import Facts, key_topics, platforms_in, platforms_nationwide
from queries.scaling.weights import PHASE_GAP, PHASE_VALUE, TARGETS_SHOWN, TOPICS_NAMED
from queries.scaling.wishes import Wish, Wishes
from queries.search import OnSubject, on_subjects

BASIS_WORDS = {"kansenkaart": "Kansenkaart", "krachtenkaart": "Krachtenkaart"}

Name = Callable[[str, str], str]
"""Quotes a thing of a kind by its identifier, and keeps that it was named."""


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
    subjects: Mapping[str, OnSubject]
    """By topic what there is on it, also by name and text: before it is said that there is nothing."""
    names: Mapping[str, str]
    as_of: Mapping[str, int]


def neighbourhood(snapshot: Snapshot, topics: Iterable[str]) -> Neighbourhood:
    """Examples of projects and platforms on ``topics``, with their names."""
    wanted = sorted(set(topics))
    held = remembered.get(snapshot, wanted, lambda missing: _read(snapshot, missing))
    subjects = on_subjects(snapshot, wanted)
    activities = {(topic, q): found for topic, on in held.items() for q, found in on.activities.items()}
    platforms = {(topic, q): found for topic, on in held.items() for q, found in on.platforms.items()}
    examples = {a.example for a in activities.values()} | {*platforms.values()}
    examples |= {thing.id for on in subjects.values() for thing in on.things if thing.how == "tekst"}
    return Neighbourhood(
        activities, platforms, subjects, names_of(snapshot, sorted(examples)), as_of(snapshot)
    )


@dataclass(frozen=True)
class _OnTopic:
    """Per province what there is on one topic."""

    activities: dict[str, Activity] = field(default_factory=dict)
    platforms: dict[str, str] = field(default_factory=dict)


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
    return on


def _further(activity: Activity) -> tuple[float, str]:
    return -PHASE_VALUE[activity.phase], activity.example


def targets(
    facts: Facts, possible: Sequence[str], background: Landscape, around: Neighbourhood, wished: Wishes
) -> tuple[list[Target], list[Reference]]:
    """The provinces that want it by a kans or focus on what it is about, the nearest first, with the things
    that the reasons name.  A province of which no more is known than a broad theme is none of them."""
    order = sorted(
        (q for q in possible if q in wished and q not in facts["provinces"]),
        key=lambda q: (-wished[q].like, q),
    )[:TARGETS_SHOWN]
    found = [_target(facts, q, background, around, wished[q]) for q in order]
    evidence = {r.id: r for _, references in found for r in references}
    return [target for target, _ in found], [evidence[i] for i in sorted(evidence)]


def _target(
    facts: Facts, province: str, background: Landscape, around: Neighbourhood, wish: Wish
) -> tuple[Target, list[Reference]]:
    named: list[Reference] = []

    def name(kind: str, identifier: str) -> str:
        named.append(Reference(id=identifier, type=kind, name=around.names[identifier]))
        return f'"{around.names[identifier]}"'

    topics = [Reference(id=t, type="Theme", name=background.themes[t].name) for t in wish.topics]
    if wish.kans:
        named.append(Reference(id=wish.kans, type="Opportunity", name=wish.label))
    reasons = [
        _wanted(wish, topics, province, background),
        *_lacking(facts, province, background, around, name),
        *_less_far_here(facts, province, background, around, name),
        *_carrying(facts, province, background, around, name),
    ]
    near = [background.provinces[q] for q in facts["provinces"] if q in background.neighbours[province]]
    if near:
        reasons.append(f"Buurprovincie van {listed(near)}.")
    target = Target(
        province=province,
        name=background.provinces[province],
        score=round(wish.like, 6),
        wish=WishNamed(
            kind="kans" if wish.kans else "focus",
            id=wish.kans or node_id("Province", province),
            label=wish.label,
            topics=topics,
        ),
        reasons=reasons,
    )
    return target, named


def _wanted(wish: Wish, topics: Sequence[Reference], province: str, background: Landscape) -> str:
    """What the target rests on: which kans or focus, and what of that the project is about."""
    about = listed([t.name for t in topics[:TOPICS_NAMED]])
    if wish.kans:
        return f'Noemt de kans "{wish.label}", die ook gaat over {about}.'
    basis = next((f.basis for f in background.focuses[province] if f.label == wish.label), "")
    where = f" ({BASIS_WORDS[basis]})" if basis in BASIS_WORDS else ""
    return f'Heeft als zwaartepunt "{wish.label}"{where}; dit project gaat ook over {about}.'


def _lacking(
    facts: Facts, province: str, background: Landscape, around: Neighbourhood, name: Name
) -> Iterator[str]:
    """On which topics nothing is known to run here."""
    topics = key_topics(facts["themes"], background)
    lacking = [t for t in topics if not around.subjects[t.id].projects(province, "trefwoord", "naam")]
    nothing = [t.name for t in lacking if not around.subjects[t.id].projects(province)]
    if nothing:
        yield f"Over {listed(nothing)} loopt hier, voor zover bekend, geen project."
    mentioned = [(t, p) for t in lacking for p in around.subjects[t.id].mentioned(province)]
    for topic, said in mentioned[:1]:
        yield f"Over {topic.name} alleen in de tekst genoemd, bij {name('Project', said)}."


def _less_far_here(
    facts: Facts, province: str, background: Landscape, around: Neighbourhood, name: Name
) -> Iterator[str]:
    """Who works on it here and is less far."""
    for topic in key_topics(facts["themes"], background):
        activity = around.activities.get((topic.id, province))
        if activity and _less_far(activity.phase, facts["phase"]):
            yield (
                f"Werkt ook aan {topic.name}, maar is minder ver: {name('Project', activity.example)} "
                f"({shown(activity.phase, around.as_of.get(activity.example))})."
            )
            return


def _carrying(
    facts: Facts, province: str, background: Landscape, around: Neighbourhood, name: Name
) -> Iterator[str]:
    """The platforms that could take it here."""
    own, nationwide = platforms_in(facts, province), platforms_nationwide(facts)
    topics = key_topics(facts["themes"], background)
    carrying = [around.platforms[t.id, province] for t in topics if (t.id, province) in around.platforms]
    if own:
        verbs = ("werkt", "kan") if len(own) == 1 else ("werken", "kunnen")
        yield f"{listed(own, 2)}, waar het project bij hoort, {verbs[0]} ook hier en {verbs[1]} het meenemen."
    elif nationwide:
        verb = "is" if len(nationwide) == 1 else "zijn"
        yield f"{listed(nationwide, 2)}, waar het project bij hoort, {verb} landelijk."
    elif carrying:
        yield f"{name('Platform', carrying[0])} werkt hier aan dit onderwerp en kan het dragen."


def _less_far(phase: str, than: str) -> bool:
    """Whether both phases are known and one is clearly earlier: finished is not behind on what grows."""
    return "onbekend" not in (phase, than) and PHASE_VALUE[phase] + PHASE_GAP <= PHASE_VALUE[than]
