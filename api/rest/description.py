"""The description of the API in OpenAPI 3.1, ``/v1/openapi.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.http.about import API_VERSION, CONTACT
from api.rest.parameters import EXAMPLE
from api.rest.prefix import PREFIX
from api.rest.problems import MEDIA_TYPE, Problem
from api.rest.representations import REPRESENTATIONS

EXAMPLES = Path(__file__).parent / "examples.json"
"""What the addresses of examples answer on the seed graph; written by ``make docs``."""
DESCRIPTION = """\
De kennisgraaf van de circulaire economie in de twaalf provincies: projecten, platforms, organisaties,
thema's, kansen en de bronnen die ze noemen.

De gegevens zijn een **reconstructie uit openbare bronnen**; wat onbekend is, blijft leeg.
Lezen mag iedereen, zonder sleutel. Elk antwoord noemt in `version` de versie van de graaf waaruit het komt,
en in de header `ETag` een kenmerk waarmee u goedkoop vraagt of er iets is veranderd.
"""


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app)
    return app.openapi_schema


def _made(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title="Schakelkaart",
        version=API_VERSION,
        openapi_version="3.1.0",
        summary="De kennisgraaf van de circulaire economie in de twaalf provincies.",
        description=DESCRIPTION,
        routes=app.routes,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": PREFIX, "description": "Deze server."}],
    )
    document["info"]["contact"] = CONTACT
    document["paths"] = {path.removeprefix(PREFIX) or "/": item for path, item in document["paths"].items()}
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"), Problem=problem)
    document["components"]["headers"] = HEADERS
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    for item in document["paths"].values():
        for operation in item.values():
            _complete(operation, examples)
    return document


PLAIN = r"^[^\x00-\x1f\x7f]*$"
"""A text without control characters."""

HEADERS: dict[str, Any] = {
    "ApiVersion": {"description": "De volledige versie van deze API.", "schema": {"type": "string"}},
    "ETag": {
        "description": "Kenmerk van dit antwoord. Stuur het mee als `If-None-Match`: is er niets veranderd, "
        "dan is het antwoord 304, zonder inhoud.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "De andere pagina's van de lijst (RFC 8288).",
        "schema": {"type": "string"},
    },
}


def _say_limits(schema: dict[str, Any]) -> None:
    """That a text has no control characters: ``api.http.limits`` refuses them everywhere."""
    for part in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        _say_limits(part)
    if schema.get("type") == "string" and not schema.keys() & {"pattern", "enum", "const", "format"}:
        schema["pattern"] = PLAIN


def _complete(operation: dict[str, Any], examples: dict[str, Any]) -> None:
    """What every operation says alike: version header, forms of the answer, its example, problems."""
    for parameter in operation.get("parameters", ()):
        _say_limits(parameter["schema"])
    address = operation.get(EXAMPLE, "")
    responses = operation["responses"]
    for status, response in responses.items():
        response.setdefault("headers", {})["API-Version"] = {"$ref": "#/components/headers/ApiVersion"}
        if status == "200":
            response["headers"]["ETag"] = {"$ref": "#/components/headers/ETag"}
            content = response.get("content", {})
            schema = content.get("application/json", {}).get("schema")
            if schema is not None:
                if address in examples:
                    shown = {"summary": f"GET {address}", "value": examples[address]}
                    content["application/json"]["examples"] = {"voorbeeld": shown}
                for form in (r for r in REPRESENTATIONS if r.everywhere):
                    content.setdefault(form.media_type, form.described(schema))
        if status >= "400":
            response["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
