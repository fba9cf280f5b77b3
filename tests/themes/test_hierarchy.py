"""One closure of the hierarchy, and one number for a theme wherever it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tantivy import Occur, Query

from graph.store import Snapshot, Store
from queries.changes import ChangesQuery, changes
from queries.compare import CompareQuery, compare
from queries.gaps import GapsQuery, gaps
from queries.index.text_index import text_index
from queries.lists import ListQuery, listing
from queries.lists.places import PlacesQuery, places
from queries.profile import profile
from queries.profile.kansenkaart import kansenkaart
from queries.search.filters import filter_queries
from queries.themes.hierarchy import hierarchy, hierarchy_of
from queries.words import vocabulary

ROOT = Path(__file__).parents[2]
BROAD = ("transitieagendas", "verschilmakers", "nieuwe-themas", "ontwikkelsporen")
DEEP = ("thema/on-bouw", "thema/on-infrastructuur", "thema/on-afval")
"""Topics with much under them, at more than one step."""


@pytest.fixture(scope="module")
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def _asked(snapshot: Snapshot) -> Iterator[str]:
    known = vocabulary(snapshot)
    yield from (t for t, scheme in known.schemes.items() if scheme in BROAD)
    yield from DEEP


def test_the_closure_goes_down_and_up_at_any_distance() -> None:
    order = hierarchy_of([("b", "a"), ("c", "b"), ("d", "c"), ("d", "a")])
    assert order.below("a") == {"b": 1, "c": 2, "d": 1}
    assert order.above("d") == {"c": 1, "a": 1, "b": 2}
    assert order.under(["b", "x"]) == ["b", "c", "d", "x"]
    assert order.over(["c"]) == ["a", "b", "c"]
    assert order.below("x") == {}


def test_terms_that_go_round_in_a_circle_are_not_under_themselves() -> None:
    order = hierarchy_of([("a", "b"), ("b", "c"), ("c", "a")])
    assert order.below("a") == {"c": 1, "b": 2}
    assert order.under(["a"]) == ["a", "b", "c"]


def test_topics_have_more_under_them_than_one_step(now: Snapshot) -> None:
    """Else the numbers below could not differ."""
    assert max(hierarchy(now).below("thema/on-bouw").values()) > 1


def _truth(snapshot: Snapshot, theme: str) -> set[str]:
    """Counted here by another way: the graph itself walks, a step at a time."""
    found, edge = {theme}, {theme}
    while edge:
        rows = snapshot.query(
            "MATCH (n:Theme)-[:BROADER]->(t:Theme) WHERE t.id IN $ids RETURN DISTINCT n.id AS id",
            {"ids": sorted(edge)},
        )
        edge = {row["id"] for row in rows} - found
        found |= edge
    asked = "MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $ids RETURN DISTINCT p.id AS id"
    return {row["id"] for row in snapshot.query(asked, {"ids": sorted(found)})}


def test_a_theme_has_one_number_wherever_it_is_asked(now: Snapshot) -> None:
    index = text_index(now)
    searcher = index.index.searcher()
    for theme in _asked(now):
        truth = len(_truth(now, theme))
        told = changes(now, ChangesQuery(themes=(theme,), kinds=("project",)))
        filters = filter_queries(index, ["project"], [], [theme], [])
        core = Query.boolean_query([(Occur.Must, f) for f in filters])
        figures = profile(now, theme).theme
        assert figures is not None
        numbers = {
            "kaart": places(now, PlacesQuery(themes=(theme,))).projects,
            "lijst": listing(now, ListQuery(segment="project", themes=(theme,), limit=1)).total,
            "wijzigingen": sum(u.total for u in told.undated if u.kind == "project"),
            "zoeken": int(searcher.search(core, limit=1).count),  # type: ignore[attr-defined]
            "profiel": figures.projects_under,
            "profiel, opgeteld": figures.direct_projects + figures.narrower_projects,
        }
        assert numbers == dict.fromkeys(numbers, truth), theme


def test_a_facet_counts_what_its_filter_gives(now: Snapshot) -> None:
    index = text_index(now)
    known = vocabulary(now)
    for theme in (t for t, scheme in known.schemes.items() if scheme in BROAD):
        in_facet = [i for i, f in zip(index.ids, index.facets, strict=True) if theme in f[1]]
        projects = {i for i in in_facet if i.startswith("project/")}
        assert projects == _truth(now, theme), theme


def test_a_theme_has_one_number_per_province(now: Snapshot) -> None:
    for theme in _asked(now):
        row = gaps(now, GapsQuery(themes=(theme,))).rows[0]
        figures = profile(now, theme).theme
        assert figures is not None
        on_map = {p.slug: p.projects for p in places(now, PlacesQuery(themes=(theme,))).provinces}
        assert {c.province: c.projects_under for c in row.cells} == on_map, theme
        assert {p.slug: p.projects_under for p in figures.provinces} == on_map, theme


def test_the_card_and_the_comparison_of_a_province_count_as_the_map_does(now: Snapshot) -> None:
    card = {t.id: t.total for t in kansenkaart(now, "provincie/drenthe").themes}
    own = profile(now, "provincie/drenthe").province
    assert own is not None
    listed = {t.id: t.projects for t in (*own.themes, *own.topics)}
    for theme in _asked(now):
        on_map = {p.slug: p.projects for p in places(now, PlacesQuery(themes=(theme,))).provinces}
        assert listed.get(theme, 0) == on_map["drenthe"], theme
        assert card.get(theme, on_map["drenthe"]) == on_map["drenthe"], theme
    compared = compare(now, CompareQuery(things=("provincie/drenthe", "provincie/zeeland")))
    rows = next(s.rows for s in compared.sections if s.name == "Projecten per thema")
    counts = [[v.count for v in row.values] for row in rows]
    for row in gaps(now, GapsQuery(provinces=("drenthe", "zeeland"))).rows:
        assert [float(c.projects_under) for c in row.cells] in counts, row.id


def _stopped(now: Snapshot, theme: str, province: str) -> int:
    """Projects under a theme that stopped: they are in its number and in no count of what runs."""
    themes = hierarchy(now).under([theme])
    rows = now.query(
        "MATCH (:Province {slug: $slug})<-[:IN_PROVINCE]-(p:Project)-[:ADDRESSES]->(t:Theme) "
        "WHERE p.phase = 'gestopt' AND t.id IN $themes RETURN count(DISTINCT p.id) AS n",
        {"slug": province, "themes": themes},
    )
    return int(rows[0]["n"])


def test_what_related_vocabularies_bring_is_said_to_be_so(now: Snapshot) -> None:
    cells = [cell for row in gaps(now).rows for cell in row.cells]
    related = [
        (c, c.projects_total - c.projects_under + _stopped(now, c.theme, c.province))
        for c in cells
        if c.projects_total
    ]
    assert any(number > 0 for _, number in related)
    for cell, number in related:
        said = f"(waarvan {number} alleen over verwante onderwerpen)"
        assert said in cell.sentence if number else "alleen over verwante" not in cell.sentence, cell


def test_a_profile_says_which_number_is_direct(now: Snapshot) -> None:
    for theme in DEEP:
        found = profile(now, theme)
        assert found.theme is not None
        assert found.theme.narrower_projects > 0
        assert "Rechtstreeks hierover bekend: " in found.summary
        assert f"Met onderwerpen eronder: {found.theme.projects_under} projecten." in found.summary


def test_no_other_statement_walks_the_hierarchy() -> None:
    """The network draws the relationship itself; a profile lists it; nobody else has a walk of its own."""
    walking = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "queries").rglob("*.cypher")
        if "BROADER" in path.read_text(encoding="utf-8")
    }
    assert walking == {"queries/themes/themes.cypher", "queries/network/network.cypher"}
