"""What a workshop leader does: point, filter, search, tell a story, add a proposal, take it home."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.store import Store
from loaders.documents.folder import seeds_folder
from loaders.proposals.proposal import candidate, read_proposal
from queries.network import NetworkQuery
from tests.network.conftest import PROJECTOR
from tests.network.seeing import LEVELS, drawn, geometry, look, until


def ids(page: Page) -> set[str]:
    return {node["id"] for node in geometry(page)["nodes"]}


def test_a_click_tells_what_is_known_with_its_sources(projector: Page) -> None:
    look(projector, LEVELS["ego"])
    at = next(n for n in geometry(projector)["nodes"] if n["id"] == "platform/cesi")
    projector.locator("[data-doek]").click(position={"x": at["x"], "y": at["y"]})
    panel = projector.locator("[data-paneel]")
    assert panel.locator("h2").inner_text() == "CESI"
    assert panel.locator(".bronnen li").count() > 0
    assert "Bronnen" in panel.inner_text()


def test_a_line_says_what_it_means_and_on_what_source(projector: Page) -> None:
    look(projector, LEVELS["provinces"])
    projector.evaluate("Netwerk.blad.chooseLine('provincie/gelderland|provincie/overijssel|SAMEN')")
    panel = projector.locator("[data-paneel]")
    assert "Gelderland en Overijssel delen" in panel.inner_text()
    assert panel.locator(".bronnen a").count() > 0


def test_the_legend_filters(projector: Page) -> None:
    look(projector, LEVELS["theme"])
    assert any(i.startswith("organisatie/") for i in ids(projector))
    projector.click("[data-soort=organisatie]")
    assert not any(i.startswith("organisatie/") for i in ids(projector))
    assert any(i.startswith("project/") for i in ids(projector))
    assert projector.locator("[data-soort=organisatie]").get_attribute("aria-pressed") == "false"
    projector.reload()
    drawn(projector)
    assert not any(i.startswith("organisatie/") for i in ids(projector)), "the address keeps the view"


def test_the_network_grows_with_the_year(projector: Page) -> None:
    look(projector, LEVELS["theme"])
    now = len(ids(projector))
    counts = []
    for year in (2010, 2018, 2022):
        projector.locator("[data-jaar]").fill(str(year))
        counts.append(len(ids(projector)))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] < now


def test_joint_work_follows_the_filters(projector: Page) -> None:
    look(projector, LEVELS["provinces"])
    width = "Netwerk.blad.drawing.edges.get('provincie/gelderland|provincie/overijssel|SAMEN').width"
    before = projector.evaluate(width)
    projector.locator("[data-jaar]").fill("2018")
    assert projector.evaluate(width) < before


def test_searching_flies_to_a_thing_and_draws_what_is_not_there(projector: Page) -> None:
    look(projector, LEVELS["theme"])
    projector.fill("[data-zoek] input", "BlueCity")
    projector.press("[data-zoek] input", "Enter")
    assert projector.locator("[data-paneel] h2").inner_text() == "BlueCity"
    until(projector, "Netwerk.blad.drawing.network.getScale() > 1.2")
    projector.fill("[data-zoek] input", "CESI")
    projector.press("[data-zoek] input", "Enter")
    projector.wait_for_url("**/netwerk?niveau=rondom&om=CESI*")
    drawn(projector)
    assert "platform/cesi" in ids(projector)


def test_the_keyboard_reaches_everything(projector: Page) -> None:
    look(projector, LEVELS["provinces"])
    projector.focus("[data-doek]")
    projector.keyboard.press("ArrowUp")
    first = projector.evaluate("Netwerk.blad.drawing.chosen")
    projector.keyboard.press("ArrowDown")
    assert first.startswith("provincie/")
    assert projector.evaluate("Netwerk.blad.drawing.chosen") not in ("", first)
    assert projector.locator("[data-zegt]").inner_text().startswith("provincie:")
    projector.keyboard.press("Escape")
    assert projector.evaluate("Netwerk.blad.drawing.chosen") == ""


def save_step(page: Page, title: str) -> None:
    page.fill("#verhaal-titel", title)
    page.click("[data-verhaal=bewaar]")


def test_a_story_is_made_kept_and_played_with_arrow_keys(projector: Page, tmp_path: Path) -> None:
    look(projector, LEVELS["theme"])
    projector.click("summary:text('Verhaal')")
    save_step(projector, "Alles over textiel")
    projector.click("[data-soort=organisatie]")
    save_step(projector, "Zonder organisaties")
    projector.evaluate("Netwerk.blad.go('niveau=platforms', {})")
    until(projector, "Netwerk.blad.root.dataset.adres === 'niveau=platforms'")
    drawn(projector)
    projector.evaluate("document.querySelector('[data-netwerk] details:nth-of-type(2)').open = true")
    save_step(projector, "Platforms")
    with projector.expect_download() as download:
        projector.click("[data-verhaal=download]")
    kept = tmp_path / "verhaal.json"
    download.value.save_as(kept)
    assert [s["titel"] for s in json.loads(kept.read_text())["stappen"]][2] == "Platforms"

    look(projector, LEVELS["provinces"])
    projector.click("summary:text('Verhaal')")
    projector.set_input_files("[data-verhaal=laad]", kept)
    projector.click("[data-verhaal=speel]:not(:disabled)")
    projector.wait_for_selector("[data-verteller]:not([hidden]) h2:text('Alles over textiel')")
    projector.locator("[data-doek]").focus()
    projector.keyboard.press("ArrowRight")
    projector.wait_for_selector("[data-verteller] h2:text('Zonder organisaties')")
    assert not any(i.startswith("organisatie/") for i in ids(projector))
    projector.locator("[data-doek]").focus()
    projector.keyboard.press("ArrowRight")
    projector.wait_for_selector("[data-verteller] h2:text('Platforms')")
    assert projector.locator("h1").first.inner_text() == "Platforms die provincies verbinden"


def test_what_the_room_adds_is_dashed_and_goes_to_a_file_for_the_data_keeper(
    projector: Page, tmp_path: Path
) -> None:
    look(projector, LEVELS["theme"])
    projector.click("summary:text('Voorstel uit de zaal')")
    projector.fill("#voorstel-naam", 'Vezels "van hier": proef')
    projector.select_option("#voorstel-provincie", "fryslan")
    projector.select_option("#voorstel-thema", "ta-bouw")
    projector.click("[data-voorstel=ding] button")
    projector.fill("#voorstel-van", "BlueCity")
    projector.fill("#voorstel-naar", 'Vezels "van hier": proef')
    projector.click("[data-voorstel=relatie] button")
    dashed = projector.evaluate("Netwerk.blad.drawing.edges.get('voorstel0').dashes")
    assert dashed
    with projector.expect_download() as download:
        projector.click("[data-voorstel=download]")
    kept = tmp_path / "voorstel.yaml"
    download.value.save_as(kept)
    found = candidate(read_proposal(kept), seeds_folder())
    assert [name for _, name in found.created] == ['Vezels "van hier": proef']
    assert ("doet mee in", found.created[0][0]) in {(verb, to) for _, verb, to in found.connected}


@pytest.mark.parametrize("name", ["platforms", "theme"])
def test_the_file_works_without_network_and_shows_the_same_picture(
    projector: Page, browser: Browser, seed_store: Store, tmp_path: Path, name: str
) -> None:
    from api.network.address import query_of
    from api.network.takeaway import html_file

    look(projector, LEVELS[name])
    online = geometry(projector)
    query: NetworkQuery = query_of(LEVELS[name])
    path = tmp_path / "netwerk.html"
    path.write_text(html_file(seed_store.at(), query, link="https://voorbeeld.nl/netwerk"), encoding="utf-8")
    assert path.stat().st_size < 3_000_000
    faults: list[str] = []
    context = browser.new_context(viewport=PROJECTOR, offline=True)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on(
        "request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else faults.append(r.url)
    )
    page.goto(path.as_uri())
    drawn(page)
    offline = geometry(page)
    assert [n["id"] for n in offline["nodes"]] == [n["id"] for n in online["nodes"]]
    places = "Netwerk.blad.drawing.nodes.get().map(n => [n.id, n.x, n.y])"
    assert page.evaluate(places) == projector.evaluate(places)
    page.click("[data-soort=platform]")
    assert not any(n["id"].startswith("platform/") for n in geometry(page)["nodes"])
    context.close()
    assert faults == []


def test_png_and_svg_of_what_is_on_the_screen(projector: Page, tmp_path: Path) -> None:
    look(projector, LEVELS["theme"])
    projector.click("summary:text('Neem mee')")
    projector.click("[data-soort=organisatie]")
    with projector.expect_download() as download:
        projector.click("[data-mee=png]")
    download.value.save_as(tmp_path / "beeld.png")
    head = (tmp_path / "beeld.png").read_bytes()[:24]
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (2440, 1920)
    with projector.expect_download() as download:
        projector.click("[data-mee=svg]")
    download.value.save_as(tmp_path / "beeld.svg")
    text = (tmp_path / "beeld.svg").read_text(encoding="utf-8")
    assert "BlueCity" in text
    assert "Rabobank" not in text
