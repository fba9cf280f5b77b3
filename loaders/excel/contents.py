"""What stands in the cells of a workbook, read by a process of its own that gets little memory and time.

A workbook is a zip file of XML that somebody sent: a few kilobytes can ask for gigabytes, in more ways than
can be foreseen.  Whatever it does, it does it to a process that ends.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from loaders.text.places import MAX_COLUMNS, MAX_ROWS

MAX_UNPACKED: Final = 10_000_000
"""Bytes: a form that is filled in unpacks to some 300 kB."""
MAX_MEMORY: Final = 700_000_000
"""Bytes of address space; reading a form takes a third of it, most of that for the program itself."""
MAX_SECONDS: Final = 10
"""Of processor time; a form takes one."""
WAITED_SECONDS: Final = 60.0
"""By the clock, on a machine that does other things."""
DATE, FORMULA, FAULT = "date", "formula", "fault"
"""Kinds of cells that are no plain value."""


class UnreadableError(Exception):
    """No workbook, or one that asks for more than a form does: in Dutch, with what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass(frozen=True)
class Cell:
    """A filled cell: a text, a number, yes or no; ``kind`` says when it is something else as well."""

    value: str | int | float | bool
    kind: str = ""


Row = tuple[int, Mapping[int, Cell]]
"""The number of a row, and its filled cells by column, both from 1."""


@dataclass(frozen=True)
class Sheet:
    """A sheet with its filled rows.  ``beyond`` counts filled cells that are too far down or to the right."""

    title: str
    rows: Sequence[Row]
    beyond: int


def contents(path: Path) -> list[Sheet]:
    """The sheets of a workbook.  Raises ``UnreadableError``."""
    _weigh(path)
    command = [sys.executable, "-m", "loaders.excel.contents", str(path.absolute())]
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            command, capture_output=True, timeout=WAITED_SECONDS, cwd=Path(__file__).parents[2], check=False
        )
    except subprocess.TimeoutExpired:
        raise _too_much() from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise _too_much()
    if done.returncode:
        raise _damaged()
    return [
        Sheet(
            title,
            [(number, {column: Cell(value, kind) for column, value, kind in row}) for number, row in rows],
            beyond,
        )
        for title, rows, beyond in json.loads(done.stdout)
    ]


def _weigh(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(item.file_size for item in packed.infolist()) > MAX_UNPACKED:
                raise _too_much()
    except OSError as error:
        from graph.store import why  # the process that only reads does without what this brings along

        message = f"het bestand kan niet worden gelezen: {why(error)}"
        raise UnreadableError(message, "Controleer de rechten.") from error
    except (zipfile.BadZipFile, ValueError, LookupError, NotImplementedError) as error:
        raise _damaged() from error


def _too_much() -> UnreadableError:
    return UnreadableError("het bestand is veel te groot voor een kaart", "Is dit het goede bestand?")


def _damaged() -> UnreadableError:
    return UnreadableError(
        "dit is geen werkmap van Excel, of zij is beschadigd",
        "Bewaar het in Excel als werkmap (.xlsx), zonder wachtwoord.",
    )


# -- in the process of its own --------------------------------------------------------------------


def _told(path: str) -> list[list[Any]]:
    from openpyxl import load_workbook

    return [[sheet.title, *_filled(sheet)] for sheet in load_workbook(path).worksheets]


def _filled(sheet: Any) -> tuple[list[tuple[int, list[tuple[int, Any, str]]]], int]:
    """The filled cells by row, and how many lie beyond what is read.

    The cells that are there are asked for, and not the rectangle that holds them: two cells can span one of
    seventeen thousand million.
    """
    rows: dict[int, list[tuple[int, Any, str]]] = {}
    beyond = 0
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None or cell.value == "":
            continue
        if row > MAX_ROWS or column > MAX_COLUMNS:
            beyond += 1
        else:
            rows.setdefault(row, []).append((column, *_plain(cell)))
    return list(rows.items()), beyond


def _plain(cell: Any) -> tuple[Any, str]:
    value = cell.value
    if cell.data_type == "f":
        return "", FORMULA
    if cell.data_type == "e":
        return str(value), FAULT
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d"), DATE
    return (value if isinstance(value, bool | int | float) else str(value)), ""


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


if __name__ == "__main__":
    _limited()
    json.dump(_told(sys.argv[1]), sys.stdout)
