"""The graph that a request is answered from, and the cards that it comes from."""

from __future__ import annotations

from pathlib import Path

from anyio import to_thread
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.logs import NOTED
from api.http.making import Making
from api.settings import Settings, variable
from graph.store import GraphChangedError, Snapshot, Store, StoreError, StoreUnavailableError
from loaders.documents.folder import seeds_folder
from queries.base.standing import ANSWERING, NotMadeYetError

CARDS_VARIABLE = variable("seeds")
SNAPSHOT = "snapshot"
MOST_TRIES = 20
"""Switches of the graph that may come between one request and its answer."""
ALWAYS_CHANGED = "de graaf wordt op dit moment steeds vervangen. Probeer het zo opnieuw."
NOT_YET = "wat voor dit antwoord nodig is, wordt nu van de nieuwe gegevens gemaakt. Probeer het zo opnieuw."


def snapshot_of(request: Request) -> Snapshot:
    """The one graph that a request is answered from.

    Raises ``StoreError`` when there was none when the request came.
    """
    return found_in(request.scope)


def found_in(scope: Scope) -> Snapshot:
    """The same, for a middleware."""
    untaken = StoreUnavailableError("bij dit verzoek is nog geen graaf opgezocht.")
    held: Snapshot | StoreError = scope.get("state", {}).get(SNAPSHOT, untaken)
    if isinstance(held, StoreError):
        raise held
    return held


def cards_folder() -> Path:
    """The folder with the cards: what ``SCHAKELKAART_SEEDS`` names, or what comes with the project."""
    return Settings().seeds or seeds_folder()


class OneSnapshot:
    """Middleware that gives every request one snapshot of the graph, for all that is asked to answer it.

    When a server says that its graph was switched meanwhile, the request is answered again from the new one;
    when what the question stands on is not there, once that is made (``api.http.making``).  Nothing has been
    sent by then, as answers are made before they are sent.
    """

    def __init__(self, app: ASGIApp, store: Store, making: Making) -> None:
        self.app = app
        self.store = store
        self.making = making

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        ANSWERING.set(True)
        again, started = _Again(receive), False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        refusal = StoreUnavailableError(ALWAYS_CHANGED)
        for _ in range(MOST_TRIES):
            taken = await self._taken()
            if not isinstance(taken, StoreError):
                scope.get(NOTED, {})["version"] = taken.version
            state = {**scope.get("state", {}), SNAPSHOT: taken}
            try:
                await self.app({**scope, "state": state}, again.receive, noted)
                return
            except NotMadeYetError as missing:
                if started or isinstance(taken, StoreError):
                    raise
                again.from_the_start()
                if not await self._is_made(taken, missing):
                    refusal = StoreUnavailableError(NOT_YET)
                    break
            except GraphChangedError:
                if started:
                    raise
                again.from_the_start()
        await self.app({**scope, "state": {**scope.get("state", {}), SNAPSHOT: refusal}}, again.receive, send)

    async def _is_made(self, snapshot: Snapshot, missing: NotMadeYetError) -> bool:
        """Whether what questions stand on is there now, or the graph that it was of is not."""
        try:
            return await self.making.is_there(snapshot, missing.there)
        except GraphChangedError:
            return True

    async def _taken(self) -> Snapshot | StoreError:
        """The graph that is served now.

        The embedded engine looks at one file, in some 10 microseconds; a thread would cost more than that.
        A server may take a while.
        """
        try:
            if self.store.url.startswith("file:"):
                return self.store.at()
            return await to_thread.run_sync(self.store.at)
        except StoreError as error:  # who answers may not need a graph, or will say so
            return error


class _Again:
    """What was received of a request, for who reads it another time."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._held: list[Message] = []
        self._next = 0

    async def receive(self) -> Message:
        if self._next == len(self._held):
            message = await self._receive()
            if message["type"] != "http.request":
                return message
            self._held.append(message)
        self._next += 1
        return self._held[self._next - 1]

    def from_the_start(self) -> None:
        self._next = 0
