"""``schakelkaart dubbelen``: what may be one thing under two names, and what was decided about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA
from api.cli.commands.frame import Json, command, output, progress_bar
from api.cli.terminal import double_tables


@command(DATA, "dubbelen")
def suspects(
    folder: Annotated[
        Path | None,
        typer.Option(
            "--seeds", metavar="MAP", help="Map met kaarten; anders de meegeleverde.", show_default=False
        ),
    ] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help="Alleen de paren waarover nog te beslissen is.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Toon paren die één ding onder twee namen kunnen zijn, waarom, en wat daarover is besloten."""
    from loaders.documents.folder import read_folder, seeds_folder
    from loaders.doubles import SUSPICIOUS, doubles, undecided
    from loaders.resolve.aliases import read_organisations
    from loaders.resolve.decisions import read_decisions

    data = folder or seeds_folder()
    with progress_bar() as bar:
        bar.add_task("kaarten lezen en namen vergelijken", total=None)
        records, _ = read_folder(data)
        found = doubles(records, read_decisions(data), read_organisations(data))
    still_open = undecided(found)
    shown = still_open if only_open else found
    if as_json:
        said = {
            "threshold": SUSPICIOUS,
            "undecided": len(still_open),
            "pairs": [double.as_dict() for double in shown],
        }
        print(json.dumps(said, ensure_ascii=False))
        return
    double_tables.print_doubles(output, shown, len(still_open))
