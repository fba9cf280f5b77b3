"""What cards say differently of one thing: how that is written on its node, and read again.

A node has one value of a field.  Where cards give several, all of them are kept in its ``differences``, a
text each, the value that is shown first.  The texts are for people too: they stand in exports as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

RULE = (
    "Getoond wordt de waarde met de nieuwste bron; zijn die even nieuw, dan wat de meeste kaarten zeggen, "
    "en anders de minst verre fase, het vroegste jaar en het laagste bedrag."
)
_BETWEEN = " | "


@dataclass(frozen=True)
class Statement:
    """A value that cards give a field.

    ``field`` is the Dutch label of the property, ``cards`` the stems of their files, ``sources`` identifiers,
    ``year`` that of the newest of these sources, 0 when none has a date.
    """

    field: str
    value: str
    cards: tuple[str, ...]
    sources: tuple[str, ...]
    year: int = 0

    def written(self) -> str:
        """As it stands on a node."""
        parts = [f"{self.field}: {self.value}", f"kaart: {' '.join(self.cards)}"]
        parts.append(f"bron: {' '.join(self.sources)}")
        return _BETWEEN.join([*parts, f"nieuwste bron: {self.year or 'zonder datum'}"])


def statements_in(differences: Iterable[str] | None) -> list[Statement]:
    """The statements that a node keeps, those of one field together and the value that is shown first."""
    return [_read(text) for text in differences or ()]


def _read(text: str) -> Statement:
    said, cards, sources, newest = text.rsplit(_BETWEEN, 3)
    field, _, value = said.partition(": ")
    year = newest.partition(": ")[2]
    return Statement(
        field,
        value,
        tuple(cards.partition(": ")[2].split()),
        tuple(sources.partition(": ")[2].split()),
        int(year) if year.isdigit() else 0,
    )
