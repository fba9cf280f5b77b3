"""How many requests are worked on at once."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI

from graph.store import Store

WAITING_THREADS = 40
"""Threads for a store elsewhere: most of them wait for its answer."""


@asynccontextmanager
async def few_threads(store: Store, app: FastAPI) -> AsyncIterator[None]:
    """As many requests at work at once as is quickest; the others wait their turn.

    The embedded engine works in this process: with more threads than two a core these only take turns, and
    of sixteen requests at once the slowest waits a third longer.
    """
    here = store.url.startswith("file:")
    limiter = to_thread.current_default_thread_limiter()
    limiter.total_tokens = 2 * (os.cpu_count() or 1) if here else WAITING_THREADS
    yield
