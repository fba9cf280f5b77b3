"""How strong ties between provinces are, behind the proposals: the ranking, all pairs, the note."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import docx
import openpyxl
import pytest

from api.html.typeset import printed
from graph.store import Store
from queries.collaboration import CollaborationQuery, collaboration
from tests.site.browsing import follow
from tests.site.conftest import Visit


def test_partners_for_a_topic_are_found_with_the_form_alone(visit: Visit, width: int, script: bool) -> None:
    page = visit(width, script=script).open("/samenwerken?weergave=band")
    form = page.get_by_role("form", name="Kies waarover het gaat")
    form.get_by_label("Onderwerp").fill("hennep")
    form.get_by_label("Fryslân").check()
    follow(form.get_by_role("button", name="Toon"))
    assert page.get_by_role("heading", level=1).inner_text() == "Hoe sterk is de band op hennep?"
    assert "provincie=fryslan" in page.url
    assert "onderwerp=hennep" in page.url
    best = page.locator("article").first
    assert best.get_by_role("heading").inner_text().replace("\n", " ").endswith("Fryslân en Groningen")


def test_a_card_says_who_on_what_why_what_exists_and_who_carries_it(visit: Visit, seed_store: Store) -> None:
    query = CollaborationQuery(provinces=("fryslan",), topics=("hennep",), limit=1)
    best = collaboration(seed_store.at(), query).opportunities[0]
    page = visit().open("/samenwerken?provincie=fryslan&onderwerp=hennep&weergave=band")
    card = page.locator("article").first
    text = card.inner_text()
    assert printed(best.why) in text
    assert f"{round(best.score * 100)} van 100" in text
    for topic in best.topics:
        assert card.get_by_role("link", name=topic.name, exact=True).count() >= 1
    assert (
        card.get_by_role("link", name=best.existing[0].name).first.get_attribute("href")
        == f"/{best.existing[0].id}"
    )
    assert printed(best.carriers[0].reason) in text


def test_the_score_opens_into_its_parts_and_the_evidence_into_its_sources(visit: Visit, width: int) -> None:
    page = visit(width).open("/samenwerken?provincie=fryslan&onderwerp=hennep&weergave=band")
    card = page.locator("article").first
    parts = card.locator(".parts")
    assert not parts.is_visible()
    card.get_by_text("Hoe komt deze score tot stand?").press("Enter")
    assert parts.locator("li").count() == 9
    assert "Buurprovincies." in parts.inner_text()
    card.get_by_text(re.compile("Waar dit op steunt")).click()
    source = card.locator(".source-list a[rel~=external]").first
    assert source.is_visible()
    assert str(source.get_attribute("href")).startswith("https://")


@pytest.mark.parametrize(("size", "names"), [(3, 3), (4, 4)])
def test_more_than_two_provinces_can_be_brought_together(visit: Visit, size: int, names: int) -> None:
    page = visit(script=False).open("/samenwerken?thema=ta-bouw&weergave=band")
    page.get_by_label("Met hoeveel provincies").select_option(str(size))
    follow(page.get_by_role("button", name="Toon"))
    title = page.locator("article h2 a").first.inner_text()
    assert len(re.split(", | en ", title)) == names


def test_a_field_of_the_matrix_leads_to_its_pair_by_keyboard(visit: Visit) -> None:
    page = visit().open("/samenwerken?thema=ta-bouw&weergave=band")
    follow(page.get_by_role("link", name="Het hele veld"))
    cells = page.locator(".matrix tbody td a")
    assert cells.count() == 132
    cell = page.get_by_role("link", name=re.compile("^Drenthe en Groningen: ")).first
    score = cell.inner_text().strip("•\n")
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("provincie=drenthe&provincie=groningen"))
    assert page.locator("article").count() == 1
    assert page.locator("article .score-number").inner_text().endswith(f"{score} van 100")


def test_the_matrix_shows_the_scores_of_the_ranking(visit: Visit, seed_store: Store) -> None:
    ranked = collaboration(seed_store.at(), CollaborationQuery(themes=("ta-bouw",), limit=0)).opportunities
    page = visit().open("/samenwerken?thema=ta-bouw&weergave=veld")
    shown = {
        str(cell.get_attribute("aria-label")).partition(":")[0]: cell.inner_text().strip("•–\n")
        for cell in page.locator(".matrix tbody td a").all()
    }
    assert len(shown) == 66
    for found in ranked:
        assert shown[" en ".join(found.names)] == str(round(found.score * 100))


def test_share_copies_the_address_of_the_proposal(visit: Visit) -> None:
    visitor = visit()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("/samenwerken?provincie=fryslan&onderwerp=hennep&weergave=band")
    page.locator("article").first.get_by_role("button", name="Deel").click()
    page.get_by_text("Link gekopieerd.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(
        "/samenwerken?onderwerp=hennep&provincie=fryslan&provincie=groningen&weergave=band"
    )


def test_the_note_fits_on_one_page_of_paper_and_numbers_its_sources(visit: Visit) -> None:
    page = visit().open("/samenwerken?provincie=fryslan&onderwerp=hennep&weergave=band")
    follow(page.locator("article").first.get_by_role("link", name="Zet in agenda-notitie"))
    assert (
        page.get_by_role("heading", level=1).inner_text().replace("\n", " ")
        == "Samenwerken op hennep: Fryslân en Groningen"
    )
    marks = [int(m) for m in page.locator(".note sup a").all_inner_texts()]
    assert sorted(set(marks)) == list(range(1, page.locator(".note-sources li").count() + 1))
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.parametrize("scope", ["", "thema=ta-bouw", "onderwerp=plastic"])
@pytest.mark.parametrize("size", [2, 3, 4, 5, 6])
def test_the_note_stays_one_page_and_has_evidence_of_every_province(
    visit: Visit, seed_store: Store, size: int, scope: str
) -> None:
    name, _, word = scope.partition("=")
    asked = CollaborationQuery(size=size, limit=0)
    if word:
        asked = asked.model_copy(update={"themes" if name == "thema" else "topics": (word,)})
    answer = collaboration(seed_store.at(), asked)
    visitor = visit()
    for found in answer.opportunities[:: len(answer.opportunities) // 5]:
        choices = "&".join([*(f"provincie={slug}" for slug in found.provinces), scope])
        page = visitor.open(f"/samenwerken/notitie?{choices}")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1, choices
        evidence = page.locator(".note h2", has_text="Waar dit op steunt").locator("+ ul").inner_text()
        for province in found.names:
            assert f"({province}, " in evidence, choices


@pytest.mark.parametrize(
    "choices",
    [
        "provincie=fryslan&provincie=groningen&onderwerp=hennep",
        "provincie=zeeland&provincie=drenthe&provincie=utrecht",
    ],
)
def test_the_note_is_a_word_document_with_headings_and_sources(
    visit: Visit, choices: str, tmp_path: Path
) -> None:
    page = visit(script=False).open(f"/samenwerken/notitie?{choices}")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Open in Word").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    document = docx.Document(str(kept))
    paragraphs = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert [text for style, text in paragraphs if style == "Title"] == [
        page.get_by_role("heading", level=1).inner_text().replace("\n", " ")
    ]
    headings = [text for style, text in paragraphs if style == "Heading 1"]
    assert [printed(h) for h in headings] == page.locator(".note h2").all_inner_texts()
    assert sum(style == "Bron" for style, _ in paragraphs) == page.locator(".note-sources li").count()
    assert any(text.startswith("Gevraagd: Bespreek of") for _, text in paragraphs)
    assert document.core_properties.language == "nl-NL"
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)  # type: ignore[union-attr]


def test_a_wrong_word_is_answered_with_what_was_probably_meant(visit: Visit, script: bool) -> None:
    page = visit(script=script).open(
        "/samenwerken?provincie=frieslant&onderwerp=hennep&weergave=band", status=422
    )
    assert "Bedoelde u “Fryslân”?" in page.get_by_role("alert").inner_text()
    assert page.get_by_role("form", name="Kies waarover het gaat").is_visible()


def test_where_nothing_is_found_the_page_says_how_to_go_on(visit: Visit) -> None:
    page = visit().open("/samenwerken?provincie=fryslan&onderwerp=kwantumfysica&weergave=band")
    assert "staat in geen begrippenlijst" in page.get_by_role("main").inner_text()
    follow(page.get_by_role("link", name="Laat het onderwerp weg"))
    assert page.locator("article").count() == 8


def test_the_list_as_csv_and_excel_has_every_proposal_in_order(visit: Visit, seed_store: Store) -> None:
    page = visit().open("/samenwerken?thema=ta-bouw&weergave=band")
    answer = collaboration(seed_store.at(), CollaborationQuery(themes=("ta-bouw",), limit=200))
    names = [", ".join(o.names) for o in answer.opportunities]
    request = page.context.request
    text = request.get("/samenwerken?thema=ta-bouw&weergave=band&vorm=csv").body().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["provincies"] for row in rows] == names
    assert float(rows[0]["score"].replace(",", ".")) == round(answer.opportunities[0].score, 3)
    book = openpyxl.load_workbook(
        io.BytesIO(request.get("/samenwerken?thema=ta-bouw&weergave=band&vorm=xlsx").body())
    )
    cells = list(book.worksheets[1].iter_rows(values_only=True))
    assert [row[1] for row in cells[1:]] == names
    assert all(cell.data_type != "f" for row in book.worksheets[1].iter_rows() for cell in row)
