"""What a free question is understood as."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from queries.base.asked import SOMETHING, Question
from queries.base.model import Answer, Reference
from queries.glossary import Term
from queries.grammar.intents import Corrected, Intent
from queries.note import NoteAnswer, NotePart
from queries.who import Called

OF_THE_NOTE: dict[Intent, NotePart] = {"calls": "oproepen", "figures": "cijfers", "agreement": "akkoord"}
"""Questions that the IPO note answers, with the part of it that does."""


class AskQuery(Question):
    """A question as people type it."""

    text: str = Field(
        validation_alias="q",
        pattern=SOMETHING,
        max_length=300,
        examples=["witte vlekken Gelderland"],
        description="Een vraag zoals u die zou stellen.",
    )


class Wanted(Answer):
    """A question with all that it is about, by slot; an empty slot is not asked for.

    ``thing``, ``start``, ``end``, ``projects`` and ``themes`` are identifiers, ``provinces`` slugs,
    ``topics`` names or words, ``kinds`` segments of identifiers, or kinds within the ``types`` of a list;
    ``since`` is a year, ``text`` what is searched for; ``part`` a part of the IPO note or of the site,
    ``parties`` of whom it is asked; ``asking`` and ``having`` slugs of who wants to learn of whom,
    ``origins`` of where projects run now; ``terms`` words to explain; ``sort`` what a list is sorted by.
    ``regions``, ``towns``, ``first_year``, ``last_year`` and ``excluded`` narrow a list;
    ``tally`` is the type of which the number in each province is told.
    """

    intent: Intent
    thing: str = ""
    text: str = ""
    start: str = ""
    end: str = ""
    provinces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    since: str = ""
    phases: tuple[str, ...] = ()
    part: str = ""
    parties: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    sort: str = ""
    types: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    first_year: int = 0
    last_year: int = 0
    excluded: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    tally: str = ""


class Alternative(Answer):
    """What the question could also mean; ``wanted`` is for who answers that, and does not go out."""

    intent: Intent
    understood: str
    wanted: Wanted = Field(exclude=True)


class AskAnswer(Answer):
    """How a question was understood, and the answer where that is a sentence.

    ``provinces`` are slugs, ``themes`` identifiers, ``topics`` the names of topics or, when no vocabulary
    knows them, the words as typed.  ``entity`` is the identifier of the thing asked about, or empty;
    ``entities`` has all things named (two for a path, two to four to compare).  ``wanted`` is what the
    question that answers it is to be told.

    ``types`` are the kinds of things that are counted or listed, by the segment of their identifiers,
    ``phases`` those of projects, ``regions`` and ``towns`` names, ``since`` and ``until`` the first and last
    year; ``excluded`` what is left out: slugs of provinces, identifiers, phases, words.  ``count`` is the
    number of a list, ``found`` its beginning, ``answer`` the answer in a sentence, empty where a page must
    answer.  ``definitions`` explain words, ``contacts`` say whom to call, ``part`` which part of the site
    tells it, and ``note`` answers a question about the IPO note.  ``understood`` and ``notes`` are Dutch.
    """

    version: str
    question: str
    intent: Intent
    provinces: list[str]
    themes: list[str]
    topics: list[str]
    types: list[str] = Field(default_factory=list)
    phases: list[str] = Field(default_factory=list)
    since: int | None = None
    until: int | None = None
    regions: list[str] = Field(default_factory=list)
    towns: list[str] = Field(default_factory=list)
    excluded: list[str] = Field(default_factory=list)
    origins: list[str] = Field(default_factory=list)
    sort: str = ""
    part: str = ""
    entity: str
    entities: list[Reference]
    count: int | None = None
    found: list[Reference] = Field(default_factory=list)
    answer: str = ""
    definitions: list[Term] = Field(default_factory=list)
    contacts: list[Called] = Field(default_factory=list)
    wanted: Wanted = Field(exclude=True)
    understood: str
    corrected: list[Corrected]
    notes: list[str]
    alternatives: Sequence[Alternative]
    note: NoteAnswer | None = None
