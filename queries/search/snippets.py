"""Why a hit is a hit: where its words stand, and the piece of text around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from queries.base.model import Answer
from queries.dutch.words import key, tokens, words_and_joins
from queries.index.keys import texts_by_field
from queries.search.terms import Question, Unit

MAX_SNIPPET = 240
"""Letters of a snippet: two lines on a page."""
LEAD = 60
"""Letters shown before the first word that matched."""

REASON = {
    "name": "naam",
    "alias": "ook bekend als",
    "topic": "onderwerp",
    "wider": "onderwerp",
    "text": "omschrijving",
    "place": "plaats",
    "party": "partij",
}
LIKE = "lijkt op"


class Snippet(Answer):
    """A piece of plain text and the places in it (start, end) of the words that matched."""

    text: str
    marks: list[tuple[int, int]]


def matched(payload: dict[str, Any], question: Question) -> list[str]:
    """Where the words of a question were found, in Dutch, the best place of each word first."""
    found: dict[str, None] = {}
    guessed = False
    by_field = {name: [words_and_joins(t) for t in texts] for name, texts in texts_by_field(payload).items()}
    for unit in question.units:
        for name, texts in by_field.items():
            relations = [unit.expansion.relations.get(w) for row in texts for w in row]
            sure = any(r not in (None, "alike") for r in relations) or _is_place(unit, name, payload)
            sure = sure or _has_all_parts(unit, texts) or _has_in_a_row(unit, texts)
            if sure or "alike" in relations:
                found.setdefault(REASON[name], None)
                guessed = guessed or not sure
                break
    if not found and _is_exact(payload.get("aliases", []), question):
        found[REASON["alias"]] = None
    if not found and _is_exact([payload["name"]], question):
        found[REASON["name"]] = None
    if not found and payload.get("topics"):
        found[REASON["wider"]] = None
    order = list(dict.fromkeys(REASON.values()))
    return sorted(found, key=order.index) + ([LIKE] if guessed or not found else [])


def snippet(payload: dict[str, Any], question: Question) -> Snippet:
    """The piece of the description, or else of another text, that has most of the words."""
    texts = texts_by_field(payload)["text"]
    wanted = _wanted(question)
    best = ""
    marks: list[tuple[int, int]] = []
    for text in texts:
        found = [(t.start, t.end) for t in tokens(text) if wanted(t.word)]
        if not best or len(found) > len(marks):
            best, marks = text, found
    return _cut(best, marks)


def _wanted(question: Question) -> Callable[[str], bool]:
    known = {w for unit in question.units for w in unit.expansion.relations}
    known |= {w for unit in question.units for part in unit.expansion.parts for w in part}
    known |= {w for unit in question.units for w in (*unit.words, *unit.places)}
    return known.__contains__


def _cut(text: str, marks: list[tuple[int, int]]) -> Snippet:
    if len(text) <= MAX_SNIPPET:
        return Snippet(text=text, marks=marks)
    start = 0
    if marks:
        window = max(
            marks, key=lambda m: (sum(m[0] <= o[0] < m[0] + MAX_SNIPPET - LEAD for o in marks), -m[0])
        )
        start = max(0, min(window[0] - LEAD, len(text) - MAX_SNIPPET))
    end = min(len(text), start + MAX_SNIPPET)
    if start:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    kept = [(s + shift, e + shift) for s, e in marks if s >= start and e <= end]
    return Snippet(text=before + text[start:end] + after, marks=kept)


def _has_all_parts(unit: Unit, texts: Sequence[Sequence[str]]) -> bool:
    """Whether all parts of a compound stand in one place: boeren die bouwen, for bouwboeren."""
    here = {word for row in texts for word in row}
    parts = unit.expansion.parts
    return len(parts) > 1 and all(part & here for part in parts)


def _has_in_a_row(unit: Unit, texts: Sequence[Sequence[str]]) -> bool:
    """Whether a name of several words (Den Haag) stands there as it is."""
    size = len(unit.words)
    return size > 1 and any(
        list(row[at : at + size]) == unit.words for row in texts for at in range(len(row) - size + 1)
    )


def _is_place(unit: Unit, name: str, payload: dict[str, Any]) -> bool:
    return name == "place" and any(key(p) in unit.places for p in payload.get("places", ()))


def _is_exact(names: list[str], question: Question) -> bool:
    return any(key(n) in question.keys for n in names)
