"""What pages do alike with an answer: tell a wrong word kindly, leaf through a list, name what was asked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from api.http.given import chosen
from api.http.served import snapshot_of
from graph.schema import slug_of
from graph.store import Snapshot
from queries.base.asked import Scope
from queries.base.model import UnknownWordError
from queries.dutch.phrases import capitalised, listed
from queries.words import provinces_named, themes_named, vocabulary

Found = TypeVar("Found")

PER_PAGE = 8
"""Cards on a page: what one reads before a meeting, and well under 200 kB with all evidence folded in."""


def tried(ask: Callable[[], Found]) -> tuple[Found | None, str]:
    """The answer, or what is wrong with the words of the question, to be shown beside the form."""
    try:
        return ask(), ""
    except UnknownWordError as error:
        return None, capitalised(str(error))


def part_of(number: int, per_page: int, *, whole: bool = False) -> dict[str, int]:
    """The part of a list that stands on one page of it, as a question takes it; a file has the whole."""
    return {"limit": 0, "offset": 0} if whole else {"limit": per_page, "offset": (number - 1) * per_page}


def pages_of(total: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list takes; an empty list takes one."""
    return max(1, math.ceil(total / per_page))


@dataclass(frozen=True)
class Asked:
    """The choices in the address: as given, and understood where the graph knows them.

    ``province_slugs`` and ``theme_slugs`` are what the form ticks; a word that names nothing is in neither.
    """

    snapshot: Snapshot = field(repr=False)
    provinces: Sequence[str]
    themes: Sequence[str]
    topics: Sequence[str]

    @property
    def province_slugs(self) -> list[str]:
        return [s for word in self.provinces for s in _known(provinces_named, self.snapshot, word)]

    @property
    def theme_slugs(self) -> list[str]:
        return [
            slug_of(identifier)
            for word in self.themes
            for understood in _known(themes_named, self.snapshot, word)
            for identifier in sorted(understood.theme_ids)
        ]

    @property
    def subject(self) -> str:
        """The topics and themes as a reader would name them: "hennep en Bouw"; empty when there are none."""
        names = [*self.topics]
        for word in self.themes:
            found = _known(themes_named, self.snapshot, word)
            names += [theme.name for understood in found for theme in understood.meaning.themes]
        return listed(list(dict.fromkeys(names)))

    @property
    def places(self) -> str:
        names = vocabulary(self.snapshot).province_names
        return listed([names[slug] for slug in self.province_slugs])


def _asked(request: Request, scope: Annotated[Scope, chosen(Scope)]) -> Asked:
    return Asked(snapshot_of(request), scope.provinces, scope.themes, scope.topics)


InScope = Annotated[Asked, Depends(_asked)]
"""The parameters ``provincie``, ``thema`` and ``onderwerp`` of a page."""


def _known(
    names: Callable[[Snapshot, list[str]], Sequence[Found]], snapshot: Snapshot, word: str
) -> Sequence[Found]:
    try:
        return names(snapshot, [word])
    except UnknownWordError:
        return ()
