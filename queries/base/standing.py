"""What many questions stand on: made once of a graph, kept on disk, and opened by who finds it there.

It is made with the load.  A server that does not find it has it made elsewhere: making it takes seconds to
minutes, and a thread that answers requests neither does that nor waits for who does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from graph.store import Snapshot
from queries.base.remembered import Remembered

Value = TypeVar("Value")

ANSWERING: ContextVar[bool] = ContextVar("answering", default=False)
"""Whether this is where requests are answered, so that nothing heavy is made here."""


class NotMadeYetError(Exception):
    """What a question stands on is not there yet, and is not made where requests are answered.

    ``there`` says whether it is now.
    """

    def __init__(self, there: Callable[[], bool]) -> None:
        super().__init__()
        self.there = there


@dataclass(eq=False)
class Standing(Generic[Value]):
    """Something that is made once of a graph.

    ``place`` is where it is on disk, by version; ``read`` opens what is there, or gives None; ``make`` makes
    it and puts it there where it can.  What could not be kept on disk is made again by the next process: that
    costs time, never an answer.
    """

    place: Callable[[str], Path]
    read: Callable[[Snapshot], Value | None]
    make: Callable[[Snapshot], Value]
    remembered: Remembered[Value] = field(default_factory=Remembered)

    def of(self, snapshot: Snapshot) -> Value:
        """It, of one graph.  Raises ``NotMadeYetError`` where requests are answered and it is not there."""
        return self.remembered.get(snapshot, "", lambda: self._found(snapshot))

    def _found(self, snapshot: Snapshot) -> Value:
        found = self.read(snapshot)
        if found is not None:
            return found
        if ANSWERING.get():
            raise NotMadeYetError(self.place(snapshot.version).is_dir)
        with snapshot.kept.setdefault(id(self), threading.Lock()):  # one thread makes it, others wait
            return self.remembered.get(snapshot, "", lambda: self._made(snapshot))

    def _made(self, snapshot: Snapshot) -> Value:
        found = self.read(snapshot)
        return self.make(snapshot) if found is None else found
