"""The parameters of a resource, made from the declaration of its question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

from api.http.given import address_model, as_given, values
from api.rest.parameters import Paging, Parameters
from queries.base.asked import Ranked

Asked = TypeVar("Asked", bound=BaseModel)


@dataclass(frozen=True)
class InPages(Generic[Asked]):
    """A question of which one page is answered."""

    query: Asked
    paging: Paging


def question(model: type[Asked], *more: type[Parameters]) -> Any:
    """In an ``Annotated`` of a resource: the question of its address.

    What the question does not allow is refused with the name that it has in the address.  A list (``Ranked``)
    is asked in pages, and is an ``InPages``.  ``more`` parameters say themselves what the question takes of
    them.
    """
    ranked = issubclass(model, Ranked)
    others: tuple[type[Parameters], ...] = (*more, Paging if ranked else Parameters)

    def read(asked: Any) -> Any:
        taken = {name: value for other in others for name, value in other.taken(asked).items()}
        query = as_given(model, **values(model, asked), **taken)
        return InPages(query, asked) if ranked else query

    read.__annotations__["asked"] = Annotated[address_model(model, *others), Query()]
    return Depends(read)
