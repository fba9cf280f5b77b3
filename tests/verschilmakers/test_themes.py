"""What there is for the six themes of De Verschilmakers, by what link, and how it goes out."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree import ElementTree as ET

import httpx
import pytest
from playwright.sync_api import Browser

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.store import Store
from queries.base.model import UnknownWordError
from queries.themes.hierarchy import hierarchy_of
from queries.themes.matches import matches_of
from queries.themes.near import KINDS, Nearness, near_themes
from queries.verschilmakers import (
    ThemeThing,
    VerschilmakersTheme,
    explanation,
    newest,
    verschilmakers_theme,
    verschilmakers_themes,
)
from queries.verschilmakers.answer import PARTS

SLUGS = ("vm-afval", "vm-bedrijven", "vm-bouw", "vm-infrastructuur", "vm-inwoners", "vm-landbouw-voedsel")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def themes(seed_store: Store) -> dict[str, VerschilmakersTheme]:
    return {slug: verschilmakers_theme(seed_store.at(), slug) for slug in SLUGS}


def things(answer: VerschilmakersTheme) -> list[ThemeThing]:
    return [t for part in answer.parts for t in part.items]


# -- the query ------------------------------------------------------------------------------------


def test_there_are_six_themes_and_each_has_all_four_kinds(seed_store: Store) -> None:
    answer = verschilmakers_themes(seed_store.at())
    assert tuple(t.slug for t in answer.themes) == SLUGS
    assert all(t.totals[part] > 0 for t in answer.themes for part in PARTS)


def test_everything_directly_about_a_theme_is_there_and_said_to_be(
    seed_store: Store, themes: dict[str, VerschilmakersTheme]
) -> None:
    for slug, answer in themes.items():
        for label, part in (("Project", "projecten"), ("Platform", "platforms"), ("Opportunity", "kansen")):
            rows = seed_store.at().query(
                f"MATCH (n:{label})-[:ADDRESSES]->(:Theme {{id: $id}}) RETURN DISTINCT n.id AS id",
                {"id": f"thema/{slug}"},
            )
            direct = {t.id for t in answer.part(part).items if t.link == "rechtstreeks"}  # type: ignore[arg-type]
            assert direct == {row["id"] for row in rows}


def test_things_by_way_of_another_vocabulary_say_which_and_how(
    themes: dict[str, VerschilmakersTheme],
) -> None:
    for answer in themes.values():
        for thing in things(answer):
            assert thing.links
            assert thing.link == thing.links[0].kind
            if thing.link != "rechtstreeks":
                assert thing.links[0].theme.name in thing.explanation
                assert answer.theme.name in thing.explanation


def test_the_nearest_come_first_and_each_thing_once(themes: dict[str, VerschilmakersTheme]) -> None:
    for answer in themes.values():
        for part in answer.parts:
            ranks = [(t.links[0].uncertain, KINDS.index(t.link)) for t in part.items]
            assert ranks == sorted(ranks)
            assert len({t.id for t in part.items}) == part.total == len(part.items)


def test_a_match_reads_from_both_ends(themes: dict[str, VerschilmakersTheme]) -> None:
    """ta-bouw is wider than infrastructure; roads are a part of it; the topic of that name is the same."""
    near = {x.theme.id: x.kind for x in themes["vm-infrastructuur"].linked}
    assert near["thema/ta-bouw"] == "ruimer"
    assert near["thema/on-wegen"] == "onderdeel"
    assert near["thema/on-infrastructuur"] == "zelfde"


def test_nothing_is_followed_below_a_theme_that_is_only_wider() -> None:
    matches = [{"start": "ours", "target": "wide", "degree": "broad", "confidence": None}]
    order = hierarchy_of([("below", "wide"), ("part", "ours")])
    near = near_themes("ours", order, matches_of(matches))
    assert near == {
        "ours": Nearness("rechtstreeks"),
        "wide": Nearness("ruimer", False, 1),
        "part": Nearness("onderdeel", False, 1),
    }


def test_terms_that_are_narrower_of_each_other_end() -> None:
    order = hierarchy_of([("a", "b"), ("b", "a"), ("a", "t")])
    assert set(near_themes("t", order, {})) == {"t", "a", "b"}


def test_a_doubtful_link_is_said_to_be_so_and_comes_last(themes: dict[str, VerschilmakersTheme]) -> None:
    found = [t for a in themes.values() for t in things(a) if t.links[0].uncertain]
    assert found
    assert all(t.explanation.endswith("Die koppeling is onzeker.") for t in found)


def test_items_are_items_with_their_one_address_and_no_name_of_an_official(
    themes: dict[str, VerschilmakersTheme],
) -> None:
    items = {t.id: t for a in themes.values() for t in a.part("items").items}
    almere = items["publicatie/gemeente-almere-duurzame-gebiedsontwikkeling-en-bouw"]
    assert almere.address == "https://deverschilmakers.nl/verschilmakers/jeffrey-vanthof-gemeente-almere"
    assert almere.organisations == ["Gemeente Almere"]
    assert not {t.kind for t in items.values()} & {"document", "akkoord"}
    for item in items.values():
        said = " ".join([item.name, item.description, item.explanation, *item.organisations]).casefold()
        assert not re.search(r"jeffrey|vanthof|patrick|blom\b", said)


def test_the_short_name_of_a_theme_is_understood_and_another_refused(seed_store: Store) -> None:
    assert verschilmakers_theme(seed_store.at(), "bouw").theme.id == "thema/vm-bouw"
    with pytest.raises(UnknownWordError, match="Kies uit: vm-afval"):
        verschilmakers_theme(seed_store.at(), "ta-bouw")


def test_pages_of_a_theme_are_the_whole_of_it(
    seed_store: Store, themes: dict[str, VerschilmakersTheme]
) -> None:
    whole = [t.id for t in themes["vm-bouw"].part("projecten").items]
    pages = [
        t.id
        for offset in range(0, len(whole), 50)
        for t in verschilmakers_theme(seed_store.at(), "vm-bouw", limit=50, offset=offset)
        .part("projecten")
        .items
    ]
    assert pages == whole


def test_an_explanation_is_a_good_sentence(themes: dict[str, VerschilmakersTheme]) -> None:
    for thing in things(themes["vm-landbouw-voedsel"])[:200]:
        assert thing.explanation == explanation("Landbouw/voedsel", thing.links)
        assert thing.explanation[0].isupper()
        assert thing.explanation.endswith(".")


# -- the API --------------------------------------------------------------------------------------


def test_the_themes_and_one_theme_are_resources(client: httpx.Client) -> None:
    listed = client.get("/v1/verschilmakers/themas").json()["themes"]
    assert [t["slug"] for t in listed] == list(SLUGS)
    answer = client.get("/v1/verschilmakers/themas/vm-bouw", params={"aantal": 3, "pagina": 2})
    body = answer.json()
    assert [p["part"] for p in body["parts"]] == list(PARTS)
    assert len(body["parts"][0]["items"]) == 3
    assert body["page"] == 2
    assert 'rel="next"' in answer.headers["link"]


def test_a_short_name_leads_to_the_whole_one(client: httpx.Client) -> None:
    for rest in ("", "/nieuw"):
        answer = client.get(f"/v1/verschilmakers/themas/bouw{rest}")
        assert answer.status_code == 308
        assert answer.headers["location"] == f"/v1/verschilmakers/themas/vm-bouw{rest}"
    assert client.get("/v1/verschilmakers/themas/onbekend").status_code == 404
    assert client.get("/v1/verschilmakers/themas/onbekend/nieuw").status_code == 404


# -- feeds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
def test_the_json_feed_keeps_to_version_1_1(client: httpx.Client, slug: str) -> None:
    answer = client.get(f"/v1/verschilmakers/themas/{slug}/nieuw")
    assert answer.headers["content-type"] == "application/feed+json"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"].endswith(f"/v1/verschilmakers/themas/{slug}/nieuw")
    assert 1 <= len(feed["items"]) <= 50
    ids = [i["id"] for i in feed["items"]]
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert item["url"].startswith(("http://", "https://"))
        assert item["content_text"]
        datetime.fromisoformat(item["date_published"])
    dates = [i["date_published"] for i in feed["items"]]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_atom_feed_has_all_that_rfc_4287_asks_and_the_same_entries(
    client: httpx.Client, slug: str
) -> None:
    answer = client.get(f"/v1/verschilmakers/themas/{slug}/nieuw.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ET.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for required in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{required}") is not None
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        for required in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{required}")
        datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "")
    other = client.get(f"/v1/verschilmakers/themas/{slug}/nieuw").json()
    assert [e.findtext(f"{ATOM}id") for e in entries] == [i["id"] for i in other["items"]]


def test_only_what_has_a_date_is_new(themes: dict[str, VerschilmakersTheme]) -> None:
    found = newest(themes["vm-bouw"], 1000)
    assert {t.id for t in found} == {t.id for t in things(themes["vm-bouw"]) if t.date}


def test_an_identifier_in_a_feed_leads_to_the_thing(client: httpx.Client) -> None:
    item = client.get("/v1/verschilmakers/themas/vm-bouw/nieuw").json()["items"][0]
    answer = client.get(item["id"], headers={"Accept": "application/json"}, follow_redirects=True)
    assert answer.json()["name"] == item["title"]


def test_a_feed_in_another_form_is_refused(client: httpx.Client) -> None:
    answer = client.get("/v1/verschilmakers/themas/vm-bouw/nieuw", headers={"Accept": "text/csv"})
    assert answer.status_code == 406


# -- the block ------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
def test_the_block_is_plain_html_that_any_site_may_frame(client: httpx.Client, slug: str) -> None:
    answer = client.get(f"/insluiten/thema/{slug}")
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert len(answer.content) < 30_000


@pytest.mark.parametrize("path", ["/", "/v1", "/docs", "/insluiten/thema/onbekend"])
def test_nothing_else_may_be_framed(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


def test_no_address_and_no_name_of_an_official_is_text_in_the_block(client: httpx.Client) -> None:
    text = re.sub(r"<[^>]*>", " ", client.get("/insluiten/thema/vm-bouw?aantal=12").text).casefold()
    assert "gemeente almere" in text
    for word in ("jeffrey", "vanthof", "https://", "deverschilmakers.nl"):
        assert word not in text


def test_how_many_are_shown_can_be_chosen_within_bounds(client: httpx.Client) -> None:
    assert client.get("/insluiten/thema/vm-afval?aantal=1").text.count("<li>") == len(PARTS)
    assert client.get("/insluiten/thema/vm-afval?aantal=13").status_code in (400, 422)
    assert client.get("/insluiten/thema/bouw").status_code == 308


@contextmanager
def another_site(page: str) -> Iterator[str]:
    """A site on another host (``localhost``) that is this one page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_block_fits_in_a_frame_on_another_site(site: str, browser: Browser) -> None:
    widths = (280, 320, 480, 800)
    page = "<!doctype html><link rel=icon href=data:,>" + "".join(
        f'<iframe src="{site}/insluiten/thema/vm-bouw?aantal={n}" width="{w}" height="900"></iframe>'
        for n, w in enumerate(widths, 1)
    )
    with another_site(page) as elsewhere:
        visitor = browser.new_page(viewport={"width": 900, "height": 1000})
        faults: list[str] = []
        visitor.on("console", lambda message: faults.append(message.text))
        visitor.goto(elsewhere)
        frames = [f for f in visitor.frames if "insluiten" in f.url]
        assert len(frames) == len(widths)
        for frame, width in zip(frames, widths, strict=True):
            assert frame.inner_text("h1").startswith("Bouw")
            assert frame.evaluate("document.documentElement.scrollWidth") <= width
            assert frame.evaluate("getComputedStyle(document.querySelector('main')).borderTopWidth") == "4px"
        visitor.set_content(f'<iframe src="{site}/v1/begrippenlijsten"></iframe>')
        visitor.wait_for_timeout(300)
        refused = [f for f in faults if "frame-ancestors" in f or "X-Frame-Options" in f or "refused" in f]
        visitor.close()
    assert refused
    assert faults == refused


# -- oEmbed ---------------------------------------------------------------------------------------


def test_the_block_says_where_its_oembed_is_and_that_gives_the_block(client: httpx.Client, site: str) -> None:
    page = client.get("/insluiten/thema/vm-bouw")
    found = re.search(r'type="application/json\+oembed" href="([^"]+)"', page.text)
    assert found
    address = found[1].replace("&amp;", "&")
    assert f"<{address}>" in page.headers["link"]
    told = client.get(address).json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert f'src="{site}/insluiten/thema/vm-bouw"' in told["html"]
    assert isinstance(told["width"], int)
    assert isinstance(told["height"], int)


def test_the_page_of_a_theme_leads_to_its_block_its_feeds_and_its_data(client: httpx.Client) -> None:
    page = client.get("/thema/vm-bouw").text
    found = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page))
    assert found.keys() == {
        "application/ld+json",
        "text/turtle",
        "application/json+oembed",
        "application/atom+xml",
        "application/feed+json",
    }
    for media_type, address in found.items():
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media_type.replace("+oembed", ""))
    other = client.get("/platform/cesi").text
    assert "json+oembed" not in other
    assert 'href="/v1/platforms/cesi.ttl"' in other


@pytest.mark.parametrize("path", ["thema/vm-bouw", "id/thema/vm-bouw", "insluiten/thema/vm-bouw?aantal=2"])
def test_oembed_knows_every_address_of_a_theme(client: httpx.Client, site: str, path: str) -> None:
    answer = client.get("/oembed", params={"url": f"{site}/{path}", "maxwidth": 400})
    assert answer.json()["width"] == 400


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": "https://elders.example/thema/vm-bouw"}, 404),
        ({"url": "{site}/thema/onbekend"}, 404),
        ({"url": "{site}/project/x"}, 404),
        ({"url": "{site}/thema/vm-bouw", "format": "xml"}, 501),
        ({}, 400),
    ],
)
def test_oembed_refuses_what_it_does_not_have(
    client: httpx.Client, site: str, asked: dict[str, str], status: int
) -> None:
    given = {k: v.format(site=site) for k, v in asked.items()}
    assert client.get("/oembed", params=given).status_code == status


def test_every_thing_of_a_theme_has_a_kind_that_the_graph_knows(
    themes: dict[str, VerschilmakersTheme],
) -> None:
    for answer in themes.values():
        assert {t.id.partition("/")[0] for t in things(answer)} <= NODE_TYPE_BY_SEGMENT.keys()
        assert json.loads(answer.to_json())["theme"]["id"] == answer.theme.id
