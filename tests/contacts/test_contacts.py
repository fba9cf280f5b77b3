"""Whom to call: a function, never a person; and who keeps a card."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from graph.store import Snapshot, Store
from loaders.build.load import Prepared
from loaders.records.contacts import is_mailbox, of_a_person
from queries.contacts import keepers, whom_to_call
from queries.matches import MatchesQuery, matches
from queries.profile import profile

IPO = "organisatie/interprovinciaal-overleg"


@pytest.fixture(scope="module")
def seeds(seed_store: Store) -> Snapshot:
    return seed_store.at()


@pytest.mark.parametrize(
    "written",
    [
        "circulair@provincie.example",
        "info@drenthe.example",
        "programmabureau.ce@ipo.example",
        "TeamCirculair@pzh.example",
        "circulaireeconomie@noord-holland.example",
        "circulair.emmen@emmen.example",
        "circles@circles.example",
        "secretariaat-oost@gmail.com",
        "https://www.provincie.example/contact",
    ],
)
def test_the_mailbox_of_a_function_is_taken(written: str) -> None:
    assert "://" in written or is_mailbox(written)
    assert not of_a_person(written)


@pytest.mark.parametrize(
    "written",
    [
        "j.jansen@drenthe.example",
        "jan.jansen@drenthe.example",
        "M.deVries@overijssel.example",
        "jansen@provincie.example",
        "pietersen_k@limburg.example",
        "postma@provincie.example",
        "jan.circulair@provincie.example",
        "gmail@gmail.com",
        "https://www.linkedin.com/in/jan-jansen",
        "https://www.provincie.example/medewerkers/jan-jansen",
    ],
)
def test_the_address_of_a_person_is_seen(written: str) -> None:
    assert of_a_person(written)


def test_every_province_and_the_ipo_have_a_contact_with_a_source_that_is_of_the_same_site(
    seeds: Snapshot,
) -> None:
    provinces = [r["id"] for r in seeds.query("MATCH (n:Province) RETURN n.id AS id")]
    found = whom_to_call(seeds, [*provinces, IPO])
    assert {i: contact.party.id for i, contact in found.items()} == {i: i for i in (*provinces, IPO)}
    for contact in found.values():
        urls = seeds.query(
            "MATCH (s:Source) WHERE s.id IN $ids RETURN s.url AS url", {"ids": contact.sources}
        )
        assert _host(contact.address) in {_host(row["url"]) for row in urls}


def test_a_contact_on_a_card_of_a_platform_is_on_the_site_of_one_of_its_sources(seed_data: Prepared) -> None:
    nodes = seed_data.data.nodes["Platform"]
    urls = dict(seed_data.data.nodes["Source"].select("id", "url").iter_rows())
    given = [row for row in nodes.iter_rows(named=True) if row["contact"]]
    assert given
    for row in given:
        assert _host(row["contact"]) in {_host(urls[source]) for source in row["contact_sources"]}


def test_everything_can_be_asked_about_somewhere(seeds: Snapshot) -> None:
    for label in ("Project", "Platform", "Opportunity", "Province"):
        things = [r["id"] for r in seeds.query(f"MATCH (n:{label}) RETURN n.id AS id")]
        assert set(whom_to_call(seeds, things)) == set(things)


def test_a_platform_is_called_by_its_website_and_its_projects_too(seeds: Snapshot) -> None:
    found = whom_to_call(seeds, ["platform/vereniging-circulair-friesland"])
    contact = found["platform/vereniging-circulair-friesland"]
    assert (contact.kind, contact.address) == ("website", "https://circulairfriesland.frl")
    of_it = seeds.query(
        "MATCH (p:Project)-[:PART_OF]->(:Platform {id: 'platform/vereniging-circulair-friesland'}) "
        "RETURN p.id AS id ORDER BY id"
    )
    asked = whom_to_call(seeds, [row["id"] for row in of_it])
    assert contact in asked.values()


def test_a_kans_is_asked_of_the_province_that_names_it(seeds: Snapshot) -> None:
    rows = seeds.query(
        "MATCH (q:Province)-[:OFFERS]->(k:Opportunity) WITH k, collect(q.id) AS who "
        "WHERE size(who) = 1 RETURN k.id AS id, who ORDER BY id"
    )
    asked = whom_to_call(seeds, [row["id"] for row in rows])
    assert rows
    assert all(asked[row["id"]].party.type in ("Province", "Platform") for row in rows)
    of_province = [row for row in rows if asked[row["id"]].party.type == "Province"]
    assert of_province
    assert all([asked[row["id"]].party.id] == row["who"] for row in of_province)


def test_what_is_in_many_provinces_and_of_no_platform_is_asked_of_the_ipo(seeds: Snapshot) -> None:
    rows = seeds.query(
        "MATCH (f:Platform)-[:ACTIVE_IN]->(q:Province) "
        "WHERE f.website IS NULL AND f.contact IS NULL AND f.ended IS NULL "
        "WITH f, count(q) AS provinces WHERE provinces > 3 RETURN f.id AS id"
    )
    assert rows
    assert {c.party.id for c in whom_to_call(seeds, [row["id"] for row in rows]).values()} == {IPO}


def test_a_platform_that_ended_is_not_called(seeds: Snapshot) -> None:
    ended = [
        r["id"]
        for r in seeds.query(
            "MATCH (f:Platform) WHERE f.ended IS NOT NULL "
            "AND (f.website IS NOT NULL OR f.contact IS NOT NULL) RETURN f.id AS id"
        )
    ]
    assert ended
    assert {c.party.type for c in whom_to_call(seeds, ended).values()} <= {"Province", "Organisation"}


def test_a_card_of_a_province_is_kept_by_it_and_all_else_by_the_ipo(seeds: Snapshot) -> None:
    assert [k.name for k in keepers(seeds, ["drenthe"])] == ["provincie Drenthe"]
    assert [k.name for k in keepers(seeds, ["drenthe", "notitie", "fryslan"])] == [
        "provincie Drenthe",
        "provincie Fryslân",
    ]
    for cards in (["interprovinciaal"], ["notitie"], [], ["drenthe", "fryslan", "zeeland", "utrecht"]):
        assert [k.name for k in keepers(seeds, cards)] == ["Interprovinciaal Overleg"]


def test_both_sides_of_a_match_can_be_called(seeds: Snapshot) -> None:
    found = matches(seeds, MatchesQuery(thing="kans/keten-van-land-tot-pand-organiseren")).matches
    assert found
    for match in found:
        assert match.need.contact is not None
        assert match.supply.contact is not None


def test_a_profile_says_whom_to_call_and_where_that_was_read(seeds: Snapshot) -> None:
    found = profile(seeds, "provincie/drenthe")
    assert found.contact is not None
    assert found.contact.party.name == "provincie Drenthe"
    assert set(found.contact.sources) <= {source.id for source in found.sources}
    assert "contact" not in {fact.name for fact in found.facts}
    assert profile(seeds, "thema/ta-bouw").contact is None


def _host(url: str) -> str:
    host = urlsplit(url or "").hostname or ""
    return host.removeprefix("www.")
