"""In which form an answer goes out: JSON, or another form that the asker prefers.

This is the one place where forms are chosen.  To add one, add a ``Representation`` to
``REPRESENTATIONS``: every resource that answers with ``represented`` then has it, and
``/v1/openapi.json`` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.linked.forms import as_json_ld, as_turtle, has_things
from api.rest.paging import Paged, link_header
from graph.rdf import jsonld, turtle
from queries.base.model import Answer


@dataclass(frozen=True)
class Representation:
    """One form.  ``write`` gives the body of an answer to a request; ``can`` says for which answers."""

    media_type: str
    write: Callable[[Request, Answer], bytes]
    can: Callable[[Answer], bool] = lambda answer: True
    schema: Mapping[str, Any] | None = None
    """JSON schema of the body in the description; None for the schema of the answer itself."""
    everywhere: bool = True
    """Whether every resource has it.  One that only some answers can have is named by those resources."""

    def described(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """This form in the description of a resource whose answer has this schema."""
        return {"schema": dict(schema if self.schema is None else self.schema)}


def _json(request: Request, answer: Answer) -> bytes:
    return answer.to_json().encode()


JSON = Representation("application/json", _json)

_LINKED = (
    Representation(jsonld.MEDIA_TYPE, as_json_ld, has_things, {"type": "object"}, everywhere=False),
    Representation(turtle.MEDIA_TYPE, as_turtle, has_things, {"type": "string"}, everywhere=False),
)
LINKED_DATA: dict[str, Any] = {form.media_type: form.described({}) for form in _LINKED}
"""What a resource about things names in its description as the content of its answer."""

REPRESENTATIONS: list[Representation] = [JSON, *_LINKED]
"""The forms in order of our preference, for who accepts several equally."""


def represented(request: Request, answer: Answer, headers: Mapping[str, str] | None = None) -> Response:
    """The answer in the form that ``Accept`` prefers of those that are possible for it.

    Raises 406 when none of the possible forms is accepted.
    """
    possible = [r for r in REPRESENTATIONS if r.can(answer)]
    chosen = preferred(request.headers.get("accept", ""), [r.media_type for r in possible])
    if chosen is None:
        offered = ", ".join(r.media_type for r in possible)
        raise HTTPException(406, f"Deze bron is er alleen als {offered}. Pas de header Accept aan.")
    form = next(r for r in possible if r.media_type == chosen)
    response = Response(form.write(request, answer), headers=dict(headers or {}), media_type=form.media_type)
    if isinstance(answer, Paged):
        response.headers["Link"] = link_header(answer.links)
    return response


def preferred(accept: str, offered: list[str]) -> str | None:
    """The offered media type with the highest quality in an ``Accept`` header (RFC 9110, 12.5.1).

    Of equal quality the first offered.  None when the header excludes all; no header accepts all.
    """
    if not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best, quality = None, 0.0
    for media_type in offered:
        of_this = _quality(media_type, ranges)
        if of_this > quality:
            best, quality = media_type, of_this
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (p.strip() for p in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that a media type falls under."""
    for pattern in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0
