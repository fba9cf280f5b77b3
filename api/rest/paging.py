"""Lists come in pages: where this page stands, and the addresses of the others."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from pydantic import Field
from starlette.datastructures import URL

from api.rest.parameters import Paging
from queries.base.model import Answer


class PageLinks(Answer):
    """Addresses of pages of the same list, from the root of this server; null where there is none."""

    self: str = Field(description="Deze pagina.")
    first: str = Field(description="De eerste pagina.")
    prev: str | None = Field(description="De vorige pagina, of null.")
    next: str | None = Field(description="De volgende pagina, of null.")
    last: str = Field(description="De laatste pagina.")


class Paged(Answer):
    """What every list adds to what it lists."""

    page: int = Field(description="Het nummer van deze pagina; de eerste is 1.")
    page_size: int = Field(description="Hoeveel er op een pagina gaan.")
    pages: int = Field(description="Hoeveel pagina's er zijn; minstens 1.")
    links: PageLinks


def page_of(request: Request, asked: Paging, total: int) -> dict[str, Any]:
    """The fields of ``Paged`` for one answer; ``total`` is the length of the whole list.

    A page past the last one is an empty page, whose ``prev`` is the last one that has something.
    """
    pages = max(1, -(-total // asked.per_page))
    return {
        "page": asked.page,
        "page_size": asked.per_page,
        "pages": pages,
        "links": PageLinks(
            self=_address(request, asked.page),
            first=_address(request, 1),
            prev=_address(request, min(asked.page - 1, pages)) if asked.page > 1 else None,
            next=_address(request, asked.page + 1) if asked.page < pages else None,
            last=_address(request, pages),
        ),
    }


def link_header(links: PageLinks) -> str:
    """The links as the value of a ``Link`` header (RFC 8288), for who does not read the body."""
    named = (("first", links.first), ("prev", links.prev), ("next", links.next), ("last", links.last))
    return ", ".join(f'<{address}>; rel="{name}"' for name, address in named if address)


def _address(request: Request, page: int) -> str:
    url = URL(scope={**request.scope, "headers": []}).include_query_params(pagina=page)
    return f"{url.path}?{url.query}"
