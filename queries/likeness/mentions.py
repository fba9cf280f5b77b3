"""What is about a topic by its words alone: its name or text names it, and no keyword of its card does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.base.remembered import Remembered
from queries.base.things import names_of
from queries.likeness.features import Features, features
from queries.likeness.weights import IN_TEXT

How = Literal["naam", "tekst"]
SLACK = 0.01
"""Strengths are kept as short floats."""


@dataclass(frozen=True)
class Mention:
    """A project, platform or kans that names a topic, and where."""

    id: str
    type: str
    how: How


@dataclass(frozen=True)
class MentionIn:
    """A project or platform in provinces (slugs) that names a theme, and where: in its name or its text."""

    id: str
    type: str
    how: How
    provinces: str


class Mentioning(Answer):
    """A thing that names a topic without having it as a keyword."""

    id: str = Field(description="Identificatie.")
    type: str = Field(description="Soort ding.")
    name: str = Field(description="Naam.")
    how: How = Field(description="Waar het onderwerp staat: in de `naam` of in de `tekst`.")


remembered: Remembered[Mapping[str, Sequence[Mention]]] = Remembered()


def mentions(snapshot: Snapshot) -> Mapping[str, Sequence[Mention]]:
    """By topic (identifier) what names it as a word or a part of one, without having it as a keyword.

    Container words (afval) say too little to be told by a text.
    """
    return remembered.get(snapshot, "", lambda: _read(features(snapshot)))


remembered_in: Remembered[dict[str, tuple[MentionIn, ...]]] = Remembered()


def mentions_in(snapshot: Snapshot) -> dict[str, tuple[MentionIn, ...]]:
    """By topic the projects and platforms that name it and have not stopped, with where they are."""
    return remembered_in.get(snapshot, "", lambda: _with_provinces(snapshot))


def _with_provinces(snapshot: Snapshot) -> dict[str, tuple[MentionIn, ...]]:
    where = {row["id"]: row["provinces"] for row in snapshot.query(statements("likeness")["in_provinces"])}
    named = {
        topic: tuple(MentionIn(m.id, m.type, m.how, where[m.id]) for m in found if m.id in where)
        for topic, found in mentions(snapshot).items()
    }
    return {topic: found for topic, found in named.items() if found}


def mentioning(
    snapshot: Snapshot,
    topics: Iterable[str],
    without: Collection[str] = (),
    among: Collection[str] | None = None,
) -> list[Mentioning]:
    """What names one of the topics, by name; ``without`` are things that have them as keywords.

    ``among`` leaves only some things.  A name tells more than a text, and comes first.
    """
    known = mentions(snapshot)
    found: dict[str, Mention] = {}
    for mention in (m for topic in topics for m in known.get(topic, ())):
        wanted = mention.id not in without and (among is None or mention.id in among)
        if wanted and (mention.id not in found or mention.how == "naam"):
            found[mention.id] = mention
    names = names_of(snapshot, sorted(found))
    made = [Mentioning(id=m.id, type=m.type, name=names[m.id], how=m.how) for m in found.values()]
    return sorted(made, key=lambda m: (m.how, m.name.casefold(), m.id))


def _read(made: Features) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    rows, columns, sure = made.mentioned.rows(), made.mentioned.columns, made.mentioned.values
    for number, column, strength in zip(rows.tolist(), columns.tolist(), sure.tolist(), strict=True):
        identifier = made.things.ids[number]
        how: How = "naam" if strength > IN_TEXT + SLACK else "tekst"
        found[made.topics[column]].append(Mention(identifier, label_of(identifier), how))
    return dict(found)
