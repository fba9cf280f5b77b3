"""``schakelkaart export``: the whole graph as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA
from api.cli.commands.frame import Graph, command, output
from graph.store import open_store
from queries.base.model import UnknownWordError


@command(DATA)
def export(
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="BESTAND",
            help="Waarheen; de naam eindigt op .jsonld, .ttl, .graphml, .csv.zip of .xlsx.",
        ),
    ],
    graph: Graph = None,
) -> None:
    """Schrijf de hele graaf als JSON-LD, Turtle, GraphML, CSV of Excel."""
    from api.files.whole_graph import FORMS, write_file
    from api.http.base_address import DEFAULT_BASE, configured_base

    if not any(out.name.lower().endswith(suffix) for suffix in FORMS):
        raise UnknownWordError(
            f'"{out.name}" zegt niet welke vorm het moet zijn. Laat de naam eindigen op {", ".join(FORMS)}.'
        )
    base = configured_base() or DEFAULT_BASE
    try:
        write_file(open_store(graph), out, base)
    except OSError as error:
        raise UnknownWordError(
            f"{out} kan niet worden geschreven ({error.strerror}). Bestaat de map?"
        ) from error
    output.print(f"De graaf staat in {out}.", markup=False)
