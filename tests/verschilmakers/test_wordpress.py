"""Items from a WordPress feed: politely fetched, read whatever is missing, and only as candidates."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from loaders.build.load import Prepared, prepare
from loaders.documents import wordpress
from loaders.documents.candidates import STEM, candidates, without_name, without_sentences_about
from loaders.documents.folder import read_folder, seeds_folder
from loaders.documents.verschilmakers import item_address
from loaders.documents.wordpress import Fetched, plain_text
from loaders.documents.wordpress import fetch as fetch_anywhere
from loaders.text.problems import RefusedError


def fetch(address: str, kept: Path, pause: float = 0) -> Fetched:
    """Of the site of these tests, which is on this machine."""
    return fetch_anywhere(address, kept, pause=pause, own_network=True)


def post(number: int, **changes: Any) -> dict[str, Any]:
    """An item as WordPress writes it."""
    made: dict[str, Any] = {
        "id": number,
        "date": "2024-05-01T10:00:00",
        "link": f"https://www.deverschilmakers.nl/artikel-{number}/",
        "title": {"rendered": f"Circulair slopen in de praktijk &#8211; deel {number}"},
        "excerpt": {"rendered": "<p>Zo pakt een gemeente het aan. <b>Stap voor stap</b> [&hellip;]</p>\n"},
        "_embedded": {"wp:term": [[{"name": "Bouw"}, {"name": "Sloop"}], [{"name": "gemeente"}]]},
    }
    made.update(changes)
    return made


INTERVIEW = post(
    7,
    link="http://deverschilmakers.nl/verschilmakers/noor-vantveld-gemeente-almere/",
    title={"rendered": "Noor van &#8217;t Veld: projectmanager bij de gemeente Almere"},
    excerpt={"rendered": "<p>Noor van 't Veld bouwt circulair. De gemeente leerde ervan. Veld is trots.</p>"},
)


@dataclass
class Site:
    """A WordPress site: the pages of its feed, and what was asked of it."""

    pages: list[Any] = field(default_factory=list)
    etag: str = '"1"'
    status: int = 200
    body: bytes | None = None
    location: str = ""
    says_how_many: bool = True
    seconds_a_byte: float = 0.0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    busy: int = 0
    most_at_once: int = 0
    address: str = ""


@pytest.fixture
def site() -> Iterator[Site]:
    state = Site()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                state.busy += 1
                state.most_at_once = max(state.most_at_once, state.busy)
                state.asked.append((self.path, dict(self.headers)))
            try:
                self.answer()
            finally:
                with lock:
                    state.busy -= 1

        def answer(self) -> None:
            page = int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])
            if state.location:
                self.send_response(302)
                self.send_header("Location", state.location)
                self.end_headers()
                return
            if self.headers.get("If-None-Match") == state.etag and state.status == 200:
                self.send_response(304)
                self.end_headers()
                return
            past = page > len(state.pages) and state.body is None
            self.send_response(400 if past else state.status)
            self.send_header("ETag", state.etag)
            if state.says_how_many:
                self.send_header("X-WP-TotalPages", str(len(state.pages)))
            self.end_headers()
            content = state.body if state.body is not None else b"{}"
            if not past and state.body is None:
                content = json.dumps(state.pages[page - 1]).encode()
            if not state.seconds_a_byte:
                self.wfile.write(content)
                return
            for byte in content:
                time.sleep(state.seconds_a_byte)
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:  # nobody listens any more
                    return

        def log_message(self, format: str, *arguments: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def test_every_page_of_the_feed_is_read_one_request_at_a_time(site: Site, tmp_path: Path) -> None:
    site.pages = [[post(1), post(2)], [post(3)]]
    found = fetch(site.address, tmp_path, pause=0)
    assert [p.number for p in found.posts] == [1, 2, 3]
    assert site.most_at_once == 1
    assert len(site.asked) == 2
    path, headers = site.asked[0]
    assert path.startswith("/wp-json/wp/v2/posts?per_page=100&page=1")
    assert headers["User-Agent"].startswith("Schakelkaart")


def test_what_did_not_change_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.pages = [[post(1)]]
    first = fetch(site.address, tmp_path, pause=0)
    again = fetch(site.address, tmp_path, pause=0)
    assert site.asked[1][1]["If-None-Match"] == '"1"'
    assert (again.posts, again.unchanged, first.unchanged) == (first.posts, 1, 0)
    site.etag, site.pages = '"2"', [[post(1), post(2)]]
    assert len(fetch(site.address, tmp_path, pause=0).posts) == 2


def test_a_site_that_does_not_say_how_many_pages_it_has_is_read_to_the_end(
    site: Site, tmp_path: Path
) -> None:
    site.pages, site.says_how_many = [[post(1)], [post(2)]], False
    assert len(fetch(site.address, tmp_path, pause=0).posts) == 2


@pytest.mark.parametrize(
    "raw",
    [
        {"link": "https://deverschilmakers.nl/a", "title": {"rendered": "Alleen een titel"}},
        {"id": None, "link": "https://deverschilmakers.nl/a", "title": "Titel als tekst", "excerpt": None},
        post(1, _embedded=None, date="gisteren", excerpt={}),
        post(1, _embedded={"wp:term": [None, [None, {"name": 3}]]}, date=None),
    ],
)
def test_missing_fields_are_left_open(site: Site, tmp_path: Path, raw: dict[str, Any]) -> None:
    site.pages = [[raw]]
    found = fetch(site.address, tmp_path, pause=0)
    assert len(found.posts) == 1
    assert candidates(found.posts, seeds_folder(), site.address).records


@pytest.mark.parametrize("raw", [None, "tekst", {}, {"title": {"rendered": "x"}}, post(1, link="x:1")])
def test_what_is_no_item_is_counted_and_skipped(site: Site, tmp_path: Path, raw: Any) -> None:
    site.pages = [[raw, post(2)]]
    found = fetch(site.address, tmp_path, pause=0)
    assert (len(found.posts), found.skipped) == (1, 1)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ({"status": 500, "pages": [[]]}, "500"),
        ({"status": 404, "pages": [[]]}, "404"),
        ({"body": b"<html>"}, "geen lijst"),
        ({"body": b'{"code":"no"}'}, "geen lijst"),
        ({"body": b"\xff\xfe"}, "geen lijst"),
        ({"location": "http://elders.example/wp-json"}, "verwijst door"),
        ({"location": "file:///etc/passwd"}, "302|niet te lezen|verwijst door"),
    ],
)
def test_a_site_that_cannot_be_read_is_told_in_dutch(
    site: Site, tmp_path: Path, damage: dict[str, Any], says: str
) -> None:
    for name, value in damage.items():
        setattr(site, name, value)
    with pytest.raises(RefusedError, match=says):
        fetch(site.address, tmp_path, pause=0)


def test_an_endless_answer_is_cut_off(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordpress, "MAX_BYTES", 1000)
    site.body = b"[" + b" " * 5000 + b"]"
    with pytest.raises(RefusedError, match="groter dan"):
        fetch(site.address, tmp_path, pause=0)


def test_an_answer_that_never_ends_is_left(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordpress, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(wordpress, "PIECE", 1)
    site.body, site.seconds_a_byte = b"[" + b" " * 1000 + b"]", 0.05
    with pytest.raises(RefusedError, match="duurt langer dan"):
        fetch(site.address, tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9",
        "http://localhost:9",
        "http://[::1]:9",
        "http://10.1.2.3",
        "http://169.254.169.254",
        "http://[::ffff:127.0.0.1]:9",
        "http://2130706433:9",
    ],
)
def test_a_site_in_the_own_network_is_asked_only_when_that_is_meant(address: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="eigen netwerk"):
        fetch_anywhere(address, tmp_path)


def test_a_redirect_to_another_port_is_another_site(site: Site, tmp_path: Path) -> None:
    site.location = "http://127.0.0.1:9/wp-json"
    with pytest.raises(RefusedError, match="verwijst door"):
        fetch(site.address, tmp_path)


@pytest.mark.parametrize("body", [b"[" * 100_000, b'[{"id": 1e999}]', b"[NaN]"])
def test_odd_answers_are_no_traceback(site: Site, tmp_path: Path, body: bytes) -> None:
    site.body = body
    with contextlib.suppress(RefusedError):
        assert fetch(site.address, tmp_path).posts == []


@pytest.mark.parametrize(
    "raw", [post(1, link="https://[x"), post(1, link=7), post(1, id=[]), post(1, date="²²²²-05-01")]
)
def test_one_odd_item_keeps_no_other_out(site: Site, tmp_path: Path, raw: dict[str, Any]) -> None:
    site.pages = [[raw, post(2)]]
    assert [p.number for p in fetch(site.address, tmp_path).posts][-1] == 2


def test_what_no_xml_may_hold_does_not_come_in(site: Site, tmp_path: Path) -> None:
    title = "Slopen\ufffe is\u00a0oogsten\u009b met nu\u0301\u200b"
    site.pages = [[post(1, title={"rendered": title})]]
    assert fetch(site.address, tmp_path).posts[0].title == "Slopen is oogsten met nú"


def test_html_that_is_left_open_costs_little() -> None:
    began = time.process_time()
    plain_text("<a " * 16_000)
    long = time.process_time() - began
    began = time.process_time()
    plain_text("<a " * 1_000)
    assert long < 20 * (time.process_time() - began) + 0.1


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x.nl",
        "deverschilmakers.nl",
        "",
        "file:///etc/passwd",
        "https://a:b@x.nl",
        "http://x.nl:99999",
        "http://[x",
    ],
)
def test_what_is_no_address_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="geen webadres"):
        fetch(address, tmp_path)


def test_nobody_there_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="niet te lezen"):
        fetch("http://127.0.0.1:9", tmp_path)


# -- candidates -----------------------------------------------------------------------------------


def test_candidates_are_items_of_the_file_and_load_with_it(site: Site, tmp_path: Path) -> None:
    site.pages = [[post(1), INTERVIEW]]
    made = candidates(fetch(site.address, tmp_path, pause=0).posts, seeds_folder(), site.address)
    written = yaml.safe_load(made.text)["items"]
    assert written[0]["naam"] == "Circulair slopen in de praktijk – deel 1"
    assert written[0]["themas"] == ["vm-bouw"]
    assert written[0]["trefwoorden"] == ["sloop", "gemeente"]
    assert written[0]["adres"] == "https://deverschilmakers.nl/artikel-1"
    assert written[0]["omschrijving"] == "Zo pakt een gemeente het aan. Stap voor stap"
    folder = tmp_path / "seeds"
    shutil.copytree(seeds_folder(), folder)
    (folder / f"{STEM}.yaml").write_text(made.text, encoding="utf-8")
    graph = prepare(folder).data
    assert "https://deverschilmakers.nl/artikel-1" in set(graph.nodes["Publication"]["website"])


def test_the_name_of_an_official_is_in_no_text(site: Site, tmp_path: Path) -> None:
    site.pages = [[INTERVIEW]]
    made = candidates(fetch(site.address, tmp_path, pause=0).posts, seeds_folder(), site.address)
    (item,) = made.records
    assert item.publication_kind == "interview"
    assert item.name == "Projectmanager bij de gemeente Almere"
    assert item.description == "De gemeente leerde ervan."
    said = " ".join(line for line in made.text.splitlines() if "adres" not in line).casefold()
    assert "noor" not in said
    assert "veld" not in said


@pytest.mark.parametrize(
    ("title", "name", "kept"),
    [
        ("Patrick Blom, Waterschap Vallei en Veluwe", ("patrick", "blom"), "Waterschap Vallei en Veluwe"),
        ("In gesprek met Noor van ’t Veld", ("noor", "vantveld"), "In gesprek met"),
        ("Blom over water", ("patrick", "blom"), "Over water"),
        ("Circulair bouwen", ("patrick", "blom"), "Circulair bouwen"),
        ("Patrick Blom", ("patrick", "blom"), ""),
        ("Zonder naam", (), "Zonder naam"),
    ],
)
def test_a_name_goes_from_a_title(title: str, name: tuple[str, ...], kept: str) -> None:
    assert without_name(title, name) == kept


def test_a_sentence_with_a_name_goes_from_a_text() -> None:
    text = "Water is schaars. Patrick Blom weet dat. Het kan anders."
    assert without_sentences_about(text, ("patrick", "blom")) == "Water is schaars. Het kan anders."


def test_items_that_are_there_already_are_no_candidates(site: Site, tmp_path: Path) -> None:
    there = "http://www.deverschilmakers.nl/verschilmakers/jeffrey-vanthof-gemeente-almere/"
    site.pages = [[post(1, link=there), post(2), post(3, link="https://deverschilmakers.nl/artikel-2")]]
    made = candidates(fetch(site.address, tmp_path, pause=0).posts, seeds_folder(), site.address)
    assert made.known == 2
    assert [r.website for r in made.records] == ["https://deverschilmakers.nl/artikel-2"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("http://www.deverschilmakers.nl/a/b/", "https://deverschilmakers.nl/a/b"),
        ("https://deverschilmakers.nl/?p=3716", "https://deverschilmakers.nl/?p=3716"),
        ("https://deverschilmakers.nl/?p=3716&utm_source=x#top", "https://deverschilmakers.nl/?p=3716"),
        ("https://www.deverschilmakers.nl/", "https://deverschilmakers.nl"),
        ("https://deverschilmakers.nl/a?utm_source=mail", "https://deverschilmakers.nl/a"),
        ("https://circularities.com/infographics/", "https://circularities.com/infographics/"),
        ("", ""),
    ],
)
def test_an_item_has_one_address(written: str, kept: str) -> None:
    assert item_address(written) == kept


def test_the_items_in_the_graph_have_their_one_address(seed_data: Prepared) -> None:
    addresses = set(seed_data.data.nodes["Publication"]["website"].drop_nulls())
    assert "https://deverschilmakers.nl/verschilmakers/jeffrey-vanthof-gemeente-almere" in addresses
    assert "https://deverschilmakers.nl/?p=3716" in addresses
    assert not [a for a in addresses if "www.deverschilmakers" in a or a.startswith("http://")]


def test_html_becomes_plain_text() -> None:
    assert plain_text("<p>Een&nbsp;<b>twee</b></p><script>drie()</script>vier [&hellip;]") == "Een twee vier"


def test_the_command_writes_candidates_and_says_what_it_did(site: Site, tmp_path: Path) -> None:
    site.pages = [[post(1), INTERVIEW, {}]]
    out = tmp_path / "kandidaten.yaml"
    command = [sys.executable, "-m", "api.cli", "verschilmakers-ophalen"]
    done = subprocess.run(
        [*command, "--adres", site.address, "--eigen-netwerk", "--uit", str(out)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "SCHAKELKAART_CACHE": str(tmp_path / "cache")},
    )
    assert done.returncode == 0, done.stderr
    assert "2 kandidaten" in done.stdout
    assert len(yaml.safe_load(out.read_text("utf-8"))["items"]) == 2
    again = subprocess.run(
        [*command, "--adres", "geen adres", "--uit", str(out)], capture_output=True, text=True, check=False
    )
    assert again.returncode == 1
    assert "geen webadres" in again.stderr
    assert "Traceback" not in again.stderr


def test_the_seeds_read_as_before() -> None:
    records, problems = read_folder(seeds_folder())
    assert records.publications
    assert not [p for p in problems if p.severity == "fout"]
