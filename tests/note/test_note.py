"""What the provinces together ask, the figures they give, and what an agreement holds."""

from __future__ import annotations

import httpx
import pytest

from graph.store import Store
from queries.ask import ask
from queries.base.model import UnknownWordError
from queries.note import NoteQuery, note
from queries.profile import profile
from queries.search import SearchQuery, search


@pytest.mark.parametrize(
    "question",
    [
        "wat vragen de provincies aan het Rijk?",
        "Wat vraagt het IPO van het kabinet",
        "waartoe roepen de provincies het Rijk op",
        "welke eisen stelt het IPO aan den haag",
        "wat moet het rijk doen volgens de provincies",
    ],
)
def test_what_the_provinces_ask_of_the_rijk(seed_store: Store, question: str) -> None:
    answer = ask(seed_store.at(), question).note
    assert answer is not None
    assert answer.sentence.startswith(
        "De provincies vragen het Rijk: sluit een Bestuurlijk Akkoord; versnel "
    )
    assert [i.name for i in answer.items if i.kind == "oproep"] == [
        "Sluit een Bestuurlijk Akkoord",
        "Versnel de overgang naar een circulaire economie, op basis van de regionale aanpak",
        "Verbreed de overgang naar andere beleidsvelden",
        "Investeer meer in de circulaire economie",
        "Bouw voort op bestaande overleggen en structuren",
    ]
    assert "3 vragen" in answer.sentence
    assert all(item.sources for item in answer.items)


@pytest.mark.parametrize("party", ["gemeenten", "waterschappen", "bedrijven", "VNG"])
def test_who_is_not_called_upon_is_told_so(seed_store: Store, party: str) -> None:
    answer = ask(seed_store.at(), f"wat vraagt het IPO aan {party}").note
    assert answer is not None
    assert answer.sentence.startswith("Er is geen oproep van de provincies aan ")
    assert answer.sentence.endswith("bekend; wel aan het Rijk.")
    assert answer.items == []
    assert len(answer.unaddressed) == 3


def test_the_provinces_do_not_call_upon_themselves(seed_store: Store) -> None:
    for question in ("wat vraagt het Rijk aan de provincies", "wat willen gemeenten van het IPO"):
        assert ask(seed_store.at(), question).note is None


@pytest.mark.parametrize(
    "question",
    [
        "hoeveel investeren de provincies?",
        "hoeveel geld steken de provincies samen in circulaire economie",
        "wat is de inzet van de gezamenlijke provincies in euro's",
        "hoeveel geven provincies uit",
    ],
)
def test_how_much_the_provinces_invest(seed_store: Store, question: str) -> None:
    answer = ask(seed_store.at(), question).note
    assert answer is not None
    assert "meer dan 17 miljoen euro per jaar" in answer.sentence
    assert "Wat is meegeteld, zegt de bron niet." in answer.sentence
    assert [(i.amount, i.unit, i.per) for i in answer.items] == [
        (17_000_000, "euro", "jaar"),
        (2_000_000, "euro", "jaar"),
    ]
    assert answer.items[0].places == ["Inleiding", "4"]


def test_one_province_alone_has_no_amount_and_the_answer_says_so(seed_store: Store) -> None:
    answer = ask(seed_store.at(), "hoeveel investeert Drenthe")
    assert answer.notes == ["Dit is van de twaalf provincies samen; per provincie is het niet bekend."]
    assert answer.note is not None
    assert "17 miljoen" in answer.note.sentence


def test_what_the_rijk_invests_and_what_nobody_knows_of_others(seed_store: Store) -> None:
    rijk = note(seed_store.at(), NoteQuery(part="cijfers", parties=("Rijk",)))
    assert rijk.sentence.startswith("Rijksbudget in het concept-NPCE: drie jaar lang 15 miljoen euro.")
    others = note(seed_store.at(), NoteQuery(part="cijfers", parties=("gemeenten",)))
    assert others.sentence == "Er is geen bedrag van gemeenten bekend."


@pytest.mark.parametrize(
    "question", ["wat staat er in het Bestuurlijk Akkoord", "welke onderdelen heeft het akkoord"]
)
def test_what_the_agreement_holds(seed_store: Store, question: str) -> None:
    answer = ask(seed_store.at(), question).note
    assert answer is not None
    assert "Voorgesteld, met routekaart tot en met 2030." in answer.sentence
    assert [i.name for i in answer.items] == [
        "Routekaart circulaire economie tot en met 2030",
        "Sluit een Bestuurlijk Akkoord",
    ]


def test_a_document_that_is_not_there_is_refused(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match="onbekend document"):
        note(seed_store.at(), NoteQuery(part="akkoord", document="Akkoord van Nergenshuizen"))


def test_every_answer_says_that_the_note_itself_is_not_here(seed_store: Store) -> None:
    for part in ("oproepen", "cijfers", "akkoord"):
        answer = note(seed_store.at(), NoteQuery.model_validate({"part": part}))
        assert any("niet woordelijk" in told for told in answer.notes)


def test_page_and_api_give_the_same_answer(client: httpx.Client) -> None:
    sent = client.get("/vraag", params={"q": "wat vragen de provincies aan het Rijk?"})
    assert sent.headers["location"].startswith("/ipo-notitie?onderdeel=oproepen&partij=Rijk")
    told = client.get("/v1/ipo-notitie?onderdeel=oproepen&partij=Rijk").json()
    page = client.get(sent.headers["location"]).text
    assert told["sentence"] in page
    assert all(item["name"] in page for item in told["items"])
    asked = client.get("/v1/vragen", params={"q": "wat vragen de provincies aan het Rijk?"}).json()
    assert asked["note"]["sentence"] == told["sentence"]
    assert asked["api"] == "/v1/ipo-notitie?onderdeel=oproepen&partij=Rijk"


def test_the_note_goes_along_as_a_sheet(client: httpx.Client) -> None:
    sheet = client.get("/ipo-notitie?onderdeel=cijfers&vorm=csv").text
    assert "meer dan 17 miljoen euro per jaar" in sheet


# -- the note's themes and things elsewhere -----------------------------------------------------


def test_the_page_of_the_note_lists_its_calls_and_figures(seed_store: Store) -> None:
    found = profile(seed_store.at(), "publicatie/samen-versnellen-verbreden-en-investeren")
    calls, figures = found.group("PART_OF", "Opportunity", "in"), found.group("PART_OF", "Figure", "in")
    assert calls is not None
    assert figures is not None
    assert (calls.heading, calls.count) == ("Oproepen en wensen", 8)
    assert (figures.heading, figures.count) == ("Kerncijfers", 6)
    assert "meer dan 17 miljoen euro per jaar" in {i.kind for i in figures.items}


def test_the_rijk_shows_what_is_asked_of_it(seed_store: Store) -> None:
    asked = profile(seed_store.at(), "organisatie/rijk").group("ASKED_OF", "Opportunity", "in")
    assert asked is not None
    assert asked.count == 8


def test_a_former_address_of_a_policy_theme_leads_to_the_topic(
    seed_store: Store, client: httpx.Client
) -> None:
    found = profile(seed_store.at(), "thema/nt-beleidsthema-textiel")
    assert found.id == "thema/on-textiel"
    assert "niets bekend" not in found.summary
    moved = client.get("/thema/nt-beleidsthema-textiel")
    assert (moved.status_code, moved.headers["location"]) == (301, "/thema/on-textiel")


def test_no_theme_of_the_note_says_that_nothing_is_known(seed_store: Store) -> None:
    themes = seed_store.at().query("MATCH (t:Theme {scheme: 'notitie'}) RETURN t.id AS id ORDER BY id")
    summaries = {t["id"]: profile(seed_store.at(), t["id"]).summary for t in themes}
    assert {i: s for i, s in summaries.items() if "nog niets bekend" in s} == {}


def test_who_searches_a_policy_theme_finds_the_topic_first(seed_store: Store) -> None:
    for word in ("textiel", "landbouw", "woningbouw", "biodiversiteit", "watertechnologie"):
        first = search(seed_store.at(), SearchQuery(text=word, types=("Theme",))).hits[0]
        assert not first.id.startswith("thema/nt-beleidsthema")
