"""The one search box: which question somebody asks in plain Dutch, and about what.

No language model: the names and other names of the graph (``queries.grammar.names``), a small grammar of
Dutch question words (``queries.grammar.cues``), what narrows a question by itself
(``queries.grammar.modifiers``), and care with typing errors (``queries.grammar.typing``).
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema import NODE_TYPE_BY_SEGMENT, label_of
from graph.store import Snapshot
from queries.ask.about import part_of
from queries.ask.answering import answers
from queries.ask.defining import asked_terms, asks_whole
from queries.ask.model import OF_THE_NOTE, Alternative, AskAnswer, AskQuery, Wanted
from queries.ask.nearest import unknown_name
from queries.ask.parties import PROVINCES, addressees, have_money, whose_money
from queries.ask.sentences import understood
from queries.ask.slots import Slots, slots
from queries.ask.wanted import LISTS, MOST_COMPARED, TAKES, compared, list_query, listed_type, matched, wanted
from queries.counting import in_common, phrase, shared_topics, with_thing
from queries.dutch.phrases import capitalised, listed
from queries.grammar.intents import Intent
from queries.grammar.modifiers import NEWS, STARTED
from queries.grammar.names import Names, names
from queries.grammar.reading import Reading, read

SURE = 2.3
"""Weight from which a cue decides whatever else the question names."""
MOST_ALTERNATIVES = 5
OF_PROVINCES: tuple[Intent, ...] = (
    "collaboration",
    "scaling",
    "similar",
    "gaps",
    "brokers",
    "changes",
    "needs",
    "search",
    "contact",
)
"""Questions that are asked of provinces: of all of them but those left out."""


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
    if intent in ("define", "about"):
        found = Slots(terms=found.terms, part=found.part)
        entity = ""
    _settle(intent, found, known, elsewhere="leren" in reading.row)
    common = _in_common(snapshot, intent, reading, found)
    asked = wanted(intent, found, entity, text)
    counts_parts = intent == "profile" and reading.counts and found.kinds[:1] == ["project"] and found.things
    takes_part = counts_parts and label_of(entity) != "Project"
    taking_part = with_thing(snapshot, entity, known.references[entity].name) if takes_part else None
    unknown = unknown_name(intent, reading, found, known)
    answered = answers(snapshot, asked, known)
    return AskAnswer(
        version=snapshot.version,
        question=text,
        intent=intent,
        provinces=list(asked.provinces) if intent in LISTS else found.provinces,
        themes=found.themes,
        topics=found.topics,
        types=list(asked.types),
        phases=list(asked.phases) if intent in LISTS else [],
        since=found.since or None,
        until=found.until or None,
        regions=found.regions,
        towns=found.towns,
        excluded=[known.references[e].name if e in known.by_town else e for e in found.excluded],
        origins=list(asked.origins),
        sort=asked.sort,
        part=found.part,
        entity=entity,
        entities=[known.references[i] for i in _entities(intent, found, entity) if i in known.references],
        count=taking_part.count if taking_part else answered.count,
        found=answered.found,
        answer=taking_part.sentence if taking_part else answered.sentence or common or unknown.sentence,
        definitions=answered.definitions,
        contacts=answered.contacts,
        wanted=asked,
        understood=understood(snapshot, intent, found, entity, known, text),
        corrected=reading.corrected,
        notes=list(dict.fromkeys([*found.notes, *answered.notes])),
        alternatives=[
            *unknown.nearest,
            *_alternatives(snapshot, intent, reading, found, known, text, answered.nearest),
        ][:MOST_ALTERNATIVES],
        note=answered.note,
    )


# -- which question -----------------------------------------------------------------------------


def _intent(reading: Reading, found: Slots, known: Names) -> Intent:
    """The question that the heaviest cue asks, if what it needs is there; else what the names suggest."""
    if terms := asked_terms(reading, known):
        found.terms = [term.name for term in terms]
        return "define"
    if asks_whole(reading):
        return "define"
    if part := part_of(reading):
        found.part = part.name
        return "about"
    for cue, _ in reading.cues:
        if cue.weight >= SURE and _possible(cue.intent, found, reading, known):
            if _between_things(cue.intent, found):
                return "path"
            return "count" if reading.counts and cue.intent == "list" else cue.intent
    weak = {cue.intent for cue, _ in reading.cues}
    if reading.counts and not found.things:
        return "count"
    together = "collaboration" in weak and len(found.provinces) > 1 and found.kinds[:1] != ["kans"]
    if _asks_list(reading, found) and not together:
        return "list"
    if "changes" in weak and found.since:
        return "changes"
    if _asks_profile(reading, found, weak):
        return "profile"
    if "collaboration" in weak and not (found.kinds and not found.provinces):
        return "collaboration"
    if len(found.provinces) > 1 and not found.kinds and "search" not in weak and not _is_region(reading):
        return "collaboration"
    return "search"


def _asks_list(reading: Reading, found: Slots) -> bool:
    """Whether things of a kind are asked for, or what can only be had from a list."""
    if found.things or (found.kinds[:1] == ["thema"] and len(found.provinces) == 1):
        return False  # what a province is busy with stands in its profile
    narrow = bool(found.phases or found.regions or found.excluded or found.order)
    dated = bool(found.since or found.until) and not NEWS.search(reading.sentence())
    placed = len(found.towns) > 1 or (bool(found.towns) and (found.about() or bool(found.kinds)))
    return bool(found.kinds) or narrow or dated or placed


def _between_things(intent: Intent, found: Slots) -> bool:
    """Who asks what brings two parties together asks for the way between them, not for provinces."""
    return intent in ("brokers", "collaboration") and len(found.things) == 2 and not found.provinces


def _possible(intent: Intent, found: Slots, reading: Reading, known: Names) -> bool:
    """Whether a question names what it needs: a comparison two things, a path two ends.

    The provinces call on others, not on themselves; and of no other party than they and the Rijk there are
    figures.
    """
    if intent in LISTS:
        return not found.things
    if intent == "changes":
        return not found.things and not _dates_projects(found, reading)
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
    return True


def _dates_projects(found: Slots, reading: Reading) -> bool:
    """Whether a year says when projects began rather than since when there is news."""
    sentence = reading.sentence()
    return bool(
        (found.since or found.until) and STARTED.search(sentence) and not NEWS.search(sentence)
    ) or bool(found.order)


def _asks_profile(reading: Reading, found: Slots, weak: set[Intent]) -> bool:
    one_thing = bool(found.things) or bool(found.town)
    if one_thing and not found.about():
        return True
    if found.things and ("profile" in weak or not reading.loose):
        return True
    one_province = len(found.provinces) == 1 and not found.about() and not reading.loose
    if one_province and ("profile" in weak or not set(found.kinds) - {"thema"}):
        return True
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


def _settle(intent: Intent, found: Slots, known: Names, *, elsewhere: bool) -> None:
    """For a question about provinces a region or municipality stands for those it lies in.

    When some are only left out, all others are meant; who wants to learn, learns ``elsewhere``.  The answer
    says so.
    """
    names = known.vocabulary.province_names
    if intent == "scaling":
        _direct(found)
    if intent == "experience" and elsewhere:
        found.excluded += [p for p in found.provinces if p not in found.excluded]
        found.provinces = []
    if intent == "compare" and found.about():
        found.notes.append("Een vergelijking gaat over alles; zij is niet tot één onderwerp te beperken.")
    if intent in LISTS:
        _tell_lost(found)
        if found.unread:
            found.notes.append(f'Niet meegenomen: "{" ".join(found.unread)}".')
        return
    if intent not in ("profile", "search", "path", *OF_THE_NOTE):
        for name, provinces in found.around.items():
            where = listed([names[p] for p in provinces])
            asked = "de provincie" if len(provinces) == 1 else "die provincies"
            found.notes.append(f"{name} ligt in {where}; gevraagd is {asked}.")
            found.provinces = list(dict.fromkeys([*found.provinces, *provinces]))
    left_out = [p for p in found.excluded if p in names]
    if left_out and not found.provinces and intent in OF_PROVINCES:
        found.provinces = [p for p in names if p not in left_out]
    others = [
        known.references[e].name if e in known.references else e for e in found.excluded if e not in names
    ]
    if others and intent != "experience":
        found.notes.append(f"Bij deze vraag is {listed(others)} niet weg te laten; dat is niet gedaan.")


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


def _in_common(snapshot: Snapshot, intent: Intent, reading: Reading, found: Slots) -> str:
    """What a province shares with each of its neighbours; those with which it shares most are compared."""
    if intent != "compare" or not reading.neighbours or len(found.provinces) < 2:
        return ""
    own, *others = found.provinces
    shared = shared_topics(snapshot, own, others)
    found.provinces = [own, *shared]
    return in_common(snapshot, own, shared)


def _direct(found: Slots) -> None:
    """From where to where: what goes *van* or *uit* one province *naar* another."""
    found.provinces = [p for p in found.provinces if p not in found.origins]


def _tell_lost(found: Slots) -> None:
    """Say which choices the list of this type cannot be narrowed by."""
    segment = listed_type(found)
    takes = TAKES.get(segment, frozenset())
    lost = [
        word
        for slot, word, asked in (
            ("provinces", "de provincie", found.own_provinces),
            ("phases", "de fase", found.phases),
            ("years", "het jaar", found.since or found.until),
            ("towns", "de plaats (genomen is de provincie)", found.regions or found.towns),
            ("topics", "het onderwerp", found.topics or found.themes),
        )
        if asked and slot not in takes
    ]
    if lost:
        found.notes.append(f"Bij {NODE_TYPE_BY_SEGMENT[segment].plural} telt {listed(lost)} niet mee.")
    if segment == "gemeente" and found.about():
        found.notes.append("Alleen projecten waarvan de gemeente bekend is, tellen mee.")
    narrowed = found.about() or bool(found.provinces)
    if segment == "organisatie" and narrowed and found.order.endswith("projecten"):
        found.notes.append("De volgorde telt alle projecten van een organisatie, waar en waarover ook.")


# -- what else ----------------------------------------------------------------------------------


def _alternatives(
    snapshot: Snapshot,
    intent: Intent,
    reading: Reading,
    found: Slots,
    known: Names,
    text: str,
    nearest: Wanted | None,
) -> list[Alternative]:
    made: list[Alternative] = []
    shown = [wanted(intent, found, _entity(intent, found), text)]
    if nearest is not None:
        shown.append(nearest)
        what = phrase(snapshot, list_query(nearest), names={i: r.name for i, r in known.references.items()})
        made.append(Alternative(intent=nearest.intent, understood=capitalised(f"{what}."), wanted=nearest))
    for other in _others(intent, reading, found, known):
        entity = _entity(other, found)
        if other == "profile" and not entity:
            continue
        asked = wanted(other, found, entity, text)
        if asked not in shown:
            shown.append(asked)
            sentence = understood(snapshot, other, found, entity, known, text)
            made.append(Alternative(intent=other, understood=sentence, wanted=asked))
    return made[:MOST_ALTERNATIVES]


def _others(intent: Intent, reading: Reading, found: Slots, known: Names) -> Sequence[Intent]:
    """Other questions that the words allow: those a cue points to first, then what the names suggest."""
    cued: list[Intent] = [cue.intent for cue, _ in reading.cues]
    usual: list[Intent] = []
    if intent == "search" and (found.about() or found.provinces) and not found.things:
        usual.append("list")
    if found.things or len(found.provinces) == 1 or _only_topic(found):
        usual.append("profile")
    if len(found.provinces) > 1:
        usual += ["collaboration", "compare", "brokers"]
    if found.about() or found.provinces:
        usual += ["collaboration", "scaling", "gaps", "similar"]
    usual.append("search")
    order = [i for i in dict.fromkeys([*cued, *usual]) if i not in ("define", "about")]
    return [i for i in order if i != intent and _possible(i, found, reading, known) and _has_page(i, found)]


def _has_page(intent: Intent, found: Slots) -> bool:
    return intent != "profile" or bool(_entity("profile", found))
