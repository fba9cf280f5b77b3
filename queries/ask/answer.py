"""The one search box: which question somebody asks in plain Dutch, and about what.

No language model: the names and other names of the graph (``queries.ask.names``), a small grammar of Dutch
question words (``queries.ask.grammar``), and care with typing errors (``queries.ask.reading``).
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import Snapshot
from queries.ask.model import OF_THE_NOTE, Alternative, AskAnswer, AskQuery, Intent
from queries.ask.names import Names, names
from queries.ask.parties import PROVINCES, addressees, have_money, whose_money
from queries.ask.reading import Reading, read
from queries.ask.sentences import understood
from queries.ask.slots import Slots, slots
from queries.ask.wanted import MOST_COMPARED, compared, matched, wanted
from queries.base.model import Reference
from queries.lists import ListQuery, listing
from queries.note import NoteAnswer, NoteQuery, note

SURE = 2.3
"""Weight from which a cue decides whatever else the question names."""
MOST_ALTERNATIVES = 4


def ask(snapshot: Snapshot, query: AskQuery | str) -> AskAnswer:
    """How a question is understood, what must be known to answer it, and what else it could mean.

    Every question has an answer: what nothing is recognised in is searched for.
    """
    text = query.text if isinstance(query, AskQuery) else AskQuery(text=query).text
    known = names(snapshot)
    reading = read(snapshot, text)
    found = slots(snapshot, reading, known)
    intent = _intent(reading, found, known)
    _name_parties(intent, reading, found, known)
    entity = _entity(intent, found)
    _town_as_province(intent, found, known)
    if intent == "compare" and found.about():
        found.notes.append("Een vergelijking gaat over alles; zij is niet tot één onderwerp te beperken.")
    return AskAnswer(
        version=snapshot.version,
        question=text,
        intent=intent,
        provinces=found.provinces,
        themes=found.themes,
        topics=found.topics,
        phases=found.phases if intent == "list" else [],
        entity=entity,
        entities=[known.references[i] for i in _entities(intent, found, entity) if i in known.references],
        wanted=wanted(intent, found, entity, text),
        found=_found(snapshot, found) if intent == "list" else [],
        understood=understood(intent, found, entity, known, text),
        corrected=reading.corrected,
        notes=found.notes,
        alternatives=_alternatives(intent, reading, found, known, text),
        answer=_of_note(snapshot, intent, found),
    )


# -- which question -----------------------------------------------------------------------------


def _intent(reading: Reading, found: Slots, known: Names) -> Intent:
    """The question that the heaviest cue asks, if what it needs is there; else what the names suggest."""
    for cue, _ in reading.cues:
        if cue.weight >= SURE and _possible(cue.intent, found, reading, known):
            return "path" if _between_things(cue.intent, found) else cue.intent
    weak = {cue.intent for cue, _ in reading.cues}
    if "changes" in weak and found.since:
        return "changes"
    if _asks_profile(reading, found, weak):
        return "profile"
    if "collaboration" in weak and not (found.kinds and not found.provinces):
        return "collaboration"
    if len(found.provinces) > 1 and not found.kinds and "search" not in weak and not _is_region(reading):
        return "collaboration"
    return "search"


def _between_things(intent: Intent, found: Slots) -> bool:
    """Who asks what brings two parties together asks for the way between them, not for provinces."""
    return intent in ("brokers", "collaboration") and len(found.things) == 2 and not found.provinces


def _possible(intent: Intent, found: Slots, reading: Reading, known: Names) -> bool:
    """Whether a question names what it needs: a comparison two things, a path two ends.

    The provinces call on others, not on themselves; and of no other party than they and the Rijk there are
    figures.
    """
    if intent == "calls":
        return PROVINCES not in addressees(reading, known)
    if intent == "figures":
        return have_money(found.things, known)
    if intent == "compare":
        return len(found.provinces) > 1 or bool(compared(found))
    if intent == "path":
        return len(found.named()) > 1
    if intent == "matches":
        return bool(matched(found))
    if intent == "learn":
        return bool(found.having)
    if intent in ("experience", "needs"):
        return not found.things
    if intent == "list":  # of one thing by name, its profile tells; platforms have no phase
        return not found.things and "platform" not in found.kinds
    return True


def _asks_profile(reading: Reading, found: Slots, weak: set[Intent]) -> bool:
    one_thing = bool(found.things) or bool(found.town)
    if one_thing and not found.about():
        return True
    if found.things and ("profile" in weak or not reading.loose):
        return True
    one_province = len(found.provinces) == 1 and not found.about() and not reading.loose
    if one_province and ("profile" in weak or not found.kinds):
        return "search" not in weak or reading.weight("profile") > 0
    return reading.explains() and _only_topic(found) and not found.kinds


def _only_topic(found: Slots) -> bool:
    """Whether one topic or theme is all that is named: *wat is struviet*."""
    return len(found.topic_ids) + bool(found.themes) == 1 and not found.provinces and not found.things


def _is_region(reading: Reading) -> bool:
    """Whether several provinces come from one word, as *het noorden*."""
    spans = [s for s in reading.spans if s.provinces and not s.town]
    return len(spans) == 1


# -- about what ---------------------------------------------------------------------------------


def _entity(intent: Intent, found: Slots) -> str:
    """The one thing asked about."""
    if intent in OF_THE_NOTE:
        return ""
    if intent == "matches":
        return matched(found)
    if found.things:
        return found.things[0]
    if intent == "profile":
        if found.town:
            return found.town
        if len(found.provinces) == 1:
            return f"provincie/{found.provinces[0]}"
        if found.topic_ids or found.themes:
            return (found.topic_ids or found.themes)[0]
    return ""


def _entities(intent: Intent, found: Slots, entity: str) -> list[str]:
    if intent == "path":
        return found.named()[:2]
    if intent == "compare":
        return [*compared(found)] or [f"provincie/{p}" for p in found.provinces[:MOST_COMPARED]]
    return [entity] if entity else []


def _town_as_province(intent: Intent, found: Slots, known: Names) -> None:
    """For a question about provinces a municipality stands for the one it lies in, and the answer says so."""
    if not found.town or intent in ("profile", "search", "path", *OF_THE_NOTE):
        return
    slug = next(p for identifier, p in known.towns.values() if identifier == found.town)
    name = known.references[found.town].name
    found.provinces = list(dict.fromkeys([*found.provinces, slug]))
    found.notes.append(f"{name} ligt in {known.vocabulary.province_names[slug]}; gevraagd is de provincie.")


def _found(snapshot: Snapshot, found: Slots) -> list[Reference]:
    """The projects of the list that is asked for."""
    query = ListQuery(
        segment="project",
        provinces=tuple(found.provinces),
        themes=tuple(found.themes),
        topics=tuple(found.topics),
        phases=tuple(found.phases),
        limit=0,
    )
    items = listing(snapshot, query).items
    return [Reference(id=item.id, type="Project", name=item.name) for item in items]


# -- the IPO note ---------------------------------------------------------------------------------


def _name_parties(intent: Intent, reading: Reading, found: Slots, known: Names) -> None:
    """Who is asked or whose money it is; and that the provinces speak and pay together."""
    if intent == "calls":
        found.parties = addressees(reading, known)
        if "Rijk" in found.parties and found.town:  # Den Haag, which stands for the Rijk
            found.provinces, found.town = [], ""
    elif intent == "figures":
        found.parties = whose_money(reading, found.things, known)
    if intent in ("calls", "figures") and found.provinces:
        found.notes.append("Dit is van de twaalf provincies samen; per provincie is het niet bekend.")
        found.parties = found.parties or [PROVINCES] * (intent == "figures")


def _of_note(snapshot: Snapshot, intent: Intent, found: Slots) -> NoteAnswer | None:
    if intent not in OF_THE_NOTE:
        return None
    return note(snapshot, NoteQuery(part=OF_THE_NOTE[intent], parties=tuple(found.parties)))


# -- what else ----------------------------------------------------------------------------------


def _alternatives(
    intent: Intent, reading: Reading, found: Slots, known: Names, text: str
) -> list[Alternative]:
    made: list[Alternative] = []
    shown = [wanted(intent, found, _entity(intent, found), text)]
    for other in _others(intent, reading, found, known):
        entity = _entity(other, found)
        if other == "profile" and not entity:
            continue
        asked = wanted(other, found, entity, text)
        if asked not in shown:
            shown.append(asked)
            sentence = understood(other, found, entity, known, text)
            made.append(Alternative(intent=other, understood=sentence, wanted=asked))
    return made[:MOST_ALTERNATIVES]


def _others(intent: Intent, reading: Reading, found: Slots, known: Names) -> Sequence[Intent]:
    """Other questions that the words allow: those a cue points to first, then what the names suggest."""
    cued: list[Intent] = [cue.intent for cue, _ in reading.cues]
    usual: list[Intent] = []
    if found.things or len(found.provinces) == 1 or _only_topic(found):
        usual.append("profile")
    if len(found.provinces) > 1:
        usual += ["collaboration", "compare", "brokers"]
    if found.about() or found.provinces:
        usual += ["collaboration", "scaling", "gaps", "similar"]
    usual.append("search")
    order = list(dict.fromkeys([*cued, *usual]))
    return [i for i in order if i != intent and _possible(i, found, reading, known) and _has_page(i, found)]


def _has_page(intent: Intent, found: Slots) -> bool:
    return intent != "profile" or bool(_entity("profile", found))
