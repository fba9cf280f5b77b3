"""The knowledge platform De Verschilmakers and what it published."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from loaders.records.reading import File, Reading
from loaders.records.records import EventRecord, PlatformRecord, PublicationRecord
from loaders.text.located import Located

KEPT_IN_THE_FILE = (
    "beheerder_opmerking",
    "website_schrijfwijzen",
    "campagne_sinds",
    "online_opmerking",
    "cijfers",
)
"""What the file says of the platform De Verschilmakers beyond the fields of a platform."""


HOST = "deverschilmakers.nl"


def item_address(url: str) -> str:
    """The one address of an item, however it was written: https, no www, no slash at the end.

    The number of a page (``?p=3716``) stays, for it is all there is to find it by; what else stands behind
    a ``?`` or ``#`` goes.  An address on another site is left as it is.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host != HOST:
        return url
    number = parse_qs(parts.query).get("p", [""])[0]
    path = parts.path.rstrip("/")
    return f"https://{HOST}{path or '/'}?p={number}" if number.isdigit() else f"https://{HOST}{path}"


def read_verschilmakers(reading: Reading, file: File) -> None:
    """The platform itself, its items, how it came about, and kindred agreements."""
    root, check = file.document.root, file.checker
    located = root.get("platform")
    if located is not None:
        raw = dict(check.mapping(located, "platform"))
        founders = raw.pop("initiatiefnemers", None)
        if founders is not None:
            raw["partners"] = founders
        kept = Located({k: v for k, v in raw.items() if k not in KEPT_IN_THE_FILE}, located.line)
        record = check.record(PlatformRecord, kept, reading.words)
        if record:
            reading.records.platforms.append(record)
    before = len(reading.records.publications)
    reading.gather(file, PublicationRecord, "items")
    items = reading.records.publications
    items[before:] = [replace(item, website=item_address(item.website)) for item in items[before:]]
    reading.gather(file, EventRecord, "voorgeschiedenis", about="De Verschilmakers")
    _kindred_agreements(reading, file)
    for item in check.items(root, "soorten_items"):
        raw = check.mapping(item, "soorten_items", required=True)
        check.citations(raw.get("bronnen"), "bronnen", True, item.line)


def _kindred_agreements(reading: Reading, file: File) -> None:
    check = file.checker
    successor = check.mapping(file.document.root.get("opvolger"), "opvolger")
    for item in check.items(successor, "verwant"):
        raw = check.mapping(item, "verwant", required=True)
        kept = Located({**raw, "soort": Located("akkoord", item.line)}, item.line)
        record = check.record(PublicationRecord, kept, reading.words)
        if record:
            reading.records.publications.append(record)
