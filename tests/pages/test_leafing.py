"""Leafing through a list: every page has the next part of the answer."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

import httpx
import pytest

from api.html.typeset import printed
from graph.store import Snapshot, Store
from queries.brokers import BrokersQuery, brokers
from queries.changes import ChangesQuery, changes
from queries.collaboration import CollaborationQuery, collaboration
from queries.exchange import ExchangeQuery, board, proposals
from queries.lists import ListQuery, listing
from queries.matches import MatchesQuery, matches
from queries.scaling import ScalingQuery, scaling
from queries.search import SearchQuery, search
from queries.similar import SimilarQuery, similar

Names = Callable[[Snapshot], Sequence[str]]

LEAFED: list[tuple[str, int, Names]] = [
    (
        "/projecten?provincie=zuid-holland",
        25,
        lambda now: [
            i.name
            for i in listing(now, ListQuery(segment="project", provinces=("zuid-holland",), limit=0)).items
        ],
    ),
    (
        "/zoeken?q=circulair",
        10,
        lambda now: [hit.name for hit in search(now, SearchQuery(text="circulair", limit=0)).hits],
    ),
    (
        "/wijzigingen?provincie=zeeland",
        12,
        lambda now: [
            c.thing.name for c in changes(now, ChangesQuery(provinces=("zeeland",), limit=0)).changes
        ],
    ),
    (
        "/verbinders?soort=platform",
        8,
        lambda now: [b.name for b in brokers(now, BrokersQuery(types=("platform",), limit=0)).brokers],
    ),
    (
        "/wiel?bekenden=ja",
        8,
        lambda now: [g.name for g in similar(now, SimilarQuery(connected=True, limit=0)).groups],
    ),
    (
        "/schakels?voor=pha2use",
        20,
        lambda now: [m.name for m in matches(now, MatchesQuery(thing="pha2use", limit=0)).matches],
    ),
    (
        "/samenwerken?provincie=zeeland",
        5,
        lambda now: [
            found.match.explanation
            for found in proposals(
                now, ExchangeQuery(provinces=("zeeland",), novelty="new", limit=0)
            ).proposals
        ],
    ),
    (
        "/vraag-en-aanbod?stand=nieuw",
        10,
        lambda now: [need.need.name for need in board(now, ExchangeQuery(novelty="new", limit=0)).needs],
    ),
    (
        "/samenwerken?provincie=zeeland&weergave=band",
        8,
        lambda now: [
            found.why
            for found in collaboration(now, CollaborationQuery(provinces=("zeeland",), limit=0)).opportunities
        ],
    ),
    (
        "/opschalen?provincie=zeeland",
        10,
        lambda now: [c.name for c in scaling(now, ScalingQuery(provinces=("zeeland",), limit=40)).candidates],
    ),
]
"""An address, how many a page has, and what the whole answer names."""


def _places(page: httpx.Response, names: Sequence[str]) -> list[int]:
    """Where names stand on a page, for those that do."""
    assert page.status_code == 200
    main = re.search(r"<main.*</main>", page.text, re.DOTALL)
    assert main
    text = html.unescape(" ".join(re.sub(r"<form.*?</form>|<[^>]*>", "", main[0], flags=re.DOTALL).split()))
    return [text.casefold().find(printed(name).casefold()) for name in names]


@pytest.mark.parametrize(("address", "per_page", "names"), LEAFED, ids=[a for a, _, _ in LEAFED])
def test_the_second_page_goes_on_where_the_first_ended(
    client: httpx.Client, seed_store: Store, address: str, per_page: int, names: Names
) -> None:
    every = list(names(seed_store.at()))
    assert len(every) > per_page, "one page would do"
    first = _places(client.get(address), every[:per_page])
    second = _places(client.get(f"{address}&pagina=2"), every[per_page : 2 * per_page])
    assert min(first) >= 0
    assert min(second) >= 0
