"""Where a question is answered: the page and the resource, both from one table.

Imports nothing of the web, so that the command line can name the addresses too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from pydantic import Field

from api.rest.prefix import PREFIX, collection_name, item_path
from graph.schema import slug_of
from queries.ask import OF_THE_NOTE, Alternative, AskAnswer, Intent, Wanted


@dataclass(frozen=True)
class Route:
    """The page and the resource that answer one question.

    ``at_api`` has the parameters that are called otherwise there than on the page.
    """

    page: str
    resource: str
    at_api: Mapping[str, str] = field(default_factory=dict)

    @property
    def api(self) -> str:
        """The address of the resource, without parameters."""
        return f"{PREFIX}/{self.resource}"


ROUTES: dict[Intent, Route] = {
    "collaboration": Route("/samenwerken", "voorstellen"),
    "scaling": Route("/opschalen", "opschalingskandidaten"),
    "similar": Route("/wiel", "vergelijkbare-projecten"),
    "gaps": Route("/witte-vlekken", "witte-vlekken"),
    "brokers": Route("/verbinders", "verbinders"),
    "search": Route("/zoeken", "zoeken", {"soort": "type"}),
    "path": Route("/pad", "paden"),
    "compare": Route("/vergelijken", "vergelijkingen"),
    "changes": Route("/wijzigingen", "wijzigingen"),
    "experience": Route("/projecten", "projecten"),
    "needs": Route("/vraag-en-aanbod", "vraag-en-aanbod"),
    "learn": Route("/samenwerken", "voorstellen"),
    "matches": Route("/schakels", "schakels"),
    "define": Route("/begrippen", "vragen"),
    "contact": Route("/aanspreekpunten", "vragen"),
    "about": Route("/over-de-site", "vragen"),
    **dict.fromkeys(OF_THE_NOTE, Route("/ipo-notitie", "ipo-notitie")),
}
"""Every question but that for one thing, whose page and resource are named by its identifier, and that for a
list, whose are named by its kind."""

ANSWERED_HERE: frozenset[Intent] = frozenset({"define", "contact", "about"})
"""Questions to which the resource of questions has the whole answer."""
PARTS_ELSEWHERE: Mapping[str, str] = {
    "kwaliteit": "/kwaliteit",
    "bronnen": "/bronnen",
    "kaarten": "/kaarten",
    "planning": "/ipo-notitie",
    "over": "/over",
    "contact": "/contact",
    "privacy": "/privacy",
    "toegankelijkheid": "/toegankelijkheid",
}
"""Parts of the site that have a page of their own."""

PARAMETERS = {
    "text": "q",
    "thing": "voor",
    "asking": "vrager",
    "having": "aanbieder",
    "start": "van",
    "end": "naar",
    "provinces": "provincie",
    "kinds": "soort",
    "themes": "thema",
    "topics": "onderwerp",
    "projects": "project",
    "since": "sinds",
    "phases": "fase",
    "part": "onderdeel",
    "parties": "partij",
    "sort": "sorteer",
    "regions": "streek",
    "towns": "gemeente",
    "first_year": "vanaf",
    "last_year": "totEnMet",
    "excluded": "zonder",
    "origins": "herkomst",
    "terms": "begrip",
}
"""Slot of a question to the parameter that takes it, in the order in which they stand in an address."""


class AlternativeAt(Alternative):
    """Wat de vraag ook kan betekenen, met de pagina die dat beantwoordt."""

    address: str = Field(description="De pagina die antwoord geeft, vanaf de wortel van deze server.")


class AnsweredAt(AskAnswer):
    """Hoe een vraag is begrepen, en waar het antwoord staat."""

    address: str = Field(description="De pagina die antwoord geeft, met alles wat is begrepen.")
    api: str = Field(description="Hetzelfde antwoord bij deze API.")
    alternatives: Sequence[AlternativeAt]


def answered_at(asked: AskAnswer) -> AnsweredAt:
    """An understood question with the addresses of its answer, and of what else it could mean."""
    page, resource = addresses(asked.wanted)
    others = [
        AlternativeAt(**dict(other), address=addresses(other.wanted)[0]) for other in asked.alternatives
    ]
    return AnsweredAt(**{**dict(asked), "alternatives": others}, address=page, api=resource)


def addresses(wanted: Wanted) -> tuple[str, str]:
    """The address of the page and of the resource that answer a question."""
    if wanted.intent == "profile":
        return f"/{quote(wanted.thing)}", quote(item_path(wanted.thing))
    if wanted.intent in ANSWERED_HERE:
        return _told(wanted)
    if wanted.types:
        name = collection_name(wanted.types[0])
        route = Route(f"/{name}", name)
    else:
        route = ROUTES[wanted.intent]
    pairs = list(_pairs(wanted))
    at_api = [(route.at_api.get(name, name), value) for name, value in pairs]
    return _address(route.page, pairs), _address(route.api, at_api)


def _told(wanted: Wanted) -> tuple[str, str]:
    """The page of an answer that the resource of questions gives itself."""
    route = ROUTES[wanted.intent]
    asked = _address(route.api, [("q", wanted.text)])
    if wanted.intent == "about" and wanted.part in PARTS_ELSEWHERE:
        return PARTS_ELSEWHERE[wanted.part], asked
    return _address(route.page, [(name, value) for name, value in _pairs(wanted) if name != "q"]), asked


def _pairs(wanted: Wanted) -> Iterator[tuple[str, str]]:
    for slot, name in PARAMETERS.items():
        given: str | int | tuple[str, ...] = getattr(wanted, slot)
        for value in map(str, given) if isinstance(given, tuple) else (str(given or ""),):
            if value:  # a theme is written as its slug: ``ta-bouw`` of ``thema/ta-bouw``
                yield name, slug_of(value) if slot == "themes" else value


def _address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
