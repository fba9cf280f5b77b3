"""What all commands share: the application, two consoles, recurring options, how answers are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from api.cli.commands.dutch_help import DutchGroup, command_asking
from api.cli.terminal.tables import Printer
from graph.store import Snapshot, asked, open_store
from queries.base.model import Answer

Command = TypeVar("Command", bound=Callable[..., Any])
Found = TypeVar("Found")
Asked = TypeVar("Asked", bound=BaseModel)

WIDTH_OF_A_FILE = 120
"""Columns of a table that goes to a file or another program, which has no width of its own."""

app = typer.Typer(
    name="schakelkaart",
    cls=DutchGroup,
    help="De kennisgraaf van de circulaire economie in de twaalf provincies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
errors = Console(stderr=True, highlight=False, soft_wrap=True)
output = Console(highlight=False)
if not output.is_terminal:
    output = Console(highlight=False, width=WIDTH_OF_A_FILE)


def command(panel: str, name: str | None = None, question: str = "") -> Callable[[Command], Command]:
    """Make a function a command, listed under ``panel``; its name is the command's unless one is given.

    ``question`` is where the model of its question is (``queries.path:PathQuery``): what an option means that
    bears the name of one of its fields, and what it is when it is not given, the model says.
    """
    return app.command(name, cls=command_asking(question), rich_help_panel=panel)


def progress_bar() -> Progress:
    """A bar that says what is being done, how far it is and how long it has taken; for a terminal only."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)


Graph = Annotated[
    str | None,
    typer.Option(
        "--graph", metavar="URL", help="Adres van de graaf, bijvoorbeeld file:graph.lbug.", show_default=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Antwoord als JSON, voor programma's.")]
Provinces = Annotated[list[str] | None, typer.Option("--province", metavar="PROVINCIE", show_default=False)]
Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="THEMA", show_default=False)]
Topics = Annotated[list[str] | None, typer.Option("--topic", metavar="ONDERWERP", show_default=False)]
Limit = Annotated[int | None, typer.Option("--limit")]


def asked_with(question: type[Asked], **given: Any) -> Asked:
    """A question of what was typed; what was not typed is as the question declares it."""
    return question(**{name: value for name, value in given.items() if value is not None})


def answered(graph: str | None, question: Callable[[Snapshot], Found]) -> Found:
    """What a question answers of the graph at an address."""
    return asked(open_store(graph), question)


def show(answer: Answer, as_json: bool, table: Printer) -> None:
    """Print an answer: as one JSON object, or as a table for people."""
    if as_json:
        print(answer.to_json())
    else:
        table(output, answer)
