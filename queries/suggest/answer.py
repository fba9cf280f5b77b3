"""Suggest: what somebody may be typing, from its first letters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from graph.schema import GLOSSARY_SCHEME, NODE_TYPE, SCHEME_NAMES, TOPIC_SCHEME, label_of
from graph.store import Snapshot
from queries.base.asked import Question
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.base.remembered import Remembered
from queries.dutch.words import words

KIND_ORDER = (
    "Province",
    "Theme",
    "Platform",
    "Project",
    "Opportunity",
    "Organisation",
    "Municipality",
    "Publication",
)
"""Between names that fit equally well: what people look for most goes first.  Sources have no place here:
nobody types the title of a web page."""


class SuggestQuery(Question):
    """The letters typed so far and how many suggestions are wanted."""

    text: str = Field(min_length=1, max_length=200)
    limit: int = Field(default=7, ge=1, le=20)


class Suggestion(Answer):
    """A thing whose name, abbreviation or other name begins so; ``also`` is that other name.

    ``kind`` says in Dutch what kind of thing it is."""

    id: str
    type: str
    kind: str
    name: str
    also: str = ""


class SuggestAnswer(Answer):
    """Suggestions, the likeliest first."""

    version: str
    suggestions: list[Suggestion]


@dataclass(frozen=True)
class Name:
    """One name of a thing, with the words in it."""

    id: str
    name: str
    kind: str
    written: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """All names, and every word of them in alphabetical order with the number of its name."""

    names: list[Name]
    by_word: list[tuple[str, int]]


remembered: Remembered[Names] = Remembered(2)


def suggest(snapshot: Snapshot, query: SuggestQuery) -> SuggestAnswer:
    """Things of which every typed word begins a word of the name; best are names that begin with them."""
    known = known_names(snapshot)
    typed = tuple(words(query.text))
    best: dict[str, tuple[tuple[object, ...], Name]] = {}
    for name in _beginning(known, typed):
        rank = _rank(name, typed)
        if name.id not in best or rank < best[name.id][0]:
            best[name.id] = (rank, name)
    ordered = sorted(best.values(), key=lambda found: found[0])
    return SuggestAnswer(
        version=snapshot.version, suggestions=[_suggestion(name) for _, name in ordered[: query.limit]]
    )


def known_names(snapshot: Snapshot) -> Names:
    """Every name, abbreviation and other name of the things that people look for by name."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Names:
    names: list[Name] = []
    for statement in statements("suggest").values():
        for row in snapshot.query(statement):
            kind = _kind(row["id"], row["scheme"])
            for written in dict.fromkeys((row["name"], row["abbreviation"], *(row["aliases"] or ()))):
                if written and words(written):
                    names.append(Name(row["id"], row["name"], kind, written, tuple(words(written))))
    by_word = sorted({(word, number) for number, name in enumerate(names) for word in name.words})
    return Names(names, by_word)


def _kind(identifier: str, scheme: str) -> str:
    """What kind of thing it is; of a theme the vocabulary is told too, as several have a theme Bouw."""
    if scheme == TOPIC_SCHEME:
        return "onderwerp"
    if scheme == GLOSSARY_SCHEME:
        return "begrip"
    kind = NODE_TYPE[label_of(identifier)].name
    return f"{kind}, {SCHEME_NAMES.get(scheme, scheme)}" if scheme else kind


def _beginning(known: Names, typed: tuple[str, ...]) -> Iterator[Name]:
    """Names in which each typed word begins a word; the longest typed word finds them."""
    if not typed:
        return
    longest = max(typed, key=len)
    for place in range(bisect_left(known.by_word, (longest, -1)), len(known.by_word)):
        word, number = known.by_word[place]
        if not word.startswith(longest):
            return
        name = known.names[number]
        if all(any(w.startswith(t) for w in name.words) for t in typed):
            yield name


def _rank(name: Name, typed: tuple[str, ...]) -> tuple[object, ...]:
    text = " ".join(typed)
    whole = " ".join(name.words)
    fit = 0 if whole == text else 1 if whole.startswith(text) else 2
    return fit, KIND_ORDER.index(label_of(name.id)), name.written != name.name, len(whole), name.id


def _suggestion(name: Name) -> Suggestion:
    label = label_of(name.id)
    return Suggestion(
        id=name.id,
        type=label,
        kind=name.kind,
        name=name.name,
        also=name.written if name.written != name.name else "",
    )
