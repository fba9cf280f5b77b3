"""Response headers that every answer carries."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What an answer has unless it says otherwise.  Browsers heed Strict-Transport-Security over https only."""


ANY_FRAME = "frame-ancestors *"
"""A page whose own policy says so may stand in a frame on any site; ``X-Frame-Options`` cannot say that."""


def headers_of_all(version: str) -> dict[str, str]:
    """The headers of every answer of an API of this version.

    ``Access-Control-Allow-Origin: *`` is on everything: all that is served is public, and nothing here
    depends on who asks.
    """
    return {**SECURITY_HEADERS, "API-Version": version, "Access-Control-Allow-Origin": "*"}


class SecurityHeaders:
    """Adds the headers of every answer to those that have not set them themselves.

    Not the ones of ``SECURITY_HEADERS`` to a 304: the answer that the asker has carries them already
    (RFC 9110, 15.4.5).
    """

    def __init__(self, app: ASGIApp, version: str) -> None:
        self.app = app
        self.headers = [(n.lower().encode(), v.encode()) for n, v in headers_of_all(version).items()]
        kept = {n.lower().encode() for n in SECURITY_HEADERS}
        self.headers_of_unchanged = [pair for pair in self.headers if pair[0] not in kept]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 304:
                message["headers"] = [*message["headers"], *self.headers_of_unchanged]
            elif message["type"] == "http.response.start":
                own = dict(message["headers"])
                if ANY_FRAME.encode() in own.get(b"content-security-policy", b""):
                    own[b"x-frame-options"] = b""  # may be framed: the old header could only forbid it
                missing = [pair for pair in self.headers if pair[0] not in own]
                message["headers"] = [*message["headers"], *missing]
            await send(message)

        await self.app(scope, receive, send_with_headers)
