"""The card of a province in Excel: its form to take, and what a filled-in form would change.

Nothing that is sent is kept: it is checked against the cards of the data folder, and told.
"""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from starlette.exceptions import HTTPException

from api.files.downloads import XLSX, attachment
from api.html import report
from api.html.addresses import Address
from api.html.card_changes import Change, changes_of
from api.html.templating import render
from api.http.base_address import base_of
from api.http.served import cards_folder, snapshot_of
from loaders.documents.folder import read_folder
from loaders.excel.card_form import card_of, write_form
from loaders.proposals.trial import try_card
from loaders.text.places import WORKBOOK, in_words
from loaders.text.problems import Problem, RefusedError
from loaders.text.read import MAX_BYTES
from queries.base.model import UnknownWordError
from queries.contacts import keepers
from queries.profile import profile
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

SHOWN = 40
"""Lines of one kind on the page; ``schakelkaart controleer --json`` has them all."""
_OURS = re.compile(r"/(?!/)[^\\\s]*\Z")
"""An address of this site, and not one that leads elsewhere."""
_NAME = re.compile(r"[\w .()-]{1,80}")
_checking = threading.Semaphore(1)
"""A check reads all cards twice, some three seconds of work: one at a time, so that readers do not wait."""


@dataclass(frozen=True)
class Told:
    """A fault or doubt as it stands on the page."""

    place: str
    field: str
    message: str
    remedy: str


@router.get("/kaarten")
def cards(request: Request) -> Response:
    """Where a province takes its form and has it checked."""
    return _page(request)


@router.get(report.PAGE)
def not_right(
    request: Request, over: Annotated[str, Query(alias=report.ABOUT, max_length=2000)] = ""
) -> Response:
    """Whom to tell that something is wrong and what to write, also when the keeper has no contact yet."""
    snapshot, address = snapshot_of(request), over if _OURS.match(over) else "/"
    name, on_cards = "", tuple[str, ...]()
    try:
        found = profile(snapshot, Address.at(address).path.removeprefix("/"))
        name, on_cards = found.name, tuple(card.file for card in found.cards)
    except UnknownWordError:
        pass  # a page that is not about one thing
    return render(
        request,
        "klopt-niet.html",
        on_cards=on_cards,
        over=address,
        name=name,
        keepers=keepers(snapshot, on_cards),
        subject=report.subject(name),
        body=report.body(base_of(request).rstrip("/") + address),
    )


@router.get("/kaarten/{slug}.xlsx")
def card_form(request: Request, slug: str) -> Response:
    """The form of a province, with what its card says now."""
    folder = cards_folder()
    try:
        records, _ = read_folder(folder)
    except RefusedError as refused:
        return _page(request, 503, name="De kaarten", faults=[_told(p) for p in refused.problems])
    province = next((p for p in records.provinces if p.slug == slug), None)
    if province is None:
        raise HTTPException(404, f"Er is geen provincie {slug}.")
    with tempfile.TemporaryDirectory() as kept:
        made = Path(kept) / f"{slug}{WORKBOOK}"
        write_form(made, province, records, card_of(folder, slug))
        return attachment(made.read_bytes(), XLSX, made.name)


@router.post("/kaarten")
def check_card(request: Request, file: Annotated[UploadFile, File(alias="bestand")]) -> Response:
    """What is wrong with a filled-in form, or else what it would change."""
    name = Path(file.filename or "").name
    if not name.endswith(WORKBOOK):
        return _page(request, 422, problem=f"Kies een formulier in Excel: de naam eindigt op {WORKBOOK}.")
    if not _checking.acquire(blocking=False):
        problem = "Er wordt net een andere kaart nagekeken. Probeer het over een paar seconden opnieuw."
        return _page(request, 503, problem=problem)
    try:
        with tempfile.TemporaryDirectory() as kept:
            path = Path(kept) / (name if _NAME.fullmatch(name) else f"kaart{WORKBOOK}")
            path.write_bytes(file.file.read(MAX_BYTES + 1))
            found = try_card(path, cards_folder())
    except RefusedError as refused:
        return _page(request, 422, name=name, faults=[_told(p) for p in refused.problems])
    finally:
        _checking.release()
    return _page(
        request, name=name, changes=changes_of(found), doubts=[_told(p) for p in found.problems], checked=True
    )


def _page(
    request: Request,
    status: int = 200,
    *,
    name: str = "",
    problem: str = "",
    faults: Sequence[Told] = (),
    changes: Sequence[Change] = (),
    doubts: Sequence[Told] = (),
    checked: bool = False,
) -> Response:
    return render(
        request,
        "kaarten.html",
        status,
        name=name,
        problem=problem,
        faults=faults,
        changes=changes,
        most=SHOWN,
        doubts=doubts,
        checked=checked,
        provinces=vocabulary(snapshot_of(request)).province_names,
    )


def _told(problem: Problem) -> Told:
    place = in_words(problem.line) if problem.line else problem.file
    return Told(place, problem.field, f"{problem.message}.", problem.remedy)
