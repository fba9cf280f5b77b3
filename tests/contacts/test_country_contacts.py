"""Whom to call in a small country, where only Drenthe, a network and some websites are known."""

from __future__ import annotations

from graph.store import Snapshot
from queries.contacts import keepers, whom_to_call

DRENTHE, DBN = "provincie/drenthe", "platform/drents-bouwnetwerk"


def _called(country: Snapshot, *things: str) -> dict[str, tuple[str, str, str]]:
    found = whom_to_call(country, things)
    return {thing: (c.party.id, c.kind, c.address) for thing, c in found.items()}


def test_who_leads_or_carries_a_thing_is_called_before_its_province(country: Snapshot) -> None:
    mailbox = (DRENTHE, "mailbox", "circulair@drenthe.example")
    network = (DBN, "mailbox", "bouwnetwerk@dbn.example")
    assert _called(
        country, DBN, "project/sloophub", "project/hennephuis-assen", "kans/samen-slopen-met-fryslan", DRENTHE
    ) == {
        DBN: network,
        "project/sloophub": network,  # it is part of the network
        "project/hennephuis-assen": mailbox,
        "kans/samen-slopen-met-fryslan": mailbox,
        DRENTHE: mailbox,
    }


def test_where_nobody_can_be_reached_there_is_nobody_to_call(country: Snapshot) -> None:
    assert _called(country, "project/zeewier-als-isolatie", "provincie/zeeland", "thema/on-slopen") == {}
    assert _called(country) == {}


def test_a_contact_says_who_it_is_and_where_that_was_read(country: Snapshot) -> None:
    found = whom_to_call(country, [DRENTHE])[DRENTHE]
    assert (found.party.name, found.party.type) == ("provincie Drenthe", "Province")
    assert found.sources == ["bron/drentse-aanpak-circulair-bouwen"]


def test_of_up_to_three_provinces_each_keeps_its_card_and_of_more_the_ipo(country: Snapshot) -> None:
    kept = keepers(country, ["drenthe", "zeeland", "drenthe"])
    assert [(k.name, k.contact.address if k.contact else "") for k in kept] == [
        ("provincie Drenthe", "circulair@drenthe.example"),
        ("provincie Zeeland", ""),
    ]
    assert len(keepers(country, ["drenthe", "zeeland", "groningen"])) == 3
    (ipo,) = keepers(country, ["drenthe", "zeeland", "groningen", "fryslan"])
    assert ipo.name == "Interprovinciaal Overleg"
    assert keepers(country, ["notitie"]) == keepers(country) == [ipo]
