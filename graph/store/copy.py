"""A graph from one store to another, whatever their engines, verified by its version."""

from __future__ import annotations

from graph.store import Progress, Store, StoreError, asked
from graph.store.export import read_graph


def copy(source: Store, target: Store, progress: Progress | None = None) -> str:
    """Put the graph of ``source`` in the place of that of ``target`` and return its version.

    Afterwards the target is read back: its content hash must be that of the source.  Raises
    ``StoreError`` when it is not, or when either store cannot be used.
    """
    data = asked(source, lambda now: read_graph(now, _under(progress, "lezen")))
    version = target.replace(data, _under(progress, "schrijven"))
    found = asked(target, lambda now: read_graph(now, _under(progress, "controleren"))).version()
    if not version == found == source.at().version:
        raise StoreError(
            f"de kopie in {target.url} is niet gelijk aan {source.url} (versie {found} in plaats van "
            f"{version}): een van beide is intussen gewijzigd. Kopieer opnieuw."
        )
    return version


def _under(progress: Progress | None, step: str) -> Progress | None:
    if progress is None:
        return None
    report = progress
    return lambda name, done, total: report(f"{step}: {name}", done, total)
