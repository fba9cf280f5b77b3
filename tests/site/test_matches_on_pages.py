"""Schakels on the page of a kans, project or platform: no dead end, and nothing weak shown as if sure."""

from __future__ import annotations

import re

import httpx
import pytest

from api.html.typeset import printed
from graph.store import Store
from queries.exchange import BETWEEN, ExchangeQuery, board
from queries.matches import MatchesQuery, matches, sections
from queries.matches.weights import GOOD
from tests.site.browsing import follow, overflow, violations
from tests.site.conftest import Visit

KANS = "kans/fabriek-voor-hennepisolatie-in-fryslan"
SHOWN = [
    (KANS, "Wie kan hierbij helpen"),
    (KANS, "Wie wil dit ook"),
    ("kans/hergebruik-van-zonnepanelen", "Hiervan kunt u leren"),
    ("project/omzetpunt-amersfoort", "Lijkt op"),
    ("project/kleirijperij", "Kan naar"),
    ("project/dijkbekleding-van-bagger-hansweert", "Van wie te leren"),
    ("project/plastic-recycling-amsterdam-umincorp", "Wie hiervan kan leren"),
    ("platform/buurman-utrecht", "Kan naar"),
]


@pytest.mark.parametrize(("thing", "title"), SHOWN)
def test_a_page_tells_who_can_help_and_who_wants_the_same(
    visit: Visit, width: int, seed_store: Store, thing: str, title: str
) -> None:
    page = visit(width).open(f"/{thing}")
    section = page.get_by_role("region", name="Schakels met andere provincies")
    headings = section.get_by_role("heading", level=3).all_inner_texts()
    assert any(re.fullmatch(rf"{title}(?: \d+)?", heading) for heading in headings)
    answer = matches(seed_store.at(), MatchesQuery(thing=thing, limit=30))
    text = str(section.text_content())
    for match in next(s for s in sections(answer) if s.title == title).matches:
        side = match.supply if match.supply.id == match.id else match.need
        assert section.get_by_role("link", name=match.name, exact=True).count() >= 1
        assert printed(match.why) in text
        assert side.stage in text
        assert all(province.name in text for province in side.provinces[:1])
        assert all(printed(lead.name) in text for lead in side.leads[:2])
    assert section.locator("a[rel~=external]").count() >= 1
    assert violations(page) == []
    assert overflow(page) <= 0


def test_what_is_less_sure_is_only_shown_to_who_asks_for_all_and_is_called_so(
    visit: Visit, width: int, seed_store: Store
) -> None:
    found = matches(seed_store.at(), MatchesQuery(thing=KANS, limit=20)).matches
    weak = next(m for m in found if m.useful < GOOD)
    sure = next(m for m in found if m.useful >= GOOD)
    page = visit(width, script=False).open(f"/{KANS}")
    assert page.get_by_role("main").get_by_role("link", name=weak.name, exact=True).count() == 0
    follow(page.get_by_role("link", name=re.compile("^Alle schakels")))
    lines = page.locator("ul.lines > li")
    assert "minder zeker" in lines.filter(has_text=weak.name).first.inner_text()
    assert "minder zeker" not in lines.filter(has_text=sure.name).first.inner_text()
    page.get_by_role("combobox", name="Wat het is").select_option("kans")
    follow(page.get_by_role("button", name="Toon"))
    assert all("kans" in text.partition("\n")[0] for text in lines.all_inner_texts())


def test_where_nothing_good_is_known_that_is_said(visit: Visit, seed_store: Store) -> None:
    snapshot = seed_store.at()
    kansen = [row["id"] for row in snapshot.query("MATCH (n:Opportunity) RETURN n.id AS id ORDER BY id")]
    lonely = next(k for k in kansen if not sections(matches(snapshot, MatchesQuery(thing=k, limit=30))))
    page = visit().open(f"/{lonely}")
    assert "kennen wij niets waarvan wij verwachten dat het hierbij helpt" in page.inner_text("main")


@pytest.mark.parametrize("address", [f"/{KANS}", f"/schakels?voor={KANS}", "/project/kleirijperij"])
def test_a_match_is_taken_along_to_a_note_where_it_stands(visit: Visit, width: int, address: str) -> None:
    page = visit(width).open(address)  # axe answers nothing where scripts are off
    main = page.get_by_role("main")
    follow(main.get_by_role("link", name=re.compile("^Neem mee")).first)
    assert "1 schakel gekozen voor de agenda-notitie" in main.inner_text()
    follow(main.get_by_role("link", name=re.compile("^Neem mee")).first)
    assert "2 schakels gekozen" in main.inner_text()
    assert violations(page) == []
    assert overflow(page) <= 0
    follow(main.get_by_role("link", name="Maak de notitie"))
    assert page.get_by_role("heading", level=1).count() == 1
    assert "Schakels om te bespreken" in page.content()


def test_a_lesson_is_not_taken_along(client: httpx.Client) -> None:
    page = client.get("/schakels", params={"voor": "kans/hergebruik-van-zonnepanelen", "soort": "les"}).text
    assert "hiervan kunt u leren" in page
    assert "Neem mee" not in page


def test_what_was_taken_along_stays_from_the_page_of_a_thing_to_all_its_matches(client: httpx.Client) -> None:
    taken = f"{KANS}{BETWEEN}project/kennep-hennepisolatie-noord-limburg"
    page = client.get(f"/{KANS}", params={"schakel": taken}).text
    assert "Meegenomen; haal weg" in page
    address = re.search(r'href="(/schakels[?][^"]+)">Alle schakels', page)
    assert address
    assert "1 schakel gekozen" in client.get(address[1].replace("&amp;", "&")).text


def test_the_board_goes_one_way_when_asked(client: httpx.Client, seed_store: Store) -> None:
    page = client.get("/vraag-en-aanbod", params={"vrager": "drenthe", "aanbieder": "gelderland"}).text
    assert "wat Drenthe van Gelderland kan leren" in page
    query = ExchangeQuery(asking=("drenthe",), having=("gelderland",), limit=0)
    wanted = {need.need.id for need in board(seed_store.at(), query).needs}
    rows = re.findall(r'<th scope="row"><a href="/(kans/[^"]+)"', page)
    assert wanted
    assert set(rows) == wanted
    assert "vrager=drenthe&amp;aanbieder=gelderland" in page  # of the files
    wrong = client.get("/vraag-en-aanbod", params={"vrager": "frieslant"})
    assert wrong.status_code == 422
    assert "Fryslân" in wrong.text


def test_a_focus_without_work_can_be_picked_and_is_called_by_its_province(client: httpx.Client) -> None:
    taken = "provincie/gelderland~project/fascinating-eiwittransitie-en-kringlooplandbouw"
    page = client.get("/samenwerken", params={"provincie": "gelderland", "schakel": taken}).text
    assert "Gelderland en Fascinating: eiwittransitie en kringlooplandbouw" in page
    note = client.get("/samenwerken/notitie", params={"schakel": taken}).text
    assert "Agrofood: kringlooplandbouw, mest en eiwitten" in note
