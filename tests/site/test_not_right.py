"""On every page stands whom to tell that something is not right."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from graph.store import open_store
from loaders.build.load import load
from loaders.documents.folder import seeds_folder
from tests.documents.data_folders import BASIS
from tests.serving import served
from tests.site.test_every_page import pages_of_the_site

MAILBOX = "circulair@drenthe.example"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Two sites: one where Drenthe has a mailbox and Fryslân has no contact, and one where nobody has."""
    folder = tmp_path_factory.mktemp("sites")
    reached, bare = folder / "reached", folder / "bare"
    shutil.copytree(seeds_folder(), reached)
    shutil.copytree(BASIS, bare)
    for slug, lines in (("drenthe", f"contact: {MAILBOX}\ncontact_bronnen: [s1]\n"), ("fryslan", "")):
        card = reached / "kansenkaarten" / f"{slug}.yaml"
        text = card.read_text(encoding="utf-8")
        card.write_text(re.sub(r"contact: \S+\n\ncontact_bronnen: .*\n", lines, text, count=1), "utf-8")
    stores = []
    for place in (reached, bare):
        store = open_store(f"file:{place / 'graph.lbug'}")
        load(place, store)
        stores.append(store)
    with served(stores[0]) as first, served(stores[1]) as second:
        yield first, second


@pytest.mark.parametrize("path", [*pages_of_the_site(), "/bestaat-niet", "/project/bestaat-niet"])
def test_every_page_says_whom_to_tell_that_it_is_not_right(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    if answer.is_redirect or not answer.headers["Content-Type"].startswith("text/html"):
        return
    assert "Klopt dit niet?" in answer.text
    links = _links(answer.text) or re.findall(r'href="(/klopt-niet[^"]*)"', answer.text)
    assert links
    assert all(link.startswith(("mailto:", "https://", "/klopt-niet?over=")) for link in links)


def test_what_is_shown_elsewhere_or_taken_along_says_whom_to_tell_too(client: httpx.Client) -> None:
    for path in ("/insluiten/thema/vm-bouw", "/docs", "/v1/reconciliatie/voorbeeld?id=project/biottek"):
        assert "Klopt dit niet?" in client.get(path).raise_for_status().text, path
    taken = client.get("/netwerk/netwerk.html").text
    assert "Klopt dit niet? Meld het bij Interprovinciaal Overleg: https://" in taken


def test_a_card_of_a_province_leads_to_its_mailbox_with_the_address_filled_in(sites: tuple[str, str]) -> None:
    site, _ = sites
    for path in ("/provincie/drenthe", "/project/biottek", "/platform/drenthe-woont-circulair"):
        (link,) = _links(_page(site + path))
        letter = urlsplit(link)
        assert (letter.scheme, letter.path) == ("mailto", MAILBOX)
        said = parse_qs(letter.query, strict_parsing=True)
        assert f"{site}{path}" in said["body"][0]
        assert "\r\n" in said["body"][0]
        assert said["subject"][0].startswith("Klopt dit niet? ")
    (link,) = _links(_page(f"{site}/provincie/drenthe"))
    assert "Kansenkaart Drenthe" in parse_qs(urlsplit(link).query)["subject"][0]


def test_what_is_of_no_single_province_leads_to_the_ipo_and_gives_the_address_to_name(
    sites: tuple[str, str],
) -> None:
    site, _ = sites
    ipo = _of_the_ipo(site)
    for path in ("/", "/opschalen", "/thema/ta-bouw"):
        page = _page(site + path)
        assert _links(page) == [ipo]
        assert f'<span class="address">{site}{path}</span>' in page


def test_a_province_without_a_contact_leads_to_the_ipo_and_says_so(sites: tuple[str, str]) -> None:
    site, _ = sites
    page = _page(f"{site}/provincie/fryslan")
    assert _links(page) == [_of_the_ipo(site)]
    assert "van provincie Fryslân, van wie de kaart is, is nog geen contact bekend" in page
    assert "zij vult het in op" in page


def test_where_nobody_can_be_reached_a_page_says_whom(sites: tuple[str, str]) -> None:
    _, bare = sites
    page = _page(f"{bare}/project/sloophub-emmen")
    assert _links(page) == []
    (link,) = re.findall(r'href="(/klopt-niet[^"]*)"', page)
    there = _page(bare + unescape(link))
    assert "provincie Drenthe: hiervan is nog geen contact bekend" in there
    assert f"Deze pagina: {bare}/project/sloophub-emmen" in there


@pytest.mark.parametrize(
    "over", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", "\\x"]
)
def test_the_page_that_says_whom_leads_nowhere_else(client: httpx.Client, over: str) -> None:
    page = client.get(f"/klopt-niet?over={quote(over)}").text
    assert f'href="{over}' not in page


def _page(address: str) -> str:
    return httpx.get(address, timeout=60).text


def _of_the_ipo(site: str) -> str:
    found = json.loads(_page(f"{site}/v1/organisaties/interprovinciaal-overleg"))
    return str(found["contact"]["address"])


def _links(page: str) -> list[str]:
    """Where "klopt dit niet?" leads."""
    found = re.search(r'<p class="not-right".*?</p>', page, re.DOTALL)
    return [
        unescape(link) for link in re.findall(r'class="contact" href="([^"]*)"', found[0] if found else "")
    ]
