"""What is wrong with a command line, in Dutch.

Typer says it in English, in part with pydantic's words, and by kinds of errors that it does not name to the
outside: they are told apart by the names of their classes.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError


def what_is_wrong(error: Any) -> str:
    """One or two Dutch sentences about an error that typer raised, with the likely remedy; empty when it has
    shown the help already."""
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return ""
        case "NoSuchOption":
            said = f"de optie {error.option_name} bestaat niet."
            if error.possibilities:
                said += f" Bedoelde u {sorted(error.possibilities)[0]}?"
        case "BadOptionUsage":
            said = f"bij de optie {error.option_name} klopt de waarde niet, of er staat er geen."
        case "MissingParameter":
            said = f"er ontbreekt iets: {_name(error.param)}."
        case "BadParameter":
            said = f"{_name(error.param)} {_fault(error)}."
        case _:
            said = _about_command(error)
    return f"{said} Zie: {error.ctx.command_path} --help" if error.ctx else said


def _name(parameter: Any) -> str:
    if parameter is None:
        return "een waarde"
    return str(parameter.opts[-1] if parameter.opts[-1].startswith("-") else parameter.metavar)


def _fault(error: Any) -> str:
    if choices := re.search(r"'[^']*' is not one of (.+)\.$", error.message):
        return "moet een van deze zijn: " + choices[1].replace("'", "")
    if isinstance(error.__cause__, ValidationError):
        return in_dutch(error.__cause__)[0][1]
    return "klopt niet"


def in_dutch(error: ValidationError) -> list[tuple[str, str]]:
    """Per fault the field (empty for the whole) and what is wrong with it."""
    from api.rest.problems import field_errors

    return [(found.name, found.detail) for found in field_errors(error.errors())]


def _about_command(error: Any) -> str:
    commands = sorted(getattr(error.ctx.command, "commands", {})) if error.ctx else []
    if commands and "command" in error.message:
        return f"deze opdracht bestaat niet. Kies uit: {', '.join(commands)}."
    return "achter de opdracht staat iets dat daar niet hoort. Zet tekst met spaties tussen aanhalingstekens."
