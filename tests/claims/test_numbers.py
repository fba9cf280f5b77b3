"""A number that stands on two pages is the same number, or says what it counts."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from graph.store import Snapshot, Store
from queries.collaboration import CollaborationQuery, collaboration
from queries.compare import CompareQuery, compare
from queries.gaps import GapsQuery, gaps
from queries.lists import ListQuery, listing
from queries.network import NetworkQuery, network
from queries.profile import Profile, profile


@pytest.fixture(scope="module")
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


@pytest.fixture(scope="module")
def provinces(now: Snapshot) -> dict[str, Profile]:
    slugs = [r["s"] for r in now.query("MATCH (q:Province) RETURN q.slug AS s ORDER BY s")]
    return {slug: profile(now, f"provincie/{slug}") for slug in slugs}


def test_projects_on_a_theme_in_a_province_are_as_many_everywhere(
    now: Snapshot, provinces: dict[str, Profile]
) -> None:
    """Afval in Zeeland, Inwoners in Drenthe: gaps, pages of theme and province, lists, comparisons."""
    compared = {
        slug: value.count
        for pair in (("zeeland", "drenthe"),)
        for section in compare(now, CompareQuery(things=pair)).sections
        for row in section.rows
        if row.name == "Afval"
        for slug, value in zip(pair, row.values, strict=True)
    }
    checked = 0
    for row in gaps(now, GapsQuery()).rows:
        of_theme = profile(now, row.id).theme
        assert of_theme is not None
        on_its_page = {p.slug: p.projects_under for p in of_theme.provinces}
        for cell in row.cells:
            figures = provinces[cell.province].province
            assert figures is not None
            counts = {t.id: t.projects for t in figures.themes}
            listed = listing(
                now, ListQuery(segment="project", provinces=(cell.province,), themes=(row.id,), limit=1)
            ).total
            assert cell.projects_under == on_its_page[cell.province] == counts.get(row.id, 0) == listed
            if row.id == "thema/vm-afval" and cell.province in compared:
                assert compared[cell.province] == cell.projects_under
            checked += 1
    assert checked > 200


def test_what_two_provinces_share_is_as_much_everywhere(now: Snapshot, provinces: dict[str, Profile]) -> None:
    """Noord-Brabant and Zeeland: 21 or 16."""
    told: dict[frozenset[str], int] = {}
    for found in collaboration(now, CollaborationQuery(limit=0)).opportunities:
        number = re.match(r"Samen in (één|\d+) ", found.parts["samen_algemeen"].reason)
        assert number
        told[frozenset(found.provinces)] = 1 if number[1] == "één" else int(number[1])
    for edge in network(now, NetworkQuery()).edges:
        if edge.relationship == "SAMEN":
            pair = frozenset(i.split("/")[1] for i in (edge.source, edge.target))
            assert len(edge.shared) == told[pair], edge.sentence
            assert re.search(rf"\b{told[pair]}\b", edge.sentence)
    for one, other in list(combinations(provinces, 2))[::7]:
        answer = compare(now, CompareQuery(things=(one, other)))
        same = sum(s.kind != "zwaartepunt" for s in answer.shared)
        if answer.shared_total == len(answer.shared):
            assert same == told[frozenset((one, other))], (one, other)


def test_where_an_organisation_works_says_of_what_it_tells(now: Snapshot) -> None:
    """TNO in 11 or 7 provinces: projects in seven, and platforms in more."""
    found = profile(now, "organisatie/tno")
    figures = found.organisation
    assert figures is not None
    with_projects = {p.name for p in figures.provinces if p.projects}
    told = re.search(r"De projecten spelen in (.+)\.$", found.summary)
    assert told
    assert set(re.split(", | en ", told[1])) == with_projects
