"""A question read: which of its words name what, and which ask what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from graph.store import Snapshot
from queries.dutch.words import STOP_WORDS, stem_keys, tokens
from queries.grammar.cues import (
    ASKERS,
    ASKERS_REACH,
    CUES,
    FILLERS,
    KINDS,
    ORDINARY_PLACES,
    PREPOSITIONS,
    SINGULAR,
    TYPES_ASKED,
    Cue,
)
from queries.grammar.intents import Corrected, Intent
from queries.grammar.modifiers import (
    COUNTING,
    PHASE_WORDS,
    UNDER_NEGATION,
    Years,
    in_years,
    negations,
    order,
    phases,
    phases_of,
    years,
)
from queries.grammar.names import LONGEST_NAME, UNTELLING_TOPICS, Concept, Names, names
from queries.grammar.typing import put_right
from queries.index.text_index import text_index

UNTELLING_WEIGHT = 2.3
"""A question with a heavier cue than this is not about a topic that is an ordinary word."""
ANY_WORD = "xqx"
"""Stands for a word that no cue has."""
SHORTEST_SURE_NAME = 3
"""One word of at least so many letters may name a thing."""


EXPLAINING = re.compile(
    r"^(?:wat (?:is|zijn|betekent|houdt|weet|weten)|uitleg|leg uit|info|informatie|meer over|vertel)\b"
)
"""How a question begins that asks what a topic is."""


@dataclass
class Span:
    """Words of the question, from ``start`` to before ``end``, that name something.

    A region or municipality has the provinces that it lies in.
    """

    start: int
    end: int
    provinces: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    town: str = ""
    region: str = ""
    concept: Concept | None = None
    exact: bool = True

    @property
    def mark(self) -> str:
        """How it stands in the sentence that the grammar reads."""
        return "P" if self.provinces and not self.town else "E" if self.things or self.town else ""


@dataclass
class Reading:
    """A question with the names in it (``spans``) and what it seems to ask (``cues``, heaviest first).

    ``loose`` are content words that name nothing known, with whether they follow a preposition.
    """

    written: list[str]
    row: list[str]
    spans: list[Span]
    cues: list[tuple[Cue, int]] = field(default_factory=list)
    loose: list[tuple[str, bool]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    subkinds: list[str] = field(default_factory=list)
    """Narrower kinds of what is asked for: *campussen* are platforms of the kind campus."""
    excluded: list[Span] = field(default_factory=list)
    excluded_words: list[str] = field(default_factory=list)
    """What is left out: names, and phases and words that name nothing."""
    unmet: list[str] = field(default_factory=list)
    """What is to be left out but no list can leave out: *geen bedrijf*."""
    left_out: frozenset[int] = frozenset()
    """Numbers of the words that say what is left out."""
    phases: list[str] = field(default_factory=list)
    phase_words: frozenset[int] = frozenset()
    type_words: frozenset[int] = frozenset()
    years: Years = field(default_factory=Years)
    order: str = ""
    counts: bool = False
    neighbours: bool = False
    used: frozenset[int] = frozenset()
    """Numbers of the words that cues are made of."""

    def weight(self, intent: Intent) -> float:
        """The weight of the heaviest cue for an intent; 0 when nothing points to it."""
        return max((cue.weight for cue, _ in self.cues if cue.intent == intent), default=0.0)

    def explains(self) -> bool:
        """Whether it asks what something is."""
        return bool(EXPLAINING.search(" ".join(self.row)))

    def sentence(self) -> str:
        """The words with a ``P`` for every province and an ``E`` for every thing."""
        return " ".join(word for word, _ in _sentence(self))


def read(snapshot: Snapshot, text: str) -> Reading:
    """What the words of a question name and ask."""
    known, lexicon = names(snapshot), text_index(snapshot).lexicon
    found = tokens(text)
    written = [text[t.start : t.end] for t in found]
    row = [t.word for t in found]
    corrected = put_right(row, written, known, lexicon)
    row, written = _compounds_apart(row, written, known)
    spans = list(_spans(row, written, known))
    reading = Reading(written, row, spans, corrected=corrected)
    _read_left_out(reading)
    _read_modifiers(reading)
    _read_types(reading)
    _read_cues(reading)
    _read_rest(reading, known)
    return reading


# -- names --------------------------------------------------------------------------------------


def _compounds_apart(row: list[str], written: list[str], known: Names) -> tuple[list[str], list[str]]:
    """``hennepprojecten`` as hennep and projecten, when it is no name itself."""
    apart_row: list[str] = []
    apart_written: list[str] = []
    for word, text in zip(row, written, strict=True):
        parts = None if _names_something(word, known) else _kind_behind(word, known)
        apart_row.extend(parts or [word])
        apart_written.extend(parts or [text])
    return apart_row, apart_written


def _names_something(word: str, known: Names) -> bool:
    return word in KINDS or any(word in index for index in (known.concepts, known.things, known.provinces))


def _kind_behind(word: str, known: Names) -> list[str] | None:
    for kind in (*KINDS, "keten", "ketens", "sector", "kansen", "thema", "samenwerking"):
        stem = word.removesuffix(kind).rstrip("-")
        if stem != word and len(stem) > 2:
            for form in (stem, stem.removesuffix("s")):
                if form in known.concepts or form in known.provinces:
                    return [form, kind]
    return None


def _spans(row: Sequence[str], written: Sequence[str], known: Names) -> Iterator[Span]:
    """Names from left to right, each as long as it can be."""
    at = 0
    while at < len(row):
        span = next(
            (
                found
                for length in range(min(LONGEST_NAME, len(row) - at), 0, -1)
                if (found := _span(row, written, at, at + length, known))
            ),
            None,
        )
        if span:
            yield span
        at = span.end if span else at + 1


def _span(row: Sequence[str], written: Sequence[str], start: int, end: int, known: Names) -> Span | None:
    chosen = row[start:end]
    if end - start > 1 and (chosen[0] in ("in", "op", "met", "en", "of") or chosen[-1] in ("en", "of", "in")):
        return None
    if end - start > 1 and STOP_WORDS.issuperset(chosen):
        return None  # *wat er* is not *water*
    joined = "".join(chosen)
    before = row[start - 1] if start else ""
    after = row[end] if end < len(row) else ""
    official = before in ("gemeente", "stad", "stadsdeel") or after == "stad"
    own = "".join(chosen[1:])
    if chosen[0] == "gemeente" and own in known.towns and _behind_place(row, start):
        identifier, slug = known.towns[own]
        return Span(start, end, provinces=(slug,), town=identifier)
    if joined in known.provinces and not official and not _is_plain_word(joined, written[start:end]):
        return Span(start, end, provinces=known.provinces[joined])
    region = known.regions.get(joined)
    if region and not official and (joined not in known.things or _behind_place(row, start)):
        return Span(start, end, provinces=region.provinces, region=region.name)
    concept = known.concepts.get(joined)
    exact = concept is not None
    ends = {chosen[0], chosen[-1]}
    if concept is None and not (end - start > 1 and ends & STOP_WORDS):
        stems = sorted(stem_keys(list(chosen)), key=lambda s: (-len(s), s))
        concept = next((known.inflected[s] for s in stems if s in known.inflected), None)
    things = known.things.get(joined, ())
    if end - start == 1 and (joined in STOP_WORDS or joined in KINDS or joined in FILLERS):
        concept = None if joined in STOP_WORDS or joined in KINDS else concept
        things = () if not _capitals(written[start]) else things
        if joined in FILLERS:
            concept = None
    if end - start == 1 and things and not _is_sure_name(joined, written[start], concept):
        things = ()
    town = _town(joined, written[start], before, known) if not things and concept is None else ""
    if town:
        identifier, slug = known.towns[town]
        return Span(start, end, provinces=(slug,), town=identifier)
    if concept or things:
        return Span(start, end, things=things, concept=concept, exact=exact)
    return None


def _behind_place(row: Sequence[str], start: int) -> bool:
    """Whether the words before say that a place follows."""
    before = [w for w in row[max(0, start - 2) : start] if w not in ("de", "het")]
    return bool(before) and before[-1] in ("in", "uit", "op", "binnen", "rond", "regio", "streek", "vanuit")


def _is_plain_word(joined: str, written: Sequence[str]) -> bool:
    """Two letters are a province only in capitals: *NB* is Noord-Brabant, *nb* may be anything."""
    return len(joined) < SHORTEST_SURE_NAME and not written[0].isupper() and joined not in ("nh", "zh")


def _capitals(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _is_sure_name(word: str, text: str, concept: Concept | None) -> bool:
    """Whether one word is the name of a thing rather than an ordinary word."""
    if len(word) < SHORTEST_SURE_NAME and not _capitals(text):
        return False
    return not any(cue.pattern.fullmatch(word) for cue in CUES) or _capitals(text)


def _town(joined: str, text: str, before: str, known: Names) -> str:
    if joined not in known.towns:
        return ""
    official = before in ("gemeente", "stad")
    if joined in ORDINARY_PLACES and not official and not text[:1].isupper():
        return ""
    return joined


# -- what is asked ------------------------------------------------------------------------------


def _read_left_out(reading: Reading) -> None:
    """What stands behind *behalve*, *zonder*, *niet* and their like goes out of the question."""
    by_start = {at: span for span in reading.spans for at in range(span.start, span.end)}
    gone: set[int] = set()
    for negator, start, firm in negations(reading.row):
        names, words, end = _under(reading, by_start, start, firm)
        if not names and not words:
            word = reading.row[start]
            if word in KINDS or (firm and word not in STOP_WORDS):
                reading.unmet.append(" ".join(reading.row[negator : start + 1]))
            continue
        follows = reading.row[end] if end < len(reading.row) else ""
        if reading.row[negator] == "geen" and names and follows in KINDS:
            continue  # *geen textielprojecten* asks for what is not there
        if reading.row[negator] == "op":
            if follows != "na":
                continue
            end += 1
        reading.excluded += names
        reading.excluded_words += words
        gone |= set(range(negator, end))
    reading.left_out = frozenset(gone)
    reading.spans = [span for span in reading.spans if span.start not in gone]


def _under(
    reading: Reading, by_start: dict[int, Span], start: int, firm: bool
) -> tuple[list[Span], list[str], int]:
    """Names and words from ``start`` on that are left out together, and where they end."""
    row, names, words, at, end = reading.row, list[Span](), list[str](), start, start
    while at < len(row):
        span = by_start.get(at)
        if span and not (span.concept and phases_of(row[at])):
            names.append(span)
            end = span.end
        elif found := phases_of(row[at]):
            words += found
            end = at + 1
        elif firm and end == start and not _says_nothing(row[at]):
            words.append(row[at])
            end = at + 1
        else:
            break
        if end >= len(row) or row[end] not in ("en", "of"):
            break
        at = end + 1
        while at < len(row) and row[at] in UNDER_NEGATION:
            at += 1
        firm = False
    return names, words, end


def _says_nothing(word: str) -> bool:
    return word in STOP_WORDS or word in FILLERS or word in KINDS or len(word) < 3


def _read_modifiers(reading: Reading) -> None:
    """Phases, years, an order and whether a number is asked for; each by itself."""
    named = {i for s in reading.spans if s.mark or s.end - s.start > 1 for i in range(s.start, s.end)}
    reading.phases, used = phases(reading.row, frozenset(named) | reading.left_out)
    reading.phase_words = frozenset(used)
    reading.spans = [s for s in reading.spans if s.mark or not set(range(s.start, s.end)) <= used]
    words = [w for at, w in enumerate(reading.row) if at not in reading.left_out]
    sentence = in_years(" ".join(words), date.today().year)
    reading.years, reading.order = years(sentence), order(sentence)
    reading.counts = bool(COUNTING.search(sentence))


def _read_types(reading: Reading) -> None:
    """Words for kinds of things that are also ordinary words: only where they are asked for."""
    taken: set[int] = set()
    for at, word in enumerate(reading.row):
        if at in reading.left_out or word not in TYPES_ASKED:
            continue
        if word == "provincies" and at + 1 in reading.left_out and not reading.counts:
            continue  # *alle provincies behalve Limburg* says where
        if (at == 0 and word not in SINGULAR) or _is_asked(reading.row, at):
            kind, subkind = TYPES_ASKED[word]
            reading.kinds.append(kind)
            if subkind:
                reading.subkinds.append(subkind)
            taken.add(at)
    reading.type_words = frozenset(taken)
    reading.spans = [s for s in reading.spans if s.start not in taken or s.end - s.start > 1]


def _is_asked(row: Sequence[str], at: int) -> bool:
    """Whether a word that asks for things stands before, with nothing between that could be asked for."""
    reach = 1 if row[at] in SINGULAR else ASKERS_REACH
    for place in range(at - 1, max(-1, at - 1 - reach), -1):
        if row[place] in ASKERS:
            return True
        if row[place] not in STOP_WORDS and row[place] not in PHASE_WORDS and not row[place].isdigit():
            return False
    return False


def _sentence(reading: Reading) -> list[tuple[str, int]]:
    """The words the grammar reads, with the number of the word each begins at.

    What is left out and what names a phase in so many words is not among them.
    """
    row = reading.row
    marks = {span.start: span for span in reading.spans if _is_masked(span)}
    made: list[tuple[str, int]] = []
    at = 0
    while at < len(row):
        if at in reading.left_out or (at in reading.phase_words and _only_phase(row, at)):
            at += 1
            continue
        span = marks.get(at)
        if span:
            made.append((span.mark or "T", at))
            at = span.end
        else:
            made.append((row[at], at))
            at += 1
    return made


def _only_phase(row: Sequence[str], at: int) -> bool:
    """Whether a word of a phase is no word of a cue: *in opschaling*, *pilotfase*."""
    return row[at].endswith("fase") or row[at] not in PHASE_WORDS


def _is_masked(span: Span) -> bool:
    """Names the grammar must not read words in: all but one-word topics, which may be words of a cue."""
    return bool(span.mark) or span.end - span.start > 1


def _read_cues(reading: Reading) -> None:
    made = _sentence(reading)
    sentence = " ".join(word for word, _ in made)
    starts = _starts([word for word, _ in made])
    used: set[int] = set()
    for cue in CUES:
        for match in cue.pattern.finditer(sentence):
            reading.cues.append((cue, match.start()))
            inside = [made[n][1] for n, start in enumerate(starts) if match.start() <= start < match.end()]
            used.update(_literal(cue, match.group(), inside, reading.row))
    reading.cues.sort(key=lambda found: -found[0].weight)
    reading.spans = [s for s in reading.spans if s.mark or not _swallowed(s, used)]
    words = set(reading.row)
    reading.neighbours = bool(words & {"buurprovincies", "buurprovincie", "buren", "buur"})
    reading.used = frozenset(used)


def _literal(cue: Cue, matched: str, inside: Sequence[int], row: Sequence[str]) -> set[int]:
    """The words of a match that the cue itself has: it does not match with another word in their place."""
    words = matched.split()
    found = set()
    for place, number in enumerate(inside):
        if words[place] == row[number]:
            other = " ".join([*words[:place], ANY_WORD, *words[place + 1 :]])
            if not cue.pattern.fullmatch(other):
                found.add(number)
    return found


def _at(starts: Sequence[int], place: int) -> int:
    return bisect_left(starts, place)


def _swallowed(span: Span, used: set[int]) -> bool:
    """A topic of one word that is a word of a cue is read as the cue: *partners*, *kansen*, *spin*."""
    return span.end - span.start == 1 and span.start in used


@lru_cache(maxsize=4096)
def _starts_of(words: tuple[str, ...]) -> tuple[int, ...]:
    at, found = 0, []
    for word in words:
        found.append(at)
        at += len(word) + 1
    return tuple(found)


def _starts(words: Sequence[str]) -> tuple[int, ...]:
    return _starts_of(tuple(words))


def _read_rest(reading: Reading, known: Names) -> None:
    """Content words that name nothing, and the kinds of things that are asked for."""
    inside = {i for span in reading.spans for i in range(span.start, span.end)}
    loose = []
    for at, word in enumerate(reading.row):
        if at in reading.left_out:
            continue
        if word in KINDS:
            reading.kinds.append(KINDS[word])
        if at in reading.phase_words or at in reading.type_words:
            continue
        if at in inside or word in STOP_WORDS or word in FILLERS or word in KINDS or len(word) < 3:
            continue
        if at in reading.used or word.isdigit():
            continue
        if word in ("buurprovincies", "buurprovincie", "buren", "buur"):
            continue
        behind = reading.row[at - 1] if at else ""
        behind = reading.row[at - 2] if behind in ("de", "het", "een") and at > 1 else behind
        loose.append((word, behind in PREPOSITIONS))
    reading.loose = loose
    reading.kinds = list(dict.fromkeys(reading.kinds))
    telling = [s for s in reading.spans if s.concept and not _is_untelling(reading, s)]
    asked = bool(reading.cues) and reading.cues[0][0].weight > UNTELLING_WEIGHT
    if telling or loose or asked or any(s.mark for s in reading.spans):
        reading.spans = [s for s in reading.spans if s.mark or s in telling]


def _is_untelling(reading: Reading, span: Span) -> bool:
    return "".join(reading.row[span.start : span.end]) in UNTELLING_TOPICS
