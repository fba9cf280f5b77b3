"""What may be matched: every project, platform and kans with what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.schema import TOPIC_SCHEME, label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.dutch.words import words
from queries.themes.hierarchy import hierarchy

KINDS = ("kans", "platform", "project")
"""What kinds of things there are, in the words of the command line."""
KIND_OF_LABEL = {"Opportunity": "kans", "Platform": "platform", "Project": "project"}
STATEMENTS = ("projects", "platforms", "kansen")


@dataclass(frozen=True)
class Concept:
    """A term of a vocabulary.  ``above`` are the terms over it to how many steps up they are.

    ``container`` is a word so wide that nothing is said by sharing it.
    """

    id: str
    name: str
    labels: tuple[str, ...]
    topic: bool
    nature: str
    container: bool
    above: Mapping[str, int] = field(repr=False)


@dataclass(frozen=True)
class Things:
    """Projects, platforms and kansen, in the order of their identifiers; a thing's place is its number.

    ``names`` and ``texts`` are what it is called and how it is described, ``folded`` all its words as plain
    letters, the name twice.  ``masks`` have a bit a province, in the order of ``provinces`` (slug to name);
    ``kinds`` is the place in ``KINDS``.
    """

    ids: list[str]
    names: pl.Series = field(repr=False)
    texts: pl.Series = field(repr=False)
    folded: pl.Series = field(repr=False)
    masks: NDArray[np.int64] = field(repr=False)
    kinds: NDArray[np.int8] = field(repr=False)
    provinces: Mapping[str, str] = field(repr=False)
    number: Mapping[str, int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def kind(self, number: int) -> str:
        return KINDS[self.kinds[number]]

    def where(self, number: int) -> list[str]:
        """Slugs of the provinces of a thing."""
        mask = int(self.masks[number])
        return [slug for bit, slug in enumerate(self.provinces) if mask >> bit & 1]


@dataclass(frozen=True)
class Read:
    """The things of a graph with the topics on their cards and their broad themes."""

    things: Things
    tags: list[tuple[str, ...]]
    themes: list[tuple[str, ...]]


def of_frame(frame: pl.DataFrame, provinces: Mapping[str, str]) -> Things:
    """Things from a frame ``id name text folded mask kind``, sorted by identifier."""
    ids = frame["id"].to_list()
    return Things(
        ids=ids,
        names=frame["name"],
        texts=frame["text"],
        folded=frame["folded"],
        masks=frame["mask"].to_numpy(),
        kinds=frame["kind"].to_numpy(),
        provinces=provinces,
        number={identifier: number for number, identifier in enumerate(ids)},
    )


def as_frame(things: Things) -> pl.DataFrame:
    """The things as a frame, see ``of_frame``."""
    return pl.DataFrame(
        {
            "id": things.ids,
            "name": things.names,
            "text": things.texts,
            "folded": things.folded,
            "mask": things.masks,
            "kind": things.kinds,
        }
    )


def read_things(snapshot: Snapshot, concepts: Mapping[str, Concept]) -> Read:
    """All things of a graph."""
    cypher = statements("likeness")
    rows = [row for name in STATEMENTS for row in snapshot.query(cypher[name])]
    rows.sort(key=lambda row: str(row["id"]))
    addressed: dict[str, list[str]] = {}
    for row in snapshot.query(cypher["themes_of"]):
        addressed.setdefault(row["id"], []).append(row["theme"])
    themes = [sorted(set(addressed.get(row["id"], ()))) for row in rows]
    provinces = provinces_of(snapshot)
    frame = pl.DataFrame(
        {
            "id": [row["id"] for row in rows],
            "name": [". ".join((row["name"], *(row["aliases"] or ()))) for row in rows],
            "text": [". ".join(_texts(row)) for row in rows],
            "folded": [_folded(row, found, concepts) for row, found in zip(rows, themes, strict=True)],
            "mask": _masks(snapshot, rows, list(provinces)),
            "kind": [KINDS.index(KIND_OF_LABEL[label_of(row["id"])]) for row in rows],
        },
        schema_overrides={"mask": pl.Int64, "kind": pl.Int8},
    )
    return Read(
        of_frame(frame, provinces),
        [tuple(t for t in found if concepts[t].topic) for found in themes],
        [tuple(t for t in found if not concepts[t].topic) for found in themes],
    )


def provinces_of(snapshot: Snapshot) -> dict[str, str]:
    """Slugs of the provinces to their names."""
    return {row["slug"]: row["name"] for row in snapshot.query(statements("likeness")["provinces"])}


def _masks(snapshot: Snapshot, rows: Sequence[Row], slugs: Sequence[str]) -> list[int]:
    bit = {slug: 1 << number for number, slug in enumerate(slugs)}
    asking: dict[str, set[str]] = {}
    for row in snapshot.query(statements("likeness")["kans_provinces"]):
        asking.setdefault(row["id"], set()).add(row["province"])
    return [
        sum(bit[p] for p in asking.get(row["id"], ()) or str(row.get("provinces") or "").split())
        for row in rows
    ]


def _texts(row: Row) -> list[str]:
    return [text for text in (row["description"], *(row["others"] or ())) if text]


def _folded(row: Row, themes: Iterable[str], concepts: Mapping[str, Concept]) -> str:
    topics = [concepts[t].name for t in themes if concepts[t].topic]
    return " ".join(w for text in (row["name"], row["name"], *_texts(row), *topics) for w in words(text))


def concepts_of(snapshot: Snapshot) -> dict[str, Concept]:
    """The terms of all vocabularies, by identifier."""
    known = hierarchy(snapshot)
    return {
        row["id"]: Concept(
            id=row["id"],
            name=row["name"],
            labels=(row["name"], *(row["aliases"] or ())),
            topic=row["scheme"] == TOPIC_SCHEME,
            nature=row["nature"] or "",
            container=bool(row["container"]),
            above=known.above(row["id"]),
        )
        for row in snapshot.query(statements("likeness")["concepts"])
    }
