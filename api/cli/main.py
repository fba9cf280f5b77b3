"""The command line ``schakelkaart``: which commands there are, and what an error becomes."""

from __future__ import annotations

import sys

from pydantic import ValidationError
from typer.exceptions import TyperException

from api.cli.commands import (
    agenda,
    asking,
    card,
    copy,
    doubles,
    draw,
    export,
    load,
    matching,
    patterns,
    proposal,
    questions,
    serve,
    verschilmakers,
)
from api.cli.commands.frame import app, errors
from api.cli.commands.usage import in_dutch, what_is_wrong
from api.cli.terminal import tables
from graph.store import StoreError
from loaders.text.problems import RefusedError
from queries.base.model import UnknownWordError

__all__ = [
    "agenda",
    "app",
    "asking",
    "card",
    "copy",
    "doubles",
    "draw",
    "export",
    "load",
    "main",
    "matching",
    "patterns",
    "proposal",
    "questions",
    "serve",
    "verschilmakers",
]

NAME = "schakelkaart"
REFUSED, WRONG_USAGE, STORE_UNREACHABLE = 1, 2, 3


def main() -> None:
    """Run the command line; the exit code says what happened (see docs/opdrachtregel.md)."""
    try:
        # The name is given: of itself it follows how Python was started ("python -m api.cli").
        sys.exit(app(prog_name=NAME, standalone_mode=False))
    except TyperException as error:
        said = what_is_wrong(error)
        if said:
            errors.print(said, style="red", markup=False)
        sys.exit(WRONG_USAGE)
    except RefusedError as refused:
        tables.print_refusal(errors, refused.problems)
        sys.exit(REFUSED)
    except UnknownWordError as error:
        errors.print(str(error), style="red", markup=False)
        sys.exit(WRONG_USAGE)
    except ValidationError as error:
        tables.print_invalid(errors, in_dutch(error))
        sys.exit(WRONG_USAGE)
    except StoreError as error:
        errors.print(str(error), style="red", markup=False)
        sys.exit(STORE_UNREACHABLE)


if __name__ == "__main__":
    main()
