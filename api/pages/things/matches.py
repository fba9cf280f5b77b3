"""Schakels: who in other provinces has, or wants, what one kans, project or platform wants or has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.addresses import Address
from api.html.picking import picking_of
from api.html.templating import render
from api.http.given import Words, as_given
from api.http.served import snapshot_of
from api.pages.answering import pages_of, part_of, tried
from api.pages.asking import Option, PageNumber
from api.rest.prefix import PREFIX
from graph.schema import NODE_TYPE
from graph.store import Snapshot
from queries.base.model import SourceReference, UnknownWordError
from queries.base.things import sources_of
from queries.exchange import BETWEEN
from queries.matches import (
    KIND_NAMES,
    KIND_WORDS,
    LOOKED_AT,
    Match,
    MatchesAnswer,
    MatchesQuery,
    MatchKind,
    Section,
    Side,
    matches,
    sections,
)
from queries.matches.weights import GOOD
from queries.profile import profile

router = APIRouter(include_in_schema=False)

PER_PAGE = 20
PAGE, API = "/schakels", f"{PREFIX}/schakels"
MATCHED = {"Opportunity": "kans", "Project": "project", "Platform": "platform"}
"""Types of things that there are matches of, with how they are called in an address."""
COLUMNS = (
    "soort",
    "naam",
    "identificatie",
    "wat het is",
    "provincies",
    "hoe ver",
    "te vragen bij",
    "nuttig",
    "waarom",
    "wat hen verbindt",
    "bronnen",
)

Type = Annotated[Literal["", "kans", "project", "platform"], Query(alias="type")]


@dataclass(frozen=True)
class Line:
    """A match as it stands on a page: the matched side, and where that was read."""

    match: Match
    side: Side
    type_name: str
    sources: tuple[SourceReference, ...]

    @property
    def sure(self) -> bool:
        """Whether it is likelier useful than not."""
        return self.match.useful >= GOOD

    @property
    def id(self) -> str:
        """What the match is called on a note; empty of a lesson, which is none to propose."""
        if self.match.kind == "lesson":
            return ""
        return f"{self.match.need.id}{BETWEEN}{self.match.supply.id}"


@dataclass(frozen=True)
class Headed:
    """Lines under one heading of the page of a thing."""

    section: Section
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class OnThing:
    """The good matches on the page of a thing, and where all of them are."""

    sections: tuple[Headed, ...]
    total: int
    all: Address


def on_thing(snapshot: Snapshot, identifier: str) -> OnThing:
    """The good matches of a kans, project or platform, under their headings."""
    answer = matches(snapshot, MatchesQuery(thing=identifier, limit=LOOKED_AT))
    found = sections(answer)
    lines = iter(_lines(snapshot, [match for section in found for match in section.matches]))
    return OnThing(
        tuple(Headed(section, tuple(next(lines) for _ in section.matches)) for section in found),
        answer.total,
        Address(PAGE).having("voor", identifier),
    )


@router.get(PAGE)
def page(
    request: Request,
    thing: Annotated[str, Query(alias="voor")] = "",
    kinds: Annotated[Words, Query(alias="soort")] = [],  # noqa: B006
    type_: Type = "",
    number: PageNumber = 1,
    form: Form = "",
) -> Response:
    """All matches of one thing, the best first, also those that are less sure."""
    snapshot = snapshot_of(request)

    def ask() -> MatchesAnswer:
        if not thing.strip():
            raise UnknownWordError("noem een kans, project of platform.")
        query = as_given(
            MatchesQuery,
            thing=thing.strip(),
            kind=type_,
            kinds=tuple(kind_of_word(word) for word in kinds),
        )
        return matches(snapshot, query.model_copy(update=part_of(number, PER_PAGE, whole=bool(form))))

    answer, problem = tried(ask)
    lines = _lines(snapshot, answer.matches) if answer else []
    if form and answer:
        return sheet(form, "schakels", COLUMNS, [_row(line) for line in lines])
    return render(
        request,
        "schakels.html",
        status=422 if problem else 200,
        on_cards=[card.file for card in profile(snapshot, answer.thing.id).cards] if answer else (),
        problem=problem,
        answer=answer,
        lines=lines,
        picking=picking_of(request),
        asked=thing.strip(),
        thing_name=NODE_TYPE[answer.thing.type].name if answer else "",
        kinds=[Option(word, KIND_NAMES[kind]) for word, kind in KIND_WORDS.items()],
        chosen_kinds=kinds,
        types=[Option(word, NODE_TYPE[label].plural) for label, word in MATCHED.items()],
        chosen_type=type_,
        page=number,
        pages=pages_of(answer.total, PER_PAGE) if answer else 1,
        api=API,
    )


def kind_of_word(word: str) -> MatchKind:
    """The kind of match that a word of an address names; raises ``UnknownWordError``."""
    if word not in KIND_WORDS:
        raise UnknownWordError(f'"{word}" is geen soort schakel. Kies uit: {", ".join(KIND_WORDS)}.')
    return KIND_WORDS[word]


def _lines(snapshot: Snapshot, found: Sequence[Match]) -> list[Line]:
    sources = sources_of(snapshot, [match.id for match in found])
    return [
        Line(
            match,
            match.supply if match.supply.id == match.id else match.need,
            NODE_TYPE[match.type].name,
            tuple(sources.get(match.id, ())),
        )
        for match in found
    ]


def _row(line: Line) -> list[Cell]:
    match, side = line.match, line.side
    return [
        match.kind_name,
        match.name,
        match.id,
        line.type_name,
        ", ".join(province.name for province in side.provinces),
        side.stage,
        ", ".join(lead.name for lead in side.leads),
        round(match.useful, 2),
        match.explanation,
        ", ".join(tie.party.name for tie in match.ties),
        " ".join(source.url or source.title for source in line.sources),
    ]
