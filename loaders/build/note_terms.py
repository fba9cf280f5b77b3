"""What the terms of the IPO note are: provinces, terms of a vocabulary, entities, publications."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slugify import slugify

from graph.schema import GLOSSARY_SCHEME, TOPIC_SCHEME, label_of, node_id, slug_of
from loaders.build.building import Building
from loaders.build.things import DOCUMENT_TERM_KINDS, Publication
from loaders.records.records import TermRecord
from loaders.resolve.entities import TERM_PARTY_KINDS, TERM_PLATFORM_KINDS, TERM_PROJECT_KINDS, term_label
from loaders.text.problems import Problem, did_you_mean

MAIN_LINE = "hoofdlijn"
TRACK = "ontwikkelspoor"
CONCEPT_TERM_KINDS = (MAIN_LINE, "beleidsthema", "instrument", "prijs")
VOCABULARY_TERM_KINDS = ("thema", TRACK)
UNNAMED = "onbenoemd"
"""What the note means and does not name: kept in the file, and no thing in the graph."""
TERM_KINDS = (
    "provincie",
    *CONCEPT_TERM_KINDS,
    *DOCUMENT_TERM_KINDS,
    *VOCABULARY_TERM_KINDS,
    *TERM_PARTY_KINDS,
    *TERM_PLATFORM_KINDS,
    *TERM_PROJECT_KINDS,
    UNNAMED,
)
NOTE_SCHEME = "notitie"


def add_note_terms(building: Building, publications: Sequence[Publication]) -> None:
    """Find or make what every term of the note names, and keep where the note names it.

    Provinces and vocabulary terms are stated by the note here; entities and publications state their own
    sources.
    """
    slugs = {p.name: p.slug for p in building.records.provinces}
    published = {id(t): building.ids[id(p)] for p in publications for t in p.terms}
    for term in building.records.terms:
        if term.term_kind == "provincie":
            if term.name not in slugs:
                _refuse_term(building, term, "naam", f'onbekende provincie "{term.name}"', slugs)
                continue
            identifier = node_id("Province", slugs[term.name])
        elif term.term_kind in VOCABULARY_TERM_KINDS:
            key = _vocabulary_term(building, term)
            if not key:
                labels = [c.name for c in building.records.concepts if c.scheme != TOPIC_SCHEME]
                _refuse_term(building, term, "naam", f'geen thema heet "{term.name}"', labels)
                continue
            identifier = building.theme_ids[key]
            _also_called(building, identifier, term)
            if term.term_kind == TRACK:
                building.note.tracks[term.where] = identifier
        elif term.term_kind in CONCEPT_TERM_KINDS:
            identifier = _concept(building, term)
        elif term_label(term):
            identifier = building.ids[id(building.resolution.of_record(term))]
        elif id(term) in published:
            identifier = published[id(term)]
        elif term.term_kind == UNNAMED:
            continue
        else:
            message = f'onbekende soort begrip "{term.term_kind}"'
            _refuse_term(building, term, "soort", message, TERM_KINDS)
            continue
        building.note.add(term, identifier)
        if label_of(identifier) in ("Province", "Theme"):
            building.stated(identifier, term.sources)


def _refuse_term(
    building: Building, term: TermRecord, field: str, message: str, known: Iterable[str]
) -> None:
    words = sorted(known)
    given = term.term_kind if field == "soort" else term.name
    remedy = did_you_mean(given, words, f"Kies uit: {', '.join(words)}.")
    building.problems.append(Problem(term.path, term.line, field, message, remedy))


def _also_called(building: Building, identifier: str, term: TermRecord) -> None:
    key = slug_of(identifier)
    known = next(c for c in building.records.concepts if c.key == key)
    words = {w.casefold() for w in (known.name, *known.aliases)}
    if term.name.casefold() not in words:
        building.graph.extend("Theme", identifier, "aliases", {term.name})


def _vocabulary_term(building: Building, term: TermRecord) -> str:
    """Key of the concept a theme of the note is, empty when no vocabulary has it.

    The scheme stands in brackets behind its name.
    """
    words = {w.casefold() for w in (term.full_name, term.as_written, term.name) if w}
    lowered = term.name.casefold()
    hint = next((s for s in ("transitieagenda", "verschilmakers") if s in lowered), "")
    matching = [
        c
        for c in building.records.concepts
        if c.scheme.startswith(hint)
        and c.scheme not in ("onderwerpen", "krachtenkaart", GLOSSARY_SCHEME)
        and words & {w.casefold() for w in (c.name, *c.aliases)}
    ]
    return matching[0].key if matching else ""


def _concept(building: Building, term: TermRecord) -> str:
    """The topic that a term of the note is, else a concept of the note's own, tied to what it is near.

    A main line (*hoofdlijn*) of the note is never a topic: it is a part of the note.
    """
    key = f"nt-{term.term_kind}-{slugify(term.name, max_length=50, word_boundary=True)}"
    own = node_id("Theme", key)
    topic = _topic(building, term)
    if topic:
        _also_called(building, topic, term)
        building.graph.extend("Theme", topic, "former_ids", {own})
        return topic
    building.theme_ids[key] = own
    building.graph.node(
        "Theme",
        own,
        name=term.name,
        slug=key,
        scheme=NOTE_SCHEME,
        aliases=sorted({term.as_written} - {"", term.name}),
        description=f"{term.term_kind.capitalize()} in de IPO-notitie van 2023. {term.remark}".strip(),
    )
    for match in term.matches:
        building.graph.relationship(
            "MATCHES", own, building.theme_ids[match.theme], degree=match.degree, reason=match.reason or None
        )
    return own


def _topic(building: Building, term: TermRecord) -> str:
    """The topic that a term is by its name, or by what the file says; empty when there is none."""
    if term.term_kind == MAIN_LINE:
        return ""
    words = {w.casefold() for w in (term.name, term.as_written) if w}
    same = {m.theme for m in term.matches if m.degree == "exact"}
    for concept in building.records.concepts:
        known = {w.casefold() for w in (concept.name, *concept.aliases)}
        if concept.scheme == TOPIC_SCHEME and (concept.key in same or words & known):
            return building.theme_ids[concept.key]
    return ""
