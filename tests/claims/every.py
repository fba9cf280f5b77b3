"""Every question for all provinces, pairs, themes, topics and things, or a spread sample of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice, pairwise
from typing import TypeVar

import httpx

from api.files.match_notes import Words, match_note
from graph.store import Snapshot, Store
from queries.ask import ask
from queries.brokers import BrokersQuery
from queries.brokers import brokers as ask_brokers
from queries.changes import ChangesQuery
from queries.changes import changes as ask_changes
from queries.collaboration import CollaborationQuery, Opportunity, collaboration
from queries.compare import CompareQuery
from queries.compare import compare as ask_compare
from queries.conflicts import ConflictsQuery
from queries.conflicts import conflicts as ask_conflicts
from queries.exchange import AgendaQuery, ExchangeQuery, agenda, board
from queries.exchange import proposals as ask_proposals
from queries.gaps import ElsewhereQuery, GapsQuery
from queries.gaps import elsewhere as ask_elsewhere
from queries.gaps import gaps as ask_gaps
from queries.lists import ListQuery, listing
from queries.lists.stats import stats
from queries.matches import MatchesQuery
from queries.matches import matches as ask_matches
from queries.network import NetworkQuery
from queries.network import network as ask_network
from queries.note import NoteQuery
from queries.note import note as ask_note
from queries.path import PathQuery
from queries.path import path as ask_path
from queries.profile import profile
from queries.quality import QualityQuery
from queries.quality import quality as ask_quality
from queries.scaling import ScalingQuery, scaling
from queries.search import SearchAnswer, SearchQuery, search
from queries.similar import SimilarQuery
from queries.similar import similar as ask_similar
from queries.suggest import SuggestQuery, suggest
from queries.verschilmakers import verschilmakers_theme, verschilmakers_themes
from tests.claims import (
    answers,
    candidates,
    exchanged,
    finding,
    matching,
    pages,
    patterns,
    pictures,
    proposing,
    things,
    together,
)
from tests.claims.raw import Raw
from tests.claims.tally import Tally
from tests.serving import served

Thing = TypeVar("Thing")
SCALING_SHOWN = 25
"""Candidates that are asked for on one topic: all of them are looked at once, without a topic."""
LISTED = {
    "project": "Project",
    "platform": "Platform",
    "organisatie": "Organisation",
    "thema": "Theme",
    "gemeente": "Municipality",
    "provincie": "Province",
}


@dataclass(frozen=True)
class Asking:
    """A graph that is asked, what it is held against, and which part of the questions is asked."""

    store: Store
    snapshot: Snapshot
    raw: Raw
    tally: Tally
    step: int = 1
    start: int = 0

    def some(self, found: Sequence[Thing], coarser: int = 1) -> Sequence[Thing]:
        """One of ``step`` (times ``coarser``), spread over all of them."""
        if self.step == 1 or not found:
            return found
        return found[self.start % (self.step * coarser) % len(found) :: self.step * coarser]


def claims(
    store: Store,
    *,
    step: int = 1,
    start: int = 0,
    only: Sequence[str] = (),
    told: Callable[[str], None] = lambda line: None,
) -> Tally:
    """What all questions claim, looked up.  ``step`` asks one of so many, from ``start`` on.

    ``only`` are names of ``QUESTIONS``; without them all are asked.
    """
    snapshot = store.at()
    asking = Asking(store, snapshot, Raw(snapshot), Tally(), step, start)
    for name, question in QUESTIONS.items():
        if not only or name in only:
            told(name)
            question(asking)
    return asking.tally


def _totals(a: Asking) -> None:
    things.totals(a.tally, a.raw, stats(a.snapshot))
    for segment, label in LISTED.items():
        answer = listing(a.snapshot, ListQuery(segment=segment, limit=0))
        things.listing(a.tally, a.raw, label, answer, a.raw.of[label], segment)


def _open(a: Asking) -> None:
    together.check(a.tally, a.raw, collaboration(a.snapshot, CollaborationQuery(limit=0)), open_question=True)
    candidates.check(a.tally, a.raw, scaling(a.snapshot, ScalingQuery(limit=0)))
    patterns.gaps(a.tally, a.raw, ask_gaps(a.snapshot, GapsQuery()))


def _brokers(a: Asking) -> None:
    patterns.brokers(a.tally, a.raw, ask_brokers(a.snapshot, BrokersQuery(limit=0)))


def _likeness(a: Asking) -> None:
    patterns.similar(a.tally, a.raw, ask_similar(a.snapshot, SimilarQuery(limit=0, connected=True)))


EXPLAINED = "begrippen"
"""The scheme of words that are explained only: nothing is about them."""


def _themes(a: Asking) -> None:
    asked = sorted(t for t in a.raw.of["Theme"] if a.raw.nodes[t]["scheme"] != EXPLAINED)
    for theme in a.some(asked):
        query = CollaborationQuery(topics=(theme,), limit=0)
        together.check(a.tally, a.raw, collaboration(a.snapshot, query), open_question=False)
        candidates.check(
            a.tally, a.raw, scaling(a.snapshot, ScalingQuery(topics=(theme,), limit=SCALING_SHOWN))
        )
        patterns.gaps(a.tally, a.raw, ask_gaps(a.snapshot, GapsQuery(topics=(theme,))))
        wanted = set(a.raw.on(theme) & a.raw.of["Project"])
        answer = listing(a.snapshot, ListQuery(segment="project", themes=(theme,), limit=0))
        things.listing(a.tally, a.raw, "Project", answer, wanted, theme)


def _provinces(a: Asking) -> None:
    for slug in a.some(sorted(a.raw.provinces)):
        query = CollaborationQuery(provinces=(slug,), size=3, limit=0)
        together.check(a.tally, a.raw, collaboration(a.snapshot, query), open_question=True)
        candidates.check(a.tally, a.raw, scaling(a.snapshot, ScalingQuery(provinces=(slug,), limit=100)))
        patterns.elsewhere(a.tally, a.raw, ask_elsewhere(a.snapshot, ElsewhereQuery(province=slug, limit=0)))
        wanted = set(a.raw.starts("IN_PROVINCE", f"provincie/{slug}") & a.raw.of["Project"])
        answer = listing(a.snapshot, ListQuery(segment="project", provinces=(slug,), limit=0))
        things.listing(a.tally, a.raw, "Project", answer, wanted, slug)


def _pairs(a: Asking) -> None:
    for pair in a.some(list(combinations(sorted(f"provincie/{s}" for s in a.raw.provinces), 2))):
        patterns.compare(a.tally, a.raw, ask_compare(a.snapshot, CompareQuery(things=pair)))
        patterns.path(a.tally, a.raw, ask_path(a.snapshot, PathQuery(start=pair[0], end=pair[1])))
    parties = a.some(sorted(a.raw.of["Organisation"]))
    for one, other in islice(pairwise(parties), 200):
        patterns.path(a.tally, a.raw, ask_path(a.snapshot, PathQuery(start=one, end=other)))


MATCHES_SHOWN = 10


def _matches(a: Asking) -> None:
    found = sorted(a.raw.of["Project"] | a.raw.of["Platform"] | a.raw.of["Opportunity"])
    for thing in a.some(found):
        answer = ask_matches(a.snapshot, MatchesQuery(thing=thing, limit=MATCHES_SHOWN))
        matching.check(a.tally, a.raw, answer)


def _answers(a: Asking) -> None:
    answers.conflicts(a.tally, a.raw, ask_conflicts(a.snapshot, ConflictsQuery()))
    for query in (
        NoteQuery(),
        NoteQuery(parties=("Rijk",)),
        NoteQuery(part="cijfers"),
        NoteQuery(part="cijfers", parties=("provincies",)),
        NoteQuery(part="akkoord"),
    ):
        answers.note(a.tally, a.raw, ask_note(a.snapshot, query))
    for theme in verschilmakers_themes(a.snapshot).themes:
        answers.verschilmakers(a.tally, a.raw, verschilmakers_theme(a.snapshot, theme.slug))
    answers.quality(a.tally, a.raw, ask_quality(a.snapshot, QualityQuery(examples=0)))
    answers.changes(a.tally, a.raw, ask_changes(a.snapshot, ChangesQuery(limit=0)))
    for slug in a.some(sorted(a.raw.provinces)):
        answer = ask_changes(a.snapshot, ChangesQuery(provinces=(slug,), limit=0))
        answers.changes(a.tally, a.raw, answer, slug)


ASKED = (
    "waar kunnen {one} en {other} samenwerken op {topic}",
    "wat is rijp voor opschaling in {one}",
    "witte vlekken in {one}",
    "vergelijk {one} met {other}",
    "welke projecten zijn gestopt in {one}",
    "wat vragen de provincies aan het Rijk",
    "hoeveel investeren de provincies",
    "wat weten we over {topic}",
)
"""Questions in words, each asked of all provinces."""


def _in_words(a: Asking) -> None:
    topics = sorted(
        a.raw.nodes[t]["name"] for t in a.raw.of["Theme"] if a.raw.nodes[t]["scheme"] == "onderwerpen"
    )
    slugs = sorted(a.raw.provinces)
    for at, slug in enumerate(a.some(slugs)):
        other = a.raw.provinces[slugs[(slugs.index(slug) + 5) % len(slugs)]]
        for form in ASKED:
            text = form.format(one=a.raw.provinces[slug], other=other, topic=topics[at * 37 % len(topics)])
            stopped = {p for p in a.raw.of["Project"] if not a.raw.lives(p) and slug in a.raw.where(p)}
            answers.asked(a.tally, a.raw, ask(a.snapshot, text), stopped)


PROPOSED = 30
"""Proposals that are asked of one province."""
DAY = date(2026, 1, 1)
"""On which notes are written here: an age is told by the day."""


def _proposals(a: Asking) -> None:
    answer = ask_proposals(a.snapshot, ExchangeQuery(limit=0))
    exchanged.check(a.tally, a.raw, answer)
    proposing.check(a.tally, a.raw, answer.model_copy(update={"proposals": a.some(answer.proposals)}))
    proposing.board(a.tally, a.raw, board(a.snapshot, ExchangeQuery(limit=0)))
    for slug in a.some(sorted(a.raw.provinces)):
        asked = ExchangeQuery(provinces=(slug,), limit=PROPOSED)
        proposing.check(a.tally, a.raw, ask_proposals(a.snapshot, asked))
        proposing.board(a.tally, a.raw, board(a.snapshot, ExchangeQuery(provinces=(slug,), limit=0)), slug)
    # An agenda item on a focus is told as its proposal is, which ``exchanged`` has read.
    for said in a.some([p for p in answer.proposals if p.match.need.type != "Province"]):
        told = agenda(a.snapshot, AgendaQuery(matches=(said.id,)))
        proposing.agenda(a.tally, a.raw, told)
        proposing.lines(a.tally, a.raw, match_note(told, Words(), "", DAY), DAY)


NAMED = ("Province", "Platform", "Organisation", "Project", "Opportunity", "Municipality", "Publication")
NAMES_APART = 12
"""One of so many names of things is typed in the search box; of themes all of them."""
LETTERS = (2, 4, 9)
MOST_SUGGESTED, MOST_TYPED, MOST_FOUND = 20, 200, 1000


def _search(a: Asking) -> None:
    themes = sorted({a.raw.nodes[t]["name"] for t in a.raw.of["Theme"]})
    others = sorted({a.raw.nodes[x]["name"] for kind in NAMED for x in a.raw.of[kind]})
    slugs = sorted(a.raw.provinces)

    def ask_search(text: str, **chosen: object) -> SearchAnswer:
        return search(a.snapshot, SearchQuery.model_validate({"text": text[:MOST_TYPED], **chosen}))

    for at, name in enumerate((*a.some(themes), *a.some(others[::NAMES_APART]))):
        answer = ask_search(name, limit=0)
        finding.found(a.tally, a.raw, answer, lambda thing: True, whole=answer.total <= MOST_FOUND)
        for length in (*LETTERS, len(name)):
            typed = name[:length][:MOST_TYPED]
            told = suggest(a.snapshot, SuggestQuery(text=typed, limit=MOST_SUGGESTED))
            finding.suggested(a.tally, a.raw, told, typed, MOST_SUGGESTED)
        finding.meant(
            a.tally,
            ask_search(name[:3] + name[4:], limit=1),
            lambda text: ask_search(text, limit=1).total,
        )
        slug = slugs[at % len(slugs)]
        here = ask_search(name, limit=0, types=("project",), provinces=(slug,))
        finding.found(a.tally, a.raw, here, finding.projects_in(a.raw, slug), whole=True)


def _suggested(a: Asking, topics: tuple[str, ...]) -> dict[frozenset[str], Opportunity]:
    answer = collaboration(a.snapshot, CollaborationQuery(topics=topics, limit=0))
    return {frozenset(said.provinces): said for said in answer.opportunities}


def _pictures(a: Asking) -> None:
    for query in (NetworkQuery(), NetworkQuery(level="platforms"), NetworkQuery(level="exchange")):
        pictures.check(a.tally, a.raw, ask_network(a.snapshot, query), "")
    pictures.chances(a.tally, a.raw, ask_network(a.snapshot), _suggested(a, ()), "")
    for theme in a.some(sorted(a.raw.of["Theme"]), 2):
        query = NetworkQuery(level="theme", topics=(theme,))
        pictures.check(a.tally, a.raw, ask_network(a.snapshot, query), theme)
        drawn = ask_network(a.snapshot, NetworkQuery(topics=(theme,)))
        pictures.chances(a.tally, a.raw, drawn, _suggested(a, (theme,)), theme)
    kinds = ("Province", "Platform", "Organisation", "Project")
    for thing in a.some(sorted(x for k in kinds for x in a.raw.of[k]), 4):
        query = NetworkQuery(level="ego", about=thing)
        pictures.check(a.tally, a.raw, ask_network(a.snapshot, query), thing)


def _pages(a: Asking) -> None:
    with served(a.store) as address, httpx.Client(base_url=address, timeout=60) as client:

        def get(page: str) -> str:
            return client.get(page).raise_for_status().text

        pages.start(a.tally, a.raw, get)
        pages.gaps(a.tally, a.raw, get)
        pages.scaling(a.tally, a.raw, get)
        for slug in a.some(sorted(a.raw.provinces)):
            pages.province(a.tally, a.raw, get, slug)
        for theme in a.some(sorted(a.raw.of["Theme"])):
            pages.theme(a.tally, a.raw, get, theme)
        topics = sorted(t for t in a.raw.of["Theme"] if a.raw.nodes[t]["scheme"] == "onderwerpen")
        for topic in a.some(topics):
            pages.mentions(a.tally, a.raw, get, topic)
        for topic in ("textiel", "pyrolyse", "beton"):
            pages.collaboration(a.tally, a.raw, get, topic)


def _profiles(a: Asking) -> None:
    for thing in a.some(sorted(a.raw.nodes), 2):
        things.profile(a.tally, a.raw, profile(a.snapshot, thing))


QUESTIONS: Mapping[str, Callable[[Asking], None]] = {
    "totals": _totals,
    "open": _open,
    "brokers": _brokers,
    "likeness": _likeness,
    "themes": _themes,
    "provinces": _provinces,
    "pairs": _pairs,
    "profiles": _profiles,
    "matches": _matches,
    "answers": _answers,
    "words": _in_words,
    "search": _search,
    "proposals": _proposals,
    "pictures": _pictures,
    "pages": _pages,
}
"""What is asked, by the name under which it can be asked alone."""
