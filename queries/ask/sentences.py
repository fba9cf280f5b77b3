"""How a question was understood, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import Snapshot
from queries.about import BY_NAME
from queries.ask.slots import Slots
from queries.ask.wanted import LISTS, MOST_COMPARED, compared, list_query, wanted
from queries.counting import phrase
from queries.counting.phrase import SORTED
from queries.dutch.phrases import capitalised, listed
from queries.grammar.intents import Intent
from queries.grammar.names import Names

_WITH_PLACE: dict[Intent, str] = {
    "collaboration": "waar {where} kunnen samenwerken",
    "scaling": "wat rijp is om op te schalen naar {where}",
    "similar": "waar het wiel opnieuw wordt uitgevonden in {where}",
    "gaps": "witte vlekken in {where}",
    "brokers": "wie {where} verbindt",
    "search": "zoeken in {where}",
    "compare": "{where} naast elkaar",
    "changes": "wat er nieuw is in {where}",
    "experience": "projecten in {where} die lopen of zijn afgerond",
    "needs": "kansen van {where} en wie erbij kan helpen",
}
_WITHOUT_PLACE: dict[Intent, str] = {
    "collaboration": "waar provincies kunnen samenwerken",
    "scaling": "wat rijp is voor opschaling",
    "similar": "waar het wiel opnieuw wordt uitgevonden",
    "gaps": "witte vlekken in alle provincies",
    "brokers": "wie provincies verbindt",
    "search": "zoeken",
    "compare": "vergelijken",
    "changes": "wat er nieuw is",
    "experience": "projecten die lopen of zijn afgerond, het verst eerst",
    "needs": "welke kansen provincies noemen, en wie erbij kan helpen",
}
_WITH_ARTICLE = {"Rijk": "het Rijk", "provincies": "de provincies"}
_OF_NOTE: dict[Intent, tuple[str, str]] = {
    "calls": ("Wat de provincies samen vragen", " aan {who}"),
    "figures": ("Welke bedragen bekend zijn", " van {who}"),
    "agreement": ("Wat er in het Bestuurlijk Akkoord staat", ""),
}


def understood(snapshot: Snapshot, intent: Intent, found: Slots, entity: str, known: Names, text: str) -> str:
    """One Dutch sentence that says how the question was understood."""
    if intent in LISTS:
        return _list(snapshot, intent, found, known)
    if intent == "define":
        terms = listed(found.terms)
        if len(found.terms) > 1:
            return f"Het verschil tussen {terms}." if len(found.terms) == 2 else f"Wat {terms} betekenen."
        return f"Wat {terms} betekent." if terms else "Alle begrippen."
    if intent == "about":
        return f"{BY_NAME[found.part].understood}."
    if intent == "contact":
        return _calling(found, entity, known)
    names = [known.references[i].name for i in found.things if i in known.references]
    if intent == "profile":
        reference = known.references.get(entity)
        return f"Wat we weten over {reference.name if reference else text}."
    if intent == "matches":
        return (
            f"Schakels van {known.references[entity].name}: wie heeft of zoekt elders wat dit zoekt of heeft."
        )
    if intent in _OF_NOTE:
        asked, of = _OF_NOTE[intent]
        who = [_WITH_ARTICLE.get(p, p) for p in found.parties]
        return f"{asked}{of.format(who=listed(who)) if who else ''}."
    if intent == "path":
        return f"Hoe {listed(_ends(found, known))} met elkaar verbonden zijn."
    if intent == "compare" and (projects := compared(found)):
        return f"{listed([known.references[i].name for i in projects])} naast elkaar."
    if intent == "learn":
        return _learning(found, known)
    places = found.provinces[:MOST_COMPARED] if intent == "compare" else found.provinces
    where = listed([known.vocabulary.province_names[p] for p in places])
    sentence = _WITH_PLACE[intent].format(where=where) if where else _WITHOUT_PLACE[intent]
    if intent == "collaboration" and len(found.provinces) == 1:
        sentence = sentence.replace("kunnen", "kan")
    if intent == "search":
        sentence = sentence.replace("zoeken", f"zoeken naar {_sought(found, text)}", 1)
    elif intent != "compare" and (subject := _subjects(found, known)):
        sentence = f"{sentence}, op {listed(subject)}"
    if names and intent in ("similar", "scaling"):
        sentence = f"{sentence}: {listed(names)}"
    if found.since and intent == "changes":
        sentence = f"{sentence}, sinds {found.since}"
    if found.excluded and intent == "experience":
        names_of = known.vocabulary.province_names
        others = [
            names_of.get(e) or (known.references[e].name if e in known.references else e)
            for e in found.excluded
        ]
        sentence = f"{sentence}, zonder {listed(others)}"
    if found.origins and intent == "scaling":
        origins = [known.vocabulary.province_names[p] for p in found.origins]
        sentence = f"{sentence}, van wat nu in {listed(origins)} loopt"
    return capitalised(sentence) + "."


def _list(snapshot: Snapshot, intent: Intent, found: Slots, known: Names) -> str:
    """What is counted or listed, in which order."""
    query = list_query(wanted(intent, found, "", ""))
    names = {i: reference.name for i, reference in known.references.items() if i in query.excluded}
    what = phrase(snapshot, query, names=names)
    if intent == "count":
        return f"Hoeveel {what} er zijn."
    ordered = SORTED.get((query.sort, query.descending), "")
    return capitalised(f"{what}, {ordered}." if ordered else f"{what}.")


def _calling(found: Slots, entity: str, known: Names) -> str:
    where = listed([known.vocabulary.province_names[p] for p in found.provinces])
    parts = [f"over {listed(_subjects(found, known))}"] if found.about() else []
    parts += [f"in {where}"] if where else []
    if entity:
        parts = [f"voor {known.references[entity].name}"]
    return f"Wie u kunt bellen of mailen{' ' if parts else ''}{' '.join(parts)}."


def _learning(found: Slots, known: Names) -> str:
    """What who can learn from whom."""
    names = known.vocabulary.province_names
    asking = [names[p] for p in found.provinces if p not in found.having]
    who = listed(asking) or "anderen"
    can = "kan" if len(asking) == 1 else "kunnen"
    subject = _subjects(found, known)
    on = f" over {listed(subject)}" if subject else ""
    return f"Wat {who} van {listed([names[p] for p in found.having])} {can} leren{on}."


def _ends(found: Slots, known: Names) -> list[str]:
    return [known.references[i].name for i in found.named()[:2] if i in known.references]


def _sought(found: Slots, text: str) -> str:
    words = list(dict.fromkeys([*found.words, *([] if found.words else found.kinds)]))
    return f'"{" ".join(words) or text}"'


def _subjects(found: Slots, known: Names) -> Sequence[str]:
    names = [known.themes_name(t) for t in found.themes]
    return list(dict.fromkeys([*names, *found.topics]))
