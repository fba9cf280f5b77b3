"""A list of parties is no party, and what names nobody is no name."""

from __future__ import annotations

import pytest

from graph.store import Store
from loaders.resolve.lists import NameLists
from loaders.resolve.names import names_a_group
from loaders.text.placeholders import is_placeholder, without_others

NAMED = NameLists(
    ["Het Goed", "De Beurs", "Circularities", "VNG", "IPO", "UvW", "Natuur en Milieu Overijssel"],
    ["Loket en Hub", "Hub", "Loket"],
)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("het Goed en de Beurs", ("het Goed", "de Beurs")),
        ("Circularities met VNG, IPO en UvW", ("Circularities", "VNG", "IPO", "UvW")),
        ("Natuur en Milieu Overijssel", ("Natuur en Milieu Overijssel",)),
        ("Het Goed en Onbekenden", ("Het Goed en Onbekenden",)),
        ("Loket en Hub", ("Loket en Hub",)),
        ("", ("",)),
    ],
)
def test_a_list_is_the_parties_that_it_names(written: str, parts: tuple[str, ...]) -> None:
    assert NAMED.parts(written) == parts


def test_the_sorting_centre_has_two_leads(seed_store: Store) -> None:
    rows = seed_store.at().query(
        "MATCH (o:Organisation)-[:LEADS]->(:Project {id: 'project/regionaal-textielsorteercentrum-twente'}) "
        "RETURN o.name AS name ORDER BY name"
    )
    assert [row["name"] for row in rows] == ["De Beurs", "Het Goed"]


@pytest.mark.parametrize(
    "written",
    [
        "onbekend",
        "Nog te bepalen",
        "n.v.t.",
        "diverse gemeenten",
        "Verschillende partners",
        "e.a.",
        "-",
        "Vraag 2 aan het Rijk (titel niet vastgesteld)",
    ],
)
def test_what_names_nothing_is_no_name(written: str) -> None:
    assert is_placeholder(written)


@pytest.mark.parametrize(
    "written", ["Onbekend maakt onbemind", "Geen Afval", "Diverse Smaken", "ETC", "Emmen"]
)
def test_a_name_may_hold_such_words(written: str) -> None:
    assert not is_placeholder(written)
    assert without_others(f"{written} e.a.") == written


def test_no_thing_of_the_seeds_is_called_by_a_placeholder_or_a_list(seed_store: Store) -> None:
    labels = ("Organisation", "Platform", "Project", "Opportunity", "Publication")
    rows = [r for label in labels for r in seed_store.at().query(f"MATCH (n:{label}) RETURN n.name AS name")]
    lists = NameLists(row["name"] for row in rows)
    wrong = [r["name"] for r in rows if is_placeholder(r["name"]) or len(lists.parts(r["name"])) > 1]
    assert wrong == []


def test_a_group_of_unnamed_parties_is_told_from_a_body() -> None:
    assert names_a_group("Friese gemeenten")
    assert names_a_group("Omgevingsdiensten (OD's)")
    assert not names_a_group("Vereniging van Nederlandse Gemeenten")
    assert not names_a_group("Gemeente Emmen")
