"""What is told of where somebody can be reached."""

from __future__ import annotations

from typing import Literal

from queries.base.model import Answer, Reference

ContactKind = Literal["mailbox", "page", "website"]
"""A mailbox, a page that a card gives as contact, or of a platform the website that is known."""


class Contact(Answer):
    """Where ``party`` (a province, a platform, the IPO) can be reached; never a person.

    ``address`` is a mailbox or the address of a page, ``sources`` the identifiers of what states it.
    """

    party: Reference
    kind: ContactKind
    address: str
    sources: list[str]


class Keeper(Answer):
    """Who keeps a card (``name``), and where that can be told that something on it is wrong.

    ``contact`` is its own, else that of the IPO, else None: then nobody's is known.
    """

    name: str
    contact: Contact | None

    @property
    def own(self) -> bool:
        """Whether the contact is of the keeper itself."""
        return self.contact is not None and self.contact.party.name == self.name
