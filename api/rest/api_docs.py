"""The interactive description of the API at ``/docs``, from assets in a package: no other host is asked."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.html.templating import render
from api.rest.prefix import PREFIX

ASSETS = "/static-docs"

router = APIRouter(include_in_schema=False)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Swagger UI sets style attributes, so styles may be inline here; scripts may not."""


@router.get("/docs")
def documentation(request: Request) -> Response:
    """The page that shows the description and lets one try it."""
    return render(
        request,
        "docs.html",
        headers={"Content-Security-Policy": POLICY},
        assets=ASSETS,
        description=f"{PREFIX}/openapi.json",
    )
