"""Opschalen: criteria agreed together, weights set by the reader, an order that says how sure it is."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Page

from api.html.typeset import printed
from graph.store import Store
from queries.scaling import RobustnessQuery, ScalingQuery, robustness, scaling
from tests.site.browsing import follow
from tests.site.conftest import Visit

NO_EVIDENCE = {
    "bewijs": 0.0,
    "rijpheid": 4.0,
    "overdraagbaarheid": 3.0,
    "vraag": 4.0,
    "dragers": 3.0,
    "landelijk": 2.0,
}


def titles(page: Page) -> list[str]:
    return [title.strip() for title in page.locator("article .card-title a").all_text_contents()]


def best(store: Store, **asked: object) -> list[str]:
    return [c.name for c in scaling(store.at(), ScalingQuery(**asked)).candidates]  # type: ignore[arg-type]


def test_the_default_weights_are_those_of_the_question(visit: Visit, seed_store: Store) -> None:
    page = visit(script=False).open("/opschalen")
    assert titles(page) == best(seed_store)
    assert page.locator("input[type=range]").count() == 6


def test_a_weight_is_set_by_keyboard_and_the_order_follows_at_once(
    visit: Visit, width: int, seed_store: Store
) -> None:
    page = visit(width).open("/opschalen")
    slider = page.get_by_label("Bewijs van resultaat")
    slider.focus()
    page.keyboard.press("Home")
    page.locator(".moved").first.wait_for()
    page.wait_for_url(re.compile("bewijs=0"))
    page.wait_for_function("!document.querySelector('#uitslag').classList.contains('busy')")
    assert titles(page) == best(seed_store, weights=NO_EVIDENCE)
    assert page.locator("output[for=g-bewijs]").inner_text() == "0 (0%)"
    assert "Bovenaan: " + titles(page)[0] in page.locator("#uitslag-stand").inner_text()
    page.reload()
    assert titles(page) == best(seed_store, weights=NO_EVIDENCE)
    assert page.get_by_label("Bewijs van resultaat").input_value() == "0"


def test_without_script_a_button_puts_the_weights_to_work(visit: Visit, seed_store: Store) -> None:
    page = visit(script=False).open("/opschalen")
    page.get_by_label("Bewijs van resultaat").focus()
    page.keyboard.press("Home")
    follow(page.get_by_role("button", name="Toon de volgorde"))
    assert "bewijs=0" in page.url
    assert titles(page) == best(seed_store, weights=NO_EVIDENCE)


def test_a_candidate_says_where_it_could_go_why_and_how_sure_its_place_is(
    visit: Visit, seed_store: Store
) -> None:
    found = scaling(seed_store.at(), ScalingQuery(themes=("ta-bouw",), limit=1)).candidates[0]
    assert found.gave
    sure = robustness(seed_store.at(), RobustnessQuery(themes=("ta-bouw",))).of(found.id)
    card = visit().open("/opschalen?thema=ta-bouw").locator("article").first
    text = card.inner_text()
    assert printed(found.explanation) in text
    assert printed(found.what) in text
    assert printed(found.gave.text) in text
    assert found.targets[0].name in text
    assert printed(found.targets[0].reasons[0]) in text
    assert f"Bij {min(round(sure * 100), 99)}% van alle mogelijke gewichten" in text
    card.get_by_text("Alle redenen per provincie").click()
    assert printed(found.targets[1].reasons[-1]) in card.inner_text()


def test_weights_are_kept_in_a_file_under_a_name_and_opened_again(
    visit: Visit, script: bool, tmp_path: Path
) -> None:
    page = visit(script=script).open("/opschalen?thema=ta-bouw&vraag=9&landelijk=0")
    page.get_by_text("Bewaar deze gewichten").click()
    page.get_by_label("Naam").fill("Regiegroep maart")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar als bestand").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert json.loads(kept.read_text())["gewichten"]["vraag"] == 9
    page.goto("/opschalen?onderwerp=hennep")
    page.get_by_text("Open bewaarde gewichten").click()
    page.get_by_label("Bestand met gewichten").set_input_files(kept)
    follow(page.get_by_role("button", name="Open bestand"))
    assert page.get_by_label("Vraag elders").input_value() == "9"
    assert page.get_by_label("Landelijke agenda’s").input_value() == "0"
    assert "onderwerp=hennep" in page.url
    assert "Regiegroep maart" in page.get_by_role("main").inner_text()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Het bestand is leeg."),
        (b"%PDF-1.7", "Dit is geen bestand met gewichten van Schakelkaart."),
        (b"\xff\xfe\x00", "Dit is geen bestand met gewichten van Schakelkaart."),
        (b"[" * 5_000, "Dit is geen bestand met gewichten van Schakelkaart."),
        (b"x" * 20_000, "Het bestand is groter dan 10 kB."),
        (b"[1, 2]", "Het bestand bevat geen gewichten."),
        (b'{"naam": "x"}', "In het bestand ontbreken de “gewichten”."),
        (b'{"gewichten": {"rijpheit": 3}}', "Bedoelde u “rijpheid”?"),
        (b'{"gewichten": {"rijpheid": 11}}', "het moet van 0 tot en met 10 zijn."),
        (b'{"gewichten": {"rijpheid": "veel"}}', "is het gewicht van rijpheid geen heel getal."),
        (b'{"gewichten": {"rijpheid": 3}, "extra": "<script>"}', "klopt het gegeven “extra” niet."),
        (b'{"soort": "iets anders", "gewichten": {}}', "klopt het gegeven “soort” niet."),
    ],
)
def test_a_file_that_holds_no_weights_is_refused_in_plain_dutch(
    site: str, content: bytes, message: str
) -> None:
    files = {"bestand": ("gewichten.json", content, "application/json")}
    answer = httpx.post(f"{site}/opschalen/gewichten", files=files, timeout=60)
    assert answer.status_code == 422
    assert message in answer.text
    assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0].replace(
        "<script type", ""
    )


def test_a_file_of_weights_cannot_lead_to_another_site(site: str) -> None:
    files = {"bestand": ("g.json", b'{"gewichten": {"vraag": 1}}', "application/json")}
    answer = httpx.post(
        f"{site}/opschalen/gewichten", files=files, data={"keuzes": "//elders.nl/?thema=ta-bouw"}, timeout=60
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/opschalen?")


def test_up_to_four_candidates_are_put_side_by_side(visit: Visit, script: bool) -> None:
    page = visit(script=script).open("/opschalen?bewijs=0")
    names = titles(page)[:3]
    for place in range(3):
        page.locator("article").nth(place).get_by_role("checkbox").check()
    follow(page.get_by_role("button", name=re.compile("^Vergelijk")))
    heads = page.locator("thead th a").all_inner_texts()
    assert heads == names
    assert "bewijs=0" in page.url
    rows = page.locator("tbody th").all_inner_texts()
    assert [r.split("\n")[0].split(" telt")[0] for r in rows][:3] == [
        "Score",
        "Rijpheid",
        "Bewijs van resultaat",
    ]


def test_of_five_chosen_candidates_four_are_shown_and_that_is_said(visit: Visit) -> None:
    page = visit().open("/opschalen")
    slugs = [str(box.get_attribute("value")) for box in page.locator("input[name=project]").all()[:5]]
    page.goto("/opschalen/vergelijken?" + "&".join(f"project={slug}" for slug in slugs))
    assert page.locator("thead th a").count() == 4
    assert "U koos er 5" in page.get_by_role("note").inner_text()


def test_the_list_as_csv_and_excel_has_criteria_and_robustness_as_numbers(
    site: str, seed_store: Store
) -> None:
    answer = scaling(seed_store.at(), ScalingQuery(themes=("ta-bouw",), limit=100))
    text = httpx.get(f"{site}/opschalen?thema=ta-bouw&vorm=csv", timeout=60).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["identificatie"] for row in rows] == [c.id for c in answer.candidates]
    book = openpyxl.load_workbook(
        io.BytesIO(httpx.get(f"{site}/opschalen?thema=ta-bouw&vorm=xlsx", timeout=60).content)
    )
    cover = list(book.worksheets[0].iter_rows(values_only=True))
    assert ("Thema", "ta-bouw", None) in cover
    assert ("Bewijs van resultaat", 4, None) in cover
    cells = list(book.worksheets[1].iter_rows(values_only=True))
    score = cells[0].index("score")
    assert [row[score] for row in cells[1:]] == [round(c.score, 3) for c in answer.candidates]


def test_the_api_gives_the_order_of_the_page_with_the_same_weights(site: str) -> None:
    page = httpx.get(f"{site}/opschalen?thema=ta-bouw&bewijs=0&vraag=10", timeout=60).text
    address = re.search(r'<a href="(/v1/opschalingskandidaten[^"]+)"', page)
    assert address
    answer = httpx.get(f"{site}{address.group(1).replace('&amp;', '&')}", timeout=60).json()
    assert re.findall(r'data-id="([^"]+)"', page) == [c["id"] for c in answer["candidates"]][:10]
