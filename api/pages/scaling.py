"""Opschalen: candidates by criteria whose weights the reader sets, and some of them side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from api.files.downloads import Cell, attachment, sheet
from api.files.downloads import Form as DownloadForm
from api.html.addresses import Address
from api.html.answered_at import ROUTES
from api.html.charts import Dot
from api.html.templating import render
from api.html.weight_sets import DEFAULTS, MAX_FILE_BYTES, MAX_NAME, MOST, read, sliders, weights_of, written
from api.html.wording import CRITERION_NAMES
from api.http.given import Words, as_given, chosen
from api.http.served import snapshot_of
from api.pages.answering import Asked, pages_of, tried
from api.pages.asking import PageNumber, choices
from graph.schema.phases import shown
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.dutch.phrases import capitalised
from queries.scaling import (
    RobustnessAnswer,
    RobustnessQuery,
    ScalingAnswer,
    ScalingQuery,
    robustness,
    scaling,
)
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 10
"""As many as the "top ten" that robustness speaks of."""
LISTED = 100
"""Candidates in a download."""
MOST_COMPARED = 4
CHOICE_COMPARED = "twee tot vier"
API = ROUTES["scaling"].api
COLUMNS = (
    "plaats",
    "project",
    "identificatie",
    "fase",
    "loopt in",
    "score",
    *CRITERION_NAMES.values(),
    "wat het is",
    "eerste resultaat",
    "waarheen",
    "aandeel van alle gewichten in de top tien",
    "toelichting",
    "bronnen",
)

Name = Annotated[str, Query(alias="naam", max_length=MAX_NAME)]


@router.get("/opschalen")
def page(
    request: Request,
    query: Annotated[ScalingQuery, chosen(ScalingQuery, without=("no_candidates",))],
    number: PageNumber = 1,
    name: Name = "",
    part: Annotated[Literal["", "lijst"], Query(alias="deel")] = "",
    form: DownloadForm = "",
) -> Response:
    """Candidates in order; with ``deel=lijst`` only the list, for the script that moves the sliders."""
    here = Address.of(request).without("deel").having("pagina", *([number] if number > 1 else []))
    return _page(request, here, query, number, name, part=part, form=form)


@router.get("/opschalen/gewichten")
def save_weights(request: Request, name: Name = "") -> Response:
    """The weights in the address as a file to keep."""
    here = Address.of(request)
    weights, problem = tried(lambda: weights_of(here))
    if weights is None:
        return _page(request, here.on("/opschalen"), ScalingQuery(), 1, name, problem=problem)
    title = name.strip() or "gewichten"
    return attachment(written(name, weights), "application/json", f"{title.replace('/', '-')}.json")


@router.post("/opschalen/gewichten")
def load_weights(
    request: Request,
    file: Annotated[UploadFile, File(alias="bestand")],
    state: Annotated[str, Form(alias="keuzes", max_length=4_000)] = "",
) -> Response:
    """Takes the weights of a file into the address; the other choices (``keuzes``) stay as they were."""
    here = Address.parsed("/opschalen", state).without("naam")
    try:
        found = read(file.file.read(MAX_FILE_BYTES + 1))
    except UnknownWordError as error:
        return _page(request, here, ScalingQuery(), 1, "", problem=capitalised(str(error)))
    for criterion in DEFAULTS:
        here = here.having(criterion, found.gewichten.get(criterion, DEFAULTS[criterion]))
    if found.naam:
        here = here.having("naam", found.naam)
    return RedirectResponse(str(here), status_code=303)


@router.get("/opschalen/vergelijken")
def compare(
    request: Request,
    projects: Annotated[Words, Query(alias="project")] = [],  # noqa: B006
) -> Response:
    """Two to four candidates side by side, on the same criteria and weights."""
    snapshot, here = snapshot_of(request), Address.of(request)
    named = tuple(dict.fromkeys(projects))
    query = as_given(ScalingQuery, projects=named[:MOST_COMPARED], limit=MOST_COMPARED)
    weights, problem = tried(lambda: weights_of(here))
    answer: ScalingAnswer | None = None
    if weights is not None and len(named) >= 2:
        answer, problem = tried(lambda: _ask(snapshot, query, weights))
    elif not problem:
        problem = f"Kies {CHOICE_COMPARED} projecten in de lijst, met het vakje Vergelijk."
    return render(
        request,
        "opschalen_vergelijken.html",
        status=200 if answer and not problem else 422,
        answer=answer,
        problem=problem,
        left_out=len(named) - MOST_COMPARED,
        most=MOST_COMPARED,
        robust=robustness(snapshot, RobustnessQuery()) if answer else None,
        names=vocabulary(snapshot).province_names,
        criterion_names=CRITERION_NAMES,
        back=here.without("project").on("/opschalen"),
    )


def _page(
    request: Request,
    here: Address,
    query: ScalingQuery,
    number: int,
    name: str,
    *,
    part: str = "",
    form: Literal["", "csv", "xlsx"] = "",
    problem: str = "",
) -> Response:
    snapshot = snapshot_of(request)
    asked = Asked(snapshot, query.provinces, query.themes, query.topics)
    weights, wrong = tried(lambda: weights_of(here))
    values: dict[str, Any] = {"answer": None, "robust": None, "pages": 1}
    changed = bool(weights and weights != DEFAULTS)
    if weights is not None and not problem:
        size = LISTED if form else PER_PAGE
        first = number == 1 and not form
        shown = query.model_copy(
            update={"limit": size, "offset": (number - 1) * size, "no_candidates": first}
        )
        answer, wrong = tried(lambda: _ask(snapshot, shown, weights))
        robust = _robustness(snapshot, query) if answer else None
        if form and answer and robust:
            return sheet(
                form, "opschalen", COLUMNS, _rows(answer, robust, vocabulary(snapshot).province_names)
            )
        values = {
            "answer": answer,
            "robust": robust,
            "dots": _dots(answer, robust, (number - 1) * PER_PAGE) if answer and robust else [],
            "usual_places": _usual_places(snapshot, query) if answer and changed else {},
            "usual_most": LISTED,
            "pages": pages_of(answer.total, PER_PAGE) if answer else 1,
        }
    problem = problem or wrong
    if part:
        return render(
            request,
            "opschalen_lijst.html",
            status=422 if problem else 200,
            **_shared(snapshot, here, asked, query, number, problem),
            changed=changed,
            **values,
        )
    return render(
        request,
        "opschalen.html",
        status=422 if problem else 200,
        sliders=sliders(weights or DEFAULTS),
        changed=changed,
        most=MOST,
        name=name.strip(),
        max_name=MAX_NAME,
        **choices(snapshot) | _shared(snapshot, here, asked, query, number, problem) | values,
    )


def _shared(
    snapshot: Snapshot, here: Address, asked: Asked, query: ScalingQuery, number: int, problem: str
) -> dict[str, Any]:
    """What the page and its list alone both need."""
    return {
        "at": here,
        "asked": asked,
        "origins": Asked(snapshot, query.from_provinces, (), ()).province_slugs,
        "problem": problem,
        "page": number,
        "first": (number - 1) * PER_PAGE,
        "names": vocabulary(snapshot).province_names,
        "criterion_names": CRITERION_NAMES,
        "api": API,
        "choice_compared": CHOICE_COMPARED,
    }


def _ask(snapshot: Snapshot, query: ScalingQuery, weights: Mapping[str, int]) -> ScalingAnswer:
    return scaling(snapshot, query.model_copy(update={"weights": {k: float(v) for k, v in weights.items()}}))


def _robustness(snapshot: Snapshot, query: ScalingQuery) -> RobustnessAnswer:
    return robustness(
        snapshot,
        as_given(
            RobustnessQuery,
            themes=query.themes,
            topics=query.topics,
            provinces=query.provinces,
            from_provinces=query.from_provinces,
        ),
    )


def _dots(answer: ScalingAnswer, robust: RobustnessAnswer, first: int) -> list[Dot]:
    """The candidates of a page by their score, and by how many weights put them in the first ten."""
    return [
        Dot(found.name, f"/{found.id}", first + number, found.score, robust.of(found.id))
        for number, found in enumerate(answer.candidates, 1)
    ]


def _usual_places(snapshot: Snapshot, query: ScalingQuery) -> dict[str, int]:
    """The places of candidates with the weights that nobody changed."""
    usual = _ask(snapshot, query.model_copy(update={"limit": LISTED, "offset": 0}), DEFAULTS)
    return {found.id: place for place, found in enumerate(usual.candidates, 1)}


def _rows(answer: ScalingAnswer, robust: RobustnessAnswer, names: Mapping[str, str]) -> list[list[Cell]]:
    return [
        [
            place,
            found.name,
            found.id,
            shown(found.phase, found.phase_as_of),
            ", ".join(names.get(p, p) for p in found.provinces),
            round(found.score, 3),
            *(round(found.criteria[name].value, 3) for name in CRITERION_NAMES),
            found.what,
            found.gave.text if found.gave else "",
            ", ".join(t.name for t in found.targets),
            round(robust.of(found.id), 3),
            found.explanation,
            " ".join(s.url or s.title for s in found.sources),
        ]
        for place, found in enumerate(answer.candidates, 1)
    ]
