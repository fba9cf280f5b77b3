"""What goes with reconciliation: suggestions while one types, explanations, previews, and properties."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.html.templating import render
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.rest.parameters import EXAMPLE
from api.rest.prefix import PREFIX
from api.rest.reconciliation.service import HERE, Json, as_json, exists, type_reference
from graph.schema import NODE_TYPE_BY_SEGMENT, NODE_TYPES, label_of
from graph.store import Snapshot
from queries.linked import all_properties, properties_of, values_of
from queries.reconciliation import in_short
from queries.suggest import SuggestQuery, suggest

router = APIRouter(tags=["Reconciliatie"])

SUGGESTED, MOST_SUGGESTED = 10, 20
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)
"""OpenRefine shows the preview in a frame of its own page, on whatever address that runs."""


@router.get(
    f"{HERE}/eigenschappen",
    summary="Welke eigenschappen een soort heeft",
    response_model=Json,
)
def propose_properties(
    type: Annotated[str, Query(max_length=100, description="Soort, zoals `project`.")] = "",
    limit: Annotated[int, Query(ge=1, le=500, description="Hoeveel er komen.")] = 100,
) -> Response:
    """De eigenschappen waarvan waarden zijn op te vragen."""
    node = NODE_TYPE_BY_SEGMENT.get(type)
    found = properties_of(node.label) if node else all_properties()
    listed = [{"id": p.id, "name": p.name} for p in found[:limit]]
    return as_json({"type": type, "properties": listed, "limit": limit})


Prefix = Annotated[
    str, Query(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$", description="Wat er tot nu toe is getypt.")
]
Cursor = Annotated[int, Query(ge=0, le=1000, description="Hoeveel er al zijn getoond.")]
Kind = Annotated[
    str,
    Path(
        description="Waarover: `entity`, `type` of `property`.",
        json_schema_extra={"enum": ["entity", "type", "property"]},
    ),
]
Identifier = Annotated[str, Query(min_length=1, max_length=300, description="Identificatie.")]


@router.get(
    f"{HERE}/suggesties/entity",
    summary="Dingen bij de eerste letters",
    response_model=Json,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}/suggesties/entity?prefix=cesi"},
)
def suggest_entity(request: Request, prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Dingen waarvan een naam begint met wat is getypt."""
    snapshot, most = snapshot_of(request), min(cursor + SUGGESTED, MOST_SUGGESTED)
    found = suggest(snapshot, SuggestQuery(text=prefix, limit=most)).suggestions if prefix.strip() else []
    return as_json(
        {
            "result": [
                {
                    "id": s.id,
                    "name": s.name,
                    "description": f"{s.kind}, ook: {s.also}" if s.also else s.kind,
                    "notable": [type_reference(s.type)],
                }
                for s in found[cursor:]
            ]
        }
    )


@router.get(
    f"{HERE}/suggesties/type",
    summary="Soorten bij de eerste letters",
    response_model=Json,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}/suggesties/type?prefix=proj"},
)
def suggest_type(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Soorten dingen waarvan de naam de letters heeft."""
    wanted = prefix.strip().casefold()
    found = [n for n in NODE_TYPES if wanted in n.name or wanted in n.plural]
    listed = [{**type_reference(n.label), "description": n.meaning} for n in found]
    return as_json({"result": listed[cursor : cursor + SUGGESTED]})


@router.get(
    f"{HERE}/suggesties/property",
    summary="Eigenschappen bij de eerste letters",
    response_model=Json,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}/suggesties/property?prefix=fase"},
)
def suggest_property(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Eigenschappen waarvan de naam de letters heeft."""
    wanted = prefix.strip().casefold()
    found = [p for p in all_properties() if wanted in p.name.casefold() or wanted in p.id.casefold()]
    return as_json({"result": [{"id": p.id, "name": p.name} for p in found[cursor : cursor + SUGGESTED]]})


@router.get(
    f"{HERE}/toelichtingen/{{kind}}",
    summary="Toelichting bij een suggestie",
    response_model=Json,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}/toelichtingen/type?id=project"},
)
def flyout(request: Request, kind: Kind, id: Identifier) -> Response:
    """Een stukje HTML over een ding (`entity`), een soort (`type`) of een eigenschap (`property`)."""
    if kind == "entity":
        title, text = _about(snapshot_of(request), id)
    elif kind == "type" and id in NODE_TYPE_BY_SEGMENT:
        node = NODE_TYPE_BY_SEGMENT[id]
        title, text = node.name, node.meaning
    elif kind == "property" and (found := next((p for p in all_properties() if p.id == id), None)):
        of = [n.plural for n in NODE_TYPES if any(p.id == id for p in properties_of(n.label))]
        title, text = found.name, f"Eigenschap van {', '.join(of)}."
    else:
        raise HTTPException(404, f'Er is geen {kind} "{id}".')
    return as_json({"id": id, "html": f"<p><strong>{escape(title)}</strong></p><p>{escape(text)}</p>"})


def _about(snapshot: Snapshot, identifier: str) -> tuple[str, str]:
    if not exists(snapshot, identifier):
        raise HTTPException(404, f"{identifier} staat niet in de graaf.")
    thing = in_short(snapshot, [identifier])[identifier]
    return thing.name, f"{thing.what}. {thing.description}" if thing.description else thing.what


@router.get(
    f"{HERE}/voorbeeld",
    summary="Een ding in het kort, als HTML",
    response_class=Response,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)
def preview(request: Request, id: Identifier) -> Response:
    """Wat iemand moet zien om te weten of dit het bedoelde is, voor in een frame."""
    snapshot = snapshot_of(request)
    if not exists(snapshot, id):
        raise HTTPException(404, f"{id} staat niet in de graaf.")
    own = values_of(snapshot, [id])
    shown = ("provincie", "website", "founded", "phase", "start_year", "end_year", "thema")
    names = {p.id: p.name for p in properties_of(label_of(id))}
    facts = [(names[p], [v.name for v in own[id][p]][:6]) for p in shown if p in names and own[id].get(p)]
    return render(
        request,
        "reconciliatie_voorbeeld.html",
        headers={"Content-Security-Policy": PREVIEW_POLICY},
        thing=in_short(snapshot, [id])[id],
        facts=facts,
        address=f"{base_of(request)}id/{id}",
    )
