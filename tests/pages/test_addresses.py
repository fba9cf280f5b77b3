"""Addresses of pages as people type them, and what stands in them that a page does not know."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from tests.site.test_every_page import pages_of_the_site
from tests.site.test_question_pages import ANSWERS, OTHERS

NOT_KNOWN = "in het adres kent deze pagina niet"


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/wiel/", "/wiel"),
        ("/Wiel?thema=ta-bouw", "/wiel?thema=ta-bouw"),
        ("/OPSCHALEN/", "/opschalen"),
        ("/netwerk/", "/netwerk"),
        ("/provincies/Zeeland", "/provincie/zeeland"),
        ("/projecten/pha2use/", "/project/pha2use"),
        ("/provincie", "/provincies"),
        ("/thema", "/themas"),
        ("/dubbel-werk?provincie=zeeland&mijn=drenthe", "/wiel?provincie=zeeland&mijn=drenthe"),
        ("/wie-verbindt", "/verbinders"),
        ("/samenwerkingskansen", "/samenwerken"),
        ("/cijfers", "/kerncijfers"),
    ],
)
def test_an_address_leads_to_the_page_that_is_meant(client: httpx.Client, typed: str, leads_to: str) -> None:
    answer = client.get(typed)
    assert answer.status_code == 301
    assert answer.headers["location"] == leads_to
    assert client.get(leads_to).status_code == 200


@pytest.mark.parametrize("address", ["//elders.nl/", "//elders.nl", "/%2F/elders.nl/", "/\\elders.nl/"])
def test_no_address_leads_to_another_site(client: httpx.Client, address: str) -> None:
    answer = client.send(client.build_request("GET", str(client.base_url).rstrip("/") + address))
    assert not answer.headers.get("location", "/").startswith(("//", "/\\", "http"))


def test_what_programs_ask_is_left_as_it_is(client: httpx.Client) -> None:
    assert client.get("/v1/projecten/").status_code == 404
    assert client.get("/static/Schakelkaart.css").status_code == 404
    assert client.post("/kaarten/").status_code in (404, 405)


def test_a_choice_that_a_page_does_not_know_is_told(client: httpx.Client) -> None:
    assert "“provincies” in het adres kent deze pagina niet; het telt niet mee. Bedoelde u “provincie”?" in (
        client.get("/projecten?provincies=zeeland").text
    )
    assert "“foo” in het adres kent deze pagina niet" in client.get("/over?foo=1").text
    assert "&lt;b&gt;" in client.get("/wiel?<b>=1").text
    for known in (
        "/wiel?mijn=zeeland",
        "/opschalen?bewijs=3",
        "/opschalen?provincie=alle",
        "/over?mijn=zeeland",
    ):
        assert NOT_KNOWN not in client.get(known).text


def test_no_link_of_a_page_has_a_choice_that_is_not_known(client: httpx.Client) -> None:
    """One link for each page and the names of its choices."""
    seen: dict[tuple[str, ...], str] = {}
    for page in dict.fromkeys([*pages_of_the_site(), *ANSWERS, *OTHERS]):
        for link in re.findall(r'href="(/[^"#]*\?[^"#]*)', client.get(page).text):
            path, _, query = html.unescape(link).partition("?")
            names = {part.partition("=")[0] for part in query.split("&")}
            if not path.startswith(("/v1", "/static", "/netwerk/")) and "vorm" not in names:
                seen.setdefault((path, *sorted(names)), html.unescape(link))
    assert len(seen) > 100
    told = [link for link in seen.values() if NOT_KNOWN in client.get(link, follow_redirects=True).text]
    assert told == []
