"""The words of a collaboration question as a question the parts can be measured on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.collaboration.landscape import Counts, Landscape, read_counts
from queries.collaboration.model import CollaborationQuery
from queries.collaboration.parts import Question, TextTerm, open_question, question
from queries.words import Meaning, Understood, provinces_named, themes_named, topics_named


@dataclass(frozen=True)
class Texts:
    """Projects, platforms and kansen that were found by a word in their text."""

    projects: Sequence[Row] = ()
    platforms: Sequence[Row] = ()
    kansen: Sequence[Row] = ()


@dataclass(frozen=True)
class Asked:
    """A question understood.  ``about`` are the themes to stay within when no topic was asked; ``texts`` what
    was found for each term in quotes; ``words`` the themes and topics as they were understood; ``nothing`` is
    true when words were given and none has a meaning."""

    question: Question = field(repr=False)
    provinces: tuple[str, ...]
    themes: tuple[str, ...]
    about: tuple[str, ...]
    texts: Mapping[str, Texts] = field(repr=False)
    words: tuple[Understood, ...] = field(repr=False)
    meanings: list[Meaning]
    nothing: bool


remembered_within: Remembered[Counts] = Remembered(8)


def understand(snapshot: Snapshot, background: Landscape, query: CollaborationQuery) -> Asked:
    """What is asked.  Raises ``UnknownWordError`` for a province or theme that does not exist."""
    provinces = provinces_named(snapshot, query.provinces)
    themes = themes_named(snapshot, query.themes)
    topics = topics_named(snapshot, query.topics)
    theme_ids = _ids(themes)
    topic_ids = _ids(topics)
    found_in_text = sorted((u for u in topics if u.things), key=lambda u: u.meaning.given)
    texts = {u.meaning.given: _texts(snapshot, u.things) for u in found_in_text}
    named = tuple(sorted({*theme_ids, *topic_ids}))
    if topic_ids or texts:
        terms = {word: _text_term(background, found) for word, found in texts.items()}
        asked = question(background, background.counts, named, terms)
        about: tuple[str, ...] = ()
    else:
        about = theme_ids
        asked = open_question(background, _within(snapshot, background, about), about)
    return Asked(
        question=asked,
        provinces=provinces,
        themes=named,
        about=about,
        texts={f'"{word}"': found for word, found in texts.items()},
        words=(*themes, *topics),
        meanings=[u.meaning for u in (*themes, *topics)],
        nothing=bool(topics) and not (named or texts),
    )


def _ids(understood: Sequence[Understood]) -> tuple[str, ...]:
    return tuple(sorted({i for u in understood for i in u.theme_ids}))


def _within(snapshot: Snapshot, background: Landscape, about: tuple[str, ...]) -> Counts:
    """What the things about some themes do on every topic; without themes, what all things do."""
    if not about:
        return background.counts
    return remembered_within.get(snapshot, about, lambda: _read_within(snapshot, background, about))


def _read_within(snapshot: Snapshot, background: Landscape, about: tuple[str, ...]) -> Counts:
    cypher = statements("collaboration")
    parameters = {"about": sorted(about)}
    return read_counts(
        background.space,
        background.space.row,
        projects=snapshot.query(cypher["topics_of_projects"], parameters),
        platforms=snapshot.query(cypher["topics_of_platforms"], parameters),
    )


def _texts(snapshot: Snapshot, things: Sequence[str]) -> Texts:
    cypher = statements("collaboration")
    ids = {"ids": sorted(things)}
    return Texts(
        projects=snapshot.query(cypher["projects_with_ids"], ids),
        platforms=snapshot.query(cypher["platforms_with_ids"], ids),
        kansen=snapshot.query(cypher["kansen_with_ids"], ids),
    )


def _text_term(background: Landscape, found: Texts) -> TextTerm:
    space = background.space
    rows = [
        [{"theme": "", "provinces": t["provinces"], "n": 1} for t in things]
        for things in (found.projects, found.platforms)
    ]
    wishes = np.zeros((1, len(space.slugs)))
    for kans in found.kansen:
        wishes[0, space.province[kans["province"]]] += 1
    return TextTerm(read_counts(space, {"": 0}, projects=rows[0], platforms=rows[1]), wishes)
