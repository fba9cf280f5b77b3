"""Style sheets, scripts and pictures, which a browser may keep."""

from __future__ import annotations

import os

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"


class KeptFiles(StaticFiles):
    """Files that are kept for ever when their address holds a mark of their content (``?v=``).

    ``api.html.templating.static`` makes such addresses; without the mark a file is asked for again.
    """

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        marked = scope.get("query_string", b"").startswith(b"v=")
        answer.headers["Cache-Control"] = FOR_EVER if marked else ASK_AGAIN
        return answer
