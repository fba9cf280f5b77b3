"""Connections that do not wait for ever: a slow or broken client is told so, and let go.

Uvicorn has one timer, for a connection that is idle between requests.  Here a request must also be complete
in time, an answer must be taken in time, and what cannot be read as HTTP gets a problem document too.
"""

from __future__ import annotations

import asyncio
import sys

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.http.about import API_VERSION
from api.http.errors import problem_document
from api.http.headers import headers_of_all
from api.rest.problems import MEDIA_TYPE

REQUEST_SECONDS = 10.0
"""How long a request may take to arrive; a phone on a train needs less than one."""
ANSWER_SECONDS = 30.0
"""How long a client may take nothing of an answer that is ready for it."""
LINGER_SECONDS = 2.0
"""How long what a refused client still sends is thrown away, so that it reads why before the line drops."""
MAX_CONNECTIONS = 1000
"""Open at once.  One costs some 50 kB; a program that asks has one or a few."""
TOO_MANY = "Er zijn te veel verbindingen tegelijk. Probeer het over een paar seconden opnieuw."
MAX_HEAD_BYTES = 32 * 1024
"""Request line and headers together, as far as they must be kept until complete."""


class ImpatientConnection(H11Protocol):
    """One connection; see the module."""

    _incomplete: asyncio.TimerHandle | None = None
    _untaken: asyncio.TimerHandle | None = None
    _refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._incomplete = self.loop.call_later(REQUEST_SECONDS, self._too_slow)
        if len(self.connections) > MAX_CONNECTIONS:
            self._refuse(503, TOO_MANY)

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._incomplete, self._untaken):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            if self._incomplete is None:
                self._incomplete = self.loop.call_later(REQUEST_SECONDS, self._too_slow)
        elif self._incomplete is not None:
            self._incomplete.cancel()
            self._incomplete = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._untaken = self.loop.call_later(ANSWER_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None

    def send_400_response(self, msg: str) -> None:
        error = sys.exc_info()[1]
        if isinstance(error, h11.RemoteProtocolError) and error.error_status_hint == 431:
            self._refuse(431, f"Adres en headers mogen samen hoogstens {MAX_HEAD_BYTES} bytes zijn.")
        else:
            self._refuse(400, "Dit is geen geldig HTTP-verzoek.")

    def _too_slow(self) -> None:
        self._incomplete = None
        self._refuse(408, f"Het verzoek was na {REQUEST_SECONDS:.0f} seconden nog niet compleet.")

    def _refuse(self, status: int, detail: str) -> None:
        """Say why, as far as an answer can still begin, and close."""
        self._refused = True
        if self.transport.is_closing():
            return
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.abort()
            return
        body = problem_document(status, detail)
        headers = {
            "Content-Type": MEDIA_TYPE,
            "Content-Length": str(len(body)),
            "Connection": "close",
            **headers_of_all(API_VERSION),
        }
        start = h11.Response(
            status_code=status, headers=[(n.lower().encode(), v.encode()) for n, v in headers.items()]
        )
        for event in (start, h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.loop.call_later(LINGER_SECONDS, self.transport.close)
