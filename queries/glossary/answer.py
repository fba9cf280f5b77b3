"""The glossary of the graph: every term by each of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.remembered import Remembered
from queries.dutch.words import fold, key, stem_keys, words
from queries.glossary.model import GlossaryAnswer, GlossaryQuery, Term
from queries.words import vocabulary

remembered: Remembered[Mapping[str, Term]] = Remembered()


def glossary(snapshot: Snapshot, query: GlossaryQuery | None = None) -> GlossaryAnswer:
    """The terms that are asked for, or all."""
    known = terms_by_key(snapshot)
    if query is None or not query.terms:
        every = {term.id: term for term in known.values()}.values()
        ordered = sorted(every, key=lambda term: (fold(term.name), term.id))
        return GlossaryAnswer(version=snapshot.version, terms=ordered, unknown=[])
    found: dict[str, Term] = {}
    unknown = []
    for word in query.terms:
        term = known.get(key(word))
        if term is None:
            unknown.append(word)
        else:
            found[term.id] = term
    return GlossaryAnswer(version=snapshot.version, terms=list(found.values()), unknown=unknown)


def terms_by_key(snapshot: Snapshot) -> Mapping[str, Term]:
    """Every term by ``key`` of its name, of its other names, of its slug, and of their inflected forms."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Mapping[str, Term]:
    cypher, vocabulary_known = statements("glossary"), vocabulary(snapshot)
    sources: dict[str, list[Reference]] = defaultdict(list)
    for row in snapshot.query(cypher["sources"]):
        sources[row["id"]].append(Reference(id=row["source"], type="Source", name=row["name"]))
    exact: dict[str, Term] = {}
    inflected: dict[str, Term] = {}
    for row in snapshot.query(cypher["terms"]):
        names = [row["name"], *(row["aliases"] or ())]
        same = next((i for name in names for i in vocabulary_known.by_name.get(key(name), ())), "")
        term = Term(
            id=row["id"],
            name=row["name"],
            names=names[1:],
            text=row["text"],
            sources=sources[row["id"]],
            about=vocabulary_known.themes.get(same),
        )
        exact[key(row["id"].partition("/be-")[2])] = term
        for name in names:
            exact[key(name)] = term
            inflected |= dict.fromkeys(stem_keys(words(name)), term)
    return {**inflected, **exact}
