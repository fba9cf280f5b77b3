"""Heavy work: one piece at a time, few that wait, and the rest is told when to come back.

Making a workbook, a picture or the whole graph takes a second or more of computing.  Who waits for a turn
waits in the event loop and holds no thread, so that pages are answered meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, TypeVar

from anyio import CapacityLimiter, fail_after
from fastapi import Request
from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.errors import TooBusyError, too_busy

MOST_WAITING = 8
"""Pieces of work that wait for their turn: of two seconds each that is as long as a reader waits."""
WORK_SECONDS = 300.0
"""How long one piece may take: the whole graph of 300,000 projects as a workbook takes some two minutes."""

Made = TypeVar("Made")


class Turns:
    """One at a time, and ``MOST_WAITING`` that wait."""

    def __init__(self) -> None:
        self._limiter = CapacityLimiter(1)
        self._here = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; raises ``TooBusyError`` when too many wait already."""
        if self._here > MOST_WAITING:
            raise TooBusyError
        self._here += 1
        try:
            async with self._limiter:
                yield
        finally:
            self._here -= 1


class Shared:
    """Work of which equal pieces are done once, for all who ask meanwhile."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._doing: dict[object, asyncio.Task[Any]] = {}

    async def done(self, key: object, work: Callable[[], Awaitable[Made]]) -> Made:
        """What ``work`` gives, or the piece with the same key that is being done.

        Raises ``TooBusyError`` when too many wait or it takes longer than ``WORK_SECONDS``.  It goes on when
        who asked for it leaves: others may wait for it, and it is kept.
        """
        task: asyncio.Task[Made] | None = self._doing.get(key)
        if task is None:
            task = self._doing[key] = asyncio.create_task(self._in_turn(work))
            task.add_done_callback(lambda _: self._doing.pop(key, None))
        return await asyncio.shield(task)

    async def _in_turn(self, work: Callable[[], Awaitable[Made]]) -> Made:
        async with self._turns.turn():
            try:
                with fail_after(WORK_SECONDS):
                    return await work()
            except TimeoutError:
                raise TooBusyError from None


class HeavyRequests:
    """Middleware that lets requests for files that are computed have their turn.

    The turn ends when the answer begins: by then it is made, and how fast it is taken is up to the asker.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.turns = Turns()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_heavy(scope):
            await self.app(scope, receive, send)
            return
        async with AsyncExitStack() as held:
            try:
                await held.enter_async_context(self.turns.turn())
            except TooBusyError:
                await too_busy(Request(scope))(scope, receive, send)
                return

            async def made(message: Message) -> None:
                await held.aclose()
                await send(message)

            await self.app(scope, receive, made)


def is_heavy(scope: Scope) -> bool:
    """Whether a file is asked that is computed: a picture of the network, a list, or a note."""
    path: str = scope["path"]
    return path.startswith("/netwerk/netwerk.") or any(QueryParams(scope["query_string"]).getlist("vorm"))
