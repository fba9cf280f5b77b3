"""A real Neo4j Community server for tests and benchmarks: started, stopped, killed, started again."""

from __future__ import annotations

import logging
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.neo4j.address import read_address
from graph.neo4j.statements import META, OURS
from tests.neo4j.releases import NoServerError, Release, jars_of, java_for

PASSWORD = "schakelkaart-test"  # of a server that only this machine can reach
READY_SECONDS = 600.0
POLL_SECONDS = 0.2

_LAUNCHER = """
import org.neo4j.server.*;
public class Launcher {
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(() -> {  // whoever started the server holds its stdin: no orphans
      try { while (System.in.read() >= 0) {} } catch (java.io.IOException ignored) {}
      System.exit(0);
    });
    watch.setDaemon(true);
    watch.start();
    System.exit(NeoBootstrapper.start(new BlockingBootstrapper(new CommunityBootstrapper()), args));
  }
}
"""

_SETTINGS = """
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.default_listen_address=127.0.0.1
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size={page_cache_mb}m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
server.config.strict_validation.enabled=true
"""

_STARTS_FAST = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Light compilation: a third less work to start, slower at long loads."""

_OPENED = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]


class Server(Protocol):
    """What a test needs of a server."""

    @property
    def url(self) -> str:
        """What ``open_store`` takes, with the password in it."""
        ...


@dataclass(frozen=True)
class OwnServer:
    """A developer's own server; it is not started, stopped or killed."""

    url: str


class Neo4jServer:
    """One server with its own data in a temporary directory, reachable from this machine only.

    A context manager: entering starts it, leaving stops it and removes its data.  It keeps its port
    and its data over ``stop``, ``kill`` and ``start``.
    """

    def __init__(
        self, release: Release, *, heap_mb: int = 512, page_cache_mb: int = 64, fast_start: bool = True
    ) -> None:
        self.release = release
        self.fast_start = fast_start
        self.heap_mb = heap_mb
        self.page_cache_mb = page_cache_mb
        self._home: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._port}"

    @property
    def url(self) -> str:
        """What ``open_store`` takes, with the password in it."""
        return f"bolt://neo4j:{PASSWORD}@{self.host}/neo4j"

    @property
    def log(self) -> Path:
        assert self._home is not None
        return self._home / "server.log"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def memory_mb(self) -> float:
        """What the server holds in memory now (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1_000

    def megabytes_on_disk(self) -> float:
        """The database of the graph, without the transaction logs."""
        assert self._home is not None
        files = (self._home / "data" / "databases" / "neo4j").rglob("*")
        return sum(file.stat().st_size for file in files if file.is_file()) / 1_000_000

    def __enter__(self) -> Neo4jServer:
        try:
            self._prepare()
            self.start()
            self._set_password()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)

    def start(self) -> None:
        """Start on the data that are there, and wait until it answers."""
        self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        """Start without waiting."""
        assert self._home is not None
        java, jars = java_for(self.release), jars_of(self.release)
        command = [
            str(java.path),
            f"-Xmx{self.heap_mb}m",
            *(_STARTS_FAST if self.fast_start else ()),
            *_OPENED,
            *("-cp", f"{jars}/*"),
            str(self._home / "Launcher.java"),
            f"--home-dir={self._home}",
            f"--config-dir={self._home / 'conf'}",
        ]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, cwd=self._home
            )

    def stop(self) -> None:
        """Stop in good order (SIGTERM)."""
        if self._process is not None:
            self._process.terminate()
            self._reap()

    def kill(self) -> None:
        """Stop at once (SIGKILL), as when the power fails."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def restart(self) -> None:
        self.stop()
        self.start()

    def wait_until_ready(self) -> None:
        """Wait until the server answers a query.  Raises ``NoServerError`` when it does not."""
        deadline = time.monotonic() + READY_SECONDS
        while not self._answers():
            if self._process is None or self._process.poll() is not None:
                raise NoServerError(f"{self.release} stopped while starting:\n{self._last_lines()}")
            if time.monotonic() > deadline:
                raise NoServerError(
                    f"{self.release} not ready in {READY_SECONDS:.0f} s:\n{self._last_lines()}"
                )
            time.sleep(POLL_SECONDS)

    def _prepare(self) -> None:
        java_for(self.release)
        jars_of(self.release)
        self._home = Path(tempfile.mkdtemp(prefix="schakelkaart-neo4j-"))
        self._port = _free_port()
        (self._home / "conf").mkdir()
        settings = _SETTINGS.format(port=self._port, page_cache_mb=self.page_cache_mb)
        (self._home / "conf" / "neo4j.conf").write_text(settings, encoding="utf-8")
        (self._home / "Launcher.java").write_text(_LAUNCHER, encoding="utf-8")

    def _answers(self) -> bool:
        """Whether the server speaks: a refused password is an answer too."""
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=2):
                pass
            with _driver(self.host, PASSWORD) as driver:
                driver.execute_query("RETURN 1", database_="neo4j")
        except Neo4jError as error:
            return "Security" in (error.code or "")
        except (DriverError, OSError):
            return False
        return True

    def _set_password(self) -> None:
        with _driver(self.host, "neo4j") as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD, database_="system"
            )

    def _reap(self) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process = None

    def _last_lines(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


def _driver(host: str, password: str) -> neo4j.Driver:
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # it is meant to fail while the server starts
    return neo4j.GraphDatabase.driver(
        f"bolt://{host}", auth=("neo4j", password), connection_timeout=3, max_transaction_retry_time=0
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def raw_session(url: str) -> Iterator[neo4j.Session]:
    """A session of the driver, beside the store: for what a test has to see or do behind its back."""
    address = read_address(url)
    with (
        neo4j.GraphDatabase.driver(
            address.server, auth=(address.user, address.password or ""), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database=address.database) as session,
    ):
        yield session


def wipe(url: str) -> None:
    """Remove our nodes, in portions that fit a small heap."""
    with raw_session(url) as session:
        for label in (META, OURS):
            statement = f"MATCH (n:{label}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS"
            session.run(statement).consume()
