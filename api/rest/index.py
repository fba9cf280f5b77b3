"""The entry of the API: what there is, and where."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Field

from api.http.served import snapshot_of
from api.rest.parameters import EXAMPLE
from api.rest.prefix import PREFIX
from api.rest.representations import represented
from queries.base.model import Answer

DOCUMENTATION = "/docs"

router = APIRouter(tags=["Ingang"])


class Resource(Answer):
    """A resource that can be asked without more than its address."""

    path: str = Field(description="Het adres, vanaf de wortel van deze server.")
    summary: str = Field(description="Wat er te vragen is.")


class Index(Answer):
    """Wat deze API heeft."""

    version: str = Field(description="De versie van de graaf: een hash van de inhoud.")
    api_version: str = Field(description="De versie van deze API.")
    specification: str = Field(description="Het adres van de beschrijving in OpenAPI.")
    documentation: str = Field(description="Het adres van de documentatie.")
    resources: list[Resource]


@router.get("/", include_in_schema=False)  # the server and the path "/" of the description, put together
@router.get("", summary="Wat deze API heeft", response_model=Index, openapi_extra={EXAMPLE: PREFIX})
def ingang(request: Request) -> Response:
    """De adressen van de bronnen, en de versie van de graaf."""
    app = request.app
    resources = [
        Resource(path=f"{PREFIX}{path}", summary=operations["get"]["summary"])
        for path, operations in app.openapi()["paths"].items()
        if "get" in operations and "{" not in path and path != "/"
    ]
    answer = Index(
        version=snapshot_of(request).version,
        api_version=app.version,
        specification=app.openapi_url,
        documentation=DOCUMENTATION,
        resources=resources,
    )
    return represented(request, answer)
