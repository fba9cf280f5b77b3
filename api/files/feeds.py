"""What is new about a theme, or the matches of a province, as a feed: JSON Feed 1.1 and Atom (RFC 4287)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from api.html.picking import note_of
from api.rest.prefix import PREFIX
from graph.schema import slug_of
from queries.base.model import Reference
from queries.dutch.phrases import listed
from queries.exchange import BETWEEN, DatedMatch, LatestAnswer
from queries.verschilmakers import ThemeThing, VerschilmakersTheme, type_name

JSON_FEED = "application/feed+json"
ATOM = "application/atom+xml"
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
VERSION = "https://jsonfeed.org/version/1.1"
AUTHOR = "Schakelkaart"
NEVER = "2021-05-11T00:00:00Z"
"""When nothing has a date: the day the first Kansenkaarten appeared."""


@dataclass(frozen=True)
class Entry:
    """One thing in a feed.  ``id`` is its stable address, ``url`` the page about it."""

    id: str
    url: str
    title: str
    text: str
    date: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """A feed with where it is."""

    title: str
    description: str
    page: str
    itself: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """The date of the newest entry."""
        return max((e.date for e in self.entries), default=NEVER)


def feed_of(answer: VerschilmakersTheme, things: Sequence[ThemeThing], base: str) -> Feed:
    """The feed of a theme; ``base`` is the address of the site."""
    theme: Reference = answer.theme
    slug = slug_of(theme.id)
    return Feed(
        title=f"Nieuw over {theme.name} – Schakelkaart",
        description=f"Projecten, platforms, kansen en items over {theme.name}, thema van De Verschilmakers.",
        page=f"{base}{theme.id}",
        itself=f"{base}{PREFIX.removeprefix('/')}/verschilmakers/themas/{slug}/nieuw",
        entries=tuple(_entry(thing, base) for thing in things),
    )


def _entry(thing: ThemeThing, base: str) -> Entry:
    text = " ".join(filter(None, (thing.description, thing.explanation)))
    return Entry(
        id=f"{base}id/{thing.id}",
        url=thing.address if thing.type == "Publication" and thing.address else f"{base}{thing.id}",
        title=thing.name,
        text=text,
        date=moment(thing.date),
        tags=tuple(dict.fromkeys([type_name(thing), *(x.theme.name for x in thing.links)])),
    )


def matches_feed(answer: LatestAnswer, itself: str, base: str) -> Feed:
    """The feed of the matches of a province.  A match keeps its ``id`` when its sides change roles."""
    name = answer.province.name
    undated = f" Van {answer.undated} is geen datum bekend; die staan er niet in." if answer.undated else ""
    return Feed(
        title=f"Schakels van {name} – Schakelkaart",
        description=f"Wat {name} en andere provincies voor elkaar kunnen doen. De datum is die van de "
        f"nieuwste bron over een van beide kanten.{undated}",
        page=f"{base}samenwerken?provincie={slug_of(answer.province.id)}",
        itself=itself,
        entries=tuple(_match_entry(found, base) for found in answer.matches),
    )


def _match_entry(found: DatedMatch, base: str) -> Entry:
    need, supply = found.match.need, found.match.supply
    page = f"{base}{note_of([BETWEEN.join(sorted((need.id, supply.id)))]).written[1:]}"
    where = " en ".join(listed([p.name for p in side.provinces], 3) for side in (need, supply))
    return Entry(
        id=page,
        url=page,
        title=f"{where}: {found.said}",
        text=found.match.explanation,
        date=moment(found.date),
        tags=tuple(dict.fromkeys([found.match.kind_name, *(s.name for s in found.match.subjects)])),
    )


def moment(date: str) -> str:
    """The first moment of a year, a month or a day, as RFC 3339 writes it."""
    return f"{date}{'-01-01'[len(date) - 4 :] if len(date) < 10 else ''}T00:00:00Z"


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1."""
    made = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "language": "nl",
        "home_page_url": feed.page,
        "feed_url": feed.itself,
        "authors": [{"name": AUTHOR}],
        "items": [
            {
                "id": e.id,
                "url": e.url,
                "title": e.title,
                "content_text": e.text,
                "date_published": e.date,
                "tags": list(e.tags),
            }
            for e in feed.entries
        ],
    }
    return json.dumps(made, ensure_ascii=False)


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    ET.register_namespace("", ATOM_NAMESPACE)
    root = ET.Element(_name("feed"), {"xml:lang": "nl"})
    _text(root, "id", feed.itself)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.description)
    _text(root, "updated", feed.updated)
    ET.SubElement(root, _name("link"), {"rel": "self", "type": ATOM, "href": f"{feed.itself}.atom"})
    ET.SubElement(root, _name("link"), {"rel": "alternate", "type": "text/html", "href": feed.page})
    _text(ET.SubElement(root, _name("author")), "name", AUTHOR)
    for e in feed.entries:
        entry = ET.SubElement(root, _name("entry"))
        _text(entry, "id", e.id)
        _text(entry, "title", e.title)
        _text(entry, "updated", e.date)
        ET.SubElement(entry, _name("link"), {"rel": "alternate", "href": e.url})
        _text(entry, "summary", e.text)
        for tag in e.tags:
            ET.SubElement(entry, _name("category"), {"term": tag})
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _name(tag: str) -> str:
    return f"{{{ATOM_NAMESPACE}}}{tag}"


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, _name(tag)).text = text
