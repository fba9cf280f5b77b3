"""De IPO-notitie: what the provinces together ask, the figures they give, and what an agreement holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.answered_at import ROUTES
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from queries.note import NoteAnswer, NotePart, NoteQuery, note

router = APIRouter(include_in_schema=False)

PARTS: dict[NotePart, tuple[str, str]] = {
    "oproepen": ("Wat de provincies vragen", "Oproepen en vragen"),
    "cijfers": ("Welke bedragen bekend zijn", "Kerncijfers"),
    "akkoord": ("Wat er in het Bestuurlijk Akkoord staat", "Bestuurlijk Akkoord"),
}
"""Heading of each part, and its name in the row to choose from."""
PARTIES = ("Rijk", "gemeenten", "waterschappen", "provincies")
"""Offered to choose from; an address may name any other."""
COLUMNS = ("soort", "naam", "tekst", "paragraaf", "partijen", "themas", "bronnen", "identificatie")


@router.get("/ipo-notitie")
def page(
    request: Request, asked: Annotated[NoteQuery, chosen(NoteQuery, without=("document",))], form: Form = ""
) -> Response:
    """One part of the note, of the parties that are chosen."""
    part = asked.part
    answer = note(snapshot_of(request), asked)
    if form:
        return sheet(form, f"ipo-notitie-{part}", COLUMNS, _rows(answer))
    return render(
        request,
        "ipo-notitie.html",
        answer=answer,
        heading=PARTS[part][0],
        parts=[(value, name) for value, (_, name) in PARTS.items()],
        offered=PARTIES,
        chosen=[p.casefold() for p in asked.parties],
        api=ROUTES["calls"].api,
    )


def _rows(answer: NoteAnswer) -> list[list[Cell]]:
    return [
        [
            item.kind or item.type,
            item.name,
            item.text,
            ", ".join(item.places),
            ", ".join(p.name for p in item.parties),
            ", ".join(t.name for t in item.themes),
            " ".join(source.url or source.title for source in item.sources),
            item.id,
        ]
        for item in (*answer.items, *answer.unaddressed)
    ]
