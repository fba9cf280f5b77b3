"""Wijzigingen: what is new, where and on what, newest first."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.answered_at import ROUTES
from api.html.templating import render
from api.http.given import Words, as_given, chosen
from api.http.served import snapshot_of
from api.pages.answering import InScope, pages_of, part_of, tried
from api.pages.asking import Option, PageNumber, choices
from queries.base.asked import Scope
from queries.base.model import UnknownWordError
from queries.changes import DATE_OR_PART, Change, ChangeKind, ChangesAnswer, ChangesQuery, changes
from queries.dutch.figures import dutch_date
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 12
API = ROUTES["changes"].api
KINDS: dict[ChangeKind, tuple[str, str]] = {
    "project": ("project", "projecten"),
    "platform": ("platform", "platforms"),
    "publicatie": ("publicatie", "publicaties"),
    "gebeurtenis": ("gebeurtenis", "gebeurtenissen"),
    "bron": ("bron", "bronnen"),
}
COLUMNS = ("datum", "soort", "naam", "identificatie", "provincies", "zin", "bronnen")


@router.get("/wijzigingen")
def page(
    request: Request,
    asked: InScope,
    scope: Annotated[Scope, chosen(Scope)],
    kinds: Annotated[Words, Query(alias="soort")] = [],  # noqa: B006
    since: Annotated[str, Query(alias="sinds")] = "",
    number: PageNumber = 1,
    form: Form = "",
) -> Response:
    """What began, was founded, happened or was written, by date; ``sinds`` is a year, month or day."""
    snapshot = snapshot_of(request)

    def ask() -> ChangesAnswer:
        return changes(
            snapshot,
            as_given(
                ChangesQuery,
                **dict(scope),
                kinds=tuple(_kind(kind) for kind in kinds),
                since=_date(since),
            ).model_copy(update=part_of(number, PER_PAGE, whole=bool(form))),
        )

    answer, problem = tried(ask)
    if form and answer:
        names = vocabulary(snapshot).province_names
        return sheet(form, "wijzigingen", COLUMNS, [_row(change, names) for change in answer.changes])
    return render(
        request,
        "wijzigingen.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        answer=answer,
        periods=_periods(answer) if answer else [],
        kinds=[Option(value, more) for value, (_, more) in KINDS.items()],
        kind_names=KINDS,
        chosen_kinds=kinds,
        since=since.strip(),
        page=number,
        pages=pages_of(answer.total, PER_PAGE) if answer else 1,
        **choices(snapshot),
        api=API,
    )


def _kind(word: str) -> ChangeKind:
    for kind in KINDS:
        if kind == word:
            return kind
    raise UnknownWordError(f'onbekende soort "{word}". Kies uit: {", ".join(KINDS)}.')


def _date(word: str) -> str:
    written = word.strip()
    if not re.search(DATE_OR_PART, written):
        raise UnknownWordError(f'"{word}" is geen datum. Kies een jaar, of schrijf 2023-05 of 2023-05-11.')
    return written


def _periods(answer: ChangesAnswer) -> list[tuple[str, list[tuple[str, Change]]]]:
    """By year, each change with its date in Dutch words when that says more than the year."""
    return [
        (year, [(dutch_date(c.date) if len(c.date) > len(year) else "", c) for c in found])
        for year, found in groupby(answer.changes, key=lambda change: change.date[:4])
    ]


def _row(change: Change, names: dict[str, str]) -> list[Cell]:
    return [
        change.date,
        change.kind,
        change.thing.name,
        change.thing.id,
        ", ".join(names.get(p, p) for p in change.provinces),
        change.sentence,
        " ".join(source.url or source.title for source in change.sources),
    ]
