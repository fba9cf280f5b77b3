"""How things become vectors: words, topics, tags and themes, each weighted by how rare it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from queries.dutch.lexicon import Lexicon
from queries.dutch.words import words
from queries.likeness.grams import rarity
from queries.likeness.kept import Kept
from queries.likeness.sparse import Sparse
from queries.likeness.subjects import Finder, Strengths, subjects, with_wider
from queries.likeness.terms import counted
from queries.likeness.things import Concept, Read, as_frame
from queries.likeness.ways import Ways
from queries.likeness.weights import TELLING, WIDER_SHARE
from queries.likeness.written import stands_in


def made(found: Read, concepts: Mapping[str, Concept], lexicon: Lexicon, places: Collection[str]) -> Kept:
    """Everything that ranking and explaining need of the things of a graph."""
    things = found.things
    finder = Finder(concepts, lexicon)
    about = [
        subjects(finder, tags, name, text)
        for tags, name, text in zip(found.tags, things.names, things.texts, strict=True)
    ]
    topics = sorted({t for row in about for t in with_wider(concepts, row, WIDER_SHARE)})
    tags = sorted({t for row in found.tags for t in row})
    themes = sorted({t for row in found.themes for t in row})
    terms = counted(found, concepts, lexicon, places)
    tagged = _matrix((dict.fromkeys(row, 1.0) for row in found.tags), tags, len(things))
    shared = _times(tagged, np.sqrt(np.log(len(things) / np.maximum(frequency(tagged), 1))))
    wider = _rare(_matrix((with_wider(concepts, row, WIDER_SHARE) for row in about), topics, len(things)))
    broad = _rare(_matrix((dict.fromkeys(row, 1.0) for row in found.themes), themes, len(things)))
    wider, broad = wider.of_unit_length(), broad.of_unit_length()
    rare = rarity(things.folded.to_list())
    return Kept(
        frame=as_frame(things),
        matrices={
            "asked": terms.asked,
            "words": terms.vectors,
            "answering_by": terms.answering.turned(),
            "topics": wider,
            "topics_by": wider.turned(),
            "shared": shared,
            "shared_by": shared.turned(),
            "themes": broad,
            "themes_by": broad.turned(),
            "about": _matrix(about, topics, len(things)),
            "mentioned": _matrix(_mentioned(found, concepts, about), topics, len(things)),
        },
        names={
            "terms": terms.spelled,
            "topics": topics,
            "tags": tags,
            "themes": themes,
            "slugs": list(things.provinces),
            "provinces": list(things.provinces.values()),
        },
        rarity=rare,
        whole=Ways(terms.vectors, wider, shared, broad, things.folded, rare).compared(),
    )


def _mentioned(
    found: Read, concepts: Mapping[str, Concept], about: Sequence[Strengths]
) -> Iterator[Strengths]:
    """What each thing says in so many words, and does not have on its card."""
    labels: dict[str, list[list[str]]] = {}
    for name, text, tags, known in zip(
        found.things.names, found.things.texts, found.tags, about, strict=True
    ):
        sure = {
            topic: strength
            for topic, strength in known.items()
            if strength >= TELLING and topic not in tags and not concepts[topic].container
        }
        said = [*words(name), "", *words(text)] if sure else []
        for topic in sure.keys() - labels.keys():
            labels[topic] = [words(label) for label in concepts[topic].labels]
        yield {t: s for t, s in sure.items() if any(stands_in(label, said) for label in labels[t])}


def frequency(matrix: Sparse, least: float = 0.0) -> NDArray[np.int64]:
    """Of every column the number of rows in which it has at least ``least``."""
    return np.bincount(matrix.columns[matrix.values >= least], minlength=matrix.width)


def _rare(matrix: Sparse) -> Sparse:
    """Every value times how rare its column is."""
    often = np.maximum(frequency(matrix, TELLING), 1)
    return _times(matrix, np.log((matrix.height + 1) / often))


def _times(matrix: Sparse, by_column: NDArray[np.float64]) -> Sparse:
    values = (matrix.values * by_column[matrix.columns]).astype(np.float32)
    return Sparse(matrix.starts, matrix.columns, values, matrix.width)


def _matrix(rows: Iterable[Mapping[str, float]], names: Sequence[str], height: int) -> Sparse:
    """Weights by name as a matrix with a column a name."""
    number = {name: n for n, name in enumerate(names)}
    owners: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for owner, row in enumerate(rows):
        owners.extend([owner] * len(row))
        columns.extend(number[name] for name in row)
        values.extend(row.values())
    return Sparse.of(
        np.array(owners, np.int64),
        np.array(columns, np.int32),
        np.array(values, np.float32),
        height,
        len(names),
    )
