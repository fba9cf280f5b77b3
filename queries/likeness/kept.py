"""What matches are made of, as arrays in a folder that are opened without being read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl

from queries.base.on_disk import cache_directory
from queries.likeness.grams import Rarity
from queries.likeness.sparse import Sparse

FORMAT = 2
"""Raised when what is compared changes, so that what an older program made is not read."""
MATRICES = (
    "asked",
    "words",
    "answering_by",
    "topics",
    "topics_by",
    "shared",
    "shared_by",
    "themes",
    "themes_by",
    "about",
)
ARRAYS = ("starts", "columns", "values")


@dataclass(frozen=True)
class Kept:
    """The things as a frame, the matrices by name (see ``Features``), and what columns are called."""

    frame: pl.DataFrame
    matrices: Mapping[str, Sparse] = field(repr=False)
    names: Mapping[str, list[str]] = field(repr=False)
    rarity: Rarity = field(repr=False)


def place_of(version: str) -> Path:
    """Where what was made of a graph is kept."""
    return cache_directory() / "schakels" / f"{version}-{FORMAT}"


def put(kept: Kept, folder: Path) -> None:
    """Write everything to a folder."""
    kept.frame.write_ipc(folder / "things.arrow")
    np.save(folder / "rarity.npy", kept.rarity.weights)
    for name in MATRICES:
        for array in ARRAYS:
            np.save(folder / f"{name}-{array}.npy", getattr(kept.matrices[name], array))
    widths = {name: kept.matrices[name].width for name in MATRICES}
    said = json.dumps({"names": dict(kept.names), "widths": widths}, ensure_ascii=False)
    (folder / "names.json").write_text(said, encoding="utf-8")


def opened(folder: Path) -> Kept:
    """What ``put`` wrote; the arrays stay on disk until they are looked at."""
    said = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    matrices = {}
    for name in MATRICES:
        starts, columns, values = (
            np.asarray(np.load(folder / f"{name}-{array}.npy", mmap_mode="r")) for array in ARRAYS
        )
        matrices[name] = Sparse(starts, columns, values, said["widths"][name])
    rarity = Rarity(np.load(folder / "rarity.npy"))
    return Kept(pl.read_ipc(folder / "things.arrow"), matrices, said["names"], rarity)
