"""What questions stand on, made beside the server that does not find it: in a process of its own.

Requests that need it meanwhile wait in the event loop, a bounded number for a bounded time, and hold no
thread; the others are told when to come back.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread

import anyio
from anyio import to_process

from graph.store import GraphChangedError, Snapshot, open_store
from queries.standing import make_everything

WAIT_SECONDS = 20.0
"""How long a request waits for what it stands on: of the cards that takes a few seconds."""
LOOK_SECONDS = 0.1
"""How often it is looked whether what is needed is there."""
MOST_WAITING = 64
"""Requests that wait for it at once."""
NICENESS = 5
"""Of the process that makes it: a page that can be answered goes first."""


class Making:
    """One graph at a time; who asks for one that is being made waits for that."""

    def __init__(self) -> None:
        self._doing: dict[str, Future[Snapshot]] = {}
        self._lock, self._turn = Lock(), Lock()
        self._waiting = 0

    def started(self, snapshot: Snapshot) -> Future[Snapshot]:
        """The work on one graph, begun now or before."""
        with self._lock:
            doing = self._doing.get(snapshot.version)
            if doing is None:
                doing = self._doing[snapshot.version] = Future()
                # It ends with the server: what is half made is made again by the next.
                Thread(target=self._work, args=(snapshot, doing), name="making", daemon=True).start()
            return doing

    def _work(self, snapshot: Snapshot, doing: Future[Snapshot]) -> None:
        with self._turn:
            try:
                doing.set_result(_make(snapshot))
            except BaseException as error:
                doing.set_exception(error)
        with self._lock:
            del self._doing[snapshot.version]

    async def is_there(self, snapshot: Snapshot, there: Callable[[], bool]) -> bool:
        """Whether what is needed is there, after a while; the rest may still be made.

        Raises ``GraphChangedError`` when the graph is no longer.
        """
        if self._waiting >= MOST_WAITING:
            return False
        self._waiting += 1
        try:
            work, until = asyncio.wrap_future(self.started(snapshot)), time.monotonic() + WAIT_SECONDS
            while not work.done() and not there() and time.monotonic() < until:
                await asyncio.wait({work}, timeout=LOOK_SECONDS)
        finally:
            self._waiting -= 1
        if work.done():
            work.result()
        return work.done() or there()


def _make(snapshot: Snapshot) -> Snapshot:
    """Have it made elsewhere and open it here; here it is made only where it cannot be kept on disk."""
    if snapshot.url.startswith("file:"):  # the password of a server is not in its address
        try:
            anyio.run(_in_a_process, snapshot.url, snapshot.version)
        except GraphChangedError:
            raise
        except Exception:
            logging.getLogger(__name__).exception("not made in a process of its own")
    return make_everything(snapshot)


async def _in_a_process(url: str, version: str) -> None:
    await to_process.run_sync(_made, url, version)


def _made(url: str, version: str) -> None:
    os.nice(NICENESS)
    snapshot = open_store(url).at()
    if snapshot.version != version:
        raise GraphChangedError
    make_everything(snapshot)
