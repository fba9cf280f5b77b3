"""What matches are made of, as arrays in a folder that are opened without being read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from queries.base.on_disk import cache_directory
from queries.likeness.grams import Rarity
from queries.likeness.sparse import Sparse
from queries.likeness.ways import Whole

FORMAT = 5
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
    "mentioned",
)
GRAMS, LIKENESS = "grams", "likeness.npy"
"""What is there of a graph of which everything is compared beforehand."""
ARRAYS = ("starts", "columns", "values")


@dataclass(frozen=True)
class Kept:
    """The things as a frame, the matrices by name (see ``Features``), and what columns are called."""

    frame: pl.DataFrame
    matrices: Mapping[str, Sparse] = field(repr=False)
    names: Mapping[str, list[str]] = field(repr=False)
    rarity: Rarity = field(repr=False)
    whole: Whole | None = field(default=None, repr=False)


def place_of(version: str) -> Path:
    """Where what was made of a graph is kept."""
    return cache_directory() / "schakels" / f"{version}-{FORMAT}"


def put(kept: Kept, folder: Path) -> None:
    """Write everything to a folder."""
    kept.frame.write_ipc(folder / "things.arrow")
    np.save(folder / "rarity.npy", kept.rarity.weights)
    matrices = {name: kept.matrices[name] for name in MATRICES}
    if kept.whole is not None:
        np.save(folder / LIKENESS, kept.whole.likeness)
        matrices[GRAMS] = kept.whole.grams
    for name, matrix in matrices.items():
        for array in ARRAYS:
            np.save(folder / f"{name}-{array}.npy", getattr(matrix, array))
    widths = {name: matrix.width for name, matrix in matrices.items()}
    said = json.dumps({"names": dict(kept.names), "widths": widths}, ensure_ascii=False)
    (folder / "names.json").write_text(said, encoding="utf-8")


def opened(folder: Path) -> Kept:
    """What ``put`` wrote; the arrays stay on disk until they are looked at."""
    said = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    matrices = {}
    for name, width in said["widths"].items():
        starts, columns, values = (_array(folder / f"{name}-{array}.npy") for array in ARRAYS)
        matrices[name] = Sparse(starts, columns, values, width)
    grams = matrices.pop(GRAMS, None)
    return Kept(
        frame=pl.read_ipc(folder / "things.arrow"),
        matrices=matrices,
        names=said["names"],
        rarity=Rarity(np.load(folder / "rarity.npy")),
        whole=None if grams is None else Whole(grams, _array(folder / LIKENESS)),
    )


def _array(file: Path) -> NDArray[Any]:
    return np.asarray(np.load(file, mmap_mode="r"))
