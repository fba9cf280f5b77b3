"""Values that depend on the content of the graph alone, kept for as long as that content is asked about."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """The last ``size`` values by key; the key holds the graph's version, which is a hash of its content.

    A value of which ``worth`` says no (it may take too much memory) is given and not kept.
    """

    def __init__(self, size: int, worth: Callable[[Value], bool] = lambda value: True) -> None:
        self._size = size
        self._worth = worth
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
        if not self._worth(value):
            return value
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def forget(self) -> None:
        """Forget everything: the next question is as the first one after a load."""
        with self._lock:
            self._values.clear()


class RememberedEach(Generic[Key, Value]):
    """What the graph says of each of many things: only of those that are not held yet it is asked.

    Holds the last ``size`` things that were asked for, of one version of the graph at a time.  A thing of
    which nothing is known is held as well, so that it is not asked again.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._version = ""
        self._values: OrderedDict[Key, Value | None] = OrderedDict()
        self._lock = threading.Lock()
        _all.add(self)

    def get(
        self,
        version: str,
        keys: Iterable[Key],
        read: Callable[[Sequence[Key]], Mapping[Key, Value]],
    ) -> dict[Key, Value]:
        """What is known of each of ``keys``, in their order; ``read`` gives it for the ones not held."""
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Value | None] = {}
        with self._lock:
            if version != self._version:
                self._values.clear()
                self._version = version
            for key in wanted:
                if key in self._values:
                    self._values.move_to_end(key)
                    found[key] = self._values[key]
        missing = [key for key in wanted if key not in found]
        if missing:
            made = read(missing)
            fresh = {key: made.get(key) for key in missing}
            found |= fresh
            with self._lock:
                if version == self._version:
                    self._values |= fresh
                    while len(self._values) > self._size:
                        self._values.popitem(last=False)
        return {key: value for key in wanted if (value := found[key]) is not None}

    def forget(self) -> None:
        """Forget everything: the next question is as the first one after a load."""
        with self._lock:
            self._values.clear()


class _Forgets(Protocol):
    def forget(self) -> None: ...


_all: weakref.WeakSet[_Forgets] = weakref.WeakSet()


def forget_all() -> None:
    """Forget whatever any query module remembers, for who measures or compares engines."""
    for remembered in list(_all):
        remembered.forget()
