"""``schakelkaart serve``: the site and the API on this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.commands.dutch_help import PICTURES
from api.cli.commands.frame import Graph, command
from graph.store import open_store


@command(PICTURES)
def serve(
    graph: Graph = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADRES", help="Adres om op te luisteren.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Poort.")] = 8000,
    open_page: Annotated[bool, typer.Option("--open", help="Open de site in de browser.")] = False,
) -> None:
    """Start de site en de API op deze computer."""
    from api.http.serving import serve as run

    run(open_store(graph), host, port, open_page=open_page)
