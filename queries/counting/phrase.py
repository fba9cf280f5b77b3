"""What a list is of, as a Dutch noun phrase: *afgeronde projecten in Limburg over textiel*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.schema.phases import PHASES, PLANS, RUNNING
from graph.store import Snapshot
from queries.base.regions import places_known
from queries.dutch.phrases import listed
from queries.dutch.words import key
from queries.lists import ListQuery
from queries.words import themes_named, vocabulary

ALL_RUNNING = "lopende"
"""Pilot, uitvoering and opschaling together."""
_BEFORE = {
    ("afgerond",): "afgeronde",
    ("gestopt",): "gestopte",
    RUNNING: ALL_RUNNING,
    PLANS: "geplande",
}
_BEHIND = {
    "uitvoering": "in uitvoering",
    "opschaling": "in opschaling",
    "pilot": "in de pilotfase",
    "idee": "in de ideefase",
    "verkenning": "in de verkenningsfase",
    "onbekend": "waarvan de fase onbekend is",
    "afgerond": "die zijn afgerond",
    "gestopt": "die zijn gestopt",
}
_STARTED = {"project": "begonnen", "platform": "opgericht"}
SORTED = {
    ("budget", True): "het grootste bekende budget eerst",
    ("budget", False): "het kleinste bekende budget eerst",
    ("start", False): "de oudste eerst",
    ("start", True): "de nieuwste eerst",
    ("phase", False): "het verst eerst",
    ("phase", True): "het minst ver eerst",
    ("projects", True): "de meeste projecten eerst",
    ("projects", False): "de minste projecten eerst",
}
"""Sort key and whether it descends, to how that is said."""


def phrase(
    snapshot: Snapshot, query: ListQuery, count: int = 2, names: Mapping[str, str] | None = None
) -> str:
    """What the list is of, in the number of ``count``; without the order.

    ``names`` are those of things that are left out, by identifier.
    """
    node = NODE_TYPE_BY_SEGMENT[query.segment]
    phases = tuple(sorted(query.phases, key=PHASES.index))
    noun = node.name if count == 1 else node.plural
    if query.kinds:
        noun = f"{noun} van de soort {listed(query.kinds, conjunction='of')}"
    before = _BEFORE.get(phases, "")
    if before and count == 1 and node.name == "project":
        before = before.removesuffix("e")
    behind = listed([_BEHIND[p] for p in phases], conjunction="of") if phases and not before else ""
    parts = [before, noun, behind, _years(query), _where(snapshot, query), _about(snapshot, query)]
    said = " ".join(filter(None, parts))
    left_out = list(dict.fromkeys(_named(snapshot, word, names or {}) for word in query.excluded))
    return f"{said}, zonder {listed(left_out)}" if left_out else said


def _years(query: ListQuery) -> str:
    first, last, started = query.first_year, query.last_year, _STARTED.get(query.segment, "uit de jaren")
    if first and last:
        between = str(first) if first == last else f"{first} tot en met {last}"
        return f"{started} in {between}" if started != "uit de jaren" else f"uit {between}"
    if first:
        return f"{started} vanaf {first}" if started != "uit de jaren" else f"vanaf {first}"
    return (
        (f"{started} tot en met {last}" if started != "uit de jaren" else f"tot en met {last}")
        if last
        else ""
    )


def _where(snapshot: Snapshot, query: ListQuery) -> str:
    names = [vocabulary(snapshot).province_names.get(p, p) for p in query.provinces]
    known = places_known(snapshot)
    regions = [known.regions[key(r)].name if key(r) in known.regions else r for r in query.regions]
    towns = [_town(snapshot, word) for word in query.towns]
    places = [*names, *(f"de streek {r}" for r in regions), *(f"de gemeente {t}" for t in towns)]
    if query.segment == "kans":
        return f"van {listed(places)}" if places else ""
    return f"in {listed(places, conjunction='of')}" if places else ""


def _town(snapshot: Snapshot, word: str) -> str:
    known = places_known(snapshot)
    town = known.by_id.get(word) or known.towns.get(key(word))
    return town.name if town else word


def _about(snapshot: Snapshot, query: ListQuery) -> str:
    themes = [t.name for word in themes_named(snapshot, query.themes) for t in word.meaning.themes]
    subjects = list(dict.fromkeys(themes))
    over = "met een project over" if query.segment in ("organisatie", "gemeente") else "over"
    over = "die zich richten op" if query.segment == "provincie" else over
    parts = [over_all(over, subjects)] if subjects else []
    if query.topics:
        parts.append(over_all("en over" if subjects else over, query.topics))
    return " ".join(parts)


def over_all(before: str, names: Sequence[str]) -> str:
    """``over a, b of c``."""
    return f"{before} {listed(names, conjunction='of')}"


def _named(snapshot: Snapshot, word: str, names: Mapping[str, str]) -> str:
    """How something that is left out is called."""
    known = vocabulary(snapshot)
    slug = word.removeprefix("provincie/")
    if slug in known.province_names:
        return known.province_names[slug]
    if word in PHASES:
        return {"pilot": "pilots", "idee": "ideeën"}.get(word, f"wat {word} is")
    if word in known.themes:
        return known.themes[word].name
    if word.startswith("gemeente/"):
        return _town(snapshot, word)
    return names.get(word, word)
