"""The note for a meeting: one combination of provinces on one page, with its sources numbered.

The page that is printed and the Word document are made from the same ``Note``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from api.wording import PART_NAMES
from graph.schema import NODE_TYPE
from graph.store import Store
from queries.collaboration import CollaborationAnswer, Opportunity
from queries.collaboration_model import Evidence
from queries.model import SourceReference
from queries.phrases import counted, listed
from queries.profile_text import dutch_date
from queries.words import vocabulary

EXISTING_SHOWN = 4
CARRIERS_SHOWN = 3
EVIDENCE_SHOWN = 5
SOURCES_PER_FACT = 2
SOURCES_SHOWN = 10
"""So many, that the note stays on one page of A4; the page it was made from has the rest."""
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
    """Everything on the note, in the order of reading; ``address`` is where its page is."""

    title: str
    kicker: str
    request: str
    sections: tuple[NoteSection, ...]
    sources: tuple[SourceReference, ...]
    colophon: str
    address: str
    file: str


@dataclass
class _References:
    """Numbers sources in the order in which they are first named."""

    each: int
    """So many of a fact at most."""
    sources: dict[str, SourceReference] = field(default_factory=dict)

    def of(self, stated: Sequence[SourceReference]) -> tuple[int, ...]:
        for source in stated[: self.each]:
            self.sources.setdefault(source.id, source)
        places = list(self.sources)
        return tuple(places.index(s.id) + 1 for s in stated[: self.each])


def collaboration_note(store: Store, answer: CollaborationAnswer, subject: str, address: str) -> Note:
    """The note on the first combination of an answer; ``subject`` is what was asked about, or empty."""
    found = answer.opportunities[0]
    names = vocabulary(store).province_names
    about = subject or listed([t.name for t in found.topics], 3)
    provinces = listed(found.names)
    evidence = _of_each_province(found.evidence, max(EVIDENCE_SHOWN, len(found.names)))
    references = _References(SOURCES_PER_FACT if len(evidence) * SOURCES_PER_FACT <= SOURCES_SHOWN else 1)
    sections = (
        NoteSection("Waarom deze provincies", found.explanation),
        _existing(found, names),
        NoteSection("Wie het kan dragen", lines=_carriers(found)),
        NoteSection("Waar dit op steunt", lines=_evidence(evidence, names, references)),
        NoteSection("Hoe sterk is dit voorstel", _strength(found)),
    )
    return Note(
        title=f"Samenwerken op {about}: {provinces}" if about else f"Samenwerken: {provinces}",
        kicker=f"Notitie voor de Regiegroep, {dutch_date(date.today().isoformat())}",
        request=_request(provinces, about),
        sections=tuple(s for s in sections if s.text or s.lines),
        sources=tuple(references.sources.values()),
        colophon=(
            "Gemaakt met Schakelkaart. De kaarten zijn een reconstructie uit openbare bronnen; de officiële "
            f"bijlage van 2023 is niet gebruikt. Versie van de graaf: {answer.version}."
        ),
        address=address,
        file="notitie-" + "-".join(found.provinces),
    )


def _request(provinces: str, about: str) -> str:
    on = f" op {about}" if about else ""
    return f"Bespreek of {provinces} samen verder gaan{on}, en wie het eerste gesprek belegt."


def _existing(found: Opportunity, names: dict[str, str]) -> NoteSection:
    lines = tuple(
        NoteLine(f"{e.name}{_in_brackets(e.phase, listed([names[p] for p in e.provinces], 4))}")
        for e in found.existing[:EXISTING_SHOWN]
    )
    rest = found.existing_total - len(lines)
    if rest > 0:
        lines += (NoteLine(f"En nog {counted(rest, 'project of platform', 'projecten en platforms')}."),)
    text = "" if lines else "Op dit onderwerp doen deze provincies samen nog niets dat in de kaarten staat."
    return NoteSection("Wat er al is", text, lines)


def _carriers(found: Opportunity) -> tuple[NoteLine, ...]:
    return tuple(NoteLine(f"{c.name}: {c.reason}") for c in found.carriers[:CARRIERS_SHOWN])


def _evidence(
    evidence: Sequence[Evidence], names: dict[str, str], references: _References
) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(
            f"{e.name}{_in_brackets(names.get(e.province, ''), e.phase or NODE_TYPE[e.type].name)}",
            references.of(e.sources),
        )
        for e in evidence
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


def _in_brackets(*words: str) -> str:
    said = ", ".join(word for word in words if word)
    return f" ({said})" if said else ""
