"""The Cypher that stands beside a query module, one named statement after the other."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^// name: ([a-z_]+)\s*$", re.MULTILINE)


@cache
def statements(room: str, file: str = "") -> dict[str, str]:
    """Statements of ``queries/<room>/<file>.cypher`` by name; a room's first file bears its name.

    A statement begins with a line ``// name: <name>`` and runs to the next such line.  Everything a
    user may choose is a ``$parameter``; no statement is ever put together from text.
    """
    text = (files("queries") / room / f"{file or room}.cypher").read_text(encoding="utf-8")
    parts = _NAME.split(text)
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}
