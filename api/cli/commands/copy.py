"""``schakelkaart copy``: a graph from one store to another, whatever their engines."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA
from api.cli.commands.frame import Json, command, errors, output, progress_bar
from graph.store import open_store


@command(DATA)
def copy(
    source: Annotated[
        str, typer.Option("--from", metavar="URL", help="Graaf om te kopiëren.", show_default=False)
    ],
    target: Annotated[
        str,
        typer.Option(
            "--to", metavar="URL", help="Waarheen; wat daar stond wordt vervangen.", show_default=False
        ),
    ],
    as_json: Json = False,
) -> None:
    """Kopieer de graaf naar een ander bestand of een andere server, en controleer de kopie."""
    from graph.store.copy import copy as copy_graph

    origin, destination = open_store(source), open_store(target)
    try:
        with progress_bar() as bar:
            task = bar.add_task("lezen", total=None)
            version = copy_graph(
                origin,
                destination,
                lambda name, done, total: bar.update(task, description=name, completed=done, total=total),
            )
    except KeyboardInterrupt:
        errors.print("Afgebroken. De graaf die er stond, staat er nog.")
        raise
    finally:
        origin.close()
        destination.close()
    if as_json:
        print(json.dumps({"version": version, "from": origin.url, "to": destination.url}, ensure_ascii=False))
        return
    output.print(f"Gekopieerd en gecontroleerd: {destination.url} heeft graaf {version}.", markup=False)
