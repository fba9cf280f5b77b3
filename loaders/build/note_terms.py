"""Terms of the IPO note that are provinces or terms of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from slugify import slugify

from graph.schema import TOPIC_SCHEME, node_id, slug_of
from loaders.build.building import Building
from loaders.records.records import TermRecord
from loaders.resolve.entities import TERM_PARTY_KINDS, TERM_PLATFORM_KINDS, TERM_PROJECT_KINDS
from loaders.text.problems import Problem, did_you_mean

CONCEPT_TERM_KINDS = ("hoofdlijn", "beleidsthema", "instrument", "prijs")
DOCUMENT_TERM_KINDS = ("document", "akkoord")
VOCABULARY_TERM_KINDS = ("thema", "ontwikkelspoor")
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


def add_note_terms(building: Building) -> None:
    """Terms of the note that are provinces or vocabulary terms; the others are entities."""
    slugs = {p.name: p.slug for p in building.records.provinces}
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
            building.graph.extend(
                "Theme", identifier, "aliases", {term.name} - {_label(building, identifier)}
            )
        elif term.term_kind in CONCEPT_TERM_KINDS:
            identifier = _note_concept(building, term)
        elif term.term_kind not in TERM_KINDS:
            message = f'onbekende soort begrip "{term.term_kind}"'
            _refuse_term(building, term, "soort", message, TERM_KINDS)
            continue
        else:
            continue
        building.stated(identifier, term.sources)


def _refuse_term(
    building: Building, term: TermRecord, field: str, message: str, known: Iterable[str]
) -> None:
    words = sorted(known)
    given = term.term_kind if field == "soort" else term.name
    remedy = did_you_mean(given, words, f"Kies uit: {', '.join(words)}.")
    building.problems.append(Problem(term.path, term.line, field, message, remedy))


def _label(building: Building, identifier: str) -> str:
    key = slug_of(identifier)
    return next(c.name for c in building.records.concepts if c.key == key)


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
        and c.scheme not in ("onderwerpen", "krachtenkaart")
        and words & {w.casefold() for w in (c.name, *c.aliases)}
    ]
    return matching[0].key if matching else ""


def _note_concept(building: Building, term: TermRecord) -> str:
    topic_words = [w for w in (term.name, term.as_written) if w]
    key = f"nt-{term.term_kind}-{slugify(term.name, max_length=50, word_boundary=True)}"
    identifier = node_id("Theme", key)
    building.theme_ids[key] = identifier
    building.graph.node(
        "Theme",
        identifier,
        name=term.name,
        slug=key,
        scheme=NOTE_SCHEME,
        aliases=sorted({term.as_written} - {"", term.name}),
        description=f"{term.term_kind.capitalize()} in de IPO-notitie van 2023. {term.remark}".strip(),
    )
    known = {
        w.casefold(): c.key
        for c in building.records.concepts
        if c.scheme == TOPIC_SCHEME
        for w in (c.name, *c.aliases)
    }
    for word in topic_words:
        if word.casefold() in known:
            building.graph.relationship(
                "MATCHES", identifier, building.theme_ids[known[word.casefold()]], degree="exact"
            )
            break
    return identifier
