"""An agenda note on matches: picked, put in own words, printed on one page and opened in Word."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import httpx
import pytest

from api.html.typeset import printed
from graph.store import Store
from queries.exchange import ExchangeQuery, proposals
from tests.site.browsing import PHONE, follow
from tests.site.conftest import Visit

NOTE = "/samenwerken/notitie"
HEMP = "kans/keten-van-land-tot-pand-organiseren~project/fryske-vezelhennepdeal"
PYROLYSIS = "kans/ruimte-voor-recyclers-van-kunststof~project/pryme-one"
BOTH = f"{NOTE}?schakel={HEMP}&schakel={PYROLYSIS}"


def pages(printed: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def test_matches_are_picked_on_cards_and_board_and_become_one_note(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/samenwerken?provincie=zeeland")
    follow(page.locator("article").nth(1).get_by_role("link", name="Neem mee"))
    picked = page.get_by_role("status").filter(has_text="gekozen")
    assert "1 schakel gekozen" in picked.inner_text()
    assert "provincie=zeeland" in page.url
    follow(page.get_by_role("link", name="Alle kansen met wie erbij kan helpen"))
    follow(page.get_by_role("link", name=re.compile("^Neem mee")).last)
    assert "2 schakels gekozen" in picked.inner_text()
    follow(page.get_by_role("link", name="Maak de notitie"))
    headings = page.locator(".note h2").all_inner_texts()
    assert [h[:2] for h in headings[:2]] == ["1.", "2."]
    follow(page.get_by_role("link", name=re.compile("^Haal weg")).first)
    assert page.locator("form textarea[name^=tekst]").count() == 1


def test_what_was_picked_stays_through_leafing_filters_and_tabs(visit: Visit) -> None:
    page = visit(script=False).open(f"/samenwerken?provincie=zeeland&schakel={HEMP}&pagina=2")
    follow(page.get_by_role("link", name=re.compile("^Neem mee")).first)
    assert "pagina=2" in page.url
    follow(page.get_by_role("link", name="Volgende"))
    follow(page.get_by_role("link", name=re.compile("^Bouw voort")))
    follow(page.get_by_role("button", name="Toon"))
    assert "2 schakels gekozen" in page.get_by_role("status").inner_text()


def test_of_three_that_are_picked_no_fourth_is_offered(visit: Visit, seed_store: Store) -> None:
    three = [p.id for p in proposals(seed_store.at(), ExchangeQuery(limit=3)).proposals]
    page = visit().open("/samenwerken?provincie=zeeland&" + "&".join(f"schakel={i}" for i in three))
    assert page.get_by_role("link", name=re.compile("^Neem mee")).count() == 0
    assert "al 3 schakels gekozen" in page.get_by_role("main").inner_text()


def test_own_words_end_up_on_the_page_that_is_printed(visit: Visit, script: bool, width: int) -> None:
    page = visit(width, script=script).open(BOTH)
    page.get_by_label("Titel").fill("Wat wij <b>willen</b> bespreken")
    page.get_by_label("Gevraagd").fill("Geef vandaag akkoord.")
    page.get_by_label(re.compile("^2. ")).fill("Onze eigen\nreden & meer.")
    if script:
        page.locator(".note h1", has_text="Wat wij <b>willen</b> bespreken").wait_for()
        page.locator(".note", has_text="Onze eigen reden & meer.").wait_for()
    else:
        follow(page.get_by_role("button", name="Zet in de notitie"))
    note = page.locator(".note")
    assert note.get_by_role("heading", level=1).inner_text() == "Wat wij <b>willen</b> bespreken"
    assert "Geef vandaag akkoord." in note.inner_text()
    assert "Onze eigen reden & meer." in note.inner_text()
    assert page.get_by_label("Gevraagd").input_value() == "Geef vandaag akkoord."
    assert pages(page.pdf(format="A4")) == 1
    page.emulate_media(media="print")
    assert not page.get_by_label("Titel").is_visible()
    assert note.is_visible()


def test_own_words_end_up_in_word(visit: Visit, script: bool, tmp_path: Path) -> None:
    page = visit(script=script).open(BOTH)
    page.get_by_label("Titel").fill("Wat wij willen")
    page.get_by_label(re.compile("^1. ")).fill("Onze reden.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Open in Word").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    paragraphs = [(p.style.name if p.style else "", p.text) for p in docx.Document(str(kept)).paragraphs]
    assert ("Title", "Wat wij willen") in paragraphs
    assert ("Normal", "Onze reden.") in paragraphs
    headings = [text for style, text in paragraphs if style == "Heading 1"]
    assert [printed(h) for h in headings] == page.locator(".note h2").all_inner_texts()
    assert any(style == "Bron" for style, _ in paragraphs)


def test_the_note_is_one_page_of_paper_for_the_longest_and_for_others(
    visit: Visit, seed_store: Store
) -> None:
    every = proposals(seed_store.at(), ExchangeQuery(limit=0)).proposals
    long = sorted(every, key=lambda p: -len(p.match.explanation))[:12]
    spread = every[:: len(every) // 12][:12]
    picked = [
        group[at : at + size]
        for group in (long, spread)
        for size in (1, 2, 3)
        for at in range(0, len(group), 3)
    ]
    visitor = visit()
    for found in picked:
        page = visitor.open(f"{NOTE}?" + "&".join(f"schakel={p.id}" for p in found))
        assert page.get_by_role("alert").count() == 0, page.url
        assert pages(page.pdf(format="A4")) == 1, page.url
        sections = page.locator(".note section")
        for place, one in enumerate(found):
            text = sections.nth(place).inner_text()
            assert printed(one.match.need.name) in text
            assert printed(one.match.supply.stage) in text
            assert "bron" in text.lower()
        marks = {int(m) for m in page.locator(".note sup a").all_inner_texts()}
        assert marks == set(range(1, page.locator(".note-sources li").count() + 1))


def test_a_text_that_is_too_long_is_told_and_kept(visit: Visit) -> None:
    page = visit(PHONE, script=False).open(BOTH)
    told = []
    for words in (20, 40, 60, 80, 100, 130):
        long = "een heel lang verhaal " * words
        page.get_by_label(re.compile("^1. ")).fill(long)
        page.get_by_label(re.compile("^2. ")).fill(long)
        follow(page.get_by_role("button", name="Zet in de notitie"))
        told.append(page.get_by_text("Dit past niet op één A4").count() == 1)
        assert told[-1] or pages(page.pdf(format="A4")) == 1, words
        assert page.get_by_label(re.compile("^1. ")).input_value() == long.strip()
    assert told == sorted(told)
    assert not told[0]
    assert told[-1]


def test_what_cannot_be_noted_is_refused_whatever_is_sent(client: httpx.Client) -> None:
    refused = client.post(f"{BOTH}&vorm=docx", data={f"tekst{n}": "veel tekst " * 250 for n in (1, 2)})
    assert refused.status_code == 422
    assert "Dit past niet op één A4" in refused.text
    assert client.post(BOTH, data={"tekst1": "a" * 3001}).status_code == 400
    assert client.post(BOTH, data={"titel": "a" * 2_000_000}).status_code == 413
    made = client.post(f"{BOTH}&vorm=docx", data={"titel": "Een\x00 \x0b\ufffe\r\ntitel"})
    assert made.status_code == 200
    assert made.headers["content-type"].endswith("wordprocessingml.document")
    assert client.post(NOTE, data={"titel": "Zonder schakel"}).status_code == 400
    four = client.get(f"{NOTE}?" + "&".join(f"schakel={i}" for i in (HEMP, PYROLYSIS, "a~b", "c~d")))
    assert four.status_code == 422


def test_the_api_has_the_same_note(client: httpx.Client) -> None:
    answer = client.get(f"/v1/agenda-notitie?schakel={HEMP}&schakel={PYROLYSIS}").json()
    assert [item["id"] for item in answer["items"]] == [HEMP, PYROLYSIS]
    page = client.get(BOTH).text
    assert answer["title"] in page
    assert answer["title"] in answer["markdown"]
    assert answer["title"] in client.get(answer["address"]).text
    assert client.get(f"{BOTH}&vorm=md").text.splitlines()[2] == f"# {answer['title']}"
    assert client.get("/v1/agenda-notitie").status_code == 400
    assert client.get("/v1/agenda-notitie?schakel=hennep").status_code == 422


@pytest.mark.parametrize("form", ["docx", "md"])
def test_the_note_on_provinces_is_still_there(client: httpx.Client, form: str) -> None:
    choices = "provincie=fryslan&provincie=groningen&onderwerp=hennep"
    assert "Samenwerken op hennep" in client.get(f"{NOTE}?{choices}").text
    made = client.get(f"{NOTE}?{choices}&vorm={form}")
    assert made.status_code == 200
    assert f"notitie-fryslan-groningen.{form}" in made.headers["content-disposition"]


def test_what_one_province_can_learn_from_another_goes_one_way(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/vraag?q=wat kan Drenthe leren van Gelderland")
    assert page.get_by_role("heading", level=1).inner_text() == "Wat Drenthe van Gelderland kan leren"
    having = page.locator("article .side-of-match", has=page.get_by_text("Heeft", exact=True))
    assert having.count()
    assert all("Gelderland" in text for text in having.all_text_contents())
    follow(page.get_by_role("link", name="Alle projecten daar"))
    assert page.url.endswith("/projecten?provincie=gelderland")
