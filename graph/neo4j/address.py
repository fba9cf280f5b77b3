"""The address of a graph in Neo4j: server, database, user and, from wherever it is kept, the password."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from graph.settings import GraphSettings, variable
from graph.store import StoreError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""``neo4j`` routes over a cluster, ``bolt`` speaks to one server; ``+s`` is TLS, ``+ssc`` TLS without
checking who signed the certificate."""

PASSWORD_VARIABLE = variable("neo4j_password")
PASSWORD_FILE_VARIABLE = variable("neo4j_password_file")
DEFAULT_USER = "neo4j"
DEFAULT_PORT = 7687


@dataclass(frozen=True)
class Address:
    """What the driver needs, and ``shown``: the same as a URL without the password."""

    server: str
    database: str | None
    user: str
    password: str | None = field(repr=False)
    shown: str = ""


def read_address(url: str) -> Address:
    """The address that ``scheme://user:password@host:port/database`` names.

    All but scheme and host may be left out: the user is then ``neo4j``, the database the user's own
    home database, and the password that of ``SCHAKELKAART_NEO4J_PASSWORD`` or of the file named by
    ``SCHAKELKAART_NEO4J_PASSWORD_FILE``; without any the server is asked without a login.
    Characters such as ``@`` and ``/`` in user and password are written as ``%40`` and ``%2F``.
    Raises ``StoreError`` for an address that is wrong, without repeating the password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORT
    except ValueError:
        raise _wrong(
            "de poort is geen getal, of er staat een @, : of / ongecodeerd in het wachtwoord"
        ) from None
    if not parts.hostname:
        raise _wrong("er staat geen server in")
    database = unquote(parts.path.strip("/")) or None
    if database and "/" in database:
        raise _wrong("achter de server hoort alleen de naam van de database")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    routing = f"?{parts.query}" if parts.query else ""
    server = f"{parts.scheme}://{host}:{port}{routing}"
    user = unquote(parts.username) if parts.username else DEFAULT_USER
    password = unquote(parts.password) if parts.password else _kept_password()
    login = f"{quote(user, safe='')}@" if parts.username else ""
    path = f"/{quote(database, safe='')}" if database else ""
    return Address(
        server=server,
        database=database,
        user=user,
        password=password,
        shown=f"{parts.scheme}://{login}{host}:{port}{path}{routing}",
    )


def _kept_password() -> str | None:
    settings = GraphSettings()
    path, password = settings.neo4j_password_file, settings.neo4j_password
    if path is None:
        return password.get_secret_value() if password else None
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"het wachtwoord voor Neo4j is niet te lezen uit {path} ({error}). "
            f"Controleer de omgevingsvariabele {PASSWORD_FILE_VARIABLE}."
        ) from None


def _wrong(reason: str) -> StoreError:
    return StoreError(
        f"het adres van Neo4j klopt niet: {reason}. "
        "Het hoort te zijn: neo4j://gebruiker:wachtwoord@server:7687/database"
    )
