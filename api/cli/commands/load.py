"""``schakelkaart load``: the cards into the graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA
from api.cli.commands.frame import Graph, Json, command, errors, output, progress_bar
from api.cli.terminal import tables
from graph.store import asked, open_store
from loaders.text.problems import RefusedError
from queries.base.model import UnknownWordError


@command(DATA)
def load(
    graph: Graph = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--seeds", metavar="MAP", help="Map met kaarten; anders de meegeleverde.", show_default=False
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="BESTAND",
            help="Schrijf als JSON wat waar terechtkwam en wat opviel.",
            show_default=False,
        ),
    ] = None,
    no_decisions: Annotated[
        bool, typer.Option("--no-decisions", help="Laat het bestand met beslissingen buiten beschouwing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Laad de kaarten in de graaf: alles, of bij een fout niets; met wat vragen ervan nodig hebben."""
    from loaders.build.load import load as load_folder
    from loaders.documents.folder import seeds_folder
    from queries.standing import make_everything

    store = open_store(graph)
    try:
        with progress_bar() as bar:
            task = bar.add_task("kaarten lezen", total=None)
            version, prepared = load_folder(
                folder or seeds_folder(),
                store,
                use_decisions=not no_decisions,
                step=lambda message: bar.update(task, description=message),
                progress=lambda name, done, total: bar.update(
                    task, description=f"{name} laden", completed=done, total=total
                ),
            )
            asked(store, lambda now: make_everything(now, lambda said: bar.update(task, description=said)))
    except RefusedError as refused:
        if report:
            refusal = {"version": None, "entities": [], "problems": [p.as_dict() for p in refused.problems]}
            _write_json(report, refusal)
        raise
    except KeyboardInterrupt:
        errors.print("Afgebroken. Er is niets geladen; de graaf die er stond, staat er nog.")
        raise
    if report:
        _write_json(report, prepared.report(version))
    if as_json:
        counts = {"nodes": prepared.data.node_count(), "relationships": prepared.data.relationship_count()}
        problems = [p.as_dict() for p in prepared.problems]
        print(json.dumps({"version": version, **counts, "problems": problems}, ensure_ascii=False))
        return
    tables.print_load(output, version, prepared.data, prepared.problems)


def _write_json(path: Path, content: object) -> None:
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UnknownWordError(
            f"het rapport kan niet worden geschreven naar {path} ({error.strerror}). Bestaat de map?"
        ) from error
