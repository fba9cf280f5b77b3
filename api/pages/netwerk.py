"""The network on a projector: the picture, and the files people take home."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from api.files.downloads import attachment
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.network.address import LEVELS, LevelName, address_of
from api.network.drawing import vis_script
from api.network.files import FILES, file_of
from api.network.sheet import sheet_of
from api.network.takeaway import SCRIPTS, qr
from queries.network import NetworkQuery

router = APIRouter(include_in_schema=False)

FOR_EVER = "public, max-age=31536000, immutable"
SCRIPT_MARK = sha256(vis_script().encode()).hexdigest()[:10]
"""Changes with vis-network, so that a browser may keep it for ever."""
Tone = Annotated[Literal["licht", "donker"], Query(alias="toon")]


def asked(
    query: Annotated[NetworkQuery, chosen(NetworkQuery)], niveau: LevelName = "provincies"
) -> NetworkQuery:
    """What an address asks (a FastAPI dependency)."""
    return query.model_copy(update={"level": LEVELS[niveau]})


Asked = Annotated[NetworkQuery, Depends(asked)]


@router.get("/netwerk")
def network_page(request: Request, query: Asked) -> Response:
    """The page; its whole state but for the view is in the address."""
    sheet = sheet_of(snapshot_of(request), query)
    link = str(request.url_for("network_page")) + "?" + address_of(query)
    return render(
        request,
        "netwerk.html",
        sheet=sheet.linked(link, qr(link)),
        scripts=SCRIPTS,
        vis_version=SCRIPT_MARK,
    )


@router.get("/netwerk/gegevens.json")
def network_data(request: Request, query: Asked) -> Response:
    """What the page draws."""
    data = sheet_of(snapshot_of(request), query).data
    return Response(data, media_type="application/json")


@router.get("/netwerk/vis-network.js")
def vis(request: Request) -> Response:
    """vis-network as the pyvis wheel carries it, with its licence at its head."""
    headers = {"Cache-Control": FOR_EVER if request.query_params.get("v") else "no-cache"}
    return Response(vis_script(), media_type="text/javascript; charset=utf-8", headers=headers)


@router.get("/netwerk/netwerk.{form}")
def network_file(
    request: Request,
    form: Literal["html", "svg", "png", "pdf", "xlsx", "gexf", "graphml"],
    query: Asked,
    tone: Tone = "licht",
    beeld: Annotated[list[Annotated[str, Query(max_length=2000)]], Query(max_length=20)] = [],  # noqa: B006
) -> Response:
    """The picture as a file; an HTML file also holds the pictures of ``beeld`` (addresses, for a story)."""
    snapshot = snapshot_of(request)
    link = str(request.url_for("network_page")) + "?" + address_of(query)
    content = file_of(snapshot, query, form, dark=tone == "donker", link=link, others=tuple(beeld))
    if form == "svg":
        return Response(content, media_type=FILES[form])
    return attachment(content, FILES[form], f"netwerk.{form}")
