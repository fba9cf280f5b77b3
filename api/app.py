"""The web application: which routes and middleware there are, on one page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.http import errors
from api.http.about import API_VERSION
from api.http.base_address import configured_base
from api.http.headers import SecurityHeaders
from api.http.heavy import HeavyRequests, Shared
from api.http.limits import RequestLimits
from api.http.logs import RequestLog
from api.http.making import Making
from api.http.mine import MyProvince
from api.http.served import OneSnapshot
from api.http.static_files import KeptFiles
from api.http.threads import few_threads
from api.http.tidy import TidyAddresses
from api.http.unchanged import Unchanged, build_mark
from api.linked import identifiers
from api.linked.suffixes import Suffixes
from api.pages import ROUTERS
from api.rest import api_docs
from api.rest.description import describe
from api.rest.prefix import PREFIX
from api.rest.resources import include_api
from graph.store import Store

HERE = Path(__file__).parent
KEPT = (PREFIX, "/netwerk/gegevens.json")
"""Whose answers depend on the graph and the address alone."""
ASKED_BY_SCRIPTS = ["Link", "ETag", "API-Version", "Retry-After"]


def create_app(store: Store, making: Making | None = None) -> FastAPI:
    """The application that serves one store; ``making`` is shared with who keeps it warm."""
    app = FastAPI(
        title="Schakelkaart",
        version=API_VERSION,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # the usual pages fetch their scripts from another site; see api_docs
        redoc_url=None,
        redirect_slashes=False,
        lifespan=partial(few_threads, store),
        middleware=[  # a request passes them from first to last
            Middleware(RequestLog),
            Middleware(SecurityHeaders, version=API_VERSION),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["*"],
                expose_headers=ASKED_BY_SCRIPTS,
            ),
            Middleware(OneSnapshot, store=store, making=making or Making()),
            Middleware(RequestLimits),
            Middleware(TidyAddresses),
            Middleware(MyProvince),
            Middleware(Suffixes),
            Middleware(Unchanged, prefixes=KEPT, build=build_mark(HERE.parent)),
            Middleware(HeavyRequests),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
    )
    app.state.store = store
    app.state.heavy = Shared()
    app.state.base = configured_base()
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    errors.register(app)
    include_api(app)
    app.include_router(api_docs.router)
    app.include_router(identifiers.router)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", KeptFiles(directory=HERE / "html" / "static"), name="static")
    app.mount(api_docs.ASSETS, StaticFiles(packages=[("fastapi_offline", "static")]), name="docs-assets")
    return app
