"""Exceptions to answers: problem+json (RFC 9457) for the API, a Dutch page for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException

from api.html.templating import render
from api.rest.prefix import PREFIX
from api.rest.problems import MEDIA_TYPE, FieldError, Problem, field_errors, title_of
from graph.store import StoreError
from queries.base.model import UnknownWordError

RETRY_SECONDS = 5
TOO_BUSY = f"Er worden al te veel bestanden gemaakt. Probeer het over {RETRY_SECONDS} seconden opnieuw."
UNEXPECTED = "De fout is vastgelegd in het logboek van de server. Probeer het later opnieuw."


class TooBusyError(Exception):
    """There is more heavy work waiting than can be done soon."""


def register(app: FastAPI) -> None:
    """Put the handlers in place."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(UnknownWordError, _unknown)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(TooBusyError, _busy)
    app.add_exception_handler(Exception, _unexpected)


def problem_document(status: int, detail: str, errors: Sequence[FieldError] = ()) -> bytes:
    """The body of a problem answer."""
    document = Problem(title=title_of(status), status=status, detail=detail, errors=list(errors))
    return document.to_json().encode()


def is_api(path: str) -> bool:
    """Whether programs ask here, who want a problem document and no page."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def problem(
    request: Request,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
) -> Response:
    """The answer that says what is wrong, in the form the asker understands."""
    if is_api(request.url.path):
        body = problem_document(status, detail, errors)
        return Response(body, status, dict(headers or {}), media_type=MEDIA_TYPE)
    return render(
        request,
        "fout.html",
        status=status,
        headers=dict(headers or {}),
        title=title_of(status),
        detail=detail,
    )


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    status, headers = error.status_code, dict(error.headers or {})
    if status == 405:
        allowed = _allowed(request)
        headers["Allow"] = ", ".join(allowed)
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
        return problem(request, 405, f"{request.method} kan hier niet; wel: {headers['Allow']}.", headers)
    if status == 404 and error.detail == "Not Found":
        path = request.url.path
        detail = f"{path} bestaat niet." + (f" De bronnen staan op {PREFIX}." if is_api(path) else "")
        return problem(request, 404, detail, headers)
    return problem(request, status, str(error.detail), headers)


def _allowed(request: Request) -> list[str]:
    """The methods that the address has, over all its routes."""
    methods = {"OPTIONS"}
    for route in iter_route_contexts(request.app.routes):
        if route.methods and route.path_regex.match(request.url.path):
            methods |= route.methods
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


async def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = field_errors(error.errors())
    detail = "; ".join(f"{e.name}: {e.detail}" if e.name else e.detail for e in errors)
    return problem(request, 400, f"{detail}.", errors=errors)


async def _unknown(request: Request, error: Exception) -> Response:
    word = error.word if isinstance(error, UnknownWordError) else ""
    errors = [
        FieldError(where="query", name=name, code="unknown", detail=str(error))
        for name, value in request.query_params.multi_items()
        if word and value == word
    ]
    return problem(request, 422, str(error), errors=errors)


async def _store(request: Request, error: Exception) -> Response:
    return problem(request, 503, str(error), {"Retry-After": str(RETRY_SECONDS)})


def too_busy(request: Request) -> Response:
    """The answer to who comes when too much heavy work waits."""
    return problem(request, 503, TOO_BUSY, {"Retry-After": str(RETRY_SECONDS)})


async def _busy(request: Request, error: Exception) -> Response:
    return too_busy(request)


async def _unexpected(request: Request, error: Exception) -> Response:
    return problem(request, 500, UNEXPECTED)
