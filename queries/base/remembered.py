"""Values that depend on one graph alone: they hang on its snapshot, and go with it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Keeper(Protocol):
    """What values are kept by: a snapshot of a graph, or what was made of one."""

    @property
    def kept(self) -> dict[object, Any]:
        """What is kept, by who remembers it."""
        ...


class Remembered(Generic[Value]):
    """Of every graph the last ``size`` values by key.

    A value of which ``worth`` says no (it may take too much memory) is given and not kept.
    """

    def __init__(self, size: int = 1, worth: Callable[[Value], bool] = lambda value: True) -> None:
        self._size = size
        self._worth = worth
        self._lock = threading.Lock()

    def get(self, keeper: Keeper, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value under ``key``, made now if it is not there (two threads may both make it)."""
        with self._lock:
            values: OrderedDict[Hashable, Value] = keeper.kept.setdefault(self, OrderedDict())
            if key in values:
                values.move_to_end(key)
                return values[key]
        value = make()
        if self._worth(value):
            with self._lock:
                values[key] = value
                while len(values) > self._size:
                    values.popitem(last=False)
        return value


class RememberedEach(Generic[Key, Value]):
    """What the graph says of each of many things: only of those that are not held yet it is asked.

    Holds the last ``size`` things that were asked for, of every graph.  A thing of which nothing is known is
    held as well, so that it is not asked again.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()

    def get(
        self,
        keeper: Keeper,
        keys: Iterable[Key],
        read: Callable[[Sequence[Key]], Mapping[Key, Value]],
    ) -> dict[Key, Value]:
        """What is known of each of ``keys``, in their order; ``read`` gives it for the ones not held."""
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Value | None] = {}
        with self._lock:
            values: OrderedDict[Key, Value | None] = keeper.kept.setdefault(self, OrderedDict())
            for key in wanted:
                if key in values:
                    values.move_to_end(key)
                    found[key] = values[key]
        missing = [key for key in wanted if key not in found]
        if missing:
            made = read(missing)
            fresh = {key: made.get(key) for key in missing}
            found |= fresh
            with self._lock:
                values |= fresh
                while len(values) > self._size:
                    values.popitem(last=False)
        return {key: value for key in wanted if (value := found[key]) is not None}
