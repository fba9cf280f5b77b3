"""The note for the agenda of a meeting: on a combination of provinces, or on one to three matches."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response

from api.files.match_notes import (
    REQUEST_LETTERS,
    TEXT_LETTERS,
    TITLE_LETTERS,
    MatchNote,
    Words,
    match_note,
    name_of,
)
from api.files.note_document import as_word
from api.files.note_text import as_markdown
from api.files.notes import Note, collaboration_note
from api.html.addresses import Address
from api.html.picking import NOTE, PICKED, note_of
from api.html.templating import render
from api.http.given import Words as Chosen
from api.http.given import as_given, chosen
from api.http.served import snapshot_of
from api.pages.answering import Asked, InScope, tried
from queries.collaboration import CollaborationQuery, collaboration
from queries.exchange import AgendaQuery, agenda

router = APIRouter(include_in_schema=False)

NoteForm = Annotated[Literal["", "docx", "md"], Query(alias="vorm")]
Matches = Annotated[Chosen, Query(alias=PICKED)]


@router.get(NOTE)
def note(
    request: Request,
    asked: InScope,
    query: Annotated[CollaborationQuery, chosen(CollaborationQuery)],
    matches: Matches = [],  # noqa: B006
    form: NoteForm = "",
) -> Response:
    """One page for the agenda of the meeting: what is proposed, why, what exists, whom to ask, sources."""
    if matches:
        return _on_matches(request, matches, Words(), form)
    made, problem = tried(lambda: _on_provinces(request, asked, query))
    if made and form:
        return as_word(made) if form == "docx" else as_markdown(made)
    missing = "" if made or problem else "Kies twee tot zes provincies waarover de notitie gaat."
    return render(
        request,
        "notitie.html",
        status=200 if made else 422,
        note=made,
        problem=problem or missing,
    )


@router.post(NOTE)
def edited(
    request: Request,
    matches: Matches = [],  # noqa: B006
    form: NoteForm = "",
    title: Annotated[str, Form(alias="titel", max_length=TITLE_LETTERS)] = "",
    asked: Annotated[str, Form(alias="gevraagd", max_length=REQUEST_LETTERS)] = "",
    first: Annotated[str, Form(alias="tekst1", max_length=TEXT_LETTERS)] = "",
    second: Annotated[str, Form(alias="tekst2", max_length=TEXT_LETTERS)] = "",
    third: Annotated[str, Form(alias="tekst3", max_length=TEXT_LETTERS)] = "",
) -> Response:
    """The note on matches with other words, as a page or as a file; nothing of it is kept."""
    words = Words(_plain(title), _plain(asked), tuple(_plain(text) for text in (first, second, third)))
    return _on_matches(request, matches, words, form)


def _plain(text: str) -> str:
    """One line of what was typed, without what no document can hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _on_matches(request: Request, matches: list[str], words: Words, form: str) -> Response:
    snapshot = snapshot_of(request)
    here = note_of(matches)

    def make() -> MatchNote:
        answer = agenda(snapshot, as_given(AgendaQuery, matches=tuple(matches)))
        at = note_of(item.id for item in answer.items)
        return match_note(answer, words, f"{request.base_url}{at.written[1:]}", date.today())

    made, problem = tried(make)
    if made and made.fits and form:
        return as_word(made.note) if form == "docx" else as_markdown(made.note)
    return render(
        request,
        "schakelnotitie.html",
        status=200 if made and (made.fits or not form) else 422,
        made=made,
        note=made.note if made else None,
        problem=problem,
        chosen=[(item.id, name_of(item)) for item in made.items] if made else [(m, m) for m in matches],
        address=note_of(item.id for item in made.items) if made else here,
        letters={"titel": TITLE_LETTERS, "gevraagd": REQUEST_LETTERS, "tekst": TEXT_LETTERS},
    )


def _on_provinces(request: Request, asked: Asked, query: CollaborationQuery) -> Note | None:
    """The note on one combination; none when the address does not name two to six provinces."""
    snapshot, size = snapshot_of(request), len(set(asked.provinces))
    if not 2 <= size <= 6:
        return None
    query = query.model_copy(update={"size": size, "limit": 1})
    answer = collaboration(snapshot, query)
    if not answer.opportunities:
        answer = collaboration(snapshot, query.model_copy(update={"limit": 0}))
    if not answer.opportunities:
        return None
    address = Address.of(request).without("vorm").on("/samenwerken")
    return collaboration_note(snapshot, answer, asked.subject, f"{request.base_url}{str(address)[1:]}")
