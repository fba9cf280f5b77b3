"""Where a graph is kept: one small interface, and the choice of its implementation by URL."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from graph.settings import GraphSettings, variable

if TYPE_CHECKING:
    from graph.store.data import GraphData

Row = dict[str, Any]
"""One row of an answer: column name to value."""

Answer = TypeVar("Answer")

Progress = Callable[[str, int, int], None]
"""Called with what is being loaded, how many rows are done and how many there are."""

STATEMENT_SECONDS = 30.0
"""How long one statement may take; over 300,000 projects the heaviest takes some two seconds."""

TOO_LONG = (
    f"deze vraag duurt langer dan {STATEMENT_SECONDS:.0f} seconden en is gestopt. Vraag minder tegelijk."
)

ASKED_ANEW_SECONDS = 15.0
"""How long a question is asked again of a new graph when a switch comes between again and again."""

DEFAULT_URL: str = GraphSettings.model_fields["graph"].default
URL_VARIABLE = variable("graph")


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


class StatementTimeoutError(StoreError):
    """A statement took longer than ``STATEMENT_SECONDS`` and was stopped."""


class GraphChangedError(Exception):
    """The graph of a snapshot is no longer there to be asked: ask again of a new one (see ``asked``)."""


class Snapshot(Protocol):
    """One graph, for as long as a question lasts: everything that is asked of it is of one version.

    The embedded engine pins its file.  A server cannot be pinned: there a query says so when the graph was
    switched since the snapshot was taken.
    """

    @property
    def url(self) -> str:
        """The URL of the store it was taken of, without a password."""
        ...

    @property
    def version(self) -> str:
        """Content hash of the graph (see ``GraphData.version``)."""
        ...

    @property
    def kept(self) -> dict[object, Any]:
        """What was worked out from this graph, by who remembers it; it goes with the snapshot."""
        ...

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of one read-only Cypher query.

        Raises ``GraphChangedError`` when the graph was switched, ``StatementTimeoutError`` when the query
        takes too long, and ``StoreUnavailableError`` when the store cannot be reached.
        """
        ...


class Store(Protocol):
    """A graph that can be asked and replaced as a whole."""

    @property
    def url(self) -> str:
        """The URL it was opened with, without a password."""
        ...

    def at(self) -> Snapshot:
        """The graph that is served now; the same snapshot for as long as that is the same graph.

        Raises ``StoreUnavailableError`` when no graph is there.
        """
        ...

    def replace(self, data: GraphData, progress: Progress | None = None) -> str:
        """Put ``data`` in the place of the whole graph, all or nothing, and return its version.

        Readers see the old graph until the new one is complete.  When anything fails, the old
        graph is still there and the exception says what went wrong.
        """
        ...

    def close(self) -> None: ...


def asked(store: Store, question: Callable[[Snapshot], Answer]) -> Answer:
    """What ``question`` answers of one graph, asked again when that graph is switched meanwhile.

    Raises ``StoreUnavailableError`` when it is switched again and again.
    """
    until = time.monotonic() + ASKED_ANEW_SECONDS
    while True:
        try:
            return question(store.at())
        except GraphChangedError:
            if time.monotonic() > until:
                raise StoreUnavailableError(
                    f"de graaf op {store.url} wordt op dit moment vervangen. Probeer het zo opnieuw."
                ) from None


def open_store(url: str | None = None) -> Store:
    """The store that ``url`` names, or else the environment variable ``SCHAKELKAART_GRAPH``.

    ``file:PATH`` is the embedded engine, ``neo4j://user:password@host:port/database`` (or ``bolt``,
    and with ``+s`` for TLS) a Neo4j server.  Raises ``StoreError`` for a URL that names no engine.
    """
    chosen = url or GraphSettings().graph
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
