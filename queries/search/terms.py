"""A typed question taken apart into units, and the units turned into a tantivy query."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from tantivy import Occur, Query

from queries.dutch.lexicon import QUALITY, SURE_PARTS, Expansion, Relation
from queries.dutch.words import STOP_WORDS, TYPE_WORDS, Token, stem_keys, tokens
from queries.index.text_index import EXACT_ALIAS, EXACT_NAME, EXACT_STEM, WITHOUT_PHRASES, TextIndex

FIELD_WEIGHT = {
    "name": 10.0,
    "alias": 9.0,
    "topic": 6.0,
    "place": 4.0,
    "text": 3.0,
    "party": 3.0,
    "wider": 2.0,
}
"""What a word counts by where it stands: names first, then subjects, then the description.  A word
in the description of a thing says less of it than its subjects, which people chose."""

EXACT_NAME_WEIGHT, EXACT_ALIAS_WEIGHT, EXACT_STEM_WEIGHT = 60.0, 50.0, 40.0
"""A question that is a name, another name, or a name inflected: above any sum of words (four words
in a name make 40)."""
WITHOUT_TYPE, PUT_RIGHT = 0.7, 0.6
"""What remains of those when the question also names a type, and when a typing error was put right."""
TYPE_WEIGHT = 55.0
"""For the kind of thing that the question asks for (``projecten over struviet``): before a theme of
that name, behind a thing that is called just what was typed (``Kansen voor West``)."""
FREQUENCY_WEIGHT = 0.05
"""BM25 beside the fixed weights: orders what is otherwise equal, shorter texts first."""
ELSEWHERE = 0.1
"""What a word also counts in its lesser places: the subjects and the description tell more than one."""
PHRASE_WEIGHT = 1.5
"""Words that stand together in a name as they do in the question."""
MOST_COMPOUNDS = 400

Kind = Literal["word", "phrase", "place", "type"]

_QUOTED = re.compile(r'["“”„]([^"“”„]+)["“”„]')


@dataclass
class Unit:
    """A part of a question that must be found as a whole: a word, a quotation or a place."""

    kind: Kind
    words: list[str]
    expansion: Expansion
    places: list[str] = field(default_factory=list)
    type: str = ""
    weight: float = 1.0
    """How much it says: rare words more than common ones, 1 at most."""


@dataclass
class Question:
    """A question in units.

    ``keys`` are what it is as the name of a thing, each with how well it is that (0..1), ``stems``
    the same inflected.
    """

    units: list[Unit]
    keys: dict[str, float]
    stems: dict[str, float]
    adjacent: list[list[str]] = field(default_factory=list)

    @property
    def needed(self) -> list[Unit]:
        """The units that a hit must have, each once: all but words that only name a type."""
        said = [u for u in self.units if u.kind != "type"] or self.units
        return list({(u.kind, *u.words): u for u in said}.values())


def parse(text: str, index: TextIndex, *, strictly: bool = False) -> Question:
    """The question that ``text`` asks.  ``strictly`` leaves out everything guessed."""
    units: list[Unit] = []
    rest, at = "", 0
    for match in _QUOTED.finditer(text):
        row = [t.word for t in tokens(match.group(1))]
        if row:
            units.append(_phrase(row))
        rest += text[at : match.start()] + " "
        at = match.end()
    row_tokens = tokens(rest + text[at:])
    units.extend(_units(row_tokens, index, strictly))
    for unit in units:
        unit.weight = _weight(unit, index)
    loose = [t.word for t in row_tokens]
    adjacent = [loose] if len(loose) > 1 else []
    variants = _variants([t.word for t in tokens(text)], units, strictly)
    keys = {"".join(row): quality for row, quality in reversed(variants) if row}
    stems = {k: quality for row, quality in reversed(variants) for k in stem_keys(row)}
    return Question(units, keys, stems, adjacent)


def _variants(row: list[str], units: list[Unit], strictly: bool) -> list[tuple[list[str], float]]:
    """The words that may together be a name, best first: as typed, without small words, without
    words that name a type, and with typing errors put right."""
    content = [w for w in row if w not in STOP_WORDS]
    about = [w for w in content if w not in TYPE_WORDS]
    found = [(row, 1.0), (content, 1.0), (about, WITHOUT_TYPE)]
    if strictly:
        return found
    likely = {u.words[0]: u.expansion.likely for u in units if u.expansion.likely}
    for number in range(max(map(len, likely.values()), default=0)):
        right = [likely[w][min(number, len(likely[w]) - 1)] if w in likely else w for w in about]
        found.append((right, PUT_RIGHT))
    return found


def _phrase(row: list[str]) -> Unit:
    return Unit("phrase", row, Expansion(" ".join(row), dict.fromkeys(row, "same")))


def _units(row: Sequence[Token], index: TextIndex, strictly: bool) -> list[Unit]:
    found: list[Unit] = []
    spare: list[Unit] = []
    at = 0
    while at < len(row):
        length, places = _place_at(row, at, index)
        if length:
            found.append(_word_unit([t.word for t in row[at : at + length]], index, strictly, places))
            at += length
            continue
        word = row[at].word
        if word in STOP_WORDS or (len(word) == 1 and not word.isdigit()):
            spare.append(_word_unit([word], index, strictly))
        else:
            found.append(_word_unit([word], index, strictly))
        at += 1
    found = found or spare
    _join_neighbours(found, index)
    return found


def _place_at(row: Sequence[Token], at: int, index: TextIndex) -> tuple[int, list[str]]:
    """How many words from ``at`` name a place, and the keys of all its names."""
    for length in range(min(5, len(row) - at), 0, -1):
        name = "".join(t.word for t in row[at : at + length])
        if name in index.places and (length > 1 or row[at].word not in STOP_WORDS):
            return length, index.places[name]
    return 0, []


def _word_unit(words: list[str], index: TextIndex, strictly: bool, places: list[str] | None = None) -> Unit:
    lexicon = index.lexicon
    if len(words) > 1:
        joined = "".join(words)
        expansion = Expansion(joined, {})
        expansion.add([joined] if joined in lexicon.counts else [], "same")
    else:
        expand = lexicon.expand_strictly if strictly else lexicon.expand
        held = expand(words[0])
        expansion = replace(held, relations=dict(held.relations))
    if places:
        # A place in a compound is another place or a company (Westfriesland, FrieslandCampina), and no
        # inflection of a word: Assen is not what an incinerator leaves.
        near: dict[str, Relation] = {w: r for w, r in expansion.relations.items() if r == "same"}
        expansion = replace(expansion, relations=near, parts=())
        expansion.add([name for name in places if name in lexicon.counts], "inflected")
        return Unit("place", words, expansion, places)
    kind: Kind = "type" if words[0] in TYPE_WORDS else "word"
    return Unit(kind, words, expansion, type=TYPE_WORDS.get(words[0], ""))


def _join_neighbours(units: list[Unit], index: TextIndex) -> None:
    """Two words that the corpus writes as one stand for that one: ``luier recycling``."""
    lexicon = index.lexicon
    for first, second in pairwise(units):
        if len(first.words) > 1 or len(second.words) > 1:
            continue
        for joined in (first.words[0] + second.words[0], first.words[0] + "s" + second.words[0]):
            if joined in lexicon.counts:
                whole = lexicon.expand_strictly(joined)
                for unit in (first, second):
                    unit.expansion.add(whole.of("same", "inflected"), "same")
                    unit.expansion.add(whole.of("compound"), "compound")
                    if unit.kind == "type":
                        unit.kind = "word"


def _weight(unit: Unit, index: TextIndex) -> float:
    """Inverse document frequency, scaled to 1 for a word that stands in one document only."""
    lexicon = index.lexicon
    if unit.kind == "phrase":
        count = min((lexicon.counts.get(w, 0) for w in unit.words), default=0)
    else:
        direct = unit.expansion.of("same", "inflected") or unit.expansion.of("alike", "part")
        count = lexicon.frequency(direct)
    total = max(lexicon.documents, 2)
    return max(0.1, math.log(1 + total / max(count, 1)) / math.log(1 + total))


def unit_query(unit: Unit, index: TextIndex) -> Query:
    """A query that scores a document by the best place where it has the unit."""
    schema, weight = index.schema, unit.weight
    choices: list[Query] = []
    for name, field_weight in FIELD_WEIGHT.items():
        if unit.kind == "phrase" or len(unit.words) > 1:
            words: list[str | tuple[int, str]] = list(enumerate(unit.words))
            if len(words) > 1 and name in WITHOUT_PHRASES:
                continue
            if len(words) > 1:
                phrase = Query.phrase_query(schema, name, words)
                choices.append(Query.const_score_query(phrase, field_weight * weight))
            elif words:
                term = Query.term_query(schema, name, unit.words[0])
                choices.append(Query.const_score_query(term, field_weight * weight))
        if unit.kind == "phrase":
            continue
        for relation, quality in QUALITY.items():
            terms = unit.expansion.of(relation)
            if relation == "part":
                for word in terms:
                    alone = quality * unit.expansion.part_weights.get(word, 0.0)
                    choices.append(_any_of(index, name, [word], field_weight * alone * weight))
            elif terms:
                choices.append(_any_of(index, name, terms, field_weight * quality * weight))
    if unit.places:
        choices.append(_any_of(index, "place", unit.places, FIELD_WEIGHT["place"] * weight))
    if unit.expansion.parts and unit.kind != "phrase":
        choices.extend(_all_parts(unit, index))
    return Query.disjunction_max_query(choices, ELSEWHERE) if choices else Query.empty_query()


def _any_of(index: TextIndex, name: str, terms: list[str], score: float) -> Query:
    # A set query walks the whole dictionary (0.7 ms here); a handful of terms costs hundredths of that.
    every = [(Occur.Should, Query.term_query(index.schema, name, t, "basic")) for t in terms[:MOST_COMPOUNDS]]
    return Query.const_score_query(Query.boolean_query(every), score)


def _all_parts(unit: Unit, index: TextIndex) -> list[Query]:
    """Documents that have every part of an asked compound in one field, apart from each other."""
    made: list[Query] = []
    if len(unit.expansion.parts) < 2:
        return made
    for name in ("name", "topic", "text"):
        every = [
            (Occur.Must, _any_of(index, name, sorted(part), 1.0)) for part in unit.expansion.parts if part
        ]
        if len(every) == len(unit.expansion.parts):
            score = FIELD_WEIGHT[name] * SURE_PARTS * unit.weight
            made.append(Query.const_score_query(Query.boolean_query(every), score))
    return made


def preferences(question: Question, index: TextIndex) -> list[Query]:
    """What moves a hit up without making it one."""
    made: list[Query] = []
    for unit in question.units:
        if unit.type:
            kind = Query.term_query(index.schema, "type", unit.type)
            made.append(Query.const_score_query(kind, TYPE_WEIGHT))
            if unit.kind == "type":
                made.append(Query.boost_query(unit_query(unit, index), FREQUENCY_WEIGHT))
        if unit.kind != "phrase":
            for name in ("name", "text"):
                for word in unit.expansion.of("same"):
                    term = Query.term_query(index.schema, name, word)
                    made.append(Query.boost_query(term, FREQUENCY_WEIGHT * (6 if name == "name" else 1)))
    for row in question.adjacent:
        phrase = Query.phrase_query(index.schema, "name", list(enumerate(row)))
        made.append(Query.const_score_query(phrase, PHRASE_WEIGHT))
    return made


def exact_query(question: Question, index: TextIndex) -> Query:
    """Documents whose name, abbreviation or other name is the question itself."""
    choices = [
        _any_of(index, name, [k], weight * quality)
        for name, weight, keys in (
            (EXACT_NAME, EXACT_NAME_WEIGHT, question.keys),
            (EXACT_ALIAS, EXACT_ALIAS_WEIGHT, question.keys),
            (EXACT_STEM, EXACT_STEM_WEIGHT, question.stems),
        )
        for k, quality in keys.items()
    ]
    return Query.disjunction_max_query(choices) if choices else Query.empty_query()
