"""Samenwerken: proposals by subject, new or to build on; how strong ties are; and all pairs."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.addresses import Address
from api.html.collaboration_matrix import matrix
from api.html.templating import render
from api.html.wording import PART_NAMES, SIZE_NAMES
from api.http.given import chosen
from api.http.served import snapshot_of
from api.pages.answering import InScope, pages_of, tried
from api.pages.asking import Option, PageNumber, choices
from api.pages.proposals import VIEWS, Way, proposals_page
from api.rest.prefix import PREFIX
from queries.base.asked import Scope
from queries.base.provinces import province_codes
from queries.collaboration import CollaborationAnswer, CollaborationQuery, collaboration, collaboration_field

router = APIRouter(include_in_schema=False)

LISTED = 200
"""Combinations in a download: more than the 66 pairs, and not the hours of reading that 924 sixes are."""
CARDS = {2: 8, 3: 6}
MOST_CARDS = 4
"""Cards on a page by size: the more provinces, the more evidence on each; under 200 kB together."""
API = f"{PREFIX}/samenwerkingskansen"

COLUMNS = (
    "plaats",
    "provincies",
    "score",
    "onderwerpen",
    "waarom",
    "toelichting",
    "wat er al is",
    "wie het kan dragen",
    *PART_NAMES.values(),
    "bronnen",
)

View = Annotated[
    Literal["", "alles", "nieuw", "bouw-voort", "band", "lijst", "veld"], Query(alias="weergave")
]
"""Proposals that are new or that build on something, how strong the ties are (``lijst`` in older addresses),
or the field of all pairs.  Without a choice what is new, and of three provinces or more the ties."""


@router.get("/samenwerken")
def page(
    request: Request,
    asked: InScope,
    scope: Annotated[Scope, chosen(Scope)],
    query: Annotated[CollaborationQuery, chosen(CollaborationQuery)],
    way: Way,
    number: PageNumber = 1,
    view: View = "",
    form: Form = "",
) -> Response:
    """What provinces can do for each other, one subject at a time; the ties behind it; also as a file."""
    snapshot, here = snapshot_of(request), Address.of(request)
    shown_as = _view(view, query.size, directed=bool(way.asking or way.having))
    if shown_as in VIEWS:
        return proposals_page(request, asked, scope, way, shown_as, number, form)
    if form:
        listed = collaboration(snapshot, query.model_copy(update={"limit": LISTED}))
        return sheet(form, "samenwerken", COLUMNS, _rows(listed))
    per_page = CARDS.get(query.size, MOST_CARDS)
    values: dict[str, Any] = {"answer": None, "field": None, "pages": 1}
    if shown_as == "veld":
        field, problem = tried(lambda: collaboration_field(snapshot, query))
        values["field"] = field and matrix(field, here, asked.province_slugs, province_codes(snapshot))
    else:
        shown = query.model_copy(update={"limit": per_page, "offset": (number - 1) * per_page})
        found, problem = tried(lambda: collaboration(snapshot, shown))
        values["answer"] = found
        values["pages"] = pages_of(found.total, per_page) if found else 1
    return render(
        request,
        "samenwerken_band.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        view=shown_as,
        size=query.size,
        sizes=[Option(str(n), name) for n, name in SIZE_NAMES.items()],
        page=number,
        first=(number - 1) * per_page,
        **choices(snapshot),
        part_names=PART_NAMES,
        address_of=lambda found: (
            here.only("thema", "onderwerp").having("provincie", *found.provinces).having("weergave", "band")
        ),
        api=API,
        **values,
    )


def _view(view: str, size: int, *, directed: bool) -> str:
    """The view that is meant: without a choice what is new, of three provinces or more the ties; of who can
    learn from whom all."""
    if view in ("", "lijst"):
        return "band" if view or size > 2 else "alles" if directed else "nieuw"
    return view


def _rows(answer: CollaborationAnswer) -> list[list[Cell]]:
    return [
        [
            place,
            ", ".join(found.names),
            round(found.score, 3),
            ", ".join(t.name for t in found.topics),
            found.why,
            found.explanation,
            "; ".join(e.name for e in found.existing),
            "; ".join(c.name for c in found.carriers),
            *(round(found.parts[name].value, 3) for name in PART_NAMES),
            " ".join(dict.fromkeys(s.url or s.title for e in found.evidence for s in e.sources)),
        ]
        for place, found in enumerate(answer.opportunities, 1)
    ]
