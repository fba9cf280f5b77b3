"""What holds for every page that answers a question: light, still, accessible, at home on a phone."""

from __future__ import annotations

import re

import httpx
import pytest

from api.html.typeset import printed
from tests.site.browsing import PHONE, covered, overflow, shift, unfold, violations
from tests.site.conftest import Visit

PYROLYSIS = "schakel=kans/ruimte-voor-recyclers-van-kunststof~project/pryme-one"
HEMP = "schakel=kans/keten-van-land-tot-pand-organiseren~project/fryske-vezelhennepdeal"
ANSWERS = [
    "/samenwerken?provincie=fryslan&onderwerp=hennep",
    "/samenwerken?provincie=zeeland&weergave=bouw-voort",
    "/samenwerken?weergave=band",
    "/samenwerken?omvang=6&thema=ta-bouw",
    "/vraag-en-aanbod?provincie=fryslan",
    "/samenwerken?thema=ta-bouw&weergave=veld",
    "/opschalen?thema=ta-bouw&rijpheid=10&landelijk=0",
    "/wiel",
    "/schakels?voor=kans/hergebruik-van-zonnepanelen",
    "/witte-vlekken?vak=os-mkb:utrecht",
    "/verbinders",
    "/pad?van=CESI&naar=Limburg",
    "/vergelijken?provincie=drenthe&provincie=zeeland",
    "/wijzigingen?provincie=drenthe",
]
OTHERS = [
    "/samenwerken?onderwerp=kwantumfysica",
    "/samenwerken/notitie?provincie=fryslan&provincie=groningen&onderwerp=hennep",
    f"/samenwerken/notitie?{PYROLYSIS}&{HEMP}",
    f"/samenwerken?provincie=zeeland&{PYROLYSIS}",
    f"/vraag-en-aanbod?provincie=zeeland&{HEMP}",
    "/opschalen/vergelijken?project=boeren-voor-biobased-bouwen&project=pha2use",
    "/opschalen/samen?set=Anna:4-4-3-4-3-2&set=Bram:0-10-0-5-0-0",
]
REFUSED = {
    "/samenwerken?provincie=frieslant": 'Bedoelde u "Fryslân"?',
    "/samenwerken?thema=maakindustri": 'Bedoelde u "Maakindustrie"?',
    "/samenwerken/notitie": "Kies twee tot zes provincies",
    f"/samenwerken/notitie?{PYROLYSIS}&{HEMP}&schakel=a~b&schakel=c~d": "hoogstens 3 schakels; dit zijn er 4",
    "/samenwerken/notitie?schakel=hennep": "Schrijf beide kanten",
    "/opschalen?rijpheid=11": "kies een heel getal van 0 tot en met 10",
    "/opschalen?rijpheid=0&bewijs=0&overdraagbaarheid=0&vraag=0&dragers=0&landelijk=0": "geef ten minste één",
    "/opschalen/vergelijken": "Kies twee tot vier projecten",
    "/wiel?project=bestaat-niet-in-de-graaf": "niets dat erop lijkt",
    "/schakels": "Noem een kans, project of platform",
    "/schakels?voor=thema/ta-bouw": "geen kans, project of platform",
    "/schakels?voor=pha2use&soort=roddel": "Kies uit: ervaring",
    "/witte-vlekken?vak=ta-bouw:atlantis": "Kies een vak in de tabel",
    "/verbinders?provincie=atlantis": "Kies uit",
    "/pad?van=CESI": "Vul beide velden in",
    "/vergelijken?provincie=drenthe": "Kies er twee tot en met vier",
    "/vergelijken?provincie=drenthe&project=pha2use": "Kies alleen provincies of alleen projecten",
    "/wijzigingen?sinds=gisteren": "is geen datum",
    "/wijzigingen?soort=roddel": "Kies uit: project",
}
MOST_BYTES = 200_000
MOST_REQUESTS = 2
MEDIA_TYPES = {
    "CSV": "text/csv",
    "Excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "JSON": "application/json",
}


@pytest.mark.parametrize("address", [*ANSWERS, *OTHERS])
def test_a_page_is_accessible_light_and_still(visit: Visit, width: int, address: str) -> None:
    visitor = visit(width)
    page = visitor.open(address, folded=True)
    assert violations(page) == []
    assert shift(page) == 0
    unfold(page)
    assert violations(page) == []
    assert overflow(page) <= 0
    assert covered(page) == []
    before_paint = [a for a in visitor.requests[1:] if re.search(r"\.css(\?|$)", a)]
    assert len(before_paint) <= MOST_REQUESTS
    assert all(re.search(r"\.(css|js|svg)(\?|$)", a) for a in visitor.requests[1:])


@pytest.mark.parametrize("address", [*ANSWERS, *OTHERS])
def test_a_page_weighs_less_than_200_kb(site: str, address: str) -> None:
    assert len(httpx.get(f"{site}{address}", timeout=60).content) < MOST_BYTES


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_answered_is_said_with_the_remedy(visit: Visit, address: str) -> None:
    page = visit(PHONE).open(address, status=422)
    said = page.get_by_role("alert").inner_text()
    assert said.startswith("Deze vraag kunnen wij niet beantwoorden")
    assert printed(REFUSED[address]) in said
    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("address", ANSWERS)
def test_every_list_can_be_taken_along_and_asked_at_the_api(site: str, address: str) -> None:
    page = httpx.get(f"{site}{address}", timeout=60).text
    offered = page.partition('class="downloads"')[2].partition("</p>")[0]
    links = dict(re.findall(r'<a href="([^"]+)"[^>]*>(CSV|Excel|JSON)</a>', offered))
    assert sorted(links.values()) == ["CSV", "Excel", "JSON"]
    for link, name in links.items():
        answer = httpx.get(f"{site}{link.replace('&amp;', '&')}", timeout=60)
        assert answer.status_code == 200, link
        assert answer.headers["content-type"].startswith(MEDIA_TYPES[name])
