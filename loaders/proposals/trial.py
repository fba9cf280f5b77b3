"""What changed data would do to the graph: the changed files go into a copy of the data folder, that copy is
read, checked and resolved as any data is, and nothing is loaded."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.schema import NODE_TYPE, RELATIONSHIP_TYPE
from graph.store.data import GraphData
from loaders.build.load import Prepared, prepare
from loaders.documents.folder import read_folder
from loaders.text.places import CARDS, WORKBOOK
from loaders.text.problems import Problem, RefusedError
from loaders.text.read import read_yaml

MERGED = ("Project", "Platform", "Opportunity")
"""What a person wants to know of when it is the same as something elsewhere."""
UNTOLD = frozenset({"province_key", "cards", "former_ids"})
"""Properties that follow from the others."""

Connection = tuple[str, str, str]
"""Identifier, verb, identifier."""


@dataclass(frozen=True)
class Changed:
    """A thing that stays, with the Dutch labels of what is different."""

    id: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """A record that turns out to be the same as records of other files: (file, name) each."""

    id: str
    name: str
    others: tuple[tuple[str, str], ...]


@dataclass
class Trial:
    """What would be different, by identifier.  ``names`` has the names of all that is told."""

    created: list[tuple[str, str]]
    removed: list[tuple[str, str]]
    changed: list[Changed]
    connected: list[Connection]
    disconnected: list[Connection]
    merged: list[Merged] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Doubts that the data as they are do not raise."""
    names: dict[str, str] = field(default_factory=dict)

    def is_empty(self) -> bool:
        return not (self.created or self.removed or self.changed or self.connected or self.disconnected)


def trial(folder: Path, change: Callable[[Path], None], now: Prepared | None = None) -> Trial:
    """What ``change`` would do, which is given a copy of the folder to work on.

    Raises ``RefusedError`` when the changed data would be refused, with the faults as a load tells them.
    """
    now = now or prepare(folder)
    with tempfile.TemporaryDirectory() as kept:
        copy = Path(kept) / "data"
        shutil.copytree(folder, copy)
        change(copy)
        then = prepare(copy)
    known = {(p.field, p.message) for p in now.problems}
    found = _difference(now.data, then.data)
    found.merged = _merged(now, then)
    found.problems = [p for p in then.problems if (p.field, p.message) not in known]
    return found


def try_card(path: Path, folder: Path) -> Trial:
    """What the card of a province in a file of its own (YAML or Excel) would do in place of its present card.

    Raises ``RefusedError`` when it would be refused.
    """
    if not path.is_file():
        problem = Problem(path.name, 0, "", "dit bestand is er niet", "Geef het pad van de kaart.")
        raise RefusedError([problem])
    placed = f"{CARDS}/{_slug(path, folder) or path.stem}{path.suffix}"

    def put(copy: Path) -> None:
        for old in (copy / placed).parent.glob(f"{Path(placed).stem}.*"):
            old.unlink()
        shutil.copyfile(path, copy / placed)

    try:
        found = trial(folder, put)
    except RefusedError as refused:
        raise RefusedError(_named(refused.problems, placed, path.name)) from refused
    found.problems = list(_named(found.problems, placed, path.name))
    return found


def _slug(path: Path, folder: Path) -> str:
    """The province that the card says it is of; empty when that is not clear."""
    records, _ = read_folder(folder)
    problems: list[Problem] = []
    if path.suffix == WORKBOOK:
        from loaders.excel.workbook import read_workbook

        root = read_workbook(path, path.parent, problems).root
    else:
        root = read_yaml(path, path.parent, problems).root
    found = records.province(str(root["provincie"].value)) if "provincie" in root else None
    return found.slug if found else ""


def _named(problems: Iterable[Problem], placed: str, name: str) -> list[Problem]:
    """Problems of the copy under the name that the file has for who gave it."""
    return [replace(p, file=name) if p.file == placed else p for p in problems]


def _difference(now: GraphData, then: GraphData) -> Trial:
    old, new = _nodes(now), _nodes(then)
    before, after = _connections(now), _connections(then)
    return Trial(
        created=sorted((i, new[i]["name"]) for i in new.keys() - old.keys()),
        removed=sorted((i, old[i]["name"]) for i in old.keys() - new.keys()),
        changed=[
            Changed(i, new[i]["name"], fields)
            for i in sorted(new.keys() & old.keys())
            if (fields := _changed(old[i], new[i]))
        ],
        connected=sorted(after - before),
        disconnected=sorted(c for c in before - after if c[0] in new and c[2] in new),
        names={i: row["name"] for i, row in (old | new).items()},
    )


def _nodes(data: GraphData) -> dict[str, dict[str, Any]]:
    """Every node but the sources, which a person sees with what they state."""
    return {
        row["id"]: row | {"label": label}
        for label, frame in data.nodes.items()
        if label != "Source"
        for row in frame.to_dicts()
    }


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    told = [p for p in NODE_TYPE[new["label"]].properties if p.name not in UNTOLD]
    return tuple(p.label for p in told if (old[p.name] or None) != (new[p.name] or None))


def _connections(data: GraphData) -> set[Connection]:
    return {
        (source, RELATIONSHIP_TYPE[key[0]].name, target)
        for key, frame in data.relationships.items()
        if key[0] != "STATED_IN"
        for source, target in frame.select("from", "to").iter_rows()
    }


def _merged(now: Prepared, then: Prepared) -> list[Merged]:
    """New records that are one thing with records of other files."""
    before = {(r["file"], r["name"]) for entity in now.entities for r in entity["records"]}
    found: list[Merged] = []
    for entity in then.entities:
        records = sorted((r["file"], r["name"]) for r in entity["records"])
        for file, name in records if entity["type"] in MERGED else ():
            others = tuple(other for other in records if other[0] != file)
            if others and (file, name) not in before:
                found.append(Merged(entity["id"], name, others))
    return found
