"""Search: Dutch full text over everything in the graph."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from pydantic import Field
from tantivy import DocAddress, Occur, Query, Searcher, SearchResult

from graph.schema import NODE_TYPE, label_of
from graph.store import Snapshot
from queries.base.asked import SOMETHING, ByPhase, ByProvince, ByTheme, Ranked, Word
from queries.base.model import Answer
from queries.base.phases import as_of
from queries.index.text_index import TextIndex, text_index
from queries.search.facets import Facets, aggregated, facets_of, tallied
from queries.search.filters import filter_queries
from queries.search.snippets import Snippet, matched, snippet
from queries.search.suggestions import did_you_mean
from queries.search.terms import Question, Unit, exact_query, parse, preferences, unit_query

MAX_LETTERS = 200
"""Of a question to search for."""
MAX_HITS = 5000
"""Hits that ``limit=0`` gives at most, and how deep one can page: more than any word has in the graph of the
provinces (the commonest has some 1,200), so that who takes a result along has all of it."""
MAX_TEXT_MATCHES = 500
ENOUGH_HITS = 5
"""With fewer hits than this for all the words, hits for some of the words are added."""
LEAST_SHARE = 0.5
"""Of the weight of all words: what a hit for some of them must have."""
MOST_PAIRED = 10
"""Words of which two together may be such a hit; of a longer text the ones that say most.  Every pair is a
part of its own in the question to the index: of a hundred words there would be five thousand."""

TYPE_FACTOR = {
    "Province": 1.0,
    "Municipality": 0.97,
    "Platform": 1.0,
    "Organisation": 0.85,
    "Theme": 0.99,
    "Project": 0.98,
    "Opportunity": 0.96,
    "Publication": 0.9,
    "Event": 0.85,
    "Figure": 0.85,
    "Source": 0.12,
}
"""What a score is multiplied by.  A source that has the words in its title tells less than the thing
it tells about; the small steps between the others only order what is otherwise equal."""


class SearchFilters(ByProvince, ByTheme, ByPhase):
    """What is found is narrowed by."""


class SearchQuery(SearchFilters, Ranked):
    """What is asked.  Filters of one kind widen each other, of different kinds narrow.

    ``types`` are labels, segments or Dutch words (``Project``, ``project``, ``projecten``),
    ``provinces`` slugs or names, ``themes`` identifiers, slugs or names of any vocabulary.
    ``limit=0`` gives all hits up to ``MAX_HITS``.
    """

    text: str = Field(
        validation_alias="q",
        pattern=SOMETHING,
        max_length=MAX_LETTERS,
        examples=["hennep"],
        description="De zoekvraag.",
    )
    types: tuple[Word, ...] = Field(
        default=(),
        validation_alias="type",
        max_length=10,
        description="Soort ding, zoals `project` of `provincies`; mag vaker.",
    )


class Hit(Answer):
    """One thing found.  ``matched`` says in Dutch where the words were found; ``score`` is only
    comparable within one answer."""

    id: str
    type: str
    type_name: str
    name: str
    score: float
    matched: list[str]
    snippet: Snippet
    provinces: list[str]
    phase: str = ""
    phase_as_of: int | None = Field(
        default=None, description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )


class SearchAnswer(Answer):
    """Hits, best first.  ``did_you_mean`` are other questions that find more."""

    version: str
    query: str
    total: int
    offset: int
    hits: list[Hit]
    facets: Facets
    did_you_mean: list[str]


def search(snapshot: Snapshot, query: SearchQuery) -> SearchAnswer:
    """Everything in the graph that a question in Dutch words finds.

    Raises ``UnknownWordError`` for a filter that names nothing in the graph.
    """
    index = text_index(snapshot)
    searcher = index.index.searcher()
    question = parse(query.text, index)
    filters = filter_queries(index, query.types, query.provinces, query.themes, query.phases)
    core, found, total = _ask(searcher, question, filters, index)
    ranked = _ranked(searcher, found, index)
    offset = min(query.offset, MAX_HITS)
    end = offset + query.limit if query.limit else MAX_HITS
    years = as_of(snapshot)
    hits = [_hit(searcher, address, score, question, years) for score, _, address in ranked[offset:end]]
    counts = tallied((n for _, n, _ in ranked), index) if total <= MAX_HITS else aggregated(searcher, core)
    return SearchAnswer(
        version=index.version,
        query=query.text,
        total=total,
        offset=offset,
        hits=hits,
        facets=facets_of(counts, index),
        did_you_mean=did_you_mean(query.text, total, index.lexicon),
    )


def text_matches(snapshot: Snapshot, word: str) -> list[str]:
    """Identifiers of projects, platforms and opportunities whose text has ``word``, best first.

    By inflection or as part of a compound, never by a guess; of several words a text must have all.
    At most ``MAX_TEXT_MATCHES``.  Nothing for a word without letters or digits.
    """
    index = text_index(snapshot)
    question = parse(word, index, strictly=True)
    if not question.units:
        return []
    searcher = index.index.searcher()
    kinds = Query.term_set_query(index.schema, "type", ["Project", "Platform", "Opportunity"])
    clauses = [(Occur.Must, unit_query(u, index)) for u in question.units]
    clauses += [(Occur.Must, Query.const_score_query(kinds, 0.0))]
    clauses += [(Occur.Should, p) for p in preferences(question, index)]
    found = searcher.search(Query.boolean_query(clauses), limit=MAX_TEXT_MATCHES, count=False).hits
    return [index.ids[number] for _, number, _ in _ranked(searcher, found, index)]


def _ask(
    searcher: Searcher, question: Question, filters: list[Query], index: TextIndex
) -> tuple[Query, list[tuple[float, DocAddress]], int]:
    """The query that gave enough hits, its best hits and the number of all: for all the words, or
    else for most of them."""
    needed = question.needed
    narrowed = [(Occur.Must, f) for f in filters]
    moved = [(Occur.Should, p) for p in preferences(question, index)]
    exact = exact_query(question, index)
    scores = [(u, unit_query(u, index)) for u in needed]
    every = Query.boolean_query([(Occur.Must, q) for _, q in scores]) if scores else Query.empty_query()
    core = Query.boolean_query([(Occur.Must, _either(every, exact)), *narrowed])
    result = searcher.search(_with(core, moved), limit=MAX_HITS)
    if _count(result) < ENOUGH_HITS and len(scores) > 1:
        some = Query.boolean_query([*((Occur.Should, q) for q in _some(scores)), (Occur.Should, exact)])
        core = Query.boolean_query([(Occur.Must, some), *narrowed])
        bonus = Query.boost_query(every, 1.0)
        result = searcher.search(_with(core, [*moved, (Occur.Should, bonus)]), limit=MAX_HITS)
    return core, result.hits, _count(result)


def _count(result: SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # there, but not in tantivy's stubs


def _either(first: Query, second: Query) -> Query:
    return Query.boolean_query([(Occur.Should, first), (Occur.Should, second)])


def _with(core: Query, moved: list[tuple[Occur, Query]]) -> Query:
    return Query.boolean_query([(Occur.Must, core), *moved])


def _some(scores: Sequence[tuple[Unit, Query]]) -> list[Query]:
    """Per smallest group of words that together weigh enough, a query for all of that group.

    A place alone never is enough: who asks for hemp in Groningen does not want all of Groningen.
    """
    told = [(u, q) for u, q in scores if u.kind != "place"] or list(scores)
    total = sum(u.weight for u, _ in told)
    rest = [q for u, q in scores if all(u is not t for t, _ in told)]
    ordered = sorted(told, key=lambda pair: -pair[0].weight)
    heavy = [q for u, q in ordered if u.weight >= LEAST_SHARE * total]
    if heavy:
        groups = heavy
    else:
        groups = [
            Query.boolean_query([(Occur.Must, first), (Occur.Must, second)])
            for (_, first), (_, second) in combinations(ordered[:MOST_PAIRED], 2)
        ]
    optional = [q for _, q in ordered] + rest
    return [
        Query.boolean_query([(Occur.Must, g), *((Occur.Should, o) for o in optional if o is not g)])
        for g in groups
    ]


def _ranked(
    searcher: Searcher, found: list[tuple[float, DocAddress]], index: TextIndex
) -> list[tuple[float, int, DocAddress]]:
    """Score, number and address of hits, best first; equal scores in the order of the index."""
    numbers = searcher.fast_field_values("ord", [address for _, address in found])
    rows = []
    for (score, address), number in zip(found, numbers, strict=True):
        ordinal = int(number or 0)
        factor = TYPE_FACTOR[label_of(index.ids[ordinal])]
        rows.append((round(score * factor, 3), ordinal, address))
    return sorted(rows, key=lambda row: (-row[0], row[1]))


def _hit(
    searcher: Searcher, address: DocAddress, score: float, question: Question, years: Mapping[str, int]
) -> Hit:
    payload: dict[str, Any] = json.loads(bytes(searcher.doc(address)["payload"][0]))
    return Hit(
        id=payload["id"],
        type=payload["type"],
        type_name=NODE_TYPE[payload["type"]].name,
        name=payload["name"],
        score=score,
        matched=matched(payload, question),
        snippet=snippet(payload, question),
        provinces=payload.get("provinces", []),
        phase=payload.get("phase", ""),
        phase_as_of=years.get(payload["id"]),
    )
