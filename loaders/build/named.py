"""What the IPO note names, and where: so that it is cited for that and for nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from loaders.records.records import TermRecord
from loaders.resolve.names import folded


class Named:
    """The things that the note names, with the sections where it does.

    The list of what it names is whole (``notitie.yaml``), so that what is not on it the note does not say.
    """

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        """Folded name of a term to the identifier of what it names."""
        self.tracks: dict[str, str] = {}
        """Section of a development track (``5.2.1``) to the identifier of its theme."""
        self.files: set[str] = set()
        """Stems of the files that say what the note names."""
        self._places: dict[str, set[str]] = defaultdict(set)
        self._provinces: dict[str, set[str]] = defaultdict(set)

    def add(self, term: TermRecord, identifier: str) -> None:
        """The note names this thing."""
        self.files.add(term.file)
        self.ids[folded(term.name)] = identifier
        self.place(identifier, (term.where, *term.also))
        self._provinces[identifier].update(term.provinces)

    def place(self, identifier: str, places: Iterable[str]) -> None:
        """The note names this thing in these sections."""
        self._places[identifier].update(places)

    def named(self, identifier: str, place: str = "") -> bool:
        """Whether the note names a thing in this section; without one, anywhere."""
        places = self._places.get(identifier, set())
        return place in places if place else bool(places)

    def in_province(self, identifier: str, slug: str) -> bool:
        """Whether the note says of a thing that it is in this province."""
        return slug in self._provinces.get(identifier, set())
