"""Why a combination of provinces is suggested, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.collaboration.around import NATIONWIDE, Activity, Around
from queries.collaboration.findings import Proof
from queries.collaboration.landscape import Landscape
from queries.collaboration.lead import Lead
from queries.collaboration.model import Carrier, Existing, OnTopic
from queries.dutch.phrases import capitalised, counted, listed

FEW = 2
"""Names in one sentence; the whole list stands beside it."""
ALL = {2: "allebei", 3: "alle drie", 4: "alle vier", 5: "alle vijf", 6: "alle zes"}
BASIS_WORDS = {"kansenkaart": "Kansenkaart", "krachtenkaart": "Krachtenkaart"}


@dataclass(frozen=True)
class Facts:
    """What one suggestion is made of: its provinces (slugs), what they could work on, and what there is."""

    provinces: tuple[str, ...]
    topics: Sequence[OnTopic]
    existing: Sequence[Existing]
    existing_total: int
    carriers: Sequence[Carrier]
    proofs: Sequence[Proof]
    """What led to it, the furthest of each province on each topic first."""
    neighbours: int
    """Number of its pairs that share a border."""
    joint: int
    """Number of things that two or more of them share, whatever the topic."""
    broad: Sequence[str]
    """Names of the asked broad themes, on which they share ``joint_broad`` things."""
    joint_broad: int
    partner: str
    """Slug of the other province that all of them work with most; empty when there is none."""
    lead: Lead | None
    hints: Sequence[str]
    """What points to work together on the topics that no keyword tells, as parts of a sentence."""
    mentioned: Sequence[str]
    """What they share that names a topic and has no such keyword, as parts of a sentence."""
    named: Mapping[tuple[str, str], str]
    """(topic, slug) to what names the topic there without having the keyword, as the end of a sentence."""


def wish(background: Landscape, around: Around, topics: Sequence[OnTopic], province: str) -> str:
    """What a province says it wants on one of the topics, quoted; empty when it says nothing."""
    for topic in topics:
        for kans in around.kansen(topic.id, province)[:1]:
            return f'noemt als kans "{around.names[kans.id]}"'
        for focus in background.focuses.get((topic.id, province), ())[:1]:
            where = BASIS_WORDS.get(focus.basis)
            return f'heeft als zwaartepunt "{focus.label}"' + (f" ({where})" if where else "")
    return ""


def reasons(
    facts: Facts, background: Landscape, around: Around, values: Mapping[str, float]
) -> dict[str, str]:
    """A Dutch sentence per part of the score, which says that there is nothing only where the part is 0."""
    told = _reasons(facts, background, around)
    return {
        name: _with_rest(name, said, values[name]) if name in empty_parts(facts, around, background) else said
        for name, said in told.items()
    }


def _with_rest(part: str, said: str, value: float) -> str:
    """That nothing was found on what is shown, and where there is what the part counts.

    A partner is one of all of them; of three provinces the value is the mean over pairs.
    """
    if value <= 0:
        return said
    rest = "twee van hen wel" if part == "partners" else "op andere onderwerpen van de vraag wel iets"
    return f"{said.removesuffix('.')}; {rest}."


def empty_parts(facts: Facts, around: Around, background: Landscape) -> frozenset[str]:
    """The parts of which the reason says that nothing is there."""
    running = any(around.number(t.id, s) for t in facts.topics for s in facts.provinces)
    wished = any(wish(background, around, facts.topics, s) for s in facts.provinces)
    nothing = {
        "activiteit": not any(len(t.active) > 1 for t in facts.topics),
        "samen_onderwerp": not facts.existing_total and not facts.mentioned,
        "partners": not facts.partner,
        "aanvulling": facts.lead is None and not running,
        "wens": not wished,
        "drager": not facts.carriers,
    }
    return frozenset(name for name, empty in nothing.items() if empty)


def _reasons(facts: Facts, background: Landscape, around: Around) -> dict[str, str]:
    return {
        "activiteit": _activity(facts, background, around),
        "samen_onderwerp": _together(facts),
        "samen_thema": _on_themes(facts),
        "samen_algemeen": f"Samen in {counted(facts.joint, 'project of platform', 'projecten en platforms')}"
        ", over alle onderwerpen.",
        "partners": _partners(facts, background),
        "aanvulling": _complement(facts, background, around),
        "wens": _wishes(facts, background, around),
        "nabijheid": _near(facts),
        "drager": _carrier(facts),
    }


def _activity(facts: Facts, background: Landscape, around: Around) -> str:
    shared = [t for t in facts.topics if len(t.active) > 1]
    if not shared:
        return "Geen onderwerp waarop meer dan een van hen iets heeft lopen."
    numbers = "; ".join(
        f"{t.name}: "
        + listed(
            [f"{background.names[s]} {around.number(t.id, s) or 'geen, wel een platform'}" for s in t.active]
        )
        for t in shared[:FEW]
    )
    return f"Projecten per onderwerp: {numbers}."


def _together(facts: Facts) -> str:
    if not facts.existing_total and facts.mentioned:
        return f"Samen, maar zonder het trefwoord: {'; '.join(facts.mentioned[:FEW])}."
    if not facts.existing_total:
        return f"{no_joint_work(facts)}."
    shown = [e.name for e in facts.existing[:FEW]]
    more = facts.existing_total - len(shown)
    return f"Al samen op deze onderwerpen: {listed([*shown, f'{more} andere'] if more else shown)}."


def no_joint_work(facts: Facts) -> str:
    """What was looked at and not found, and what may point the other way all the same."""
    said = "Een gezamenlijk project of platform met deze onderwerpen als trefwoord is niet bekend"
    found = [*facts.hints, *facts.mentioned]
    return f"{said}; wel: {'; '.join(found[:FEW])}" if found else said


def _on_themes(facts: Facts) -> str:
    if not facts.broad:
        return "Er is geen thema gekozen; daarom telt wat zij over alle thema's samen doen."
    if not facts.joint_broad:
        return f"Binnen {listed(facts.broad)} is geen gezamenlijk project of platform bekend."
    shared = counted(facts.joint_broad, "project of platform", "projecten en platforms")
    return f"Samen binnen {listed(facts.broad)}: {shared}."


def _partners(facts: Facts, background: Landscape) -> str:
    if not facts.partner:
        return "Er is geen andere provincie bekend waarmee zij alle samenwerken."
    return f"Zij werken elk ook samen met {background.names[facts.partner]}."


def _complement(facts: Facts, background: Landscape, around: Around) -> str:
    found = facts.lead
    if found is None:
        return _most(facts, background, around)
    name = background.names[found.province]
    return f'{name} is het verst: "{around.names[found.project.id]}" ({around.phase(found.project)}).'


def _most(facts: Facts, background: Landscape, around: Around) -> str:
    """Who has most running, when nobody is demonstrably further."""
    running = {s: sum(around.number(t.id, s) for t in facts.topics) for s in facts.provinces}
    most = max(running.values())
    if not most:
        return "Van geen van hen is hieraan een project met dat trefwoord bekend."
    leaders = listed([background.names[s] for s in facts.provinces if running[s] == most])
    if all(number == most for number in running.values()):
        return "Zij hebben hieraan evenveel projecten, en geen ervan is aantoonbaar verder."
    return f"{leaders} {'heeft' if ' en ' not in leaders else 'hebben'} hieraan de meeste projecten."


def _none(facts: Facts) -> str:
    return "Geen van beide" if len(facts.provinces) == 2 else "Geen van hen"


def _wishes(facts: Facts, background: Landscape, around: Around) -> str:
    said = {s: wish(background, around, facts.topics, s) for s in facts.provinces}
    found = [f"{background.names[s]} {words}" for s, words in said.items() if words]
    return f"{'; '.join(found)}." if found else f"{_none(facts)} noemt dit als zwaartepunt of kans."


def _near(facts: Facts) -> str:
    pairs = len(facts.provinces) * (len(facts.provinces) - 1) // 2
    if pairs == 1:
        return "Buurprovincies." if facts.neighbours else "Geen buurprovincies; de afstand telt."
    if facts.neighbours in (0, pairs):
        return (
            "Zij grenzen allemaal aan elkaar." if facts.neighbours else "Geen van hen grenst aan een ander."
        )
    return (
        f"{facts.neighbours} van de {pairs} paren {'is' if facts.neighbours == 1 else 'zijn'} buurprovincies."
    )


def _carrier(facts: Facts) -> str:
    if not facts.carriers:
        return "Geen platform met dit onderwerp als trefwoord in deze provincies bekend."
    return capitalised(f"{facts.carriers[0].name} {facts.carriers[0].reason}")


def explanation(facts: Facts, background: Landscape, around: Around) -> str:
    """What they could do, what exists already and who could carry it, in a few plain sentences."""
    names = background.names
    sentences = [why(facts, background, around)]
    found = facts.lead
    if found and len(facts.topics[0].active) > 1:
        named = found.project in _examples(facts).values()
        sentences.append(
            f"{names[found.province]} is daarmee het verst ({around.phase(found.project)})."
            if named
            else f'{names[found.province]} is het verst, met "{around.names[found.project.id]}" '
            f"({around.phase(found.project)})."
        )
    sentences.append(_new(facts))
    if facts.carriers:
        sentences.append(
            f"Als drager ligt {facts.carriers[0].name} voor de hand: dit platform {facts.carriers[0].reason}"
        )
    return " ".join(s for s in sentences if s)


def why(facts: Facts, background: Landscape, around: Around) -> str:
    """The reason to suggest them: who does or wants what, and what shows it."""
    said = _ground(facts, background, around)
    examples = _examples(facts)
    if not examples:
        return said
    shown = [f'{background.names[slug]} "{around.names[e.id]}"' for slug, e in examples.items()]
    return f"{said} Voor {_shared(facts)[0].name} heeft {listed(shown)}."


def _shared(facts: Facts) -> list[OnTopic]:
    """The topics that all of them work on."""
    return [t for t in facts.topics if len(t.active) == len(facts.provinces)]


def _examples(facts: Facts) -> dict[str, Activity]:
    """What each of them has of its own on the first topic that they share; empty when one has nothing."""
    topics, slugs = [t.name for t in _shared(facts)[:1]], frozenset(facts.provinces)
    own: dict[str, Activity] = {}
    for proof in facts.proofs:
        thing = proof.thing
        theirs = thing.type != "Opportunity" and thing.scope != NATIONWIDE
        if theirs and proof.topic in topics and thing.provinces.isdisjoint(slugs - {proof.province}):
            own.setdefault(proof.province, thing)
    return own if len(own) == len(slugs) else {}


def _ground(facts: Facts, background: Landscape, around: Around) -> str:
    """The reason in one sentence."""
    names = background.names
    everyone = listed([names[s] for s in facts.provinces])
    shared = _shared(facts)
    if shared:
        return f"{everyone} werken {ALL[len(facts.provinces)]} aan {_topics([t.name for t in shared], 3)}."
    partly = [t for t in facts.topics if len(t.active) > 1]
    if partly:
        topic = partly[0]
        return f"Aan {topic.name} werken {listed([names[s] for s in topic.active])}."
    for topic in facts.topics:
        for slug in topic.active[:1]:
            other = next(s for s in facts.provinces if s != slug)
            said = wish(background, around, [topic], other)
            if said:
                return f"{names[slug]} werkt aan {topic.name}; {names[other]} {said}."
    if facts.topics:
        topic = facts.topics[0]
        named = [
            f"in {names[s]} noemt {facts.named[topic.id, s]}"
            for s in facts.provinces
            if _names_it(facts, topic, s)
        ]
        if topic.active and named:
            return f"{names[topic.active[0]]} werkt aan {topic.name}; {listed(named)}."
        if topic.active:
            return f"{names[topic.active[0]]} werkt aan {topic.name}, met dat trefwoord als enige van hen."
        if named:
            return f"Van {everyone} heeft niets {topic.name} als trefwoord; {listed(named)}."
        return (
            f"Van {everyone} is {topic.name} genoemd als zwaartepunt of kans; een project of platform met "
            "dat trefwoord is niet bekend."
        )
    return f"Over dit onderwerp is van {everyone} niets bekend."


def _names_it(facts: Facts, topic: OnTopic, slug: str) -> bool:
    """Whether something there names a topic, where nothing has it as a keyword."""
    return slug not in topic.active and (topic.id, slug) in facts.named


def _topics(names: Sequence[str], most: int) -> str:
    """Topics in a sentence; of more than ``most`` the rest is counted, never a single one."""
    if len(names) <= most + 1:
        return listed(names)
    return listed([*names[:most], f"{len(names) - most} andere onderwerpen"])


def _new(facts: Facts) -> str:
    """What exists already, and on which of the topics nothing does."""
    fresh = [t.name for t in facts.topics if not t.together and t.active]
    if not facts.existing_total:
        if not facts.topics:
            return ""
        elsewhere = counted(facts.joint, "ander project of platform", "andere projecten en platforms")
        known = f" Over alle onderwerpen delen zij {elsewhere}." if facts.joint else ""
        return f"{no_joint_work(facts)}.{known}"
    shown = [f'"{e.name}"' for e in facts.existing[:FEW]]
    more = facts.existing_total - len(shown)
    there = f"Zij werken al samen in {listed([*shown, f'nog {more}'] if more else shown)}"
    if fresh:
        return f"{there}; nieuw zou samenwerking zijn op {_topics(fresh, FEW)}."
    return f"{there}: bouw daarop voort."
