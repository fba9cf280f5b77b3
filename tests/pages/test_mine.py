"""The reader's own province: in the address, kept by every link and form, followed by pages and lists."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from api.html.addresses import Address
from api.http.mine import FOLLOWING, LIST_PAGES, NO_PAGES, Mine, carried, kept_in
from api.rest.collections import COLLECTIONS
from graph.store import Store
from queries.base.asked import ByProvince
from queries.exchange import ExchangeQuery, proposals
from queries.gaps import ElsewhereQuery, elsewhere
from queries.scaling import ScalingQuery, scaling
from queries.similar import SimilarQuery, similar

ZEELAND = Mine("zeeland", "Zeeland")
PAGES = (
    "/",
    "/samenwerken",
    "/vraag-en-aanbod",
    "/opschalen",
    "/wiel",
    "/witte-vlekken",
    "/verbinders",
    "/projecten",
    "/bronnen",
    "/provincie/zeeland",
    "/project/pha2use",
    "/thema/on-beton",
    "/zoeken?q=hennep",
    "/bestaat-niet",
)


def page_of(client: httpx.Client, path: str) -> str:
    return client.get(path).text


def with_mine(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}mijn=zeeland"


def links(page: str) -> list[str]:
    """Addresses within the site that the page leads to."""
    return [unescape(a) for a in re.findall(r'<a\b[^>]*\shref="(/[^"]*)"', page)]


@pytest.mark.parametrize("path", PAGES)
def test_every_link_and_form_of_a_page_keeps_the_province(client: httpx.Client, path: str) -> None:
    page = page_of(client, with_mine(path))
    followed = [a for a in links(page) if not a.startswith(NO_PAGES)]
    assert len(followed) > 15
    assert [a for a in followed if ("mijn", "zeeland") not in parse_qsl(urlsplit(a).query)] == []
    assert not [a for a in links(page) if a.startswith(NO_PAGES) and "mijn=" in a]
    for form in re.findall(r"<form\b.*?</form>", page, re.DOTALL):
        kept = 'type="hidden" name="mijn" value="zeeland"' in form or "mijn=zeeland" in form
        assert kept or "data-mijn" in form, form[:200]
    assert "Mijn provincie: <strong>Zeeland</strong>" in page


@pytest.mark.parametrize("path", PAGES)
def test_without_a_choice_nothing_is_added(client: httpx.Client, path: str) -> None:
    page = page_of(client, path)
    assert "mijn=" not in page
    assert "provincie=alle" not in page
    assert "Kies mijn provincie" in page


@pytest.mark.parametrize("path", sorted(FOLLOWING))
def test_a_page_follows_until_another_province_is_chosen(client: httpx.Client, path: str) -> None:
    follows = page_of(client, f"{path}?mijn=zeeland")
    assert "U ziet <strong>Zeeland</strong>, uw provincie." in follows
    everywhere = next(a for a in links(follows) if "provincie=alle" in a)
    assert "U ziet alle provincies." in page_of(client, everywhere)
    other = page_of(client, f"{path}?mijn=zeeland&provincie=drenthe")
    assert "own-line" not in other


@pytest.mark.parametrize(
    ("page", "resource"),
    [
        ("/projecten", "projecten"),
        ("/kansen", "kansen"),
        ("/wiel", "vergelijkbare-projecten"),
        ("/samenwerken", "voorstellen"),
        ("/vraag-en-aanbod", "vraag-en-aanbod"),
    ],
)
def test_what_follows_is_what_that_province_chosen_by_hand_gives(
    client: httpx.Client, page: str, resource: str
) -> None:
    def told(path: str) -> list[str]:
        return re.findall(
            r'<p class="result-line">.*?</p>|<tbody>.*?</tbody>', page_of(client, path), re.DOTALL
        )

    chosen = [re.sub(r"\?mijn=zeeland|&amp;mijn=zeeland", "", t) for t in told(f"{page}?mijn=zeeland")]
    assert [c for c in chosen if c] == told(f"{page}?provincie=zeeland") != told(page)
    at_api = next(
        a for a in links(page_of(client, f"{page}?mijn=zeeland")) if a.startswith(f"/v1/{resource}")
    )
    assert ("provincie", "zeeland") in parse_qsl(urlsplit(at_api).query)
    assert client.get(at_api).status_code == 200
    of_all = page_of(client, f"{page}?mijn=zeeland&provincie=alle")
    at_api = next(a for a in links(of_all) if a.startswith(f"/v1/{resource}"))
    assert "provincie" not in at_api
    assert client.get(at_api).status_code == 200


def test_a_form_in_which_every_province_is_unticked_asks_for_all(client: httpx.Client) -> None:
    page = page_of(client, "/wiel?mijn=zeeland")
    form = re.search(r'<form class="filters" action="/wiel".*?</form>', page, re.DOTALL)
    assert form
    assert 'name="provincie" value="alle"' in form[0]
    assert 'value="zeeland" checked' in form[0]
    ticked = page_of(client, "/wiel?mijn=zeeland&provincie=alle&provincie=drenthe")
    assert "een project in Drenthe" in ticked


def test_the_start_page_has_what_a_province_can_talk_about(client: httpx.Client, seed_store: Store) -> None:
    now, page = seed_store.at(), page_of(client, "/?mijn=zeeland")
    asked = ExchangeQuery(provinces=("zeeland",), novelty="new", limit=3)
    wanted = [i for p in proposals(now, asked).proposals for i in (p.match.need.id, p.match.supply.id)]
    groups = similar(now, SimilarQuery(provinces=("zeeland",), limit=2)).groups
    wanted += [m.id for g in groups for m in g.members if "zeeland" in m.provinces]
    wanted += [c.id for c in scaling(now, ScalingQuery(provinces=("zeeland",), limit=1)).candidates]
    wanted += [t.topic.id for t in elsewhere(now, ElsewhereQuery(province="zeeland", limit=4)).topics]
    assert len(wanted) >= 3 * 2 + 2 + 1 + 4
    own = page[page.index('id="voor-mij"') :]
    assert [i for i in wanted if f'href="/{i}?mijn=zeeland"' not in own] == []
    assert 'id="voor-mij"' not in page_of(client, "/")


def test_a_province_that_does_not_exist_is_told_kindly_and_not_kept(client: httpx.Client) -> None:
    answer = client.get("/wiel?mijn=zealand")
    assert answer.status_code == 200
    assert "Bedoelde u “Zeeland”?" in unescape(answer.text)
    assert not [a for a in links(answer.text) if "mijn=" in a]
    assert 'name="mijn" value=' not in answer.text
    assert "Mijn provincie: <strong>Zeeland</strong>" in page_of(client, "/?mijn=Zeeland")


def test_the_choice_of_a_province_keeps_the_page_and_its_choices(client: httpx.Client) -> None:
    page = page_of(client, "/wiel?mijn=zeeland&onderwerp=textiel&pagina=1")
    form = re.search(r"<form[^>]*data-mijn.*?</form>", page, re.DOTALL)
    assert form
    assert 'action="/wiel"' in form[0]
    assert 'name="onderwerp" value="textiel"' in form[0]
    assert 'name="provincie"' not in form[0]
    assert form[0].count("<option") == 13


@pytest.mark.parametrize("path", ["/vraag?q=wat doet CESI", "/vraag?q=witte vlekken Gelderland", "/vraag?q="])
def test_who_is_sent_on_keeps_the_province(client: httpx.Client, path: str) -> None:
    answer = client.get(with_mine(path))
    assert answer.status_code == 303
    assert "mijn=zeeland" in answer.headers["location"]
    assert "set-cookie" not in answer.headers


def test_suggestions_keep_the_province(client: httpx.Client) -> None:
    found = client.get("/zoeken/suggesties?q=hennep&mijn=zeeland").json()["suggestions"]
    assert found
    assert all(one["href"].endswith("mijn=zeeland") for one in found)


def test_one_project_or_one_field_is_shown_whatever_the_province(client: httpx.Client) -> None:
    assert "own-line" not in page_of(client, "/wiel?project=fibersort-textielsortering&mijn=zeeland")
    assert client.get("/witte-vlekken?vak=ta-bouw:drenthe&mijn=zeeland").status_code == 200


def test_the_api_knows_no_own_province(client: httpx.Client) -> None:
    assert client.get("/v1/projecten?mijn=zeeland").status_code == 400


def test_the_lists_that_follow_are_those_that_can_be_narrowed_to_a_province() -> None:
    assert {f"/{c.path}" for c in COLLECTIONS if ByProvince in c.filters} == LIST_PAGES


def test_an_address_of_a_narrowed_list_is_of_all_provinces_unless_it_names_one() -> None:
    assert carried("/projecten", ZEELAND) == "/projecten?mijn=zeeland"
    assert carried("/projecten?thema=ta-bouw#lijst", ZEELAND) == (
        "/projecten?thema=ta-bouw&provincie=alle&mijn=zeeland#lijst"
    )
    assert carried("/projecten?provincie=drenthe&mijn=utrecht", ZEELAND) == (
        "/projecten?provincie=drenthe&mijn=zeeland"
    )
    assert carried("https://www.ipo.nl/", ZEELAND) == "https://www.ipo.nl/"
    assert carried("//elders.nl/x", ZEELAND) == "//elders.nl/x"
    assert carried("/wiel", Mine()) == "/wiel"


def test_an_address_that_follows_says_so_when_no_province_is_chosen() -> None:
    here = Address("/wiel", (("provincie", "zeeland"),), follows=True)
    assert str(here.without("provincie")) == "/wiel?provincie=alle"
    assert str(here.without("provincie").on("/v1/vergelijkbare-projecten")) == "/v1/vergelijkbare-projecten"
    assert str(Address("/wiel")) == "/wiel"


def test_text_of_a_page_is_left_alone() -> None:
    text = '<p>href="/wiel"</p><a href="https://www.ipo.nl/">/wiel</a><a class="x" href="/wiel?a=1&amp;b=2">'
    assert kept_in(text, ZEELAND) == text.replace("&amp;b=2", "&amp;b=2&amp;mijn=zeeland")
