"""The vocabularies: their terms, the links between those, and the words a card may use."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import GLOSSARY_SCHEME, TOPIC_SCHEME
from loaders.records.check import MATCH_DEGREES, Checker, Vocabulary, is_slug
from loaders.records.reading import File, Reading
from loaders.records.records import NATURES, ConceptRecord, Match
from loaders.text.located import Located
from loaders.text.problems import Problem, did_you_mean

NO_THEMES = (TOPIC_SCHEME, GLOSSARY_SCHEME)
"""Vocabularies of which a card names no theme."""


def read_vocabularies(reading: Reading, found: list[File]) -> None:
    """The terms of every vocabulary, and whether the links between them end somewhere."""
    for file in found:
        check = file.checker
        scheme = check.text(file.document.root.get("scheme"), "scheme", required=True, line=1)
        for item in check.items(file.document.root, "concepts"):
            concept = _concept(reading, file, scheme, item)
            if concept:
                reading.records.concepts.append(concept)
    _concept_links(reading)


def _concept(reading: Reading, file: File, scheme: str, item: Located) -> ConceptRecord | None:
    check = file.checker
    raw = check.mapping(item, "concepts")
    check.only_fields(
        raw,
        (
            "id",
            "label",
            "alt_labels",
            "description",
            "website",
            "broader",
            "related",
            "matches",
            "sources",
            "grouping",
            "container",
            "aard",
        ),
    )
    key = check.text(raw.get("id"), "id", required=True, line=item.line)
    label = check.text(raw.get("label"), "label", required=True, line=item.line)
    if key and not is_concept_key(check, key, raw["id"].line):
        return None
    for field in ("broader", "related", "matches"):
        given = raw.get(field)
        # What is no list is told once, where it is read.
        for link in given.value if given and isinstance(given.value, list) else ():
            target = link.value.get("theme") if isinstance(link.value, dict) else link
            if target is not None:
                reading.link_lines[key, field, str(target.value)] = target.line
    if not key or not label:
        return None
    return ConceptRecord(
        file=file.document.stem,
        path=file.document.name,
        line=item.line,
        name=label,
        key=key,
        scheme=scheme,
        aliases=check.texts(raw.get("alt_labels"), "alt_labels"),
        description=check.text(raw.get("description"), "description"),
        website=check.url(raw.get("website"), "website"),
        broader=check.texts(raw.get("broader"), "broader"),
        related=check.texts(raw.get("related"), "related"),
        matches=tuple(_match(check, m) for m in check.items(raw, "matches")),
        sources=check.citations(raw.get("sources"), "sources", False, item.line),
        grouping=check.flag(raw.get("grouping"), "grouping", False),
        container=check.flag(raw.get("container"), "container", False),
        nature=_nature(check, raw.get("aard")),
    )


def _nature(check: Checker, given: Located | None) -> str:
    nature = check.text(given, "aard")
    if given is not None and nature and nature not in NATURES:
        remedy = did_you_mean(nature, NATURES, f"Kies uit: {', '.join(NATURES)}.")
        check.problem(given.line, "aard", f'onbekende aard "{nature}"', remedy)
    return nature


def is_concept_key(check: Checker, key: str, line: int) -> bool:
    """Whether ``key`` can identify a term; a problem when it cannot."""
    if not is_slug(key):
        check.problem(
            line,
            "id",
            f'"{key[:80]}" kan geen identificatie zijn',
            "Gebruik kleine letters, cijfers en streepjes: on-vezelhennep.",
        )
    return is_slug(key)


def _match(check: Checker, item: Located) -> Match:
    raw = check.mapping(item, "matches")
    check.only_fields(raw, ("theme", "degree", "reason", "confidence", "sources"))
    degree = check.text(raw.get("degree"), "degree", required=True, line=item.line)
    if degree and degree not in MATCH_DEGREES:
        check.problem(
            raw["degree"].line,
            "degree",
            f'onbekende graad "{degree}"',
            f"Kies uit: {', '.join(MATCH_DEGREES)}.",
        )
    return Match(
        check.text(raw.get("theme"), "theme", required=True, line=item.line),
        degree,
        check.text(raw.get("reason"), "reason"),
        check.text(raw.get("confidence"), "confidence"),
        check.citations(raw.get("sources"), "sources", False, item.line),
        item.line,
    )


def _concept_links(reading: Reading) -> None:
    """Double identifiers and links to concepts that are not there."""
    seen: dict[str, ConceptRecord] = {}
    for concept in reading.records.concepts:
        first = seen.setdefault(concept.key, concept)
        if first is not concept:
            double_key(reading, concept.path, concept.line, first)
    for concept in reading.records.concepts:
        links = [(t, "broader", "broader") for t in concept.broader]
        links += [(t, "related", "related") for t in concept.related]
        links += [(m.theme, "matches", "theme") for m in concept.matches]
        for target, field, shown in links:
            if target and target not in seen:
                _concept_problem(
                    reading,
                    concept,
                    reading.link_lines.get((concept.key, field, target), concept.line),
                    shown,
                    f'begrip "{target}" bestaat niet',
                    did_you_mean(target, seen, "Zet het begrip in de lijst, of haal de verwijzing weg."),
                )
    _broader_circles(reading, seen)


def double_key(reading: Reading, path: str, line: int, first: ConceptRecord) -> None:
    """Report that an identifier is that of an earlier term."""
    message = f'identificatie "{first.key}" bestaat al ({first.path}, regel {first.line})'
    reading.problems.append(Problem(path, line, "id", message, "Geef dit begrip een andere."))


def _broader_circles(reading: Reading, concepts: dict[str, ConceptRecord]) -> None:
    """Each circle once, at the first of its concepts in the file."""
    told: set[str] = set()
    for concept in concepts.values():
        circle = _circle(concept.key, concepts)
        if not circle or told & set(circle):
            continue
        told |= set(circle)
        _concept_problem(
            reading,
            concept,
            reading.link_lines.get((concept.key, "broader", circle[1]), concept.line),
            "broader",
            f"de ruimere begrippen vormen een kring: {' > '.join(circle)}",
            "Verwijder één van deze verwijzingen.",
        )


def _concept_problem(
    reading: Reading, concept: ConceptRecord, line: int, field: str, message: str, remedy: str
) -> None:
    reading.problems.append(Problem(concept.path, line, field, message, remedy))


def learn_words(reading: Reading) -> None:
    """Every spelling by which a card may name a theme, province or municipality."""
    themes: dict[str, str] = {}
    ambiguous: set[str] = set()
    for concept in reading.records.concepts:
        if concept.scheme in NO_THEMES:
            continue  # topics are written as keywords, not as themes
        for word in (concept.name, *concept.aliases):
            if themes.setdefault(word.casefold(), concept.key) != concept.key:
                ambiguous.add(word.casefold())
    labels: dict[str, list[str]] = {word: [] for word in ambiguous}
    for concept in reading.records.concepts:
        if concept.scheme not in NO_THEMES:
            for word in {w.casefold() for w in (concept.name, *concept.aliases)} & ambiguous:
                labels[word].append(concept.key)
    for word in ambiguous:
        del themes[word]
    themes |= {c.key: c.key for c in reading.records.concepts if c.scheme not in NO_THEMES}
    reading.words = Vocabulary(
        themes,
        {c.key: c.name for c in reading.records.concepts},
        _spellings((p.slug, (p.name, p.slug, *p.aliases)) for p in reading.records.provinces),
        _spellings((m.cbs_code, (m.name, *m.aliases)) for m in reading.records.municipalities),
        {word: tuple(keys) for word, keys in labels.items()},
        {
            word.casefold(): word
            for names in (
                *((m.name, *m.aliases) for m in reading.records.municipalities),
                *((p.name, *p.aliases) for p in reading.records.provinces),
            )
            for word in names
        },
    )


def _circle(start: str, concepts: dict[str, ConceptRecord]) -> list[str]:
    """The shortest way along broader terms from a concept back to itself; empty when there is none."""
    ways, walked = [[start]], set[str]()
    while ways:
        way = ways.pop(0)
        for broader in concepts[way[-1]].broader:
            if broader == start:
                return [*way, start]
            if broader in concepts and broader not in walked:
                walked.add(broader)
                ways.append([*way, broader])
    return []


def _spellings(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {word.casefold(): target for target, words in pairs for word in words}
