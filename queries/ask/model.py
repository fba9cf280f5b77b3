"""What a free question is understood as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from queries.base.asked import SOMETHING, Question
from queries.base.model import Answer, Reference
from queries.note import NoteAnswer, NotePart

Intent = Literal[
    "collaboration",
    "scaling",
    "similar",
    "gaps",
    "brokers",
    "profile",
    "search",
    "path",
    "compare",
    "changes",
    "list",
    "experience",
    "needs",
    "learn",
    "matches",
    "calls",
    "figures",
    "agreement",
]

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
    ``topics`` names or words, ``kinds`` segments of identifiers; ``since`` is a year, ``text`` what is
    searched for; ``part`` a part of the IPO note, ``parties`` of whom it is asked;
    ``asking`` and ``having`` slugs of who wants to learn of whom; ``sort`` what a list is sorted by.
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


class Alternative(Answer):
    """What the question could also mean; ``wanted`` is for who answers that, and does not go out."""

    intent: Intent
    understood: str
    wanted: Wanted = Field(exclude=True)


class Corrected(Answer):
    """A word that was read as another one: a typing error, or another name."""

    given: str
    read_as: str


class AskAnswer(Answer):
    """How a question was understood.

    ``provinces`` are slugs, ``themes`` identifiers, ``topics`` the names of topics or, when no vocabulary
    knows them, the words as typed.  ``entity`` is the identifier of the thing asked about, or empty;
    ``entities`` has all things named (two for a path, two to four to compare).  ``wanted`` is what the
    question that answers it is to be told.  ``phases`` are asked for by a list of projects, and ``found`` is
    that list; ``answer`` answers a question about the IPO note.  ``understood`` and ``notes`` are Dutch.
    """

    version: str
    question: str
    intent: Intent
    provinces: list[str]
    themes: list[str]
    topics: list[str]
    phases: list[str] = Field(default_factory=list)
    entity: str
    entities: list[Reference]
    found: list[Reference] = Field(default_factory=list)
    wanted: Wanted = Field(exclude=True)
    understood: str
    corrected: list[Corrected]
    notes: list[str]
    alternatives: Sequence[Alternative]
    answer: NoteAnswer | None = None
