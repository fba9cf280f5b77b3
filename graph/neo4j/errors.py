"""What the Neo4j driver raises, as one Dutch line with the likely remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLError

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    NotALeader,
    UnsupportedServerProduct,
    WriteServiceUnavailable,
)

from graph.neo4j.address import PASSWORD_VARIABLE, Address
from graph.store import TOO_LONG, StatementTimeoutError, StoreError, StoreUnavailableError

OLDEST_SERVER = (5, 0)
"""Release from which the statements of this program are understood (``elementId``, ``IS UNIQUE``)."""

_REMEDIES = {
    "Neo.ClientError.Security.Unauthorized": (
        'weigert gebruiker "{user}" of het wachtwoord. Controleer het adres of de omgevingsvariabele '
        f"{PASSWORD_VARIABLE}"
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        'weigert gebruiker "{user}" voor even, na te veel verkeerde wachtwoorden. Wacht een halve minuut'
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        'wil dat gebruiker "{user}" eerst een eigen wachtwoord kiest (ALTER CURRENT USER SET PASSWORD)'
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        'heeft geen database "{database}". Controleer het laatste deel van het adres, of maak de database'
    ),
    "Neo.TransientError.General.DatabaseUnavailable": 'heeft database "{database}" nu niet in bedrijf',
}

_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
_OUT_OF_MEMORY = ("MemoryPoolOutOfMemoryError", "OutOfMemoryError", "TransactionOutOfMemoryError")

LOAD_REMEDY = (
    "de wijzigingen passen niet in het geheugen van de server. De oude graaf is ongemoeid. Geef de server "
    "meer (server.memory.heap.max_size, dbms.memory.transaction.total.max), zie docs/neo4j.md"
)
SHORT_OF_MEMORY = "de server heeft te weinig geheugen vrij. Vraag minder tegelijk, of geef hem meer"


@contextmanager
def translated(address: Address, *, loading: bool = False) -> Iterator[None]:
    """Raise what the driver raises as a ``StoreError``; faults of our own statements stay as they are."""
    try:
        yield
    except (Neo4jError, DriverError, OSError) as error:
        store_error = explained(error, address, loading=loading)
        if store_error is None:
            raise
        raise store_error from error


def explained(error: BaseException, address: Address, *, loading: bool = False) -> StoreError | None:
    """The error to show, or None for one that no user can mend: a faulty statement."""
    where = f"Neo4j op {address.shown}"
    code = getattr(error, "code", None) or ""
    if code in _REMEDIES:
        remedy = _REMEDIES[code].format(user=address.user, database=address.database or "")
        return StoreUnavailableError(f"{where} {remedy}.")
    if code.startswith(_TIMED_OUT):
        return StatementTimeoutError(f"{where}: {TOO_LONG}")
    if any(part in code for part in _OUT_OF_MEMORY):
        return StoreError(f"{where}: {LOAD_REMEDY if loading else SHORT_OF_MEMORY}.")
    if isinstance(error, AuthError):
        return StoreUnavailableError(f'{where} weigert de aanmelding van gebruiker "{address.user}".')
    if isinstance(error, Forbidden):
        action = "laden (rol architect of admin nodig)" if loading else "lezen (rol reader nodig)"
        return StoreError(f'{where}: gebruiker "{address.user}" mag niet {action}.')
    if isinstance(error, NotALeader | WriteServiceUnavailable):
        return StoreError(
            f"{where} kan nu niet worden beschreven. Gebruik bij een cluster neo4j:// en niet bolt://."
        )
    if isinstance(error, UnsupportedServerProduct) or _refused_protocol(error):
        return too_old(address, "")
    if isinstance(error, ConfigurationError):
        return StoreError(f"het adres {address.shown} wordt niet begrepen: {_first_line(error)}.")
    if isinstance(error, ClientError):
        return None
    if _about_tls(error):
        return StoreUnavailableError(
            f"{where}: de versleuteling (TLS) komt niet tot stand. Zonder versleuteling begint het adres met "
            "neo4j://, met een eigen certificaat met neo4j+ssc://."
        )
    return StoreUnavailableError(
        f"{where} is niet bereikbaar. Draait de server, en kloppen naam en poort? ({_first_line(error)})"
    )


def too_old(address: Address, release: str) -> StoreUnavailableError:
    """The error for a server whose protocol or release this program does not speak."""
    what = f"is {release}" if release else "spreekt geen bekend protocol"
    return StoreUnavailableError(
        f"Neo4j op {address.shown} {what}: te oud, of geen Neo4j. "
        f"Nodig is versie {OLDEST_SERVER[0]} of nieuwer."
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _about_tls(error: BaseException) -> bool:
    return any(isinstance(e, SSLError) or type(e).__name__ == "BoltSecurityError" for e in _chain(error))


def _refused_protocol(error: BaseException) -> bool:
    names = ("BoltHandshakeError", "BoltProtocolError")
    return any(type(e).__name__ in names for e in _chain(error))


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
