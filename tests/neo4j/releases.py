"""The Neo4j releases that tests run on: their jars from Maven Central, and a Java that can run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

CACHE_VARIABLE = "SCHAKELKAART_NEO4J_CACHE"
DOWNLOAD_SECONDS = 900

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>schakelkaart</groupId>
  <artifactId>neo4j-server</artifactId>
  <version>{version}</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""


class NoServerError(Exception):
    """No Neo4j can run here; the message says what is missing."""


class NoJavaError(NoServerError):
    """No Java here is new enough for the release."""


@dataclass(frozen=True)
class Release:
    """One release of the server, and the oldest Java it runs on."""

    version: str
    java: int

    def __str__(self) -> str:
        return f"neo4j-{self.version}"


RELEASES = (
    Release("5.26.30", 17),  # the line with long-term support
    Release("2026.08.1", 21),  # the current line
)


@dataclass(frozen=True)
class Java:
    """A Java runtime on this machine."""

    path: Path
    version: int


def java_for(release: Release) -> Java:
    """The oldest Java here that can run a release.  Raises ``NoJavaError`` when none can."""
    able = [java for java in installed_javas() if java.version >= release.java]
    if not able:
        found = ", ".join(f"{j.version} ({j.path})" for j in installed_javas()) or "none"
        raise NoJavaError(
            f"{release} needs Java {release.java} or newer; found: {found}. "
            "Install a newer JDK or point JAVA_HOME at one."
        )
    return min(able, key=lambda java: java.version)


@cache
def installed_javas() -> tuple[Java, ...]:
    """Every Java in JAVA_HOME, JAVA_HOME_*, the usual directories and on the path."""
    found: dict[Path, None] = {}
    for path in _java_paths():
        if path.is_file() and os.access(path, os.X_OK):
            found.setdefault(path.resolve(), None)
    versions = {path: _java_version(path) for path in found}
    return tuple(Java(path, version) for path, version in versions.items() if version is not None)


def _java_paths() -> Iterator[Path]:
    for name, value in sorted(os.environ.items()):
        if value and (name == "JAVA_HOME" or name.startswith("JAVA_HOME_")):
            yield Path(value) / "bin" / "java"
    for parent in ("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines"):
        for pattern in ("*/bin/java", "*/Contents/Home/bin/java"):
            yield from sorted(Path(parent).glob(pattern))
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)


def _java_version(path: Path) -> int | None:
    """Major version by the ``release`` file beside it, or else by asking it (a quarter of a second)."""
    described = path.parent.parent / "release"
    text = described.read_text(encoding="utf-8", errors="replace") if described.is_file() else ""
    match = re.search(r'JAVA_VERSION="(\d+)', text)
    if match is None:
        try:
            answer = subprocess.run(
                [path, "-version"], capture_output=True, text=True, timeout=30, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        match = re.search(r'version "(\d+)', answer.stderr)
    return int(match[1]) if match else None


def jars_of(release: Release) -> Path:
    """Directory with the server's jars, downloaded once into the user's cache.

    Raises ``NoServerError`` when they are not there and cannot be downloaded.
    """
    cache_directory = Path(os.environ.get(CACHE_VARIABLE) or user_cache_path("schakelkaart") / "neo4j")
    jars = cache_directory / release.version
    if not jars.is_dir():
        cache_directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache_directory, ignore_cleanup_errors=True) as workplace:
            _download(release, Path(workplace))
            try:
                (Path(workplace) / "lib").rename(jars)  # complete or absent, also with two downloads at once
            except OSError:
                if not jars.is_dir():
                    raise
    return jars


def _download(release: Release, workplace: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServerError(f"{release} is not in the cache, and there is no `mvn` to download it with")
    (workplace / "pom.xml").write_text(_POM.format(version=release.version), encoding="utf-8")
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib"]
    try:
        done = subprocess.run(
            [maven, "--quiet", "--batch-mode", *goal],
            cwd=workplace,
            capture_output=True,
            text=True,
            timeout=DOWNLOAD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoServerError(f"downloading {release} took more than {DOWNLOAD_SECONDS} s") from None
    if done.returncode != 0:
        reason = next((line for line in done.stdout.splitlines() if "ERROR" in line), done.stderr[-300:])
        raise NoServerError(f"{release} could not be downloaded from Maven Central: {reason}")
