"""Names that list several parties: ``Het Goed en De Beurs`` is Het Goed, and De Beurs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.resolve.names import key

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:en|met)\s+", re.IGNORECASE)


class NameLists:
    """Tells a list of parties from a name with ``en`` in it.

    It is a list when every part of it stands by itself elsewhere: ``Natuur en Milieu Overijssel`` is
    none, for no party is called Natuur.  ``names`` are those that parties go by.
    """

    def __init__(self, names: Iterable[str] = (), records: Iterable[str] = ()) -> None:
        self._named = {key(n) for n in names}
        self._described = {key(n) for n in records}
        """What a card describes under such a name is one thing."""
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts(self, name: str) -> tuple[str, ...]:
        """The names that ``name`` lists; itself when it is no list."""
        found = self._parts.get(name)
        if found is None:
            parts = tuple(dict.fromkeys(p for p in _BETWEEN.split(name) if p))
            is_list = len(parts) > 1 and key(name) not in self._described
            found = parts if is_list and all(key(p) in self._named for p in parts) else (name,)
            self._parts[name] = found
        return found
