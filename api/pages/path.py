"""Pad: how two things are connected, step by step, each with its source."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.answered_at import ROUTES
from api.html.templating import render
from api.http.given import as_given
from api.http.served import snapshot_of
from api.pages.answering import tried
from graph.schema import NODE_TYPE
from queries.path import PathAnswer, PathQuery, path

router = APIRouter(include_in_schema=False)

API = ROUTES["path"].api
COLUMNS = ("pad", "stap", "van", "relatie", "naar", "zin", "bronnen")
KIND_NAMES = {label: node.name for label, node in NODE_TYPE.items()}


@router.get("/pad")
def page(request: Request, van: str = "", naar: str = "", form: Form = "") -> Response:
    """The most telling paths from one thing to the other; the form alone when nothing is asked."""
    snapshot = snapshot_of(request)
    start, end = van.strip(), naar.strip()
    answer: PathAnswer | None = None
    problem = "" if bool(start) == bool(end) else "Vul beide velden in: van en naar."
    if start and end:
        answer, problem = tried(lambda: path(snapshot, as_given(PathQuery, start=start, end=end)))
    if form and answer:
        return sheet(form, "pad", COLUMNS, _rows(answer))
    return render(
        request,
        "pad.html",
        status=422 if problem else 200,
        start=start,
        end=end,
        answer=answer,
        problem=problem,
        kind_names=KIND_NAMES,
        api=API,
    )


def _rows(answer: PathAnswer) -> list[list[Cell]]:
    return [
        [
            number,
            place,
            step.start.name,
            step.relationship,
            step.end.name,
            step.sentence,
            " ".join(source.url or source.title for source in step.sources),
        ]
        for number, found in enumerate(answer.paths, 1)
        for place, step in enumerate(found.steps, 1)
    ]
