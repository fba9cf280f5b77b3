"""Proposals and the board vraag en aanbod: what provinces want, and what others have for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.addresses import Address
from api.html.answered_at import ROUTES
from api.html.picking import picking_of
from api.html.templating import render
from api.http.given import Words, as_given, chosen
from api.http.served import snapshot_of
from api.pages.answering import Asked, InScope, pages_of, part_of, tried
from api.pages.asking import Option, PageNumber, choices
from api.pages.things.matches import kind_of_word
from api.rest.prefix import PREFIX
from graph.store import Snapshot
from queries.base.asked import Scope
from queries.dutch.phrases import listed
from queries.exchange import (
    BETWEEN,
    NOVELTY_WORDS,
    BoardAnswer,
    ExchangeQuery,
    Need,
    Novelty,
    Proposal,
    ProposalsAnswer,
    board,
    proposals,
)
from queries.matches import KIND_NAMES, KIND_WORDS
from queries.words import provinces_named, vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 5
"""Proposals on a page: what one reads before a meeting."""
BOARD_PER_PAGE = 10
PROPOSALS_API, BOARD_API = ROUTES["collaboration"].api, f"{PREFIX}/vraag-en-aanbod"
COLUMNS = (
    "plaats",
    "onderwerp",
    "soort",
    "wie zoekt",
    "wat",
    "wie heeft",
    "wat heeft die",
    "hoe ver",
    "te vragen bij",
    "waarom",
    "wat zij hierop delen",
    "nieuw",
    "waarde",
    "bronnen",
)
BOARD_COLUMNS = (
    "kans",
    "identificatie",
    "provincies",
    "wie vraagt",
    "omschrijving",
    "beste schakel",
    "waar",
    "hoe ver",
    "te vragen bij",
    "soort",
    "waarom",
    "nieuw",
    "schakels",
    "bronnen",
)
Standing = Annotated[Literal["", "nieuw", "bouw-voort"], Query(alias="stand")]


VIEWS: dict[str, Novelty] = {"alles": "", **NOVELTY_WORDS}
"""Proposals of either standing, or of one."""


@dataclass(frozen=True)
class Directed:
    """Who asks and who has, as the address says."""

    asking: tuple[str, ...]
    having: tuple[str, ...]


def _directed(
    asking: Annotated[Words, Query(alias="vrager")] = [],  # noqa: B006
    having: Annotated[Words, Query(alias="aanbieder")] = [],  # noqa: B006
) -> Directed:
    return Directed(tuple(asking), tuple(having))


Way = Annotated[Directed, Depends(_directed)]


def proposals_page(
    request: Request, asked: Asked, scope: Scope, way: Directed, view: str, number: int, form: Form
) -> Response:
    """The proposals of one standing (``nieuw``, ``bouw-voort``), or of both."""
    snapshot, here = snapshot_of(request), Address.of(request)
    query = as_given(ExchangeQuery, **dict(scope), asking=way.asking, having=way.having, novelty=VIEWS[view])
    limits = part_of(number, PER_PAGE, whole=bool(form))
    answer, problem = tried(lambda: proposals(snapshot, query.model_copy(update=limits)))
    if form and answer:
        return sheet(form, f"samenwerken-{view}", COLUMNS, _rows(answer))
    return render(
        request,
        "samenwerken.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        view=view,
        from_whom=_from_whom(snapshot, way) if answer else "",
        answer=answer,
        page=number,
        pages=pages_of(answer.total, PER_PAGE) if answer else 1,
        first=(number - 1) * PER_PAGE,
        picking=picking_of(request),
        only=lambda found: here.only("thema").having(
            "provincie", *dict.fromkeys([*found.asking, *found.having])
        ),
        api=PROPOSALS_API,
        **choices(snapshot),
    )


def _from_whom(snapshot: Snapshot, way: Directed) -> str:
    """Who can learn from whom, as a reader says it: "wat Drenthe van Gelderland kan leren"; else empty."""
    known = vocabulary(snapshot).province_names
    lacking, telling = (
        listed([known[slug] for slug in provinces_named(snapshot, words)])
        for words in (way.asking, way.having)
    )
    if not (lacking or telling):
        return ""
    can = "kunnen" if len(way.asking) != 1 else "kan"
    return f"wat {lacking or 'anderen'} van {telling or 'anderen'} {can} leren"


@router.get("/vraag-en-aanbod")
def board_page(
    request: Request,
    asked: InScope,
    scope: Annotated[Scope, chosen(Scope)],
    way: Way,
    kinds: Annotated[Words, Query(alias="soort")] = [],  # noqa: B006
    standing: Standing = "",
    number: PageNumber = 1,
    form: Form = "",
) -> Response:
    """All kansen with the best that others have for them."""
    snapshot = snapshot_of(request)

    def ask() -> BoardAnswer:
        query = as_given(
            ExchangeQuery,
            **dict(scope),
            asking=way.asking,
            having=way.having,
            kinds=tuple(kind_of_word(word) for word in kinds),
            novelty=NOVELTY_WORDS[standing] if standing else "",
        )
        return board(snapshot, query.model_copy(update=part_of(number, BOARD_PER_PAGE, whole=bool(form))))

    answer, problem = tried(ask)
    if form and answer:
        names = choices(snapshot)["names"]
        return sheet(form, "vraag-en-aanbod", BOARD_COLUMNS, [_need_row(n, names) for n in answer.needs])
    return render(
        request,
        "vraag_en_aanbod.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        from_whom=_from_whom(snapshot, way) if answer else "",
        answer=answer,
        picking=picking_of(request),
        match_id=lambda match: f"{match.need.id}{BETWEEN}{match.supply.id}",
        kinds=[Option(word, KIND_NAMES[kind]) for word, kind in KIND_WORDS.items() if kind != "lesson"],
        chosen_kinds=kinds,
        standings=[Option("nieuw", "nieuw"), Option("bouw-voort", "bouw voort")],
        standing=standing,
        page=number,
        pages=pages_of(answer.total, BOARD_PER_PAGE) if answer else 1,
        api=BOARD_API,
        **choices(snapshot),
    )


def _rows(answer: ProposalsAnswer) -> list[list[Cell]]:
    return [_row(place, found) for place, found in enumerate(answer.proposals, 1)]


def _row(place: int, found: Proposal) -> list[Cell]:
    match = found.match
    return [
        place,
        found.said,
        match.kind_name,
        ", ".join(p.name for p in match.need.provinces),
        match.need.name,
        ", ".join(p.name for p in match.supply.provinces),
        match.supply.name,
        match.supply.stage,
        ", ".join(lead.name for lead in match.supply.leads),
        match.explanation,
        found.joint_work,
        "ja" if found.new else "nee",
        round(found.value, 3),
        " ".join(dict.fromkeys(s.url or s.title for s in match.sources)),
    ]


def _need_row(found: Need, names: dict[str, str]) -> list[Cell]:
    best = found.best
    other = None
    if best:
        other = best.supply if best.need.id == found.need.id else best.need
    return [
        found.need.name,
        found.need.id,
        ", ".join(names[slug] for slug in found.asking),
        ", ".join(party.name for party in found.asked_by),
        found.description,
        other.name if other else "",
        ", ".join(p.name for p in other.provinces) if other else "",
        other.stage if other else "",
        ", ".join(lead.name for lead in other.leads) if other else "",
        best.kind_name if best else "",
        best.explanation if best else "niets bekend",
        "" if found.new is None else "ja" if found.new else "nee",
        found.matches,
        " ".join(dict.fromkeys(s.url or s.title for s in best.sources)) if best else "",
    ]
