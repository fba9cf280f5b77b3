"""The answers that are a sentence or a handful of things, given with how the question was understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.store import Snapshot
from queries.about import BY_NAME
from queries.ask.model import OF_THE_NOTE, Wanted
from queries.ask.wanted import LISTS, list_query
from queries.base.model import Reference
from queries.counting import per_province, told
from queries.dutch.phrases import listed
from queries.glossary import GlossaryQuery, Term, glossary
from queries.grammar.names import Names
from queries.lists import ListQuery
from queries.note import NoteAnswer, NoteQuery, note
from queries.who import Called, WhoQuery, whom


@dataclass
class Answered:
    """What a question is answered with at once; empty where a page must."""

    sentence: str = ""
    count: int | None = None
    found: list[Reference] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    nearest: Wanted | None = None
    definitions: list[Term] = field(default_factory=list)
    contacts: list[Called] = field(default_factory=list)
    note: NoteAnswer | None = None


def answers(snapshot: Snapshot, asked: Wanted, known: Names) -> Answered:
    """The answer to what is asked, as far as it fits in a sentence."""
    if asked.intent in LISTS:
        return _list(snapshot, asked, known)
    if asked.intent == "define":
        terms = glossary(snapshot, GlossaryQuery(terms=asked.terms)).terms if asked.terms else []
        return Answered(" ".join(f"{term.name}: {term.text}" for term in terms), definitions=terms)
    if asked.intent == "about":
        return Answered(BY_NAME[asked.part].answer)
    if asked.intent == "contact":
        return _contact(snapshot, asked, known)
    if asked.intent in OF_THE_NOTE:
        parts = NoteQuery(part=OF_THE_NOTE[asked.intent], parties=asked.parties)
        return Answered(note=note(snapshot, parts))
    return Answered()


def _list(snapshot: Snapshot, asked: Wanted, known: Names) -> Answered:
    query = list_query(asked)
    names = {i: known.references[i].name for i in query.excluded if i in known.references}
    answer = told(snapshot, query, names)
    if asked.tally:
        of = ListQuery(segment=asked.tally, themes=query.themes, topics=query.topics, excluded=query.excluded)
        spread = per_province(snapshot, of if query.segment == "provincie" else query)
        answer = replace(answer, sentence=f"{answer.sentence} {spread}".strip())
    return Answered(
        sentence=answer.sentence,
        count=answer.count,
        found=[known.reference(item.id, item.name) for item in answer.found.items],
        notes=answer.notes,
        nearest=_nearest(asked, answer.nearest) if answer.nearest else None,
    )


def _nearest(asked: Wanted, query: ListQuery) -> Wanted:
    """The wider list as a question; what it is not narrowed by any more is empty."""
    return asked.model_copy(
        update={
            "intent": "list",
            "types": (query.segment,),
            "sort": asked.sort if asked.types == (query.segment,) else "",
            "provinces": query.provinces,
            "themes": query.themes,
            "topics": query.topics,
            "phases": query.phases,
            "kinds": query.kinds,
            "regions": query.regions,
            "towns": query.towns,
            "first_year": query.first_year or 0,
            "last_year": query.last_year or 0,
        }
    )


def _contact(snapshot: Snapshot, asked: Wanted, known: Names) -> Answered:
    query = WhoQuery(provinces=asked.provinces, themes=asked.themes, topics=asked.topics, thing=asked.thing)
    found = whom(snapshot, query)
    called = [c.contact.party.name for c in found.contacts]
    sentence = f"U kunt terecht bij {listed(called, 4)}." if called else "Er is geen contact bekend."
    if found.unknown:
        sentence += f" Van {listed(found.unknown)} zelf is geen contact bekend."
    return Answered(sentence, contacts=found.contacts)
