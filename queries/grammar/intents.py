"""The questions that there are, and words that were read as other ones."""

from __future__ import annotations

from typing import Literal

from queries.base.model import Answer

Intent = Literal[
    "collaboration",
    "scaling",
    "similar",
    "gaps",
    "brokers",
    "profile",
    "search",
    "path",
    "compare",
    "changes",
    "list",
    "experience",
    "needs",
    "learn",
    "matches",
    "calls",
    "figures",
    "agreement",
    "count",
    "define",
    "about",
    "contact",
]


class Corrected(Answer):
    """A word that was read as another one: a typing error, or another name."""

    given: str
    read_as: str
