"""Questions for what a word means, and which terms of the glossary they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from queries.dutch.words import STOP_WORDS, stem_keys, word_set
from queries.glossary import Term
from queries.grammar.cues import FILLERS, KINDS
from queries.grammar.names import LONGEST_NAME, Names
from queries.grammar.reading import Reading

ASKS_MEANING = re.compile(
    r"\b(?:wa?t? (?:is|zijn|bete?kent?|betekenen|houdt|doet|doen)|wat (?:wordt|bedoel\w*|versta\w*)"
    r"|wa is da|betekenis\w*|bete?kent?"
    r"|definiti?e\w*|begrip|afkorting(?: van)?|staat(?: \w+){1,4} voor|leg(?: \w+)? uit|uitleg"
    r"|verschil(?:len)?|versus|vs"
    r"|verstaan|wat is da[tn]?)\b"
)
SURE_MEANING = re.compile(
    r"\b(?:bete?ken\w*|definiti?e\w*|begrip|afkorting|staat(?: \w+){1,4} voor|verstaan|verschil\w*)\b"
)
"""After these a word is explained, also where something is called so."""
WHOLE_GLOSSARY = re.compile(
    r"^(?:de |alle |een |lijst met |lijst van |uitleg van )*"
    r"(?:begrippen|begrippenlijst|woordenlijst|afkortingen|afkortingenlijst|glossarium)$"
)
ASKING_WORDS = word_set(
    """
    wat wa da is zijn betekent betekenen betekenis beteken houdt doet bedoelen bedoeld bedoelt verstaan
    verstaat definitie begrip afkorting staat voor leg uit uitleg verschil verschillen versus vs nou
    precies eigenlijk tussen jullie heet onder met een dat nu ook alweer weer kort gezegd term woord de
    het in hoe wie hoezo mij eens dan of en
    """
)


SURELY_ASKED = 2.3
"""A question with a heavier cue asks that, if it has words beside the term."""
MOST_BESIDE = 2
"""Other words that a question may have that begins with *wat is* and names nothing but a term."""


def asks_whole(reading: Reading) -> bool:
    """Whether the glossary itself is asked for."""
    return bool(WHOLE_GLOSSARY.match(" ".join(reading.row)))


def asked_terms(reading: Reading, known: Names) -> list[Term]:
    """The terms whose meaning is asked for; none when the question is about anything else besides."""
    row = reading.row
    sentence = " ".join(row)
    spans = _terms(row, known)
    if not spans or reading.order:
        return []
    inside = {i for start, end, _ in spans for i in range(start, end)}
    rest = [w for at, w in enumerate(row) if at not in inside and w not in ASKING_WORDS]
    rest = [w for w in rest if w not in STOP_WORDS and w not in FILLERS and w not in KINDS]
    others = [s for s in reading.spans if s.provinces or (s.things and not _within(s.start, s.end, inside))]
    asks_more = any(cue.weight > SURELY_ASKED and cue.intent != "compare" for cue, _ in reading.cues)
    only_here = ASKS_MEANING.match(sentence) and not asks_more and not any(s.concept for s in reading.spans)
    if len(rest) > (MOST_BESIDE if only_here else 0) or others or reading.excluded:
        return []
    terms = list({term.id: term for _, _, term in spans}.values())
    if ASKS_MEANING.search(sentence):
        called = any(s.things and not s.concept for s in reading.spans)
        return [] if called and not SURE_MEANING.search(sentence) else terms
    if len(inside) < len(row) or any(s.things for s in reading.spans):
        return []
    abbreviated = all(term.name[:2].isupper() for term in terms)
    return terms if abbreviated or not _names_more(reading) else []


def _names_more(reading: Reading) -> bool:
    """Whether the bare words also name a thing or a subject, which is then what is looked for."""
    return bool(reading.spans) or any(w in KINDS for w in reading.row) or bool(reading.cues)


def _within(start: int, end: int, inside: set[int]) -> bool:
    return set(range(start, end)) <= inside


def _terms(row: Sequence[str], known: Names) -> list[tuple[int, int, Term]]:
    """Terms from left to right, each as long as it can be."""
    found = []
    at = 0
    while at < len(row):
        for length in range(min(LONGEST_NAME, len(row) - at), 0, -1):
            chosen = row[at : at + length]
            term = _term(chosen, known)
            if term:
                found.append((at, at + length, term))
                at += length
                break
        else:
            at += 1
    return found


def _term(chosen: Sequence[str], known: Names) -> Term | None:
    if len(chosen) == 1 and (chosen[0] in STOP_WORDS or chosen[0] in ASKING_WORDS):
        return None
    if len(chosen) > 1 and (chosen[0] in STOP_WORDS or chosen[-1] in STOP_WORDS):
        return known.terms.get("".join(chosen))
    exact = known.terms.get("".join(chosen))
    return exact or next((known.terms[s] for s in sorted(stem_keys(list(chosen))) if s in known.terms), None)
