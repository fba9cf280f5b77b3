"""``schakelkaart voorstel``: what a proposal from a workshop would change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import PICTURES
from api.cli.commands.frame import Json, command, output
from api.cli.terminal import tables
from queries.base.model import UnknownWordError


@command(PICTURES, "voorstel")
def proposal(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Voorstel van de netwerkpagina (YAML).")],
    folder: Annotated[
        Path | None,
        typer.Option(
            "--seeds", metavar="MAP", help="Map met kaarten; anders de meegeleverde.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="MAP",
            help="Schrijf de gewijzigde bestanden hierheen, om na te kijken.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Toets een voorstel uit de zaal: wat zou er veranderen? Er wordt niets geladen."""
    from loaders.documents.folder import seeds_folder
    from loaders.proposals.proposal import candidate, read_proposal

    found = candidate(read_proposal(file), folder or seeds_folder())
    if out is not None:
        _write(out, found.files)
    if as_json:
        said = {
            "created": [{"id": i, "name": n} for i, n in found.created],
            "connected": [{"from": a, "relationship": v, "to": b} for a, v, b in found.connected],
            "problems": [p.as_dict() for p in found.problems],
            "files": sorted(found.files),
        }
        print(json.dumps(said, ensure_ascii=False))
        return
    tables.print_proposal(output, found, str(out) if out else "")


def _write(folder: Path, files: dict[str, str]) -> None:
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnknownWordError(f"{folder} kan niet worden beschreven ({error.strerror}).") from error
