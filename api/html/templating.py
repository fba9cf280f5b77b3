"""Pages from templates; every value is escaped."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException

from api.html.addresses import QUESTION, Address
from api.html.answered_at import ROUTES, AnsweredAt, answered_at
from api.html.charts import plane, stacked
from api.html.explained import explaining
from api.html.not_understood import not_understood
from api.html.own_province import own_province
from api.html.report import Report, about, reports, site
from api.html.typeset import typeset
from api.http.base_address import base_of
from api.http.mine import MINE, OWN_FORM, kept_in
from api.http.served import snapshot_of
from graph.schema import slug_of
from graph.schema.differences import RULE
from graph.schema.phases import LESSONS, course, shown
from graph.store import StoreError
from queries.ask import ask
from queries.base.edition import Edition, edition
from queries.dutch.figures import dutch_date, number, percentage, score
from queries.dutch.phrases import capitalised, counted, listed
from queries.profile.relations import RelatedGroup
from queries.search import MAX_LETTERS
from queries.search.snippets import Snippet

HERE = Path(__file__).parent

NAVIGATION = (
    ("/samenwerken", "Samenwerken"),
    ("/opschalen", "Opschalen"),
    ("/wiel", "Dubbel werk"),
    ("/witte-vlekken", "Witte vlekken"),
    ("/verbinders", "Wie verbindt"),
    ("/netwerk", "Netwerk"),
    ("/provincies", "Provincies"),
)
"""The pages in the menu: no more than seven, by names that say what they are to who never was there."""
EVERYTHING = (
    (
        "Vragen",
        (
            ("/samenwerken", "Waar samenwerken"),
            ("/vraag-en-aanbod", "Vraag en aanbod"),
            ("/opschalen", "Wat opschalen"),
            ("/wiel", "Dubbel werk"),
            ("/witte-vlekken", "Witte vlekken"),
            ("/verbinders", "Wie verbindt"),
            ("/vergelijken", "Provincies vergelijken"),
            ("/pad", "Hoe hangt dit samen"),
            ("/wijzigingen", "Wat is er nieuw"),
            ("/netwerk", "Netwerk"),
        ),
    ),
    (
        "Alles op een rij",
        (
            ("/provincies", "Provincies"),
            ("/projecten", "Projecten"),
            ("/platforms", "Platforms"),
            ("/organisaties", "Organisaties"),
            ("/kansen", "Kansen"),
            ("/themas", "Thema’s"),
            ("/gemeenten", "Gemeenten"),
            ("/publicaties", "Publicaties"),
            ("/ipo-notitie", "IPO-notitie"),
            ("/bronnen", "Bronnen"),
        ),
    ),
    (
        "Over Schakelkaart",
        (
            ("/over", "Over Schakelkaart"),
            ("/contact", "Contact"),
            ("/privacy", "Privacy"),
            ("/toegankelijkheid", "Toegankelijkheid"),
            ("/veranderd", "Wat er is veranderd"),
            ("/begrippen", "Begrippen"),
            ("/aanspreekpunten", "Wie kan ik bellen?"),
            ("/over-de-site", "Hoe de site werkt"),
            ("/kwaliteit", "Kwaliteit"),
            ("/woorden", "Gebruikte woorden"),
            ("/kaarten", "Uw kaart bijhouden"),
            ("/v1", "Open data en API"),
        ),
    ),
)
"""Under headings, all that the foot of every page leads to."""
SHOWN_FIRST = 5
"""Cards of a list that one sees at once: what fits on three screens; the others open on demand."""
CODES = ("latitude", "longitude", "cbs_code", "iso_code", "tooi_uri", "wikidata_uri", "uri")
"""Facts that only programs need: on a profile they are folded away."""
SEARCH = ROUTES["search"].page


@cache
def static(name: str) -> str:
    """The address of a static file; it changes with the content, so that a browser may keep it for ever."""
    content = (HERE / "static" / name).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:10]}"


def of_hundred(share: float) -> str:
    """A score of 0..1 as people read it: out of 100."""
    return str(round(share * 100))


def whole_percentage(share: float) -> str:
    """A share of one where a tenth of a percent would say nothing; what is not quite none or all stays so."""
    rounded = round(share * 100)
    if 0 < share < 0.01:
        return "minder dan 1%"
    return f"{min(rounded, 99) if share < 1 else rounded}%"


def province_name(slug: str, names: Mapping[str, str]) -> str:
    """The official name of a province."""
    return names.get(slug, slug)


def jump_of(group: RelatedGroup) -> tuple[str, str]:
    """Where a list of related things stands on a profile, and what it is called in the list of jumps."""
    return f"{group.relationship}-{group.type}-{group.direction}".lower().replace("_", "-"), group.heading


def marked(piece: Snippet) -> Markup:
    """A piece of text with the words that were looked for marked; the text itself is escaped."""
    made, at = Markup(), 0
    for start, end in piece.marks:
        made += escape(piece.text[at:start]) + Markup("<mark>%s</mark>") % piece.text[start:end]
        at = end
    return made + escape(piece.text[at:])


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
    *,
    on_cards: Sequence[str] = (),
    **values: Any,
) -> HTMLResponse:
    """A page as an answer.

    ``on_cards`` are the stems of the cards on which it stands: who keeps those hears what is wrong.
    Beside ``values`` a template has ``here`` (its ``Address``), ``navigation``, ``everything``, ``edition``
    (of when the data is; None when the graph cannot be asked), ``understood`` (how the question that led here
    was read), ``whom_to_tell`` (by the title of the page, whom to tell that something is wrong),
    ``explained`` (a text with its abbreviations explained), ``own`` (the reader's own province, which every
    link and form on the page keeps) and ``not_understood`` (what stands in the address and counts for
    nothing).
    """
    own = own_province(request)
    page = environment.get_template(template).render(
        here=Address.of(request),
        navigation=NAVIGATION,
        everything=EVERYTHING,
        edition=_edition(request),
        understood=_understood(request),
        page_address=_whole_address(request),
        whom_to_tell=_whom_to_tell(request, on_cards),
        explained=_explained(request),
        own=own,
        not_understood=not_understood(request),
        **values,
    )
    return HTMLResponse(kept_in(typeset(page), own.mine), status, headers)


def _edition(request: Request) -> Edition | None:
    # A page that tells that the graph cannot be reached must not fail for the same reason.
    try:
        return edition(snapshot_of(request))
    except StoreError:
        return None


def _explained(request: Request) -> Callable[[str], Markup]:
    try:
        return explaining(snapshot_of(request))
    except StoreError:
        return escape


def _whole_address(request: Request) -> str:
    # An error page must not fail because the asker names a host that is none.
    try:
        return base_of(request).rstrip("/") + str(Address.of(request))
    except HTTPException:
        return str(Address.of(request))


def _whom_to_tell(request: Request, on_cards: Sequence[str]) -> Callable[[str], list[Report]]:
    def told(title: str) -> list[Report]:
        page, words = _whole_address(request), html.unescape(title).strip()
        try:
            return reports(snapshot_of(request), on_cards, page, words)
        except StoreError:
            return []

    return told


def _understood(request: Request) -> AnsweredAt | None:
    """How the words were understood that somebody typed to come here, or searches for."""
    words = request.query_params.get(QUESTION, "") or (
        request.query_params.get("q", "") if request.url.path == SEARCH else ""
    )
    if not 0 < len(words.strip()) <= MAX_LETTERS:
        return None
    try:
        return answered_at(ask(snapshot_of(request), words))
    except StoreError:
        return None


environment = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters |= {
    "slug": slug_of,
    "getal": number,
    "procent": percentage,
    "score": score,
    "aantal": counted,
    "honderd": of_hundred,
    "procent_heel": whole_percentage,
    "provincienaam": province_name,
    "opsomming": listed,
    "hoofdletter": capitalised,
    "gemarkeerd": marked,
    "datum": dutch_date,
    "fase": shown,
    "site": site,
    "jump_of": jump_of,
}
environment.globals |= {
    "FIRST": SHOWN_FIRST,
    "static": static,
    "Address": Address,
    "course": course,
    "plane": plane,
    "stacked": stacked,
    "CODES": CODES,
    "about": about,
    "LESSONS": LESSONS,
    "RULE": RULE,
    "MINE": MINE,
    "OWN_FORM": OWN_FORM,
}
