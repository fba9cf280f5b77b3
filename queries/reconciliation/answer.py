"""Reconciliation: which thing of the graph a name on somebody's list stands for.

Candidates come from the names the graph has (whole, or much alike by rapidfuzz) and from the search in
full text; the score says how alike the names are, and how far what else is known of the row agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph.schema import NODE_TYPE, NODE_TYPE_BY_SEGMENT, is_identifier, label_of, slug_of
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.dutch.phrases import listed
from queries.dutch.words import STOP_WORDS, fold, key, word_set, words
from queries.index.text_index import text_index
from queries.linked import Value, node_rows, values_of
from queries.linked.properties import Values
from queries.reconciliation.model import (
    MAX_CANDIDATES,
    Candidate,
    Feature,
    PropertyCondition,
    ReconciliationQuery,
    TypeReference,
)
from queries.search import SearchQuery, search
from queries.suggest import Name, Names, known_names
from queries.words import identify, vocabulary

LEGAL_WORDS = word_set("stichting vereniging cooperatie cooperatief bv nv vof ua holding groep")
"""Words that a name may have or lack and still be the same: legal forms, and what firms put behind."""
EXACT = 100.0
NEARLY = 97.0
"""Score of a name that is the same but for its legal form, order or inflection of words."""
ABBREVIATED = 92.0
"""Score of letters that are the initials of the words of a name."""
LEAST_INITIALS = 3
"""Two initials fit too many names."""
PART_SHARE = 0.9
"""What a name counts for that holds all words of the other and more."""
PROPERTY_SHARE = 0.25
"""How much of the score is for the properties, when any are given."""
LEAST_SCORE = 40.0
"""A candidate below this is no help to an editor."""
POOL = 30
"""Candidates that are looked at, from each way of finding them."""
OTHER_TYPE = 0.8
"""What a candidate of another type counts for when the type only ``should`` be the one asked for."""


@dataclass(frozen=True)
class NameLikeness:
    """How alike a thing's names are to the name asked for; ``exact`` when one is the same to the letter."""

    score: float
    exact: bool


def reconcile(snapshot: Snapshot, query: ReconciliationQuery) -> list[Candidate]:
    """Things that a name may stand for, the likeliest first.

    ``match`` is true for one at most: when its identifier was given, or when the name is to the letter a
    name of that thing and of no other of the types asked for, and no property says otherwise.
    """
    labels = _labels(query)
    strict = query.type_strict != "should"
    text = query.query.strip()
    given = _identified(snapshot, text)
    if given is not None:
        likeness = {given: NameLikeness(EXACT, True)}
    elif key(text):
        likeness = alike(known_names(snapshot), text, labels if strict else frozenset())
        found = _searched(snapshot, text, labels if strict else frozenset())
        likeness |= {i: NameLikeness(_of_search(n), False) for n, i in enumerate(found) if i not in likeness}
    else:
        told = " ".join(v for c in query.properties for v in c.values())
        pool = _searched(snapshot, told, labels if strict else frozenset()) if key(told) else []
        likeness = {i: NameLikeness(LEAST_SCORE, False) for i in pool}
    return _judged(snapshot, query, labels, likeness)


def alike(known: Names, text: str, labels: frozenset[str]) -> dict[str, NameLikeness]:
    """Things with a name like ``text``, by identifier; of all kinds when ``labels`` is empty."""
    names = [n for n in known.names if not labels or label_of(n.id) in labels]
    wanted = words(text)
    found: dict[str, NameLikeness] = {}
    # Cheap first: the few names that share letters, then those are judged word by word.
    folded = [" ".join(n.words) for n in names]
    close = process.extract(" ".join(wanted), folded, scorer=fuzz.WRatio, limit=POOL)
    chosen = {number for _, _, number in close}
    whole = "".join(wanted)
    chosen |= {
        number
        for number, n in enumerate(names)
        if "".join(n.words) == whole or _abbreviates(wanted, n.words) or _abbreviates(n.words, wanted)
    }
    for number in chosen:
        name = names[number]
        one = _likeness(wanted, name)
        if name.id not in found or one.score > found[name.id].score:
            found[name.id] = one
    return found


def _likeness(wanted: Sequence[str], name: Name) -> NameLikeness:
    if "".join(wanted) == "".join(name.words):
        return NameLikeness(EXACT, True)
    bare, other = _bare(wanted), _bare(name.words)
    if sorted(bare) == sorted(other):
        return NameLikeness(NEARLY, False)
    if _abbreviates(wanted, name.words) or _abbreviates(name.words, wanted):
        return NameLikeness(ABBREVIATED, False)
    letters = fuzz.ratio(" ".join(bare), " ".join(other))
    ordered = fuzz.token_sort_ratio(" ".join(bare), " ".join(other))
    shared = fuzz.token_set_ratio(" ".join(bare), " ".join(other)) if _within(bare, other) else 0.0
    return NameLikeness(round(min(NEARLY, max(letters, 0.98 * ordered, PART_SHARE * shared)), 1), False)


def _abbreviates(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one word is made of the initials of the others, without or with their small words."""
    if len(short) != 1 or not LEAST_INITIALS <= len(short[0]) <= len(whole):
        return False
    carrying = [w for w in whole if w not in STOP_WORDS]
    return short[0] in ("".join(w[0] for w in whole), "".join(w[0] for w in carrying))


def _bare(row: Sequence[str]) -> list[str]:
    return [w for w in row if fold(w) not in LEGAL_WORDS] or list(row)


def _within(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one name holds all words of the other."""
    return bool(a) and bool(b) and (set(a) <= set(b) or set(b) <= set(a))


def _of_search(rank: int) -> float:
    """A thing found by its text and not by its name: always below one that is called so."""
    return max(LEAST_SCORE, 60.0 - rank)


def _labels(query: ReconciliationQuery) -> frozenset[str]:
    """The labels of the types asked for; a type that is none of ours asks for nothing there is."""
    known = {s: n.label for s, n in NODE_TYPE_BY_SEGMENT.items()}
    return frozenset(known.get(t, t) for t in query.types() if t)


def _identified(snapshot: Snapshot, text: str) -> str | None:
    """The thing whose identifier or stable address was given."""
    _, mark, tail = text.partition("/id/")
    wanted = tail if mark and text.startswith(("http://", "https://")) else text
    if not is_identifier(wanted) or " " in wanted:
        return None
    try:
        return identify(snapshot, wanted).id
    except UnknownWordError:
        return None


def _searched(snapshot: Snapshot, text: str, labels: frozenset[str]) -> list[str]:
    types = tuple(sorted(labels & NODE_TYPE.keys()))
    if labels and not types:
        return []
    # Of a long text the first words carry the name.
    return [h.id for h in search(snapshot, SearchQuery(text=text[:200], types=types, limit=POOL)).hits]


def _judged(
    snapshot: Snapshot, query: ReconciliationQuery, labels: frozenset[str], likeness: dict[str, NameLikeness]
) -> list[Candidate]:
    fitting = {i: x for i, x in likeness.items() if _of_type(i, labels) or query.type_strict == "should"}
    # What a thing is related to costs a look at the whole graph around it: only when it is asked for.
    values = values_of(snapshot, list(fitting)) if query.properties else {}
    bearers = {i for i in text_index(snapshot).names.get(key(query.query), ()) if _of_type(i, labels)}
    scored: list[tuple[float, bool, str, Judged]] = []
    for identifier, found in fitting.items():
        agreement = _agreement(values, identifier, query.properties)
        score = found.score
        if agreement is not None:
            score = (1 - PROPERTY_SHARE) * score + PROPERTY_SHARE * 100 * agreement
        right = _of_type(identifier, labels)
        if not right:
            score *= OTHER_TYPE
        sure = found.exact and bearers <= {identifier} and agreement in (None, 1.0) and right
        if score >= LEAST_SCORE:
            judged = Judged(round(score, 1), sure, found.score, agreement)
            scored.append((-judged.score, not sure, identifier, judged))
    best = sorted(scored, key=lambda s: s[:3])[: min(query.limit, MAX_CANDIDATES)]
    told = in_short(snapshot, [identifier for _, _, identifier, _ in best])
    return [_candidate(told[identifier], judged) for _, _, identifier, judged in best]


@dataclass(frozen=True)
class Judged:
    """What is thought of one candidate; ``agreement`` is None when no properties were given."""

    score: float
    sure: bool
    likeness: float
    agreement: float | None


def _of_type(identifier: str, labels: frozenset[str]) -> bool:
    return not labels or label_of(identifier) in labels


def _agreement(values: Values, identifier: str, conditions: Iterable[PropertyCondition]) -> float | None:
    """The share (0..1) of the given properties that a thing has; None when none is given."""
    shares = [_has(values[identifier].get(c.pid, ()), c.values()) for c in conditions if c.values()]
    return sum(shares) / len(shares) if shares else None


def _has(own: Sequence[Value], wanted: Sequence[str]) -> float:
    names = {key(v.name) for v in own} | {v.id for v in own if v.id}
    names |= {slug_of(v.id) for v in own if v.id}
    return max(float(w in names or key(w) in names) for w in wanted)


def _candidate(thing: InShort, judged: Judged) -> Candidate:
    features = [Feature(id="naam", value=judged.likeness)]
    if judged.agreement is not None:
        features.append(Feature(id="eigenschappen", value=round(100 * judged.agreement, 1)))
    return Candidate(
        id=thing.id,
        name=thing.name,
        description=thing.what,
        score=judged.score,
        match=judged.sure,
        type=[type_of(label_of(thing.id))],
        features=features,
    )


def type_of(label: str) -> TypeReference:
    """A kind of thing as a type of the protocol."""
    node = NODE_TYPE[label]
    return TypeReference(id=node.segment, name=node.name)


@dataclass(frozen=True)
class InShort:
    """A thing in a few words: ``what`` says what it is and where, to tell it from another of that name."""

    id: str
    name: str
    what: str
    description: str


def in_short(snapshot: Snapshot, identifiers: Sequence[str]) -> dict[str, InShort]:
    """Things in short; raises ``UnknownWordError`` for one that is not there."""
    index = text_index(snapshot)
    number = {identifier: n for n, identifier in enumerate(index.ids)}
    names = vocabulary(snapshot).province_names
    made: dict[str, InShort] = {}
    for identifier, row in node_rows(snapshot, identifiers).items():
        kind = row.get("kind") or NODE_TYPE[label_of(identifier)].name
        slugs = index.facets[number[identifier]][0] if identifier in number else []
        if label_of(identifier) == "Province":
            slugs = []
        where = listed([names.get(s, s) for s in slugs], most=4)
        what = f"{kind}, {where}" if where else kind
        made[identifier] = InShort(identifier, row["name"], what, row.get("description") or "")
    return made
