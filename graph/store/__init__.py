"""Where a graph is kept: one small interface, and the choice of its implementation by URL."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from graph.store.data import GraphData

Row = dict[str, Any]
"""One row of an answer: column name to value."""

Progress = Callable[[str, int, int], None]
"""Called with what is being loaded, how many rows are done and how many there are."""

DEFAULT_URL = "file:graph.lbug"
URL_VARIABLE = "SCHAKELKAART_GRAPH"


_SAID_IN_DUTCH = {
    errno.EACCES: "u heeft er geen rechten voor",
    errno.EPERM: "u heeft er geen rechten voor",
    errno.EROFS: "de schijf kan alleen worden gelezen",
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.ELOOP: "de koppeling verwijst naar zichzelf",
    errno.EIO: "de schijf geeft een leesfout",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.EFBIG: "het bestand wordt groter dan is toegestaan",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def why(error: OSError) -> str:
    """What the operating system objects, in Dutch."""
    return _SAID_IN_DUTCH.get(error.errno or 0, f"het systeem meldt fout {error.errno}")


class StoreError(Exception):
    """The store cannot be used; the message is one Dutch line with the likely remedy."""


class StoreUnavailableError(StoreError):
    """The store cannot be reached, or holds no graph yet."""


class Store(Protocol):
    """A graph that can be asked and replaced as a whole."""

    @property
    def url(self) -> str:
        """The URL it was opened with, without a password."""
        ...

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of one read-only Cypher query, against one consistent version of the graph.

        Raises ``StoreUnavailableError`` when no graph is there.
        """
        ...

    def version(self) -> str:
        """Content hash of the graph that is served now (see ``GraphData.version``)."""
        ...

    def replace(self, data: GraphData, progress: Progress | None = None) -> str:
        """Put ``data`` in the place of the whole graph, all or nothing, and return its version.

        Readers see the old graph until the new one is complete.  When anything fails, the old
        graph is still there and the exception says what went wrong.
        """
        ...

    def close(self) -> None: ...


def open_store(url: str | None = None) -> Store:
    """The store that ``url`` names, or else the environment variable ``SCHAKELKAART_GRAPH``.

    ``file:PATH`` is the embedded engine, ``neo4j://user:password@host:port/database`` (or ``bolt``,
    and with ``+s`` for TLS) a Neo4j server.  Raises ``StoreError`` for a URL that names no engine.
    """
    chosen = url or os.environ.get(URL_VARIABLE) or DEFAULT_URL
    scheme = urlsplit(chosen).scheme
    if scheme == "file":
        from graph.embedded import EmbeddedStore

        return EmbeddedStore(chosen)
    if scheme.partition("+")[0] in ("neo4j", "bolt"):
        from graph.neo4j.store import Neo4jStore

        return Neo4jStore(chosen)
    shown = f"{scheme}://..." if "@" in chosen else chosen  # there may be a password in it
    raise StoreError(
        f'onbekend adres voor de graaf: "{shown}". Gebruik file:PAD voor de ingebouwde engine, '
        f"bijvoorbeeld {DEFAULT_URL}, of neo4j://gebruiker:wachtwoord@server:7687/database "
        f"(optie --graph of omgevingsvariabele {URL_VARIABLE})."
    )
