"""What may be matched: every project, platform and kans with what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.schema import TOPIC_SCHEME, label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.dutch.words import words

KINDS = {"Opportunity": "kans", "Project": "project", "Platform": "platform"}
"""What kind of thing a label is in the words of the command line."""
STATEMENTS = ("projects", "platforms", "kansen")


@dataclass(frozen=True)
class Concept:
    """A term of a vocabulary.  ``above`` are the terms over it to how many steps up they are."""

    id: str
    name: str
    labels: tuple[str, ...]
    topic: bool
    nature: str
    above: Mapping[str, int] = field(repr=False)


@dataclass(frozen=True)
class Things:
    """Projects, platforms and kansen, in the order of their identifiers; a thing's place is its number.

    ``texts`` are names and descriptions apart, ``folded`` all its words as plain letters, the name twice.
    ``tags`` are the topics on its card, ``themes`` the broad themes.  ``masks`` have a bit a province.
    """

    ids: list[str]
    number: Mapping[str, int] = field(repr=False)
    names: list[str] = field(repr=False)
    texts: list[str] = field(repr=False)
    folded: list[str] = field(repr=False)
    tags: list[tuple[str, ...]] = field(repr=False)
    themes: list[tuple[str, ...]] = field(repr=False)
    phases: list[str] = field(repr=False)
    provinces: list[tuple[str, ...]] = field(repr=False)
    masks: NDArray[np.int64] = field(repr=False)
    kinds: NDArray[np.str_] = field(repr=False)
    concepts: Mapping[str, Concept] = field(repr=False)
    province_names: Mapping[str, str] = field(repr=False)


def read_things(snapshot: Snapshot) -> Things:
    """All things of a graph."""
    cypher = statements("matches")
    rows = [row for name in STATEMENTS for row in snapshot.query(cypher[name])]
    rows.sort(key=lambda row: str(row["id"]))
    concepts = _concepts(snapshot)
    addressed: dict[str, set[str]] = {}
    for row in snapshot.query(cypher["themes_of"]):
        addressed.setdefault(row["id"], set()).add(row["theme"])
    asking: dict[str, list[str]] = {}
    for row in snapshot.query(cypher["kans_provinces"]):
        asking.setdefault(row["id"], []).append(row["province"])
    province_names = {row["slug"]: row["name"] for row in snapshot.query(cypher["provinces"])}
    bit = {slug: 1 << number for number, slug in enumerate(province_names)}
    ids = [row["id"] for row in rows]
    themes = [sorted(addressed.get(i, ())) for i in ids]
    provinces = [tuple(asking.get(row["id"], ()) or str(row.get("provinces") or "").split()) for row in rows]
    return Things(
        ids=ids,
        number={identifier: number for number, identifier in enumerate(ids)},
        names=[". ".join((row["name"], *(row["aliases"] or ()))) for row in rows],
        texts=[". ".join(_texts(row)) for row in rows],
        folded=[_folded(row, found, concepts) for row, found in zip(rows, themes, strict=True)],
        tags=[tuple(t for t in found if concepts[t].topic) for found in themes],
        themes=[tuple(t for t in found if not concepts[t].topic) for found in themes],
        phases=[row.get("phase") or "" for row in rows],
        provinces=provinces,
        masks=np.array([sum(bit[p] for p in found) for found in provinces], dtype=np.int64),
        kinds=np.array([KINDS[label_of(i)] for i in ids], dtype=np.str_),
        concepts=concepts,
        province_names=province_names,
    )


def _texts(row: Row) -> list[str]:
    return [text for text in (row["description"], *(row["others"] or ())) if text]


def _folded(row: Row, themes: Iterable[str], concepts: Mapping[str, Concept]) -> str:
    topics = [concepts[t].name for t in themes if concepts[t].topic]
    return " ".join(w for text in (row["name"], row["name"], *_texts(row), *topics) for w in words(text))


def _concepts(snapshot: Snapshot) -> dict[str, Concept]:
    parents: dict[str, list[str]] = {}
    for row in snapshot.query(statements("matches")["broader"]):
        parents.setdefault(row["narrow"], []).append(row["broad"])
    return {
        row["id"]: Concept(
            id=row["id"],
            name=row["name"],
            labels=(row["name"], *(row["aliases"] or ())),
            topic=row["scheme"] == TOPIC_SCHEME,
            nature=row["nature"] or "",
            above=_above(row["id"], parents),
        )
        for row in snapshot.query(statements("matches")["concepts"])
    }


def _above(concept: str, parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """All concepts over one, to the fewest steps up."""
    found: dict[str, int] = {}
    edge, steps = {concept}, 0
    while edge:
        steps += 1
        edge = {b for c in edge for b in parents.get(c, ())} - found.keys() - {concept}
        found |= dict.fromkeys(edge, steps)
    return found
