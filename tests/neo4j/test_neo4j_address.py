"""Addresses of Neo4j: what may be left out, where the password comes from, and that it is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.neo4j.address import PASSWORD_FILE_VARIABLE, PASSWORD_VARIABLE, read_address
from graph.store import StoreError, open_store


@pytest.fixture(autouse=True)
def no_password_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    monkeypatch.delenv(PASSWORD_FILE_VARIABLE, raising=False)


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_every_scheme_of_the_driver_opens_a_store_that_hides_its_password(scheme: str) -> None:
    store = open_store(f"{scheme}://lezer:geheim@graaf.example:7690/kaart")
    assert store.url == f"{scheme}://lezer@graaf.example:7690/kaart"
    assert "geheim" not in repr(vars(store))


def test_all_but_the_server_may_be_left_out() -> None:
    address = read_address("neo4j://graaf.example")
    assert (address.server, address.database, address.user, address.password) == (
        "neo4j://graaf.example:7687",
        None,
        "neo4j",
        None,
    )


def test_signs_with_a_meaning_are_percent_encoded() -> None:
    address = read_address("bolt://jan%40ipo.nl:a%2Fb%3Ac@[::1]:7687/kaart")
    assert (address.user, address.password) == ("jan@ipo.nl", "a/b:c")
    assert address.shown == "bolt://jan%40ipo.nl@[::1]:7687/kaart"


def test_a_routing_policy_is_handed_to_the_driver() -> None:
    assert read_address("neo4j://a/b?policy=eu").server == "neo4j://a:7687?policy=eu"


def test_the_password_may_come_from_the_environment_or_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, "uit-omgeving")
    assert read_address("bolt://a").password == "uit-omgeving"
    kept = tmp_path / "wachtwoord"
    kept.write_text("uit bestand\n", encoding="utf-8")
    monkeypatch.setenv(PASSWORD_FILE_VARIABLE, str(kept))
    assert read_address("bolt://a").password == "uit bestand"
    assert read_address("bolt://u:uit-adres@a").password == "uit-adres"


def test_a_password_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_FILE_VARIABLE, "/er/is/niets")
    with pytest.raises(StoreError, match=f"/er/is/niets.*{PASSWORD_FILE_VARIABLE}"):
        read_address("bolt://a")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("neo4j://", "geen server"),
        ("neo4j://u:geheim@host:poort/db", "poort is geen getal"),
        ("neo4j://u:geh/eim@host:7687/db", "poort is geen getal"),
        ("neo4j://u:geheim@host/een/twee", "alleen de naam van de database"),
    ],
)
def test_a_wrong_address_is_explained_without_its_password(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as caught:
        open_store(url)
    assert "geh" not in str(caught.value).replace("gebruiker", "")


def test_an_unknown_scheme_does_not_show_the_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("http://u:geheim@host/db")
    assert "geheim" not in str(caught.value)
