"""The site on this computer: start, say where, open the browser."""

from __future__ import annotations

import sys
import webbrowser
from threading import Timer

import uvicorn

from api.app import create_app
from api.http.connections import MAX_HEAD_BYTES, ImpatientConnection
from api.http.logs import write_logs
from api.http.making import Making
from api.http.warming import keep_warm
from api.settings import Settings
from graph.store import Store

KEEP_ALIVE_SECONDS = 5
OPEN_AFTER_SECONDS = 1.0


def serve(store: Store, host: str, port: int, *, open_page: bool = False) -> None:
    """Serve one store until interrupted.  The graph is opened first, so that a fault shows at once."""
    version = store.at().version
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    print(f"Schakelkaart staat op {address} (graaf {version}). Stoppen met Ctrl-C.", file=sys.stderr)
    if open_page:
        Timer(OPEN_AFTER_SECONDS, webbrowser.open, (address,)).start()
    write_logs(Settings())
    making = Making()
    keep_warm(store, making=making)
    uvicorn.Server(configuration(store, host, port, making)).run()


def configuration(store: Store, host: str, port: int, making: Making | None = None) -> uvicorn.Config:
    """How the server runs, here and in tests; port 0 is a free one."""
    return uvicorn.Config(
        create_app(store, making),
        host=host,
        port=port,
        http=ImpatientConnection,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        server_header=False,
    )
