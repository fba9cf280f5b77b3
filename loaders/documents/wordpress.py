"""Items of De Verschilmakers from the REST feed of a WordPress site, as candidates for a person to judge.

Off unless somebody gives an address.  Polite: one request at a time, and none for what has not changed
(``ETag`` and ``Last-Modified`` are kept from one time to the next).  Nothing enters the data by itself: the
candidates are written to a file of the same form as ``verschilmakers.yaml``.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import json
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from loaders.documents.verschilmakers import item_address
from loaders.text.characters import IMPOSSIBLE, cleaned
from loaders.text.problems import Problem, RefusedError

AGENT = "Schakelkaart (kennisgraaf circulaire economie; leest openbare items)"
TIMEOUT_SECONDS = 20.0
"""For a connection, and for each piece of an answer."""
MAX_BYTES = 8_000_000
"""Of one page of the feed; a hundred posts with their excerpts are a twentieth of this."""
PER_PAGE = 100
"""The most that WordPress gives."""
MAX_PAGES = 20
PAUSE_SECONDS = 1.0
"""Between two requests."""
MAX_NAME, MAX_DESCRIPTION = 200, 600
MAX_HTML = 4_000
"""Characters of a piece of HTML that are read: more than ``MAX_DESCRIPTION`` with its tags.  The time of the
parser grows with the square of what is left open."""
ANSWER_SECONDS = 60.0
"""For a whole answer, however slowly it comes."""
PIECE = 65_536
PORTS = {"http": 80, "https": 443}
FIELDS = "id,date,modified,link,slug,title,excerpt,type,_links,_embedded"


@dataclass(frozen=True)
class Post:
    """One item of the feed, as far as it could be read.  ``terms`` are its categories and tags."""

    number: int
    address: str
    title: str
    excerpt: str
    year: int | None
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Fetched:
    """What a feed gave.  ``unchanged`` counts pages that came from what was kept, ``skipped`` items without
    a title or an address."""

    posts: list[Post]
    unchanged: int
    skipped: int


def fetch(
    site: str, kept: Path, *, kind: str = "posts", pause: float = PAUSE_SECONDS, own_network: bool = False
) -> Fetched:
    """Every item of one kind that a WordPress site lists.

    ``site`` is the address of the site, ``kind`` the last part of its feed (``posts``, ``pages``, or a
    kind of its own), ``kept`` a folder in which answers are kept for the next time.  A site on this machine
    or its own network is asked only when ``own_network`` says so.  Raises ``RefusedError`` in Dutch when the
    site cannot be read.
    """
    feed = feed_address(site, kind)
    if not own_network:
        _check_public(feed)
    posts: list[Post] = []
    unchanged = skipped = 0
    for page in range(1, MAX_PAGES + 1):
        if page > 1:
            time.sleep(pause)
        query = urlencode({"per_page": PER_PAGE, "page": page, "_fields": FIELDS, "_embed": "wp:term"})
        answer = _asked(f"{feed}?{query}", kept)
        unchanged += answer.unchanged
        for raw in answer.items:
            post = _post(raw)
            skipped += post is None
            posts += [post] if post else []
        if page >= answer.pages:
            break
    return Fetched(posts, unchanged, skipped)


def feed_address(site: str, kind: str) -> str:
    """Where a site lists its items of one kind; raises ``RefusedError`` for what is no address."""
    try:
        parts = urlsplit(site)
        right = parts.scheme in PORTS and bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:  # a port that is no number, brackets that do not close
        right = False
    if not right:
        raise _refused(site, "dit is geen webadres", "Schrijf bijvoorbeeld https://deverschilmakers.nl.")
    if not re.fullmatch(r"[a-z0-9_-]{1,40}", kind):
        raise _refused(kind, "dit is geen soort item", "Schrijf posts, pages of de soort van de site.")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/wp-json/wp/v2/{kind}"


def _check_public(url: str) -> None:
    """Refuse an address that leads to this machine or its own network."""
    parts = urlsplit(url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return  # asking it will say so
    if not all(ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global for *_, place in found):
        raise _refused(
            url,
            "dit adres ligt op deze computer of in het eigen netwerk",
            "Is dat bedoeld? Zeg dan --eigen-netwerk.",
        )


@dataclass(frozen=True)
class _Answer:
    items: list[Any]
    pages: int
    unchanged: bool


def _asked(url: str, kept: Path) -> _Answer:
    """One page of the feed: from the site, or from what was kept when the site says nothing changed."""
    place = kept / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.json"
    known = _known(place)
    headers = {"User-Agent": AGENT, "Accept": "application/json"}
    if known and known.get("etag"):
        headers["If-None-Match"] = known["etag"]
    if known and known.get("modified"):
        headers["If-Modified-Since"] = known["modified"]
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - http or https, see feed_address
    try:
        with _OPENER.open(request, timeout=TIMEOUT_SECONDS) as answer:
            body = _whole(answer, url)
            items = _list_in(body, url)
            pages = _number(answer.headers.get("X-WP-TotalPages"))
            tags = {
                "etag": answer.headers.get("ETag") or "",
                "modified": answer.headers.get("Last-Modified") or "",
            }
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 304 and known:
            return _Answer(known["items"], known["pages"], True)
        if error.code == 400:  # past the last page, from a site that does not say how many there are
            return _Answer([], 0, False)
        raise _refused(url, f"de site antwoordt met {error.code}", "Bestaat dit adres?") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise _refused(url, f"de site is niet te lezen ({error})", "Probeer het later opnieuw.") from None
    _keep(place, {"items": items, "pages": pages, **tags})
    return _Answer(items, pages, False)


def _whole(answer: Any, url: str) -> bytes:
    """The body of an answer, if it is not too large and does not take too long."""
    body, until = b"", time.monotonic() + ANSWER_SECONDS
    while piece := answer.read1(PIECE):
        body += piece
        if len(body) > MAX_BYTES:
            raise _refused(url, f"het antwoord is groter dan {MAX_BYTES} bytes", "Vraag de beheerder.")
        if time.monotonic() > until:
            raise _refused(
                url,
                f"het antwoord duurt langer dan {ANSWER_SECONDS:.0f} seconden",
                "Probeer het later opnieuw.",
            )
    return body


class _SameSite(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the site, ``www.`` aside, and to no other."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if _site(newurl) != _site(req.full_url):
            raise ValueError(f"de site verwijst door naar {newurl[:MAX_NAME]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _site(url: str) -> tuple[str, int]:
    """Host, ``www.`` aside, and port; 80 and 443 are one site."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS:
        return "", 0
    port = parts.port or PORTS[parts.scheme]
    return (parts.hostname or "").removeprefix("www."), 443 if port in PORTS.values() else port


_OPENER = urllib.request.build_opener(_SameSite)


def _known(place: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and {"items", "pages"} <= found.keys() else None


def _keep(place: Path, found: Mapping[str, Any]) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    except OSError:
        return  # the next time costs a whole answer


def _list_in(body: bytes, url: str) -> list[Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise _refused(url, "het antwoord is geen lijst van items", "Is dit een WordPress-site?")
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else MAX_PAGES


def _refused(place: str, message: str, remedy: str) -> RefusedError:
    return RefusedError([Problem(place, 0, "", message, remedy)])


# -- reading one item -----------------------------------------------------------------------------


def _post(raw: Any) -> Post | None:
    """One item; None when it has no title or no address."""
    if not isinstance(raw, dict):
        return None
    address, number = raw.get("link"), raw.get("id")
    title = _rendered(raw.get("title"))
    if not isinstance(address, str) or not address.startswith(("http://", "https://")) or not title:
        return None
    date = raw.get("date")
    year = int(date[:4]) if isinstance(date, str) and re.match(r"[12][0-9]{3}(?:-|$)", date) else None
    try:
        address = item_address(address)
    except ValueError:  # what looked like an address is none
        return None
    return Post(
        number=number if isinstance(number, int) else 0,
        address=address,
        title=title[:MAX_NAME],
        excerpt=_shortened(_rendered(raw.get("excerpt"))),
        year=year,
        terms=tuple(dict.fromkeys(_terms(raw))),
    )


def _terms(raw: Mapping[str, Any]) -> Iterator[str]:
    embedded = raw.get("_embedded")
    groups = embedded.get("wp:term") if isinstance(embedded, dict) else None
    for group in groups if isinstance(groups, list) else ():
        for term in group if isinstance(group, list) else ():
            name = term.get("name") if isinstance(term, dict) else None
            if isinstance(name, str) and (plain := plain_text(name)):
                yield plain


def _rendered(value: Any) -> str:
    text = value.get("rendered") if isinstance(value, dict) else value
    return plain_text(text) if isinstance(text, str) else ""


def _shortened(text: str) -> str:
    """Whole sentences as far as they fit."""
    if len(text) <= MAX_DESCRIPTION:
        return text
    head = text[:MAX_DESCRIPTION]
    end = max(head.rfind(mark) for mark in (". ", "! ", "? "))
    return head[: end + 1] if end > 0 else head.rsplit(" ", 1)[0]


class _Words(HTMLParser):
    """Takes the text out of HTML, and leaves out what is not read."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.unread += tag in ("script", "style")
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in ("script", "style") and self.unread > 0
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.words.append(data)


def plain_text(html: str) -> str:
    """The text of a piece of HTML, with single spaces."""
    reader = _Words()
    reader.feed(html[:MAX_HTML])
    reader.close()
    text = " ".join(IMPOSSIBLE.sub(" ", cleaned("".join(reader.words))).split())
    return re.sub(r"\s*(?:\[…\]|\[\.\.\.\]|…)\s*$", "", text)
