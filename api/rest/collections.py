"""The collections: one list and one item resource for every kind of thing in the graph.

They differ in what they are filtered and sorted by, and in nothing else: ``COLLECTIONS`` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import Field, SerializeAsAny, create_model
from starlette.exceptions import HTTPException

from api.http.given import as_given, fields, values
from api.http.served import snapshot_of
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE, Paging, slug_path
from api.rest.prefix import PREFIX, collection_name, item_path
from api.rest.representations import LINKED_DATA, represented
from graph.schema import NODE_TYPE_BY_SEGMENT
from queries.base.asked import (
    ByKind,
    ByPhase,
    ByPlace,
    ByProvince,
    ByTheme,
    ByTopic,
    ByYears,
    Question,
    Without,
)
from queries.base.model import Answer, UnknownWordError
from queries.lists import LISTED, Listing, ListQuery, SortKey, listing
from queries.profile import Profile, profile

SORT_KEYS: dict[str, SortKey] = {
    "naam": "name",
    "soort": "kind",
    "fase": "phase",
    "begin": "start",
    "projecten": "projects",
    "budget": "budget",
}


@dataclass(frozen=True)
class Collection:
    """The things of one kind: the segment of their identifiers, and how their list can be narrowed.

    ``example`` is the slug of a real one about which little is known, so that it is short.
    """

    segment: str
    example: str
    filters: tuple[type[Question], ...]
    sorts: tuple[str, ...]
    remark: str = ""

    @property
    def path(self) -> str:
        """Name of the collection in an address: ``projecten`` of ``project``."""
        return collection_name(self.segment)


WHERE_AND_WHAT = (ByProvince, ByTheme, ByTopic, Without)

COLLECTIONS = (
    Collection(
        "provincie",
        "zeeland",
        (ByTheme, ByTopic, Without),
        ("naam", "projecten"),
        "Een thema kiest wie het als zwaartepunt heeft.",
    ),
    Collection(
        "gemeente",
        "gm0014",
        (*WHERE_AND_WHAT, ByPlace),
        ("naam", "projecten"),
        "Een thema kiest waar een project erover is waarvan de gemeente bekend is.",
    ),
    Collection(
        "platform",
        "accez",
        (*WHERE_AND_WHAT, ByKind, ByPlace, ByYears),
        ("naam", "soort", "begin", "projecten"),
    ),
    Collection(
        "organisatie",
        "2switch",
        (*WHERE_AND_WHAT, ByKind, ByPlace),
        ("naam", "soort", "projecten"),
        "Provincies en thema's zijn die van de projecten.",
    ),
    Collection(
        "thema", "on-3d-printen", (ByKind,), ("naam", "soort", "projecten"), "De soort is de begrippenlijst."
    ),
    Collection(
        "project",
        "cbci",
        (*WHERE_AND_WHAT, ByPhase, ByPlace, ByYears),
        ("naam", "fase", "begin", "budget"),
    ),
    Collection(
        "kans", "afzetmarkt-voor-hergebruikte-bouwmaterialen", (*WHERE_AND_WHAT, ByKind), ("naam", "soort")
    ),
    Collection(
        "publicatie",
        "alkmaar-gemeentelijk-beleid-langs-de-landelijke-s",
        (*WHERE_AND_WHAT, ByKind, ByPlace, ByYears),
        ("naam", "soort", "begin"),
    ),
    Collection(
        "gebeurtenis", "begin-van-de-bestuurlijke-ronde-langs-de-provincies-in-het", (), ("naam", "begin")
    ),
    Collection("cijfer", "twintig-procent-van-het-klimaatbudget", (ByTheme, ByTopic), ("naam",)),
    Collection(
        "bron", "130-miljoen-voor-regio-midden-en-west-brabant", (ByKind,), ("naam", "soort", "begin")
    ),
)


class ListPage(Listing, Paged):
    """Een bladzijde van een lijst."""


MATCHED = frozenset({"Opportunity", "Project", "Platform"})
"""Types of which there are matches."""


class ItemLinks(Answer):
    """Adressen die bij een ding horen, vanaf de wortel van deze server; null waar dat er niet is."""

    self: str = Field(description="Dit ding.")
    matches: str | None = Field(description="De schakels: wie elders heeft of zoekt wat dit zoekt of heeft.")


class Item(Profile):
    """Alles wat van een ding bekend is."""

    links: ItemLinks


def _links(found: Profile) -> ItemLinks:
    path = item_path(found.id)
    matches = f"{PREFIX}/schakels?voor={quote(found.id)}" if found.type in MATCHED else None
    return ItemLinks(self=quote(path), matches=matches)


def _asked_of(collection: Collection) -> type[Paging]:
    """The parameters of a list."""
    sorts = tuple(name for key in collection.sorts for name in (key, f"-{key}"))
    field = Field(
        default="naam",
        alias="sorteer",
        description="Waarop gesorteerd; met een - ervoor andersom. Wat gelijk is, staat op naam.",
    )
    name = f"{NODE_TYPE_BY_SEGMENT[collection.segment].label}ListAsked"
    choice: Any = Literal[sorts]
    filters = {name: made for by in collection.filters for name, made in fields(by).items()}
    made: type[Paging] = create_model(name, __base__=Paging, **filters, sort=(choice, field))
    return made


def _page_of(collection: Collection) -> type[ListPage]:
    """The answer of a list."""
    listed: Any = LISTED[collection.segment]
    name = f"{NODE_TYPE_BY_SEGMENT[collection.segment].label}Page"
    return create_model(
        name,
        __base__=ListPage,
        __doc__=f"Een bladzijde van de {collection.path}.",
        items=(Sequence[SerializeAsAny[listed]], ...),
    )


def _list_of(collection: Collection, page: type[ListPage]) -> Callable[..., Response]:
    def answer(request: Request, asked: Any) -> Response:
        query = as_given(
            ListQuery,
            segment=collection.segment,
            **values(ListQuery, asked),
            sort=SORT_KEYS[asked.sort.removeprefix("-")],
            descending=asked.sort.startswith("-"),
            **asked.taken(),
        )
        found = listing(snapshot_of(request), query)
        return represented(
            request, page.model_construct(**dict(found), **page_of(request, asked, found.total))
        )

    answer.__annotations__["asked"] = Annotated[_asked_of(collection), Query()]
    return answer


def _item_of(collection: Collection) -> Callable[..., Response]:
    def answer(request: Request, slug: str) -> Response:
        try:
            found = profile(snapshot_of(request), f"{collection.segment}/{slug}")
        except UnknownWordError as error:
            raise HTTPException(404, str(error)) from error
        if found.former_id:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(item_path(found.id) + query, 308)
        return represented(request, Item.model_construct(**dict(found), links=_links(found)))

    answer.__annotations__["slug"] = Annotated[str, slug_path(collection.example)]
    return answer


def _router() -> APIRouter:
    router = APIRouter(tags=["Verzamelingen"])
    for collection in COLLECTIONS:
        node = NODE_TYPE_BY_SEGMENT[collection.segment]
        page = _page_of(collection)
        router.add_api_route(
            f"/{collection.path}",
            _list_of(collection, page),
            summary=f"Alle {node.plural}",
            description=" ".join(filter(None, (node.meaning, collection.remark))),
            operation_id=collection.path,
            response_model=page,
            openapi_extra={EXAMPLE: f"{PREFIX}/{collection.path}?aantal=1"},
            responses={200: {"content": LINKED_DATA}},
        )
        router.add_api_route(
            f"/{collection.path}/{{slug}}",
            _item_of(collection),
            summary=f"Alles over een {node.name}",
            description="Alles wat ervan bekend is, met de bronnen. Een vroegere identificatie verwijst door "
            "(308) naar de huidige.",
            operation_id=node.segment,
            response_model=Item,
            openapi_extra={EXAMPLE: item_path(f"{collection.segment}/{collection.example}")},
            responses={
                200: {"content": LINKED_DATA},
                308: {"description": "Heet nu anders; het adres staat in `Location`."},
            },
        )
    return router


router = _router()
