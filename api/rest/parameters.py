"""What can be asked of any resource: which page of a list.

What a question is asked with is declared by the question itself (``queries.base.asked``); ``api.rest.given``
makes the parameters of a resource of that.  A parameter that is not declared is refused, with the declared
name that looks like it: a filter that does nothing would look like an answer.
"""

from __future__ import annotations

from typing import Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from queries.base.asked import SOMETHING

MAX_PAGE_SIZE = 100
MAX_PAGE = 100_000
DEFAULT_PAGE_SIZE = 20

EXAMPLE = "x-voorbeeld"
"""Key of a route's ``openapi_extra``: an address whose answer the description shows as its example."""


def slug_path(example: str) -> Any:
    """The last part of an identifier, as part of a path; goes with ``str`` in an ``Annotated``."""
    return Path(
        pattern=SOMETHING,
        max_length=200,
        description="Laatste deel van de identificatie.",
        openapi_examples={"voorbeeld": {"value": example}},
    )


class Parameters(BaseModel):
    """Base of all parameter models."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def taken(self) -> dict[str, Any]:
        """What a question takes of these parameters."""
        return {}


class Paging(Parameters):
    """Which part of a list is asked."""

    page: int = Field(1, alias="pagina", ge=1, le=MAX_PAGE, description="Welke pagina; de eerste is 1.")
    per_page: int = Field(
        DEFAULT_PAGE_SIZE, alias="aantal", ge=1, le=MAX_PAGE_SIZE, description="Hoeveel per pagina."
    )

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.per_page

    def taken(self) -> dict[str, Any]:
        return {"limit": self.per_page, "offset": self.offset}
