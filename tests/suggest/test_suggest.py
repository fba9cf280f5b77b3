"""What somebody may be typing, from the first letters, in a small country."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.suggest import SuggestQuery, suggest


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (
            "mat",
            [
                "project/materialenbank-groningen",
                "project/materialenbank-vlissingen",
                "project/sloophub",
                "organisatie/stichting-materialenbank",
            ],
        ),
        (
            "bouw",
            ["thema/ta-bouw", "thema/vm-bouw", "platform/drents-bouwnetwerk", "kans/bouwen-aan-de-regio"],
        ),
        # Every word begins a word of the name; names that begin so stand first.
        ("bouw n", ["organisatie/afdeling-bouw-van-de-hogeschool-noord"]),
        (
            "de v",
            [
                "platform/de-verschilmakers",
                "project/vezelhennep-in-de-bouw",
                "kans/vraag-2-van-de-krachtenkaart-aan-het-rijk",
                "organisatie/afdeling-bouw-van-de-hogeschool-noord",
            ],
        ),
        (
            "HEN",
            [
                "thema/on-hennep",
                "project/hennephuis-assen",
                "project/hennepwoning-delfzijl",
                "thema/on-vezelhennep",
            ],
        ),
        ("groningen", ["provincie/groningen", "gemeente/gm0014", "project/materialenbank-groningen"]),
        ("xx", []),
        ("?", []),
    ],
)
def test_what_begins_so_is_offered(country: Snapshot, typed: str, offered: list[str]) -> None:
    found = suggest(country, SuggestQuery(text=typed)).suggestions
    assert [s.id for s in found][: len(offered)] == offered
    assert bool(found) == bool(offered)


def test_a_suggestion_says_what_it_is_and_by_which_name_it_was_found(country: Snapshot) -> None:
    answer = suggest(country, SuggestQuery(text="cpn"))
    assert answer.version == country.version
    assert [s.model_dump() for s in answer.suggestions] == [
        {
            "id": "platform/chemiepark-noord",
            "type": "Platform",
            "kind": "platform",
            "name": "Chemiepark Noord",
            "also": "CPN",
        }
    ]
    kinds = {s.id: (s.kind, s.also) for s in suggest(country, SuggestQuery(text="hen")).suggestions}
    assert kinds["thema/on-hennep"] == ("onderwerp", "")
    assert kinds["thema/on-vezelhennep"] == ("onderwerp", "industriële hennep")
    (infra,) = suggest(country, SuggestQuery(text="infra")).suggestions
    assert infra.kind == "thema, De Verschilmakers"


def test_no_more_than_asked(country: Snapshot) -> None:
    some = suggest(country, SuggestQuery(text="de", limit=2)).suggestions
    more = suggest(country, SuggestQuery(text="de", limit=10)).suggestions
    assert len(some) == 2
    assert some == more[:2]
    assert len({s.id for s in more}) == len(more) > 2
