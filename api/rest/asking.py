"""That nothing is asked of a resource that it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, get_origin

from fastapi import Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute


def plainly_asked(request: Request) -> None:
    """Refuse a parameter that the resource does not have, or has once and is given more often.

    Both would otherwise be passed over in silence, and the answer would be to another question.
    """
    route = request.scope["route"]
    if not isinstance(route, APIRoute):
        return
    if route.endpoint not in _parameters:
        _parameters[route.endpoint] = _parameters_of(route)
    repeatable = _parameters[route.endpoint]
    given = Counter(name for name, _ in request.query_params.multi_items())
    faults = [
        {"type": "extra_forbidden", "loc": ("query", name), "ctx": {"known": sorted(repeatable)}}
        for name in given
        if name not in repeatable
    ]
    faults += [
        {"type": "repeated", "loc": ("query", name)}
        for name, times in given.items()
        if times > 1 and not repeatable.get(name, True)
    ]
    if faults:
        raise RequestValidationError(faults)


_parameters: dict[Callable[..., Any], dict[str, bool]] = {}


def _parameters_of(route: APIRoute) -> dict[str, bool]:
    """The query parameters of a route, and whether each may be given more than once."""
    return {
        field.alias: get_origin(field.field_info.annotation) in (list, tuple)
        for field in get_flat_params(route.dependant)
        if field.field_info.__class__.__name__ != "Path"
    }
