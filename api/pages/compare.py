"""Vergelijken: provinces or projects side by side, what they share and where they differ."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.answered_at import ROUTES
from api.html.templating import render
from api.http.given import Words, as_given
from api.http.served import snapshot_of
from api.pages.answering import Asked, tried
from api.pages.asking import province_options
from queries.compare import FEWEST_COMPARED, MOST_COMPARED, CompareAnswer, CompareQuery, compare

router = APIRouter(include_in_schema=False)

API = ROUTES["compare"].api


@router.get("/vergelijken")
def page(
    request: Request,
    provinces: Annotated[Words, Query(alias="provincie")] = [],  # noqa: B006 - FastAPI copies it
    projects: Annotated[Words, Query(alias="project")] = [],  # noqa: B006
    form: Form = "",
) -> Response:
    """Two to four provinces, or two to four projects, in columns; the form alone when nothing is chosen."""
    snapshot = snapshot_of(request)
    chosen = list(dict.fromkeys([*provinces, *projects]))
    answer: CompareAnswer | None = None
    problem = _count(provinces, projects)
    if chosen and not problem:
        answer, problem = tried(lambda: compare(snapshot, as_given(CompareQuery, things=tuple(chosen))))
    if form and answer:
        return sheet(
            form, "vergelijken", ("onderdeel", "gegeven", *(t.name for t in answer.things)), _rows(answer)
        )
    return render(
        request,
        "vergelijken.html",
        status=422 if problem else 200,
        asked=Asked(snapshot, provinces, (), ()),
        chosen_projects=projects,
        problem=problem,
        answer=answer,
        thing_names={thing.id: thing.name for thing in answer.things} if answer else {},
        provinces=province_options(snapshot),
        most=MOST_COMPARED,
        api=API,
    )


def _count(provinces: list[str], projects: list[str]) -> str:
    """What is wrong with the number of things chosen; empty when nothing is."""
    if provinces and projects:
        return "Provincies en projecten zijn niet te vergelijken. Kies alleen provincies of alleen projecten."
    number = len({*provinces, *projects})
    if not number or FEWEST_COMPARED <= number <= MOST_COMPARED:
        return ""
    return f"U koos er {number}. Kies er twee tot en met vier."


def _rows(answer: CompareAnswer) -> list[list[Cell]]:
    return [
        [
            section.name,
            row.name,
            *(value.count if value.count is not None else value.text for value in row.values),
        ]
        for section in answer.sections
        for row in section.rows
    ]
