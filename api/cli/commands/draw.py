"""``schakelkaart draw``: a picture of the network into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.commands.dutch_help import PICTURES
from api.cli.commands.frame import Graph, Provinces, Themes, Topics, answered, asked_with, command, errors
from queries.base.model import UnknownWordError

if TYPE_CHECKING:
    from queries.network import Level


@command(PICTURES, question="queries.network:NetworkQuery")
def draw(
    out: Annotated[
        Path,
        typer.Option("--out", metavar="BESTAND", help="html, svg, png, pdf, xlsx (Kumu), gexf of graphml."),
    ],
    themes: Themes = None,
    topics: Topics = None,
    about: Annotated[str, typer.Option("--about", metavar="NAAM", show_default=False)] = "",
    steps: Annotated[int | None, typer.Option("--steps")] = None,
    start: Annotated[str, typer.Option("--from", metavar="NAAM", show_default=False)] = "",
    end: Annotated[str, typer.Option("--to", metavar="NAAM", show_default=False)] = "",
    platforms: Annotated[
        bool, typer.Option("--platforms", help="De platforms die provincies verbinden.")
    ] = False,
    together: Annotated[
        bool, typer.Option("--provinces", help="Wat provincies samen doen, ook met een thema.")
    ] = False,
    exchange: Annotated[
        bool, typer.Option("--exchange", help="Wie heeft wat een ander zoekt, als pijlen, ook met een thema.")
    ] = False,
    provinces: Provinces = None,
    dark: Annotated[bool, typer.Option("--dark", help="Lichte letters op een donker vlak.")] = False,
    graph: Graph = None,
) -> None:
    """Teken het netwerk in een bestand: een thema, één ding, een pad, de platforms of de provincies."""
    from api.network.files import FILES, file_of
    from queries.network import NetworkQuery

    form = out.suffix.lower().removeprefix(".")
    if form not in FILES:
        raise UnknownWordError(f'"{out.name}" heeft geen bekende vorm. Kies uit: {", ".join(FILES)}.')
    level = _level(bool(themes or topics), about, start or end, platforms, together, exchange)
    query = asked_with(
        NetworkQuery,
        level=level,
        themes=themes,
        topics=topics,
        about=about,
        steps=steps,
        start=start,
        end=end,
        provinces=provinces,
    )
    content = answered(graph, lambda now: file_of(now, query, form, dark=dark))
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UnknownWordError(
            f"het beeld kan niet worden geschreven naar {out} ({error.strerror}). Bestaat de map?"
        ) from error
    errors.print(f"{out}: {len(content) / 1000:.0f} kB")


def _level(subject: bool, about: str, path: str, platforms: bool, together: bool, exchange: bool) -> Level:
    """What is drawn; without any choice, the provinces."""
    if path:
        return "path"
    if about:
        return "ego"
    if exchange:
        return "exchange"
    if platforms:
        return "platforms"
    return "theme" if subject and not together else "provinces"
