"""The reader's own province as the layout shows it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from api.html.addresses import PAGE, Address
from api.http.mine import PROVINCE, Mine, mine_of
from api.http.served import snapshot_of
from graph.store import StoreError
from queries.words import vocabulary


@dataclass(frozen=True)
class OwnProvince:
    """The reader's own province as the layout shows it, and the choice of another.

    ``options`` are slugs and names of all provinces, empty when the graph cannot be asked.  ``page`` is this
    page for whoever chooses another.  ``only`` says that the page is about the own province alone, and
    ``everywhere`` is the same for all provinces; ``follows`` is this page about the own province, when it is
    about all of them.
    """

    mine: Mine
    options: tuple[tuple[str, str], ...]
    page: Address
    only: bool
    everywhere: Address
    follows: Address | None


def own_province(request: Request) -> OwnProvince:
    """The reader's own province on a page."""
    mine, here = mine_of(request), Address.of(request)
    try:
        names = vocabulary(snapshot_of(request)).province_names
    except StoreError:
        names = {}
    chosen = here.all(PROVINCE)
    of_all = here.follows and not chosen
    return OwnProvince(
        mine=mine,
        options=tuple(sorted(names.items(), key=lambda item: item[1])),
        page=here.without(PAGE) if chosen != [mine.slug] else here.without(PROVINCE),
        only=here.follows and chosen == [mine.slug],
        everywhere=here.without(PROVINCE),
        follows=here.having(PROVINCE, mine.slug) if of_all else None,
    )
