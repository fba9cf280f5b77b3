"""A country of five maps and a dozen projects, small enough to know by heart what an answer must be.

It is the folder with a record of every kind (``tests/build/every_kind``) with two provinces more, and all
twelve on the map.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from graph.store import Snapshot, open_store
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder

EVERY_KIND = Path(__file__).parents[1] / "build" / "every_kind"
MORE = Path(__file__).parent / "data"
READY_GRAPHS = "SCHAKELKAART_READY_GRAPHS"
"""Names the folder where the graphs of the seeds and of the country are made already, see tests/mutants."""


def small_country(folder: Path) -> Snapshot:
    """The country in a graph of its own under ``folder``."""
    data = folder / "data"
    for part in (EVERY_KIND, MORE):
        shutil.copytree(part, data, dirs_exist_ok=True)
    shutil.copy(seeds_folder() / "provincies.yaml", data)
    store = open_store(f"file:{folder / 'country.lbug'}")
    store.replace(prepare(data).data)
    return store.at()
