"""The note on one to three matches for a meeting, with words of whoever takes it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from api.files.notes import PAGE_MM, Note, NoteLine, NoteSection, References, colophon, height
from graph.schema.phases import FINISHED, RUNNING
from queries.dutch.ages import how_old
from queries.dutch.figures import dutch_date
from queries.dutch.phrases import capitalised, listed
from queries.exchange import AgendaAnswer, AgendaItem, SourcedSide
from queries.matches import MatchKind

TITLE_LETTERS, REQUEST_LETTERS, TEXT_LETTERS = 200, 600, 3000
"""Most letters of what a reader writes; what stays on one page is less, and depends on the matches."""
LEADS = 2

ROLES: dict[MatchKind, tuple[str, str]] = {
    "together": ("Wil dit", "Wil dit ook"),
    "same_wheel": ("De een", "De ander"),
}
SIDES = ("Zoekt", "Heeft")
"""What the two sides are called; of other kinds than ``ROLES``."""


class MatchRoom(NamedTuple):
    """How much a note on matches shows of each: sources of a side, other running projects, descriptions; of
    all together whom to call; and whether it is dense."""

    sources: int
    running: int
    contacts: int = 6
    described: bool = False
    dense: bool = False


MATCH_ROOMS = (
    MatchRoom(2, 2, described=True),
    MatchRoom(2, 2),
    MatchRoom(1, 2),
    MatchRoom(1, 1),
    MatchRoom(1, 0),
    MatchRoom(2, 2, dense=True),
    MatchRoom(1, 2, dense=True),
    MatchRoom(1, 1, dense=True),
    MatchRoom(1, 0, dense=True),
    MatchRoom(1, 0, contacts=3, dense=True),
    MatchRoom(1, 0, contacts=0, dense=True),
)
"""From ample to sparse: the first with which a note stays on one page of A4."""


@dataclass(frozen=True)
class Words:
    """What a reader wrote instead of the words of the note: title, request, and the text of each match in
    their order.  What is empty stays as it is."""

    title: str = ""
    request: str = ""
    texts: tuple[str, ...] = ()

    def text(self, place: int, item: AgendaItem) -> str:
        """The text of the match at a place."""
        return (self.texts[place] if place < len(self.texts) else "") or item.explanation


@dataclass(frozen=True)
class MatchNote:
    """A note with the matches it is about; ``fits`` is whether it stays on one page of A4."""

    note: Note
    items: Sequence[AgendaItem]
    texts: Sequence[str]
    fits: bool


def match_note(answer: AgendaAnswer, words: Words, address: str, today: date | None = None) -> MatchNote:
    """The note, with as much of the facts as leaves it on one page.

    It is of ``today``, and says how old its sources are on that day; without a day it says neither.
    """
    texts = tuple(words.text(place, item) for place, item in enumerate(answer.items))
    for room in MATCH_ROOMS:
        note = _note(answer, texts, words, address, today, room)
        if height(note) <= PAGE_MM:
            return MatchNote(note, answer.items, texts, fits=True)
    return MatchNote(note, answer.items, texts, fits=False)


def _note(
    answer: AgendaAnswer,
    texts: Sequence[str],
    words: Words,
    address: str,
    today: date | None,
    room: MatchRoom,
) -> Note:
    items, references = answer.items, References(room.sources)
    sections = tuple(
        NoteSection(_heading(items, place), texts[place], _lines(item, references, room, today))
        for place, item in enumerate(items)
    )
    called = NoteSection("Wie te bellen", _contacts(items, room.contacts))
    return Note(
        title=words.title or title_of(items),
        kicker="Notitie voor de Regiegroep" + (f", {dutch_date(today.isoformat())}" if today else ""),
        request=words.request or request_of(items),
        sections=(*sections, called) if called.text else sections,
        sources=tuple(references.sources.values()),
        colophon=colophon(answer.version),
        address=address,
        file="agenda-" + "-".join(dict.fromkeys(p for item in items for p in _slugs(item))),
        dense=room.dense,
    )


# -- the words it begins with -------------------------------------------------------------------


def title_of(items: Sequence[AgendaItem]) -> str:
    """What the note is called: its provinces and subject, or its subjects."""
    if len(items) == 1:
        return name_of(items[0])
    return f"Schakels om te bespreken: {listed(list(dict.fromkeys(_subject(item) for item in items)))}"


def name_of(item: AgendaItem) -> str:
    """What a match is called: the provinces and the subject."""
    return f"{_who(item.need)} en {_who(item.supply)}: {_subject(item)}"


def _subject(item: AgendaItem) -> str:
    """The most telling thing that both are about."""
    return item.subjects[0].name if item.subjects else item.said


def request_of(items: Sequence[AgendaItem]) -> str:
    """What is asked of the meeting."""
    if len(items) > 1:
        return "Bespreek bij elke schakel of deze partijen verder praten, en wie het eerste gesprek belegt."
    item = items[0]
    need, supply = _who(item.need), _who(item.supply)
    several = len(item.need.provinces) > 1
    what = {
        "experience": f"{need} ervaring {'ophalen' if several else 'ophaalt'} bij {supply}",
        "together": f"{need} en {supply} samen optrekken",
        "chain": f"{need} en {supply} elkaar in één keten kunnen aanvullen",
        "same_wheel": f"{need} en {supply} hun werk naast elkaar leggen",
    }
    return f"Bespreek of {what[item.kind]} ({item.said}), en wie het eerste gesprek belegt."


def _who(side: SourcedSide) -> str:
    """The provinces of a side; of what is in none, its name."""
    return listed([p.name for p in side.provinces], 3) or side.name


def _slugs(item: AgendaItem) -> list[str]:
    found = [p.id.partition("/")[2] for side in (item.need, item.supply) for p in side.provinces[:2]]
    return found or ["landelijk"]


# -- one match ----------------------------------------------------------------------------------


def _heading(items: Sequence[AgendaItem], place: int) -> str:
    item = items[place]
    kind = f"{item.kind_name}{', nieuw' if item.new else ''}"
    return capitalised(kind) if len(items) == 1 else f"{place + 1}. {name_of(item)} ({kind})"


def _lines(
    item: AgendaItem, references: References, room: MatchRoom, today: date | None
) -> tuple[NoteLine, ...]:
    said = ROLES.get(item.kind, SIDES)
    lines = [
        _side(role, side, references, room, today)
        for role, side in zip(said, (item.need, item.supply), strict=True)
    ]
    shown = item.running[: room.running]
    lines += [_side("Loopt ook" if _runs(s) else "Is afgerond", s, references, room, today) for s in shown]
    if not any(_is_evidence(side) for side in (item.need, item.supply, *item.running)):
        lines.append(
            NoteLine("Wat er loopt: onder de schakels hiervan is geen project dat loopt of is afgerond.")
        )
    return (*lines, NoteLine(item.joint_work))


def _runs(side: SourcedSide) -> bool:
    return side.phase in RUNNING


def _is_evidence(side: SourcedSide) -> bool:
    """Whether there is something to visit: a project that runs or is finished, or a platform."""
    return side.type == "Platform" or side.phase in (*RUNNING, FINISHED)


def _side(
    role: str, side: SourcedSide, references: References, room: MatchRoom, today: date | None
) -> NoteLine:
    where = listed([p.name for p in side.provinces], 3) or "landelijk"
    about = f" {side.description}" if room.described and side.description else ""
    said = [f"{role}: {side.name} ({where}), {side.stage}.{about}", _asked(side), _dated(side, today)]
    return NoteLine(" ".join(filter(None, said)), references.of(side.sources))


def _asked(side: SourcedSide) -> str:
    """Who can tell more: who leads or asks it, of a kans else the province that states it."""
    if side.leads:
        return f"Te vragen bij {listed([lead.name for lead in side.leads], LEADS)}."
    if side.type in ("Opportunity", "Province") and side.provinces:
        many = len(side.provinces) > 1
        return (
            f"Te vragen bij de provincie{'s' if many else ''} {listed([p.name for p in side.provinces], 3)}."
        )
    return "" if side.type == "Platform" else "Wie het trekt, is niet bekend."


def _contacts(items: Sequence[AgendaItem], most: int) -> str:
    """Where those can be reached who can tell more, each once: a mailbox or page, never a person."""
    known = [side.contact for item in items for side in (item.need, item.supply) if side.contact]
    said = dict.fromkeys(f"{contact.party.name}: {_without_scheme(contact.address)}" for contact in known)
    return "; ".join(list(said)[:most])


def _without_scheme(address: str) -> str:
    """An address as people write it."""
    return address.removeprefix("https://").removeprefix("www.").rstrip("/")


def _dated(side: SourcedSide, today: date | None) -> str:
    """Of when its newest source is, and how old that is."""
    if not side.sources:
        return "Er is geen bron bekend."
    if not side.newest:
        return "De datum van de bron is niet bekend."
    old = how_old(side.newest, today) if today else ""
    which = "Bron" if len(side.sources) == 1 else "Nieuwste bron"
    return f"{which}: {dutch_date(side.newest)}{f', {old}' if old else ''}."
