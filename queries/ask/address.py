"""The address of the page, and of the API resource, that answers an understood question."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from queries.ask.model import Intent
from queries.ask.slots import Slots

PAGES: dict[Intent, str] = {
    "collaboration": "/samenwerken",
    "scaling": "/opschalen",
    "similar": "/wiel",
    "gaps": "/witte-vlekken",
    "brokers": "/verbinders",
    "search": "/zoeken",
    "path": "/pad",
    "compare": "/vergelijken",
    "changes": "/wijzigingen",
}
RESOURCES: dict[Intent, str] = {
    "collaboration": "/v1/samenwerkingskansen",
    "scaling": "/v1/opschalingskandidaten",
    "similar": "/v1/vergelijkbare-projecten",
    "gaps": "/v1/witte-vlekken",
    "brokers": "/v1/verbinders",
    "search": "/v1/zoeken",
    "path": "/v1/paden",
    "compare": "/v1/vergelijkingen",
    "changes": "/v1/wijzigingen",
}
PLURALS = {
    "provincie": "provincies",
    "platform": "platforms",
    "organisatie": "organisaties",
    "thema": "themas",
    "project": "projecten",
    "kans": "kansen",
    "gemeente": "gemeenten",
}

Pair = tuple[str, str]


def addresses(intent: Intent, found: Slots, entity: str, text: str) -> tuple[str, str]:
    """The address of the page and of the API resource, with what was understood as parameters."""
    if intent == "profile" and entity:
        segment, _, slug = entity.partition("/")
        return f"/{quote(entity)}", f"/v1/{PLURALS.get(segment, segment)}/{quote(slug)}"
    pairs = _parameters(intent, found, text)
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"{PAGES[intent]}{query}", f"{RESOURCES[intent]}{query}"


def _parameters(intent: Intent, found: Slots, text: str) -> list[Pair]:
    if intent == "path":
        ends = found.named()[:2]
        return list(zip(("van", "naar"), ends, strict=False))
    if intent == "compare" and len(found.things) > 1:
        return [("project", i) for i in found.things[:4]]
    pairs = [("provincie", slug) for slug in found.provinces]
    if intent == "search":
        words = found.words or found.kinds or [text]
        return [("q", " ".join(dict.fromkeys(words))), *pairs, *(("soort", k) for k in found.kinds)]
    if intent == "compare":
        pairs = pairs[:4]
    pairs += [("thema", _slug(t)) for t in found.themes]
    pairs += [("onderwerp", t) for t in found.topics]
    if intent in ("similar", "scaling"):
        pairs += [("project", i) for i in _projects(found.things)]
    if intent == "changes" and found.since:
        pairs.append(("sinds", found.since))
    return pairs


def _projects(things: Iterable[str]) -> list[str]:
    return [i for i in things if i.startswith("project/")][:1]


def _slug(identifier: str) -> str:
    return identifier.partition("/")[2]
