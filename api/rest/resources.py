"""``/v1``: one module a group of resources, each function "parse, ask, answer".

How to add one is in ``docs/api.md``.
"""

from __future__ import annotations

from fastapi import Depends, FastAPI

from api.linked import documents, whole
from api.rest import collections, exchange, index, insights, matches, questions, understanding, verschilmakers
from api.rest.asking import plainly_asked
from api.rest.prefix import PREFIX
from api.rest.problems import RESPONSES
from api.rest.reconciliation import service, suggestions

RESOURCES = (
    index.router,
    understanding.router,
    questions.router,
    exchange.router,
    insights.router,
    matches.router,
    collections.router,
    verschilmakers.router,
    whole.router,
    documents.router,
    service.router,
    suggestions.router,
)
"""In the order in which they are documented."""


def include_api(app: FastAPI) -> None:
    """Put everything under ``/v1`` in an application."""
    for resources in RESOURCES:
        app.include_router(
            resources,
            prefix=PREFIX,
            dependencies=[Depends(plainly_asked)],
            responses=RESPONSES,
            generate_unique_id_function=lambda route: route.name,
        )
