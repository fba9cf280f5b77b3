"""The note for a meeting: one combination of provinces on one page, with its sources numbered.

The page that is printed and the Word document are made from the same ``Note``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from api.html.wording import PART_NAMES
from graph.schema import NODE_TYPE
from graph.schema.phases import shown
from graph.store import Snapshot
from queries.base.model import SourceReference
from queries.collaboration import CollaborationAnswer, Evidence, Existing, Opportunity
from queries.dutch.figures import dutch_date
from queries.dutch.phrases import counted, listed
from queries.words import vocabulary


class Room(NamedTuple):
    """How much a note shows: sources of a fact, things that led to it (at least one of each province), what
    there is already, carriers, and contacts; and whether it is dense."""

    sources: int
    evidence: int
    existing: int
    carriers: int
    contacts: int
    dense: bool = False


ROOMS = (
    Room(2, 5, 4, 3, 6),
    Room(1, 5, 4, 3, 4),
    Room(1, 5, 3, 2, 4),
    Room(1, 5, 4, 3, 6, dense=True),
    Room(1, 1, 2, 2, 6, dense=True),
    Room(1, 1, 2, 2, 2, dense=True),
)
"""From ample to sparse: the first with which a note stays on one page of A4.  Its own page has the rest."""
TELLING_PARTS = 3


@dataclass(frozen=True)
class NoteLine:
    """A line of a list, with the numbers of the sources that state it."""

    text: str
    references: tuple[int, ...] = ()


@dataclass(frozen=True)
class NoteSection:
    """A heading with sentences and then lines."""

    heading: str
    text: str = ""
    lines: tuple[NoteLine, ...] = ()


@dataclass(frozen=True)
class Note:
    """Everything on the note, in the order of reading; ``address`` is where its page is.

    A ``dense`` note is in smaller letters, and its sources name their site and not the whole address.
    """

    title: str
    kicker: str
    request: str
    sections: tuple[NoteSection, ...]
    sources: tuple[SourceReference, ...]
    colophon: str
    address: str
    file: str
    dense: bool = False

    def place_of(self, source: SourceReference) -> str:
        """Where a source is, as it stands on the note."""
        return urlsplit(source.url).netloc.removeprefix("www.") if self.dense else source.url


@dataclass
class References:
    """Numbers sources in the order in which they are first named."""

    each: int
    """So many of a fact at most."""
    sources: dict[str, SourceReference] = field(default_factory=dict)

    def of(self, stated: Sequence[SourceReference]) -> tuple[int, ...]:
        for source in stated[: self.each]:
            self.sources.setdefault(source.id, source)
        places = list(self.sources)
        return tuple(places.index(s.id) + 1 for s in stated[: self.each])


def collaboration_note(snapshot: Snapshot, answer: CollaborationAnswer, subject: str, address: str) -> Note:
    """The note on the first combination of an answer; ``subject`` is what was asked about, or empty."""
    names = vocabulary(snapshot).province_names
    for room in ROOMS:
        note = _note(answer, names, subject, address, room)
        if height(note) <= PAGE_MM:
            break
    return note


def _note(answer: CollaborationAnswer, names: dict[str, str], subject: str, address: str, room: Room) -> Note:
    found = answer.opportunities[0]
    about = subject or listed([t.name for t in found.topics], 3)
    provinces = listed(found.names)
    references = References(room.sources)
    sections = (
        NoteSection("Waarom deze provincies", _why(found)),
        _existing(found, names, room.existing),
        NoteSection("Wie het kan dragen", lines=_carriers(found, room.carriers)),
        NoteSection("Wie te bellen", _contacts(found, room.contacts)),
        NoteSection("Waar dit op steunt", lines=_evidence(found, names, references, room.evidence)),
        NoteSection("Hoe sterk is dit voorstel", _strength(found)),
    )
    return Note(
        title=f"Samenwerken op {about}: {provinces}" if about else f"Samenwerken: {provinces}",
        kicker=f"Notitie voor de Regiegroep, {dutch_date(date.today().isoformat())}",
        request=_request(provinces, about),
        sections=tuple(s for s in sections if s.text or s.lines),
        sources=tuple(references.sources.values()),
        colophon=colophon(answer.version),
        address=address,
        file="notitie-" + "-".join(found.provinces),
        dense=room.dense,
    )


def colophon(version: str) -> str:
    """What every note says of itself at its end."""
    return (
        "Gemaakt met Schakelkaart. De kaarten zijn een reconstructie uit openbare bronnen; de officiële "
        f"bijlage van 2023 is niet gebruikt. Versie van de gegevens: {version}."
    )


def _why(found: Opportunity) -> str:
    """The explanation without what the section on what there is already says again."""
    return " ".join(found.explanation.replace(found.no_joint_work, "").split())


def _request(provinces: str, about: str) -> str:
    on = f" op {about}" if about else ""
    return f"Bespreek of {provinces} samen verder gaan{on}, en wie het eerste gesprek belegt."


def _existing(found: Opportunity, names: dict[str, str], most: int) -> NoteSection:
    lines = tuple(
        NoteLine(f"{e.name}{_in_brackets(_phase(e), listed([names[p] for p in e.provinces], 4))}")
        for e in found.existing[:most]
    )
    rest = found.existing_total - len(lines)
    if rest > 0:
        lines += (NoteLine(f"En nog {counted(rest, 'project of platform', 'projecten en platforms')}."),)
    return NoteSection("Wat er al is", "" if lines else found.no_joint_work, lines)


def _carriers(found: Opportunity, most: int) -> tuple[NoteLine, ...]:
    return tuple(NoteLine(f"{c.name}: {c.reason}") for c in found.carriers[:most])


def _contacts(found: Opportunity, most: int) -> str:
    """Where each province and carrier can be reached, in one line: a page or mailbox, never a person."""
    return "; ".join(f"{c.party.name}: {c.address}" for c in found.contacts[:most])


def _evidence(
    found: Opportunity, names: dict[str, str], references: References, most: int
) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(
            f"{e.name}{_in_brackets(names.get(e.province, ''), _phase(e) or NODE_TYPE[e.type].name)}",
            references.of(e.sources),
        )
        for e in _of_each_province(found.evidence, max(most, len(found.names)))
    )


def _of_each_province(evidence: Sequence[Evidence], most: int) -> list[Evidence]:
    """The first of each province, then the second of each and so on, up to ``most``; in their own order."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for place, one in enumerate(evidence):
        turns.append((seen[one.province], place))
        seen[one.province] += 1
    return [evidence[place] for place in sorted(place for _, place in sorted(turns)[:most])]


def _strength(found: Opportunity) -> str:
    gains = sorted(found.parts.items(), key=lambda item: -item[1].value * item[1].weight)[:TELLING_PARTS]
    telling = "; ".join(f"{PART_NAMES[name].lower()} ({round(part.value * 100)})" for name, part in gains)
    return f"Score {round(found.score * 100)} van 100. Het meest dragen bij: {telling}."


def _phase(of: Existing | Evidence) -> str:
    return shown(of.phase, of.phase_as_of) if of.phase else ""


def _in_brackets(*words: str) -> str:
    said = ", ".join(word for word in words if word)
    return f" ({said})" if said else ""


PAGE_MM = 254.0
"""Of a page of A4, without its margins and the name of the site; a little less, for other letters."""


class Lines(NamedTuple):
    """Letters on a line of the note on paper, and the height of the line."""

    letters: int
    mm: float


TITLE, REQUEST, TEXT, ITEM = Lines(54, 7.1), Lines(75, 6.8), Lines(100, 4.6), Lines(100, 5.4)
SOURCE, COLOPHON = Lines(112, 3.9), Lines(130, 3.6)
HEADING_MM, MARGINS_MM = 9.0, 12.3
"""Measured on some two hundred notes in Chromium, in wide letters (DejaVu Sans)."""
DENSE, DENSE_LETTERS = 0.9, 0.87
"""Size of a dense note beside another one: of its letters and lines, and of what a letter takes of a line,
as measured on some thirty."""


def height(note: Note) -> float:
    """How many millimetres a note takes on paper, rather too many than too few."""

    size, letter = (DENSE, DENSE_LETTERS) if note.dense else (1.0, 1.0)

    def of(lines: Lines, text: str) -> float:
        return -(-len(text) // int(lines.letters / letter)) * lines.mm * size

    items = [line for section in note.sections for line in section.lines]
    sources = [
        f"{s.title}, {s.publisher}, {dutch_date(s.date) if s.date else ''}, {s.where}. {note.place_of(s)}"
        for s in note.sources
    ]
    return (
        MARGINS_MM
        + HEADING_MM * size * (len(note.sections) + bool(sources))
        + of(TITLE, note.title)
        + of(REQUEST, f"Gevraagd: {note.request}")
        + sum(of(TEXT, section.text) for section in note.sections)
        + sum(of(ITEM, f"{item.text} {item.references}") for item in items)
        + sum(of(SOURCE, source) for source in sources)
        + of(COLOPHON, f"{note.colophon} {note.address}")
    )
