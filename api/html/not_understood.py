"""Choices in the address of a page that the page does not know: told, for else they are taken as done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute

from api.html.addresses import QUESTION
from api.html.picking import PICKED
from api.http.mine import ALL, MINE, PROVINCE
from queries.dutch.phrases import nearest_of
from queries.scaling.weights import SCALING_WEIGHTS

EVERYWHERE = frozenset({MINE, QUESTION, PICKED})
"""Every page takes these along: the own province, what was asked, what was picked for a note."""
FROM_ADDRESS: Mapping[str, Collection[str]] = {
    "/opschalen": SCALING_WEIGHTS,
    "/opschalen/vergelijken": SCALING_WEIGHTS,
    "/opschalen/gewichten": SCALING_WEIGHTS,
    "/opschalen/samen": SCALING_WEIGHTS,
}
"""What pages read from their address themselves."""
MOST_TOLD = 3


@dataclass(frozen=True)
class NotUnderstood:
    """A name in the address that the page has no use for, and what may have been meant."""

    name: str
    remedy: str


def not_understood(request: Request) -> list[NotUnderstood]:
    """The choices that count for nothing on the page that was asked for, the first few."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return []
    taken = {param.alias for param in get_flat_params(route.dependant)}
    taken |= set(FROM_ADDRESS.get(request.url.path, ()))
    given = dict.fromkeys(
        name
        for name, value in request.query_params.multi_items()
        if name not in taken | EVERYWHERE and (name, value) != (PROVINCE, ALL)
    )
    return [NotUnderstood(name[:40], nearest_of(name, sorted(taken)) if taken else "") for name in given][
        :MOST_TOLD
    ]
