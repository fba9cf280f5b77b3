"""The help of the commands in Dutch, where typer has English words of its own."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from pydantic import BaseModel, ValidationError
from typer import BadParameter, rich_utils
from typer.core import TyperCommand, TyperGroup

rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
rich_utils.DEFAULT_STRING = "[standaard: {}]"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"

QUESTIONS, LOOKING_UP, PICTURES, DATA, SOUNDNESS = PANELS = (
    "Vragen",
    "Opzoeken",
    "Site en beeld",
    "Gegevens",
    "Hoe vast staat het",
)
"""What the commands are listed under, in this order."""

_USAGE_PIECES = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT ..."}
_KINDS = {
    "<bool>": "",
    "<int>": "GETAL",
    "<int range>": "GETAL",
    "<float>": "GETAL",
    "<float range>": "GETAL",
}


def _pieces(found: Iterable[str]) -> list[str]:
    return [_USAGE_PIECES.get(piece, piece) for piece in found]


def _parameters(found: list[Any], context: Any) -> list[Any]:
    """The parameters, with the kind of value in Dutch and Dutch help of ``--help``; an argument has its name,
    which says enough."""
    for parameter in found:
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = lambda ctx: None
        elif parameter.metavar is None:
            parameter.metavar = _KINDS.get(parameter.display_type(context))
        if parameter.name == "help":
            parameter.help = "Toon deze uitleg."
    return found


class _InDutch:
    """What the help of a command and that of all commands together say in Dutch."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return _pieces(super().collect_usage_pieces(ctx))  # type: ignore[misc]

    def get_usage(self, ctx: Any) -> str:
        return str(super().get_usage(ctx)).replace("Usage:", "Gebruik:", 1)  # type: ignore[misc]

    def get_params(self, ctx: Any) -> list[Any]:
        return _parameters(super().get_params(ctx), ctx)  # type: ignore[misc]


class DutchCommand(_InDutch, TyperCommand):
    """A command with Dutch help."""

    question = ""
    """Where the model of its question is: ``module:class``; it is not read before it is needed."""

    def get_params(self, ctx: Any) -> list[Any]:
        found = super().get_params(ctx)
        if self.question:
            module, _, name = self.question.partition(":")
            _declared(found, getattr(import_module(module), name))
        return found

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what its question does not allow is told of the option that has it."""
        try:
            return super().invoke(ctx)
        except ValidationError as error:
            place = error.errors()[0]["loc"]
            asked: list[Any] = list(self.params) if self.question.endswith(f":{error.title}") else []
            of = [p for p in asked if p.name in place]
            if not of:
                raise
            raise BadParameter("", ctx=ctx, param=of[0]) from error


def command_asking(question: str) -> type[DutchCommand]:
    """The class of a command that asks a question."""
    return type("AskingCommand", (DutchCommand,), {"question": question})


def _declared(parameters: list[Any], question: type[BaseModel]) -> None:
    """What a question declares of its parameters: what they mean, and what they are when not given."""
    for parameter in parameters:
        field = question.model_fields.get(parameter.name)
        if field is None:
            continue
        if field.description:
            parameter.help = field.description.replace("`", "")
        if parameter.default is None and isinstance(field.default, int | float):
            parameter.default = field.default


class DutchGroup(_InDutch, TyperGroup):
    """The commands together, with Dutch help; in the order of their panels and then by name."""

    def list_commands(self, ctx: Any) -> list[str]:
        def place(name: str) -> tuple[int, str]:
            return PANELS.index(getattr(self.commands[name], "rich_help_panel", None) or DATA), name

        return sorted(super().list_commands(ctx), key=place)
