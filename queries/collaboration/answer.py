"""Where can provinces work together? ("Waar kunnen wij samenwerken?")"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.model import SourceReference
from queries.base.phases import as_of
from queries.base.things import names_of, sources_of
from queries.collaboration.around import Around, around
from queries.collaboration.asked import Asked, understand
from queries.collaboration.findings import (
    Findings,
    carriers_shown,
    evidence_shown,
    existing_shown,
    findings,
    hints,
    joint_on,
    mentioned,
    named_in,
)
from queries.collaboration.landscape import Landscape, Numbers, landscape
from queries.collaboration.model import (
    CollaborationAnswer,
    CollaborationQuery,
    OnTopic,
    Opportunity,
    Part,
)
from queries.collaboration.parts import PARTS, broad_themes, parts, scores
from queries.collaboration.reasons import Facts, explanation, no_joint_work, reasons, why
from queries.collaboration.weights import (
    ACTIVITY_HALF,
    COLLABORATION_WEIGHTS,
    ONE_SIDED_TOPIC,
    TOGETHER_TOPIC,
    TOPICS_SHOWN,
    WEAKEST_LINK,
)
from queries.contacts import Contact, whom_to_call
from queries.lessons import lessons
from queries.themes.names import told_apart

DECIMALS = 6


@dataclass(frozen=True)
class Ranking:
    """Combinations of provinces (numbers), best first, with their score and the value of every part."""

    members: NDArray[np.intp]
    pairs: NDArray[np.intp] = field(repr=False)
    """Per combination the numbers of its pairs."""
    scores: Numbers = field(repr=False)
    parts: dict[str, Numbers] = field(repr=False)


def collaboration(snapshot: Snapshot, query: CollaborationQuery | None = None) -> CollaborationAnswer:
    """Combinations of provinces that could work together, best first, with what exists and the evidence.

    Raises ``UnknownWordError`` for a province or theme that does not exist; a topic that nobody knows is
    told in the answer.
    """
    query = query or CollaborationQuery()
    background = landscape(snapshot)
    asked = understand(snapshot, background, query)
    ranking = rank(background, asked, query)
    notes = [m.note for m in asked.meanings if m.note]
    chosen = np.arange(len(ranking.scores))
    if query.limit:
        chosen = chosen[engaged(background, asked, ranking)]
        if asked.nothing:
            chosen = chosen[:0]
        elif len(chosen) < len(ranking.scores):
            notes.append(_left_out(len(ranking.scores) - len(chosen)))
    shown = chosen[query.offset : query.offset + query.limit if query.limit else None]
    return CollaborationAnswer(
        version=snapshot.version,
        weights=dict(COLLABORATION_WEIGHTS),
        total=len(chosen),
        meanings=asked.meanings,
        notes=notes,
        lessons=lessons(snapshot, asked.words, asked.provinces),
        opportunities=_opportunities(snapshot, background, asked, ranking, [int(n) for n in shown]),
    )


def rank(background: Landscape, asked: Asked, query: CollaborationQuery) -> Ranking:
    """All combinations in scope in order of score, then of provinces.

    The parts of a combination are the means over its pairs; of three or more, the weakest pair counts
    once more, as a chain is no stronger than its weakest link.
    """
    space = background.space
    values = parts(background, background.counts, asked.question)
    of_pair = scores(values)
    members = _combinations(space.slugs, asked.provinces, query.size)
    number = np.zeros((len(space.slugs), len(space.slugs)), dtype=np.intp)
    number[space.first, space.second] = np.arange(space.pairs)
    ends = list(combinations(range(query.size), 2))
    pairs = np.stack([number[members[:, a], members[:, b]] for a, b in ends], axis=1)
    together = of_pair[pairs].mean(axis=1)
    if query.size > 2:
        together = (1 - WEAKEST_LINK) * together + WEAKEST_LINK * of_pair[pairs].min(axis=1)
    together = together.round(DECIMALS)
    order = np.lexsort((np.arange(len(together)), -together))
    means = {name: values[name][pairs].mean(axis=1).round(DECIMALS)[order] for name in PARTS}
    return Ranking(members[order], pairs[order], together[order], means)


def _combinations(slugs: Sequence[str], asked: Sequence[str], size: int) -> NDArray[np.intp]:
    """Members of every combination, as province numbers in the order of the slugs."""
    numbers = sorted(slugs.index(slug) for slug in asked)
    if len(numbers) > size:
        found = list(combinations(numbers, size))
    else:
        others = [n for n in range(len(slugs)) if n not in numbers]
        found = sorted(tuple(sorted((*numbers, *rest))) for rest in combinations(others, size - len(numbers)))
    return np.array(found, dtype=np.intp).reshape(-1, size)


def engaged(background: Landscape, asked: Asked, ranking: Ranking) -> NDArray[np.bool_]:
    """Combinations of which every province does or wants something on the question."""
    weights = asked.question.weights
    does = weights @ (asked.question.counts.activity + asked.question.wishes + asked.question.named)
    result: NDArray[np.bool_] = np.all(does[ranking.members] > 0, axis=1)
    return result


def _left_out(number: int) -> str:
    one = number == 1
    return (
        f"{number} {'combinatie is' if one else 'combinaties zijn'} weggelaten: niet elke provincie daarin "
        "doet of wil iets op dit onderwerp."
    )


def _opportunities(
    snapshot: Snapshot, background: Landscape, asked: Asked, ranking: Ranking, shown: Sequence[int]
) -> list[Opportunity]:
    if not shown:
        return []
    covers = _covers(background, asked.question.terms)
    topics = {n: _topics(background, asked, ranking, covers, n) for n in shown}
    terms = {t.id for found in topics.values() for t in found}
    terms |= set(asked.about if asked.question.open else asked.question.terms)
    near = around(snapshot, asked, terms)
    found = {n: _findings(background, asked, ranking, near, n, topics[n]) for n in shown}
    hinted = {i for t in terms for i in near.parents.get(t, ())}
    hinted |= {m.id for t in terms for m in background.mentions.get(t, ())}
    named = names_of(snapshot, [*(t.id for one in found.values() for t in one.things()), *sorted(hinted)])
    near = replace(near, names=named, as_of=as_of(snapshot))
    sources = sources_of(snapshot, (proof.thing.id for one in found.values() for proof in one.proofs))
    made = [_opportunity(background, asked, ranking, near, n, found[n], sources) for n in shown]
    return _with_contacts(snapshot, made)


def _with_contacts(snapshot: Snapshot, made: Sequence[Opportunity]) -> list[Opportunity]:
    """With whom to call: every province, then the platforms that could carry it."""
    called = [[*(f"provincie/{p}" for p in one.provinces), *(c.id for c in one.carriers)] for one in made]
    known = whom_to_call(snapshot, [thing for things in called for thing in things])
    return [
        one.model_copy(update={"contacts": _once(known[thing] for thing in things if thing in known)})
        for one, things in zip(made, called, strict=True)
    ]


def _once(contacts: Iterable[Contact]) -> list[Contact]:
    return list({contact.address: contact for contact in contacts}.values())


def _topics(background: Landscape, asked: Asked, ranking: Ranking, covers: Covers, n: int) -> list[OnTopic]:
    """The terms that say most for a combination: done by more of them, rarer, wished.

    What they share on a term under it (``covers``) they share on the term.
    """
    question, members = asked.question, ranking.members[n]
    activity = question.counts.activity[:, members]
    active = activity > 0
    done = np.sqrt(activity / (activity + ACTIVITY_HALF))
    wished = ONE_SIDED_TOPIC * ((question.wishes[:, members] + question.named[:, members] > 0) & ~active)
    weighed = done + wished
    # Every pair of members counts by what both of them bring.
    ground = weighed.sum(axis=1) ** 2 - (weighed**2).sum(axis=1) + 0.001 * active.any(axis=1)
    together = covers.with_narrower(question.counts.joint[:, ranking.pairs[n]].sum(axis=1) > 0)
    value = question.weights * ground
    if question.open:
        value = value * np.where(together, TOGETHER_TOPIC, 1.0)
    best = [int(k) for k in np.argsort(-value, kind="stable")[:TOPICS_SHOWN] if value[k] > 0]
    slugs = [background.space.slugs[m] for m in members]
    return [
        OnTopic(
            id=question.terms[k],
            name=background.theme_names.get(question.terms[k], question.terms[k]),
            active=[s for s, does in zip(slugs, active[k], strict=True) if does],
            together=bool(together[k]),
        )
        for k in best
    ]


@dataclass(frozen=True)
class Covers:
    """Which terms of a question fall under which others: the numbers of both, side by side."""

    broad: NDArray[np.intp]
    narrow: NDArray[np.intp]

    def with_narrower(self, terms: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The terms that are marked, and those of which a term under them is."""
        marked = terms.copy()
        marked[self.broad[terms[self.narrow]]] = True
        return marked


def _covers(background: Landscape, terms: Sequence[str]) -> Covers:
    rows = {term: k for k, term in enumerate(terms)}
    found = [(k, rows[t]) for term, k in rows.items() for t in background.hierarchy.below(term) if t in rows]
    ends = np.array(found, dtype=np.intp).reshape(-1, 2)
    return Covers(ends[:, 0], ends[:, 1])


def _findings(
    background: Landscape, asked: Asked, ranking: Ranking, near: Around, n: int, topics: list[OnTopic]
) -> Findings:
    weight = dict(zip(asked.question.terms, asked.question.weights.tolist(), strict=True))
    terms = (asked.about or [t.id for t in topics]) if asked.question.open else list(weight)
    slugs = [background.space.slugs[m] for m in ranking.members[n]]
    return findings(background, near, slugs, terms, topics, weight)


def _opportunity(
    background: Landscape,
    asked: Asked,
    ranking: Ranking,
    near: Around,
    n: int,
    found: Findings,
    sources: Mapping[str, Sequence[SourceReference]],
) -> Opportunity:
    slugs = tuple(background.space.slugs[m] for m in ranking.members[n])
    pairs = ranking.pairs[n]
    facts = Facts(
        provinces=slugs,
        topics=found.topics,
        existing=existing_shown(background, near, found),
        existing_total=found.existing_total,
        carriers=carriers_shown(background, near, found, slugs),
        proofs=found.proofs,
        neighbours=int(background.neighbours[pairs].sum()),
        joint=_joint(background, slugs),
        broad=list(
            told_apart(
                asked.question.broad, broad_themes(background), background.theme_names, background.schemes
            ).values()
        ),
        joint_broad=joint_on(near, asked.question.broad, slugs, len(background.names)),
        partner=_partner(background, ranking.members[n]),
        lead=found.lead,
        hints=hints(near, found, slugs, len(background.names)),
        mentioned=mentioned(background, near, found, slugs, len(background.names)),
        named=named_in(background, near, found.topics, slugs),
    )
    value = {name: float(ranking.parts[name][n]) for name in PARTS}
    reason = reasons(facts, background, near, value)
    return Opportunity(
        provinces=list(slugs),
        names=[background.names[s] for s in slugs],
        score=float(ranking.scores[n]),
        parts={
            name: Part(value=value[name], weight=COLLABORATION_WEIGHTS[name], reason=reason[name])
            for name in PARTS
        },
        topics=list(found.topics),
        why=why(facts, background, near),
        explanation=explanation(facts, background, near),
        no_joint_work="" if facts.existing_total else f"{no_joint_work(facts)}.",
        existing=list(facts.existing),
        existing_total=facts.existing_total,
        carriers=list(facts.carriers),
        evidence=evidence_shown(near, found, sources),
    )


def _joint(background: Landscape, slugs: Sequence[str]) -> int:
    """How many things two or more of the provinces share; what three of them share is one thing.

    What is in all provinces says nothing of these.
    """
    wanted, everywhere = frozenset(slugs), len(background.names)
    return sum(
        n for where, n in background.works.items() if len(where & wanted) > 1 and len(where) < everywhere
    )


def _partner(background: Landscape, members: NDArray[np.intp]) -> str:
    """The other province with which the one of them that works least with it works most."""
    space = background.space
    ties = np.zeros((len(space.slugs), len(space.slugs)))
    ties[space.first, space.second] = background.counts.joint_total
    least = (ties + ties.T)[members].min(axis=0)
    least[members] = 0.0
    return space.slugs[int(least.argmax())] if least.any() else ""
