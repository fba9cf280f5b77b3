"""What pages ask alike: the choices in their address, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from graph.schema import BROAD_SCHEMES, SCHEME_NAMES, TOPIC_SCHEME, slug_of
from graph.store import Snapshot
from queries.words import vocabulary

Sort = Annotated[str, Query(alias="sorteer", max_length=20)]
PageNumber = Annotated[int, Query(alias="pagina", ge=1, le=10_000)]


@dataclass(frozen=True)
class Option:
    """One thing to choose: what goes in the address, what a reader sees, and how many there are of it."""

    value: str
    label: str
    count: int | None = None


@dataclass(frozen=True)
class OptionGroup:
    """Options under one heading, such as the themes of one vocabulary."""

    label: str
    options: tuple[Option, ...]


def province_options(snapshot: Snapshot) -> tuple[Option, ...]:
    """The twelve provinces by name."""
    names = vocabulary(snapshot).province_names
    return tuple(Option(slug, name) for slug, name in sorted(names.items(), key=lambda item: item[1]))


def theme_options(snapshot: Snapshot) -> tuple[OptionGroup, ...]:
    """The broad themes, one group per vocabulary; values are slugs (``ta-bouw``)."""
    known = vocabulary(snapshot)
    made = []
    for scheme in BROAD_SCHEMES:
        found = [known.themes[i] for i, of in known.schemes.items() if of == scheme]
        options = (Option(slug_of(t.id), t.name) for t in sorted(found, key=lambda t: t.name))
        made.append(OptionGroup(SCHEME_NAMES.get(scheme, scheme), tuple(options)))
    return tuple(group for group in made if group.options)


def choices(snapshot: Snapshot) -> dict[str, Any]:
    """What a form about provinces, themes and topics offers, and the names of provinces by slug."""
    return {
        "provinces": province_options(snapshot),
        "themes": theme_options(snapshot),
        "topics": topic_names(snapshot),
        "names": vocabulary(snapshot).province_names,
    }


def topic_names(snapshot: Snapshot) -> list[str]:
    """The names of the free topics, in alphabetical order."""
    known = vocabulary(snapshot)
    names = {known.themes[i].name for i, of in known.schemes.items() if of == TOPIC_SCHEME}
    return sorted(names, key=str.casefold)


def province_names(snapshot: Snapshot, slugs: Iterable[str]) -> list[str]:
    """Official names of provinces by slug."""
    names = vocabulary(snapshot).province_names
    return [names.get(slug, slug) for slug in slugs]
