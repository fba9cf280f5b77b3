"""What is asked about the quality of the cards, and what the answer holds."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import ByProvince
from queries.base.model import Answer, Reference


class QualityQuery(ByProvince):
    """Whose cards; ``examples`` is how many records with a missing field are named (0: all)."""

    examples: int = Field(
        default=5,
        validation_alias="voorbeelden",
        ge=0,
        le=100,
        description="Hoeveel dingen per ontbrekend veld; 0 is alle.",
    )


class FieldQuality(Answer):
    """One field of one kind of record: in how many of ``total`` records it is filled.

    ``kind`` is the Dutch type, ``field`` the property or relationship, ``name`` its Dutch label, ``why``
    what it is needed for.  ``missing`` are records that lack it, the ones that matter most first.
    """

    kind: str
    field: str
    name: str
    filled: int
    total: int
    share: float
    why: str
    missing: list[Reference]


class CardQuality(Answer):
    """The card of one province.

    ``share`` (0..1) is the mean of its fields, weighted by what they are needed for.  ``reconstructed`` says
    that it was made from public sources instead of by the province.  ``oldest`` and ``newest`` are dates of
    its sources, of which ``undated`` have none.  ``advice`` are Dutch sentences: what to fill first.
    """

    slug: str
    name: str
    status: str
    reconstructed: bool
    share: float
    projects: int
    platforms: int
    opportunities: int
    sources: int
    undated: int
    oldest: str
    newest: str
    fields: list[FieldQuality]
    advice: list[str]


class QualityAnswer(Answer):
    """The cards in the order of their completeness, least complete first, and all of them together."""

    version: str
    reconstructed: int
    newest: str
    sourced_share: float
    fields: list[FieldQuality]
    cards: list[CardQuality]
    notes: list[str]
