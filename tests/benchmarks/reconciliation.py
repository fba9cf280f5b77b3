"""How well reconciliation finds the thing that a spelling stands for, on labelled spellings.

    SCHAKELKAART_GOLD=entities.yaml python -m tests.benchmarks.reconciliation

Two figures.  *As it is*: every labelled spelling is asked of the graph, which knows many of them.
*Unseen*: the spelling is first taken away from the names that the graph knows, so that only likeness to
the other names of the thing can find it.  Recall@1 is the share of spellings whose thing comes first;
precision is the share of what is called a match (``match: true``) that is the right thing.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from graph.store import Store, open_store
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder
from queries.dutch.words import key
from queries.index.text_index import text_index
from queries.reconciliation import ReconciliationQuery, alike, reconcile
from queries.suggest import Names, known_names

DEFAULT_GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "entities.yaml"
TYPES = ["organisatie", "platform"]
LABELS = frozenset({"Organisation", "Platform"})


@dataclass
class Measured:
    """Of ``asked`` spellings: how many found their thing first, how many were called a match, and rightly."""

    asked: int = 0
    first: int = 0
    matched: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.first / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.matched if self.matched else 1.0


def gold() -> dict[str, Any] | None:
    """The labelled spellings; None when they are not there."""
    path = Path(os.environ.get("SCHAKELKAART_GOLD", DEFAULT_GOLD))
    return yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None


def clusters(labels: dict[str, Any]) -> list[list[str]]:
    """The spellings of each labelled organisation and platform."""
    made = [[o["canonical"], *o["variants"]] for o in labels["organisations"]]
    made += [[p["canonical"], *(r["name"] for r in p["records"])] for p in labels["platforms"]]
    return [list(dict.fromkeys(names)) for names in made]


def bearers(store: Store, names: list[str]) -> set[str]:
    """The organisations and platforms that bear one of the spellings by the graph's own names."""
    index = text_index(store.at())
    found = {i for n in names for i in index.names.get(key(n), ())}
    return {i for i in found if i.partition("/")[0] in TYPES}


def as_it_is(store: Store, groups: list[list[str]]) -> tuple[Measured, list[str]]:
    """Every spelling, asked as an editor would."""
    measured, missed = Measured(), []
    for names in groups:
        right = bearers(store, names)
        for name in names:
            found = reconcile(store.at(), ReconciliationQuery(query=name, type=TYPES, limit=1))
            measured.asked += 1
            if found and found[0].id in right:
                measured.first += 1
            else:
                missed.append(f"{name} -> {found[0].id if found else '-'}")
            if found and found[0].match:
                measured.matched += 1
                measured.right += found[0].id in right
    return measured, missed


def unseen(store: Store, groups: list[list[str]]) -> tuple[Measured, list[str]]:
    """Every spelling that has another beside it, without the graph knowing it."""
    known = known_names(store.at())
    measured, missed = Measured(), []
    for names in groups:
        right = bearers(store, names)
        for name in names:
            rest = [n for n in known.names if key(n.written) != key(name)]
            if not any(n.id in right for n in rest):
                continue
            found = alike(Names(rest, []), name, LABELS)
            best = min(found, key=lambda i: (-found[i].score, i), default="")
            measured.asked += 1
            measured.first += best in right
            measured.matched += bool(best) and found[best].exact
            measured.right += bool(best) and found[best].exact and best in right
            if best not in right:
                missed.append(f"{name} -> {best}")
    return measured, missed


def main() -> None:
    """Print the figures."""
    labels = gold()
    if labels is None:
        print(f"no labelled spellings at {DEFAULT_GOLD}; set SCHAKELKAART_GOLD", file=sys.stderr)
        sys.exit(1)
    groups = clusters(labels)
    with TemporaryDirectory() as place:
        store = open_store(f"file:{place}/graph.lbug")
        store.replace(prepare(seeds_folder()).data)
        reconcile(store.at(), ReconciliationQuery(query="warm"))
        for title, measure in (("as it is", as_it_is), ("unseen", unseen)):
            start = time.process_time()
            found, missed = measure(store, groups)
            spent = (time.process_time() - start) / max(1, found.asked)
            print(
                f"{title}: {found.asked} spellings, recall@1 {found.recall:.3f}, precision of match "
                f"{found.precision:.3f} ({found.matched} matches), {1000 * spent:.0f} ms of one core each"
            )
            for line in missed:
                print(f"  missed: {line}")
        store.close()


if __name__ == "__main__":
    main()
