"""The IPO note of 22 March 2023: what it names, what it calls for, and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from loaders.records.check import MATCH_DEGREES, Checker
from loaders.records.reading import NOTE, File, Reading
from loaders.records.records import CallRecord, Citation, FigureRecord, Match, TermRecord
from loaders.text.located import Located
from loaders.text.problems import did_you_mean, enumerated

AUTHOR = "IPO"
"""Who calls: the note is the IPO's, on behalf of the twelve provinces."""
MATCHES = "komt_overeen_met"


def read_note(reading: Reading, file: File) -> None:
    """The whole file.  What it states is stated by the note, at the place that it gives."""
    root, check = file.document.root, file.checker
    words = _theme_words(reading)
    for item in check.items(root, "begrippen"):
        matches: tuple[Match, ...] = ()
        if isinstance(item.value, dict):
            matches = tuple(_match(check, m, words) for m in check.items(item.value, MATCHES))
            item = Located({k: v for k, v in item.value.items() if k != MATCHES}, item.line)
        term = check.record(TermRecord, item, reading.words, matches=matches)
        if term:
            reading.records.terms.append(replace(term, sources=_stated(term)))
    title = check.text(root.get("publicatie"), "publicatie")
    whole = (title,) if title else ()
    reading.gather(file, CallRecord, "oproepen", offered_by=AUTHOR, part_of=whole)
    reading.gather(file, FigureRecord, "cijfers", part_of=whole)
    calls = reading.records.opportunities
    for index, call in enumerate(calls):
        if isinstance(call, CallRecord) and call.path == file.document.name:
            calls[index] = replace(call, sources=_stated(call))


def _stated(record: TermRecord | CallRecord) -> tuple[Citation, ...]:
    """The note at each place where it says this, and the sources that say it besides."""
    places = [place for place in (record.where, *record.also) if place]
    return (*(Citation(NOTE, place) for place in places or [""]), *record.sources)


def _theme_words(reading: Reading) -> Mapping[str, str]:
    """Every word for a theme or topic, and its key, to its key."""
    concepts = reading.records.concepts
    topics = [c for c in concepts if c.scheme == "onderwerpen"]
    words = {w.casefold(): c.key for c in topics for w in (c.name, *c.aliases)}
    return words | {c.key: c.key for c in concepts}


def _match(check: Checker, item: Located, words: Mapping[str, str]) -> Match:
    """A topic or theme that a term of the note stands for, and how near it is."""
    raw = check.mapping(item, MATCHES)
    check.only_fields(raw, ("thema", "graad", "reden"))
    word = check.text(raw.get("thema"), "thema", required=True, line=item.line)
    degree = check.text(raw.get("graad"), "graad", required=True, line=item.line)
    if word and word.casefold() not in words:
        check.problem(item.line, "thema", f'onbekend thema "{word}"', did_you_mean(word, words, ""))
    if degree and degree not in MATCH_DEGREES:
        remedy = f"Kies {enumerated(MATCH_DEGREES, 'of')}."
        check.problem(item.line, "graad", f'onbekende graad "{degree}"', remedy)
    reason = check.text(raw.get("reden"), "reden")
    return Match(words.get(word.casefold(), ""), degree, reason, line=item.line)
