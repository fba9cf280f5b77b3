"""What is made of a graph and kept on disk, a folder a version: a cache, never needed for an answer."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

from graph.settings import GraphSettings

KEPT_VERSIONS = 4
"""How many versions stay on disk: this graph, the one before, and the same for a second graph."""
HALF_MADE_SECONDS = 3600.0
"""After this long nobody is still making it."""

Value = TypeVar("Value")


def cache_directory() -> Path:
    """Where such folders are: ``SCHAKELKAART_CACHE``, or the user's own cache directory."""
    return GraphSettings().cache or user_cache_path("schakelkaart")


def read(place: Path, opened: Callable[[Path], Value]) -> Value | None:
    """What is in a folder; None, and the folder gone, when it is not there or cannot be read."""
    try:
        if not place.is_dir():
            return None
        found = opened(place)
        os.utime(place)
    except Exception:  # whatever is wrong with a cache, it is only a cache
        shutil.rmtree(place, ignore_errors=True)
        return None
    return found


def write(place: Path, filled: Callable[[Path], None]) -> bool:
    """Make a folder all at once, and leave those of the last versions; whether it is there now.

    It is not when the disk is full or may not be written.
    """
    fresh: Path | None = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        filled(fresh)
        if not place.exists():
            fresh.rename(place)
        prune(place.parent)
    except (OSError, ValueError):
        # Disk full, or another process put its own there between our look and our rename.
        return place.is_dir()
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
    return True


def prune(directory: Path) -> None:
    """Leave the folders that were used last, and nothing that a killed process left half made."""
    places = sorted((p for p in directory.iterdir() if p.is_dir()), key=_last_used, reverse=True)
    half_made = [
        p for p in places if p.name.startswith(".") and _last_used(p) < time.time() - HALF_MADE_SECONDS
    ]
    whole = [p for p in places if not p.name.startswith(".")]
    for old in (*whole[KEPT_VERSIONS:], *half_made):
        shutil.rmtree(old, ignore_errors=True)


def _last_used(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:  # another process was before us
        return 0.0
