"""Statements that take long, told to the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from graph.settings import GraphSettings

log = logging.getLogger("schakelkaart.statements")
SHOWN_CHARACTERS = 200
"""Of a statement: its first line; values that were asked for are parameters, and never in it."""


@contextmanager
def timed(statement: str) -> Iterator[None]:
    """Tell the log when what is done in the block takes long, also when it fails."""
    began = time.perf_counter()
    try:
        yield
    finally:
        took = time.perf_counter() - began
        if took >= FLOOR_SECONDS and took >= GraphSettings().slow_statement_seconds:
            first = next((line.strip() for line in statement.splitlines() if line.strip()), "")
            fields = {"statement": first[:SHOWN_CHARACTERS], "ms": round(took * 1000)}
            log.warning("slow statement", extra={"fields": fields})


FLOOR_SECONDS = 0.01
"""Nothing below this is ever slow, so that the setting need not be read for most statements."""
