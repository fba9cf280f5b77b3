"""``/v1/graaf``: the whole graph as a file."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from starlette.exceptions import HTTPException

from api.files.whole_graph import FORMS, whole_graph
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.linked.suffixes import SUFFIXES
from api.rest.representations import preferred

router = APIRouter(tags=["Linked data"])

SUFFIX_OF = {SUFFIXES[suffix]: suffix for suffix in FORMS}
_BINARY: dict[str, object] = {"schema": {"type": "string", "format": "binary"}}
_JSON: dict[str, object] = {"schema": {"type": "object"}}
_CONTENT = {form: _JSON if form.endswith("json") else _BINARY for form in SUFFIX_OF}


@router.get(
    "/graaf",
    summary="De hele graaf als bestand",
    response_class=Response,
    responses={200: {"content": _CONTENT}},
)
async def graaf(request: Request) -> Response:
    """Alles in één bestand: JSON-LD, Turtle, GraphML, CSV in een zip, of een Excel-werkmap.

    Kies met de header `Accept`, of met een achtervoegsel: `/v1/graaf.ttl`, `.jsonld`, `.graphml`,
    `.csv.zip`, `.xlsx`. De eerste keer na een nieuwe lading duurt langer.
    """
    chosen = preferred(request.headers.get("accept", ""), list(SUFFIX_OF))
    if chosen is None:
        raise HTTPException(406, f"De graaf is er als {', '.join(SUFFIX_OF)}. Pas de header Accept aan.")
    snapshot, suffix = snapshot_of(request), SUFFIX_OF[chosen]
    kept = await whole_graph(snapshot, suffix, base_of(request), request.app.state.heavy)
    headers = {
        "Content-Length": str(kept.size),
        "Content-Disposition": f'attachment; filename="schakelkaart{suffix}"',
    }
    return StreamingResponse(kept.chunks(), media_type=chosen, headers=headers)
