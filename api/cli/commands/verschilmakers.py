"""``schakelkaart verschilmakers-ophalen``: candidate items from a WordPress feed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA
from api.cli.commands.frame import command, output
from loaders.documents.folder import seeds_folder
from queries.base.model import UnknownWordError


@command(DATA, "verschilmakers-ophalen")
def fetch_items(
    site: Annotated[
        str,
        typer.Option("--adres", metavar="URL", help="Adres van de site, zoals https://deverschilmakers.nl."),
    ],
    out: Annotated[
        Path, typer.Option("--uit", metavar="BESTAND", help="Waar de kandidaten komen te staan (YAML).")
    ],
    folder: Annotated[
        Path | None,
        typer.Option(
            "--seeds", metavar="MAP", help="Map met kaarten; anders de meegeleverde.", show_default=False
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--soort",
            metavar="SOORT",
            help="Soort item van de site, zoals posts of pages; mag vaker.",
            show_default=False,
        ),
    ] = None,
    own_network: Annotated[
        bool,
        typer.Option("--eigen-netwerk", help="De site staat op deze computer of in het eigen netwerk."),
    ] = False,
) -> None:
    """Haal items van De Verschilmakers op als kandidaten; u beoordeelt wat in de gegevens komt."""
    from loaders.documents.candidates import candidates
    from loaders.documents.wordpress import Post, fetch
    from queries.base.on_disk import cache_directory

    posts: list[Post] = []
    skipped = unchanged = 0
    for name in kind or ["posts"]:
        found = fetch(site, cache_directory() / "wordpress", kind=name, own_network=own_network)
        posts += found.posts
        skipped += found.skipped
        unchanged += found.unchanged
    made = candidates(posts, folder or seeds_folder(), site)
    try:
        out.write_text(made.text, encoding="utf-8")
    except OSError as error:
        raise UnknownWordError(
            f"{out} kan niet worden geschreven ({error.strerror}). Bestaat de map?"
        ) from error
    output.print(
        f"{len(made.records)} kandidaten in {out}; {made.known} items stonden er al en {skipped} hadden geen "
        f"titel of adres. {unchanged} pagina's van de feed waren niet veranderd.",
        markup=False,
    )
