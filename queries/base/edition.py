"""Edition: of when the data is, which every page says of itself."""

from __future__ import annotations

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.base.remembered import Remembered
from queries.dutch.figures import dutch_date


class Edition(Answer):
    """``newest_source`` is the date of the latest source in Dutch words, empty when none has a date;
    ``reconstructed`` counts the provinces whose card is a reconstruction."""

    version: str
    newest_source: str
    reconstructed: int


remembered: Remembered[Edition] = Remembered(2)


def edition(snapshot: Snapshot) -> Edition:
    """The edition of the graph that is served now."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Edition:
    cypher = statements("base", "edition")
    newest = snapshot.query(cypher["newest_source"])
    return Edition(
        version=snapshot.version,
        newest_source=dutch_date(newest[0]["date"]) if newest else "",
        reconstructed=int(snapshot.query(cypher["reconstructed"])[0]["n"]),
    )
