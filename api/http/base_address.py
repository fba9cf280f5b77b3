"""The address under which this site is known: what identifiers in linked data begin with."""

from __future__ import annotations

import re

from fastapi import Request
from starlette.exceptions import HTTPException

from api.settings import Settings, variable
from queries.base.model import UnknownWordError

BASE_VARIABLE = variable("base")
DEFAULT_BASE = "http://127.0.0.1:8000/"
"""What a file made without a server says when no address is set."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9._-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*")


def configured_base() -> str | None:
    """The address that ``SCHAKELKAART_BASE`` sets, with a slash at its end; None when it is not set.

    Raises ``UnknownWordError`` when it is no address.
    """
    given = Settings().base
    if not given:
        return None
    base = given.rstrip("/") + "/"
    if not _ADDRESS.fullmatch(base):
        raise UnknownWordError(
            f'"{given}" in {BASE_VARIABLE} is geen adres. Schrijf bijvoorbeeld https://schakelkaart.example.nl.'
        )
    return base


def base_of(request: Request) -> str:
    """The address of this site, with a slash at its end: the one set, or else the one that was asked.

    Raises 400 when the asker names a host that is none.
    """
    base: str | None = getattr(request.app.state, "base", None)
    if base is None:
        base = str(request.base_url)
        if not _ADDRESS.fullmatch(base):
            raise HTTPException(400, "De header Host noemt geen geldige server.")
    return base
