"""``schakelkaart kaart`` and ``controleer``: a card as a form in Excel, and what it would change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA
from api.cli.commands.frame import Json, command, output, progress_bar
from api.cli.terminal import card_tables
from queries.base.model import UnknownWordError

Folder = Annotated[
    Path | None,
    typer.Option(
        "--seeds", metavar="MAP", help="Map met kaarten; anders de meegeleverde.", show_default=False
    ),
]


@command(DATA, "kaart")
def form(
    province: Annotated[str, typer.Argument(metavar="PROVINCIE", help="Naam of code van de provincie.")],
    out: Annotated[Path, typer.Option("--out", metavar="BESTAND", help="Waarheen; eindigt op .xlsx.")],
    folder: Folder = None,
) -> None:
    """Maak van de kaart van een provincie een formulier in Excel, met wat er nu op staat."""
    from loaders.documents.folder import read_folder, seeds_folder
    from loaders.excel.card_form import card_of, write_form
    from loaders.text.problems import did_you_mean

    data = folder or seeds_folder()
    records, _ = read_folder(data)
    found = records.province(province)
    if found is None:
        near = did_you_mean(province, [p.name for p in records.provinces], "Kies een van de twaalf.")
        raise UnknownWordError(f'onbekende provincie "{province}". {near}')
    if out.suffix != ".xlsx":
        raise UnknownWordError(f'"{out.name}" eindigt niet op .xlsx.')
    card = card_of(data, found.slug)
    try:
        write_form(out, found, records, card)
    except OSError as error:
        raise UnknownWordError(f"{out} kan niet worden geschreven ({error.strerror}).") from error
    state = "met wat er nu op staat" if card else "nog leeg"
    output.print(f"De kaart van {found.name} staat in {out}, {state}.", markup=False, soft_wrap=True)


@command(DATA, "controleer")
def check(
    file: Annotated[Path, typer.Argument(metavar="KAART", help="Kaart in Excel (.xlsx) of YAML.")],
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Toets een kaart: wat is fout, wat staat er al, en wat zou er veranderen? Er wordt niets geladen."""
    from loaders.documents.folder import seeds_folder
    from loaders.proposals.trial import try_card

    with progress_bar() as bar:
        bar.add_task("kaart lezen en vergelijken", total=None)
        found = try_card(file, folder or seeds_folder())
    if as_json:
        said = {
            "created": [{"id": i, "name": n} for i, n in found.created],
            "removed": [{"id": i, "name": n} for i, n in found.removed],
            "changed": [{"id": c.id, "name": c.name, "fields": c.fields} for c in found.changed],
            "connected": [{"from": a, "relationship": v, "to": b} for a, v, b in found.connected],
            "disconnected": [{"from": a, "relationship": v, "to": b} for a, v, b in found.disconnected],
            "merged": [
                {"id": m.id, "name": m.name, "others": [{"file": f, "name": n} for f, n in m.others]}
                for m in found.merged
            ],
            "problems": [p.as_dict() for p in found.problems],
        }
        print(json.dumps(said, ensure_ascii=False))
        return
    card_tables.print_trial(output, found)
