"""What is asked of whom to call, and what is answered."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import MAX_WORD_LENGTH, Scope
from queries.base.model import Answer, Reference
from queries.contacts import Contact

MOST_CONTACTS = 8
"""Contacts that are told: as many as people read."""


class WhoQuery(Scope):
    """About which provinces, themes and topics, or about which one thing, somebody wants to be called."""

    thing: str = Field(
        default="",
        validation_alias="voor",
        max_length=MAX_WORD_LENGTH,
        description="Een ding waarover u iemand wilt spreken: identificatie, zoals `platform/cesi`.",
    )


class Called(Answer):
    """A contact with some of the things on the subject that it is called for, and how many they are."""

    contact: Contact
    things: list[Reference]
    count: int


class WhoAnswer(Answer):
    """Contacts, those of the provinces asked for first, then by how many things they are called for.

    ``unknown`` are the names of what was asked for and has no contact.
    """

    version: str
    contacts: list[Called]
    unknown: list[str]
