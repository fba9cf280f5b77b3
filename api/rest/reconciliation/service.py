"""``/v1/reconciliatie``: the W3C Reconciliation Service API 0.2, for OpenRefine and its like.

Names of parameters and keys are those of the protocol: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool

from api.http.about import API_VERSION
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.rest.parameters import EXAMPLE
from api.rest.prefix import PREFIX
from graph.schema import is_identifier, label_of
from graph.store import Snapshot
from queries.linked import ThingProperty, Value, all_properties, values_of
from queries.reconciliation import (
    MAX_BATCH,
    ExtendProperty,
    ExtendQuery,
    ReconciliationQuery,
    reconcile,
    type_of,
)

Asked = TypeVar("Asked")
Json = dict[str, Any]
MAX_FIELDS = 10
"""Fields in a form; two mean something, clients send a few of their own."""
HERE = "/reconciliatie"
JSON = "application/json"
PREVIEW_WIDTH, PREVIEW_HEIGHT = 430, 300
LIMIT_SETTING = "aantal"

router = APIRouter(tags=["Reconciliatie"])
_batch: TypeAdapter[dict[str, ReconciliationQuery]] = TypeAdapter(dict[str, ReconciliationQuery])
_ASKED = '{"q0":{"query":"CESI","type":"platform","limit":1}}'
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
                }
            }
        },
    }
}


@router.get(
    HERE,
    summary="Namen koppelen aan dingen in de graaf",
    response_model=Json,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}?queries={quote(_ASKED)}"},
)
def ask(
    request: Request,
    queries: Annotated[
        str | None,
        Query(description='Vragen als JSON, zoals `{"q0":{"query":"CESI","type":"platform"}}`.'),
    ] = None,
    extend: Annotated[
        str | None,
        Query(
            description='Waarden als JSON, zoals `{"ids":["platform/cesi"],"properties":[{"id":"kind"}]}`.'
        ),
    ] = None,
) -> Response:
    """Zonder parameters: wat deze dienst kan (het manifest). Reconciliation Service API 0.2."""
    if queries is None and extend is None:
        return as_json(manifest(base_of(request)))
    return as_json(_answered(snapshot_of(request), queries, extend))


@router.post(HERE, summary="Veel namen tegelijk koppelen", response_model=Json, openapi_extra=_FORM)
async def ask_in_form(request: Request) -> Response:
    """Dezelfde vragen als formulier (`queries` of `extend`), voor wie er veel heeft."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        form = parse_qs(body, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        said = f"het formulier heeft meer dan {MAX_FIELDS} velden; geef `queries` of `extend`"
        raise _refused("body", "queries", said) from None
    queries, extend = (form.get(name, [None])[0] for name in ("queries", "extend"))
    if queries is None and extend is None:
        raise _refused("body", "queries", "geef `queries` of `extend` als veld van een formulier")
    return as_json(await run_in_threadpool(_answered, snapshot_of(request), queries, extend))


def manifest(base: str) -> Json:
    """What the service can do and where."""
    service = f"{base}{PREFIX.removeprefix('/')}"

    def suggesting(name: str) -> dict[str, str]:
        return {
            "service_url": service,
            "service_path": f"{HERE}/suggesties/{name}",
            "flyout_service_url": service,
            "flyout_service_path": f"{HERE}/toelichtingen/{name}?id=${{id}}",
        }

    return {
        "versions": ["0.2"],
        "name": "Schakelkaart (circulaire economie in de twaalf provincies)",
        "identifierSpace": f"{base}id/",
        "schemaSpace": f"{base}def#",
        "documentation": f"{base}docs",
        "serviceVersion": API_VERSION,
        "logo": f"{base}static/icoon.svg",
        "defaultTypes": [type_reference(label) for label in ("Organisation", "Platform", "Project")],
        "view": {"url": f"{base}id/{{{{id}}}}"},
        "preview": {
            "url": f"{service}{HERE}/voorbeeld?id={{{{id}}}}",
            "width": PREVIEW_WIDTH,
            "height": PREVIEW_HEIGHT,
        },
        "suggest": {name: suggesting(name) for name in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": service, "service_path": f"{HERE}/eigenschappen"},
            "property_settings": [
                {
                    "name": LIMIT_SETTING,
                    "label": "Hoeveel waarden hoogstens",
                    "type": "number",
                    "default": 0,
                    "help_text": "0 geeft alle waarden.",
                }
            ],
        },
    }


def type_reference(label: str) -> dict[str, str]:
    return type_of(label).model_dump()


def as_json(content: Any) -> Response:
    return Response(json.dumps(content, ensure_ascii=False), media_type=JSON)


def _refused(where: str, name: str, why: str) -> RequestValidationError:
    return RequestValidationError([{"type": "value_error", "loc": (where, name), "msg": why}])


def _answered(snapshot: Snapshot, queries: str | None, extend: str | None) -> Json:
    if queries is not None:
        asked = _parsed(_batch, queries, "queries")
        if len(asked) > MAX_BATCH:
            raise _refused("query", "queries", f"er zijn {len(asked)} vragen en er mogen er {MAX_BATCH} zijn")
        return {
            name: {"result": [c.model_dump() for c in reconcile(snapshot, query)]}
            for name, query in asked.items()
        }
    return _extended(snapshot, _parsed(TypeAdapter(ExtendQuery), extend or "", "extend"))


def _parsed(adapter: TypeAdapter[Asked], text: str, name: str) -> Asked:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        if first["type"] == "json_invalid":
            raise _refused("query", name, "dit is geen geldige JSON") from None
        raise _refused("query", name, f"{place or name} klopt niet: {first['type']}") from None


# -- values -----------------------------------------------------------------------------------------


def _extended(snapshot: Snapshot, asked: ExtendQuery) -> Json:
    known = {p.id: p for p in all_properties()}
    there = [i for i in asked.ids if exists(snapshot, i)]
    values = values_of(snapshot, there)
    rows = {
        identifier: {
            p.id: _cells(p, values[identifier].get(p.id, ()) if identifier in values else ())
            for p in asked.properties
        }
        for identifier in asked.ids
    }
    return {"meta": [_meta(p.id, known.get(p.id)) for p in asked.properties], "rows": rows}


def exists(snapshot: Snapshot, identifier: str) -> bool:
    """An identifier that the graph does not have gets empty cells, so that the other rows are answered."""
    if not is_identifier(identifier):
        return False
    label = label_of(identifier)
    return bool(snapshot.query(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", {"id": identifier}))


def _cells(asked: ExtendProperty, values: Any) -> list[Json]:
    limit = asked.settings.get(LIMIT_SETTING, 0)
    try:
        most = max(0, int(limit))
    except ValueError:
        most = 0
    return [_cell(v) for v in (values[:most] if most else values)]


def _cell(value: Value) -> Json:
    if value.id:
        return {"id": value.id, "name": value.name}
    if isinstance(value.number, float):
        return {"float": value.number}
    return {"int": value.number} if value.number is not None else {"str": value.name}


def _meta(identifier: str, known: ThingProperty | None) -> Json:
    made: Json = {"id": identifier, "name": known.name if known else identifier}
    if known and known.target:
        made["type"] = type_reference(known.target)
    return made
