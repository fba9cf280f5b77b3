"""Why a candidate has the value it has: one Dutch sentence a criterion, with figures and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.schema import TOPIC_SCHEME
from graph.schema.phases import PLANS
from queries.dutch.phrases import counted, listed
from queries.scaling.landscape import Landscape, Theme
from queries.scaling.pool import NATIONWIDE
from queries.scaling.weights import DEMAND_PROVINCES, KEY_TOPIC_RARITY, KEY_TOPICS

Facts = Mapping[str, Any]
"""A row of the criteria matrix by column name (see ``queries.scaling.pool``)."""

AGENDA_NAME = {
    "transitieagendas": ("de transitieagenda", "de transitieagenda's", "een transitieagenda"),
    "ontwikkelsporen": ("het ontwikkelspoor", "de ontwikkelsporen", "een ontwikkelspoor"),
    "nieuwe-themas": ("het nieuwe thema", "de nieuwe thema's", "een nieuw thema"),
}
"""What a vocabulary of national agendas has: the one, the several, any one."""
CRITERION_WORDS = {
    "rijpheid": "de rijpheid",
    "bewijs": "het bewijs van resultaten",
    "overdraagbaarheid": "de overdraagbaarheid",
    "vraag": "de vraag uit andere provincies",
    "dragers": "de partijen die het kunnen dragen",
    "landelijk": "de aansluiting bij landelijke agenda's",
}
"""The criteria as they read in a sentence."""
PHASE_WORDS = {
    "idee": "Het is nog een idee",
    "verkenning": "In verkenning",
    "pilot": "Loopt als pilot",
    "uitvoering": "In uitvoering",
    "opschaling": "Wordt al opgeschaald",
    "afgerond": "Afgerond",
    "onbekend": "Fase onbekend",
}


def reasons(facts: Facts, targets: Sequence[str], background: Landscape) -> dict[str, str]:
    """The reason for the value of every criterion."""
    return {
        "rijpheid": _maturity(facts),
        "bewijs": _evidence(facts),
        "overdraagbaarheid": _transferability(facts, background),
        "vraag": _demand(facts, targets, background),
        "dragers": _carriers(facts, targets, background),
        "landelijk": _agendas(facts, background),
    }


def key_topics(themes: Sequence[str], background: Landscape) -> list[Theme]:
    """The topics that characterise a project: the rarest that other projects have too, no container word.

    A topic of this project alone cannot be compared with anything; it counts when there is no other.
    """
    found = [background.themes[t] for t in themes]
    topics = [
        t for t in found if t.scheme == TOPIC_SCHEME and not t.container and t.rarity >= KEY_TOPIC_RARITY
    ]
    shared = [t for t in topics if t.count > 1] or topics
    return sorted(shared, key=lambda t: (-t.rarity, t.id))[:KEY_TOPICS]


def _maturity(facts: Facts) -> str:
    phase, started, years = PHASE_WORDS[facts["phase"]], facts["start_year"], facts["years"]
    if facts["phase"] == "onbekend":
        phase += ", daarom de middenwaarde"
    if facts.get("as_of"):
        phase += f" (stand van {facts['as_of']})"
    if started is None:
        return f"{phase}; beginjaar onbekend."
    if facts["phase"] == "afgerond":
        return f"{phase}; begonnen in {started}."
    return f"{phase}; begonnen in {started}" + (f", {years} jaar geleden." if years else ".")


def _evidence(facts: Facts) -> str:
    if facts["quantified"]:
        results = "Resultaten in cijfers beschreven"
    elif facts["results"]:
        results = "Resultaten beschreven, zonder hoeveelheden"
    else:
        results = "Geen resultaten bekend (doelen, subsidies en plannen tellen niet)"
    if facts["results"] and facts["phase"] in PLANS:
        results += f" (telt minder zwaar: nog in de fase {facts['phase']})"
    publishers, sources = facts["publishers"], counted(facts["sources"], "bron", "bronnen")
    if publishers == 0:
        return f"{results}; uitgever van de bronnen onbekend ({sources})."
    return f"{results}; {sources} van {counted(publishers, 'uitgever', 'uitgevers')}."


def _transferability(facts: Facts, background: Landscape) -> str:
    own = [background.provinces[q] for q in facts["provinces"]]
    if facts["phase"] == "idee":
        where = f"Bedacht voor {listed(own)}, nog nergens gedaan"
    elif len(own) == 1:
        where = f"Loopt alleen in {own[0]}"
    else:
        where = f"Loopt in {len(own)} provincies: {listed(own)}"
    topics = key_topics(facts["themes"], background)
    elsewhere = sorted(
        {q for t in topics for q, n in background.projects.get(t.id, {}).items() if n}
        - set(facts["provinces"])
    )
    if not topics:
        return f"{where}; geen kenmerkend onderwerp bekend om mee te vergelijken."
    subject = listed([t.name for t in topics])
    if not elsewhere:
        return f"{where}; in een andere provincie is geen project met het trefwoord {subject} bekend."
    return (
        f"{where}; verwante projecten over {subject} lopen in "
        f"{counted(len(elsewhere), 'andere provincie', 'andere provincies')}."
    )


def _demand(facts: Facts, targets: Sequence[str], background: Landscape) -> str:
    wants = {q: facts[f"want:{q}"] for q in targets if q not in facts["provinces"]}
    wanting = sorted((q for q, v in wants.items() if v > 0), key=lambda q: (-wants[q], q))
    if not wanting:
        return "Geen andere provincie noemt dit als zwaartepunt of kans zonder het zelf al te doen."
    names = [background.provinces[q] for q in wanting[:DEMAND_PROVINCES]]
    return (
        f"Past het best bij wat {listed(names)} als zwaartepunt of kans "
        f"{'noemt' if len(names) == 1 else 'noemen'}, waar nog minder dan gemiddeld aan loopt."
    )


def platforms_in(facts: Facts, province: str) -> list[str]:
    """Names of the project's platforms that are known to work in a province; ``landelijk`` is not enough."""
    pairs = zip(facts["platforms"], facts["areas"], strict=True)
    return [name for name, area in pairs if province in area.split()]


def platforms_nationwide(facts: Facts) -> list[str]:
    """Names of the project's platforms that are for the whole country."""
    pairs = zip(facts["platforms"], facts["areas"], strict=True)
    return [name for name, area in pairs if NATIONWIDE in area.split()]


def _carriers(facts: Facts, targets: Sequence[str], background: Landscape) -> str:
    parts = []
    platforms = facts["platforms"]
    if platforms:
        parts.append(f"onderdeel van {listed(platforms, 3)}")
    else:
        parts.append("hoort bij geen bekend platform")
    possible = [q for q in targets if q not in facts["provinces"]]
    reached = [background.provinces[q] for q in possible if platforms_in(facts, q)]
    if reached:
        parts.append(f"{'ook' if len(platforms) == 1 else 'samen ook'} actief in {listed(reached, 4)}")
    nationwide = platforms_nationwide(facts)
    if nationwide:
        parts.append(f"{listed(nationwide, 2)} {'is' if len(nationwide) == 1 else 'zijn'} landelijk")
    parts.append(f"getrokken door {facts['lead']}" if facts["lead"] else "trekker onbekend")
    ready = sum(1 for q in possible if facts[f"carries:{q}"] > 0)
    if ready:
        parts.append(
            f"in {counted(ready, 'provincie', 'provincies')} waar het heen kan werkt een platform hieraan"
        )
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _agendas(facts: Facts, background: Landscape) -> str:
    direct: dict[str, list[str]] = {}
    themes = [background.themes[t] for t in facts["themes"]]
    for theme in themes:
        if theme.scheme in AGENDA_NAME:
            direct.setdefault(theme.scheme, []).append(theme.name)
    named = [
        f"{AGENDA_NAME[s][0 if len(direct[s]) == 1 else 1]} {listed(sorted(direct[s]))}"
        for s in AGENDA_NAME
        if s in direct
    ]
    linked = {s: [t.name for t in themes if s in t.agendas] for s in AGENDA_NAME if s not in direct}
    parts = [f"past bij {listed(named)}"] if named else []
    parts += [
        f"via {listed(sorted(names)[:2])} verwant aan {AGENDA_NAME[s][2]}"
        for s, names in linked.items()
        if names
    ]
    text = "; ".join(parts) or "past bij geen landelijke agenda die wij kennen"
    return f"{text[0].upper()}{text[1:]}."
