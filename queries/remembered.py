"""Values that depend on the content of the graph alone, kept for as long as that content is asked about."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """The last ``size`` values by key; the key holds the graph's version, which is a hash of its content."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = threading.Lock()
        _all.add(self)

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value under ``key``, made now if it is not there (two threads may both make it)."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def forget(self) -> None:
        """Forget everything: the next question is as the first one after a load."""
        with self._lock:
            self._values.clear()


_all: weakref.WeakSet[Remembered[Any]] = weakref.WeakSet()


def forget_all() -> None:
    """Forget whatever any query module remembers, for who measures or compares engines."""
    for remembered in list(_all):
        remembered.forget()
