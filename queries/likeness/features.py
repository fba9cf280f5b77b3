"""What things are compared by, as sparse matrices; made once of a graph, and kept on disk beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.store import Snapshot
from queries.base.on_disk import read, write
from queries.base.standing import Standing
from queries.index.text_index import text_index
from queries.likeness import kept
from queries.likeness.making import made
from queries.likeness.sparse import Sparse
from queries.likeness.things import Concept, Things, concepts_of, of_frame, read_things
from queries.likeness.ways import Ways


@dataclass(frozen=True)
class Features:
    """Everything that ranking and explaining need of one graph.

    ``asked`` are the words of a thing as a question (weight times rarity), ``answering`` as an answer (BM25);
    ``shared`` are the tags such that the product of two things is the sum of the rarities of the tags that
    they share; ``about`` are the topics of a thing with how surely it is about them.  ``..._by`` are the
    things by feature (postings).  ``ways`` are the vectors of length 1 in which likeness is told.
    """

    things: Things
    concepts: Mapping[str, Concept] = field(repr=False)
    terms: Sequence[str] = field(repr=False)
    """The words by number, as they are written most."""
    topics: Sequence[str] = field(repr=False)
    tags: Sequence[str] = field(repr=False)
    themes: Sequence[str] = field(repr=False)
    asked: Sparse = field(repr=False)
    answering_by: Sparse = field(repr=False)
    topics_by: Sparse = field(repr=False)
    shared: Sparse = field(repr=False)
    shared_by: Sparse = field(repr=False)
    themes_by: Sparse = field(repr=False)
    about: Sparse = field(repr=False)
    mentioned: Sparse = field(repr=False)
    """Of ``about`` what a thing says in so many words and does not have on its card; no container words."""
    rarity: Mapping[str, float] = field(repr=False)
    """How rare a topic is on cards."""
    ways: Ways = field(repr=False)

    def subjects(self, number: int) -> dict[str, float]:
        """The topics of a thing with how surely it is about them."""
        columns, values = self.about.row(number)
        return {self.topics[c]: v for c, v in zip(columns.tolist(), values.tolist(), strict=True)}

    def tagged(self, number: int) -> set[str]:
        """The topics on the card of a thing."""
        return {self.tags[c] for c in self.shared.row(number)[0].tolist()}


def features(snapshot: Snapshot) -> Features:
    """The features of one graph; see ``Standing``."""
    return FEATURES.of(snapshot)


def _read(snapshot: Snapshot) -> Features | None:
    found = read(kept.place_of(snapshot.version), kept.opened)
    return None if found is None else _of(found, concepts_of(snapshot))


def _make(snapshot: Snapshot) -> Features:
    concepts, index = concepts_of(snapshot), text_index(snapshot)
    new = made(read_things(snapshot, concepts), concepts, index.lexicon, index.places)
    write(kept.place_of(snapshot.version), lambda folder: kept.put(new, folder))
    return _read(snapshot) or _of(new, concepts)


FEATURES: Standing[Features] = Standing(kept.place_of, _read, _make)
remembered = FEATURES.remembered


def _of(found: kept.Kept, concepts: Mapping[str, Concept]) -> Features:
    matrices, names = found.matrices, found.names
    things = of_frame(found.frame, dict(zip(names["slugs"], names["provinces"], strict=True)))
    often = np.maximum(np.diff(matrices["shared_by"].starts), 1)
    ways = Ways(
        matrices["words"],
        matrices["topics"],
        matrices["shared"],
        matrices["themes"],
        things.folded,
        found.rarity,
        found.whole,
    )
    return Features(
        things=things,
        concepts=concepts,
        terms=names["terms"],
        topics=names["topics"],
        tags=names["tags"],
        themes=names["themes"],
        asked=matrices["asked"],
        answering_by=matrices["answering_by"],
        topics_by=matrices["topics_by"],
        shared=matrices["shared"],
        shared_by=matrices["shared_by"],
        themes_by=matrices["themes_by"],
        about=matrices["about"],
        mentioned=matrices["mentioned"],
        rarity=dict(zip(names["tags"], np.log((len(things) + 1) / often).tolist(), strict=True)),
        ways=ways,
    )
