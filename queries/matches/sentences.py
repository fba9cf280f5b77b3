"""Why two things match, in Dutch: the subject, what either side brings, how far it is, who leads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.schema import label_of
from graph.schema.phases import FINISHED, STOPPED
from queries.dutch.phrases import capitalised, listed
from queries.matches.kinds import Kind
from queries.matches.model import Tie
from queries.matches.shared import Common
from queries.matches.shown import Shown

_STAGES: Mapping[str, str] = {
    "idee": "een idee",
    "verkenning": "in verkenning",
    "pilot": "een proef",
    "uitvoering": "in uitvoering",
    "opschaling": "in opschaling",
    FINISHED: "afgerond",
    STOPPED: "gestopt",
}
_BRINGS: Mapping[str, str] = {
    "idee": "een idee",
    "verkenning": "een verkenning",
    "pilot": "ervaring uit een proef",
    "uitvoering": "ervaring uit de uitvoering",
    "opschaling": "ervaring met opschaling",
    FINISHED: "ervaring uit een afgerond project",
    STOPPED: "een les",
}
MOST_PROVINCES, MOST_LEADS, MOST_TIES = 3, 2, 2


def stage(thing: Shown) -> str:
    """How far a thing is, with the years that are known: "in uitvoering sinds 2021"."""
    label, begun, ended = label_of(thing.id), thing.row.get("start_year"), thing.row.get("end_year")
    if label == "Opportunity":
        return "een kans"
    if label == "Platform":
        kind = str(thing.row.get("kind") or "platform")
        if thing.over:
            return f"opgeheven in {ended}"
        return f"{kind} sinds {begun}" if begun else kind
    said = _STAGES.get(thing.phase, "")
    if not said:
        return f"in {begun} begonnen (fase onbekend)" if begun else "in onbekende fase"
    if thing.phase in (FINISHED, STOPPED):
        return f"{said} in {ended}" if ended else said
    if thing.as_of:
        return f"{said} (stand van {thing.as_of})"
    if begun and ended:
        return f"{said} ({begun}-{ended})" if ended > begun else f"{said} ({begun})"
    return f"{said} sinds {begun}" if begun else said


def brings(thing: Shown) -> str:
    """What a side brings to the table."""
    label = label_of(thing.id)
    if label == "Opportunity":
        return "de vraag"
    if label == "Platform" and not thing.over:
        return f"een {thing.row.get('kind') or 'platform'}"
    return _BRINGS.get(STOPPED if thing.over else thing.phase, "een project")


def place(provinces: Sequence[str], names: Mapping[str, str]) -> str:
    """Where a thing is."""
    if not provinces:
        return "landelijk"
    if len(provinces) > MOST_PROVINCES:
        return f"{len(provinces)} provincies"
    return listed([names[p] for p in provinces])


def explanation(
    kind: Kind, about: Common, where: Mapping[str, str], asking: Sequence[str], ties: Sequence[Tie]
) -> str:
    """The explanation.  ``where`` has the place of either side, ``asking`` the provinces of the need."""
    said = _SAYS[kind.kind](kind, about, where, asking)
    if kind.kind == "lesson":
        return capitalised(said)
    return f"{capitalised(said)} {_connected(ties)}"


def _experience(kind: Kind, about: Common, where: Mapping[str, str], asking: Sequence[str]) -> str:
    if label_of(kind.need.id) == "Opportunity":
        return f"{_asks(kind.need, asking)}; {in_full(kind.supply, where)}, gaat ook over {about.said}."
    further = (
        f" {kind.supply.name} is het verst." if label_of(kind.need.id) == label_of(kind.supply.id) else ""
    )
    return _side_by_side(kind, about, where) + further


def _together(kind: Kind, about: Common, where: Mapping[str, str], asking: Sequence[str]) -> str:
    need, supply = kind.need, kind.supply
    if label_of(need.id) != "Opportunity":
        said = _side_by_side(kind, about, where)
    elif label_of(supply.id) == "Opportunity":
        there = f"“{supply.name}” ({where[supply.id]})"
        said = f"{_asks(need, asking)}, en {there} is er een over hetzelfde: {about.said}."
    else:
        said = f"{_asks(need, asking)}; {in_full(supply, where)}, gaat ook over {about.said}."
    return f"{said} Zij kunnen samen optrekken."


def _chain(kind: Kind, about: Common, where: Mapping[str, str], asking: Sequence[str]) -> str:
    first, second = kind.steps
    material = about.concrete()
    if label_of(kind.need.id) != "Opportunity":
        return (
            f"{_side_by_side(kind, about, where)} In de keten van {material} staat naar hun omschrijving de "
            f"eerste bij {first}, de tweede bij {second}."
        )
    there = f"{in_full(kind.supply, where)}, staat naar zijn omschrijving bij {second}"
    sought = f"{_asks(kind.need, asking)} en zoekt wie in de keten van {material} bij {second} staat"
    placed = f"{_asks(kind.need, asking)}, in de keten van {material} bij {first}"
    return f"{placed if first else sought}; {there}."


def _same_wheel(kind: Kind, about: Common, where: Mapping[str, str], asking: Sequence[str]) -> str:
    return f"{_side_by_side(kind, about, where)} Zij lijken sterk op elkaar."


def _lesson(kind: Kind, about: Common, where: Mapping[str, str], asking: Sequence[str]) -> str:
    stopped, other = kind.supply, kind.need
    reason = str(stopped.row.get("reason") or "")
    return (
        f"{stopped.name} ({where[stopped.id]}) is {stage(stopped)} en ging ook over {about.said}: geen "
        f"voorbeeld, wel een les voor “{other.name}” ({where[other.id]}).{' ' if reason else ''}{reason}"
    )


_SAYS = {
    "experience": _experience,
    "together": _together,
    "chain": _chain,
    "same_wheel": _same_wheel,
    "lesson": _lesson,
}


def why(kind: Kind, found: Shown, about: Common) -> str:
    """Why what was found matches what was asked, in one sentence that says nothing of the latter."""
    if kind.kind == "lesson" and found is kind.supply:
        reason = str(found.row.get("reason") or "")
        return f"Ging over {about.said}. {reason}".strip()
    if kind.kind == "chain":
        step = kind.steps[0 if found is kind.need else 1]
        if step:
            return f"Staat naar de omschrijving in de keten van {about.concrete()} bij {step}."
    further = {"experience": (" en is minder ver", " en is verder")}.get(kind.kind, ("", ""))
    compared = label_of(kind.need.id) == label_of(kind.supply.id) == "Project"
    said = further[0 if found is kind.need else 1] if compared else ""
    if kind.kind == "same_wheel":
        said = " en lijkt er sterk op"
    return f"Gaat ook over {about.said}{said}."


def _asks(kans: Shown, asking: Sequence[str]) -> str:
    if asking:
        return f"{listed(asking)} {'noemt' if len(asking) == 1 else 'noemen'} de kans “{kans.name}”"
    by = listed([p.name for p in kans.leads()], MOST_LEADS)
    return f"{by} noemt de kans “{kans.name}”" if by else f"“{kans.name}” is een kans"


def _side_by_side(kind: Kind, about: Common, where: Mapping[str, str]) -> str:
    need, supply = kind.need, kind.supply
    return (
        f"{need.name} ({where[need.id]}) en {supply.name} ({where[supply.id]}) gaan allebei over "
        f"{about.said}: de eerste is {_told(need)}, de tweede {_told(supply)}."
    )


def in_full(thing: Shown, where: Mapping[str, str]) -> str:
    """Name, place, how far and who leads: "Stadsmijn (Gelderland), een proef, met X als trekker"."""
    return f"{thing.name} ({where[thing.id]}), {_told(thing)}"


def _told(thing: Shown) -> str:
    """How far a thing is and who leads it."""
    said = f"een {stage(thing)}" if label_of(thing.id) == "Platform" and not thing.over else stage(thing)
    leads = listed([p.name for p in thing.parties.get("trekker", ())], MOST_LEADS)
    return f"{said}, met {leads} als trekker" if leads else said


def _connected(ties: Sequence[Tie]) -> str:
    if not ties:
        return "Een partij of platform die beide verbindt, is niet bekend."
    names = listed([t.party.name for t in ties], MOST_TIES)
    return f"Wat hen al verbindt: {names}."
