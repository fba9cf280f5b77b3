"""The command that makes a note on matches for the agenda of a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import QUESTIONS
from api.cli.commands.frame import Graph, Json, answered, command, output
from queries.base.model import UnknownWordError

WORD = ".docx"


@command(QUESTIONS)
def agenda(
    matches: Annotated[
        list[str],
        typer.Argument(
            metavar="SCHAKEL",
            help="Een tot drie schakels: beide kanten met een ~ ertussen, zoals kans/a~project/b.",
        ),
    ],
    title: Annotated[
        str, typer.Option("--title", metavar="TEKST", help="Uw eigen titel.", show_default=False)
    ] = "",
    request: Annotated[
        str,
        typer.Option("--request", metavar="TEKST", help="Wat u de vergadering vraagt.", show_default=False),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="BESTAND", help="Schrijf haar in Word; eindigt op .docx.", show_default=False
        ),
    ] = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Agenda-notitie van één A4 over een tot drie schakels, als tekst of in Word."""
    from queries.exchange import AgendaQuery
    from queries.exchange import agenda as ask

    if out and out.suffix != WORD:
        raise UnknownWordError(f'"{out.name}" eindigt niet op {WORD}.')
    query = AgendaQuery(matches=tuple(matches))
    answer = answered(graph, lambda now: ask(now, query))
    if as_json:
        print(answer.to_json())
        return
    from api.files.match_notes import Words, match_note
    from api.files.note_document import word_document
    from api.files.note_text import markdown
    from api.html.picking import note_of
    from api.http.base_address import DEFAULT_BASE, configured_base

    page = note_of(item.id for item in answer.items).written[1:]
    made = match_note(
        answer, Words(title, request), f"{configured_base() or DEFAULT_BASE}{page}", date.today()
    )
    if not made.fits:
        raise UnknownWordError("dit past niet op één A4. Kort de tekst in of noem minder schakels.")
    if out is None:
        print(markdown(made.note), end="")
        return
    try:
        word_document(made.note).save(str(out))
    except OSError as error:
        raise UnknownWordError(f"{out} kan niet worden geschreven ({error.strerror}).") from error
    output.print(f"De notitie staat in {out}.", markup=False, soft_wrap=True)
