"""What is about a topic by its words alone: its name or text names it, and no keyword of its card does."""

from __future__ import annotations

import re
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
from queries.dutch.words import one_form, words
from queries.likeness.features import Features, features
from queries.likeness.weights import IN_TEXT, TELLING

How = Literal["naam", "tekst"]
SLACK = 0.01
"""Strengths are kept as short floats."""
ENDING = 3
"""Letters by which a word in another form may differ."""
SHORT = 3
"""Letters of a word (PET) that is only meant where it stands by itself: Petten is a town."""


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
    for number, identifier in enumerate(made.things.ids):
        tagged = made.tagged(number)
        for topic, sure in made.subjects(number).items():
            concept = made.concepts[topic]
            if topic in tagged or concept.container or sure < TELLING:
                continue
            if _is_written(made, number, concept.labels):
                how: How = "naam" if sure > IN_TEXT + SLACK else "tekst"
                found[topic].append(Mention(identifier, label_of(identifier), how))
    return dict(found)


def _is_written(made: Features, number: int, labels: Sequence[str]) -> bool:
    """Whether a label stands in a thing as it is meant: "producten, diensten" is no product-als-dienst."""
    said = [*words(str(made.things.names[number])), "", *words(str(made.things.texts[number]))]
    return any(_stands_in(words(label), said) for label in labels)


def _stands_in(label: Sequence[str], said: Sequence[str]) -> bool:
    if len(label) == 1:
        return any(
            word == label[0] or (len(label[0]) > SHORT and _inflected(label[0], word)) for word in said
        )
    rows = (said[n : n + len(label)] for n in range(len(said) - len(label) + 1))
    return any(all(map(_almost, label, row)) for row in rows)


def _almost(one: str, other: str) -> bool:
    """Whether two words are one but for the last letter: of several words more would say something else."""
    shortest = min(len(one), len(other))
    return abs(len(one) - len(other)) <= 1 and one[: shortest - 1] == other[: shortest - 1]


def _inflected(label: str, word: str) -> bool:
    """Whether a word is a label in another form, or in a compound: stallen are no staal, 't Harde no hars."""
    stem = label[: max(SHORT + 1, len(label) - ENDING)]
    if len(word) > len(label) + ENDING and (word.startswith(stem) or stem in word[ENDING:]):
        return True
    if one_form(word) != one_form(label):
        return False
    one, other = _singular(label), _singular(word)
    shortest = min(len(one), len(other))
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shortest)
    same = shared >= shortest - (shortest > SHORT + 1)
    return one == other or (same and not _but_for_length(one, other))


def _singular(word: str) -> str:
    """A word without the ending of a plural, its vowel as it sounds: stalen is staal, stallen stal."""
    if not word.endswith("en") or len(word) < len("stalen") - 1:
        return word
    root = word[:-2].removesuffix("v") + "f" if word.endswith("ven") else word[:-2]
    root = root[:-1] + "s" if root.endswith("z") else root
    if root[-1] == root[-2]:
        return root[:-1]
    long = root[-2] in "aeou" and root[-3] not in "aeiou"
    return f"{root[:-2]}{root[-2] * 2}{root[-1]}" if long else root


def _but_for_length(one: str, other: str) -> bool:
    """Whether two words differ only in how long a vowel is."""
    return one != other and re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)
