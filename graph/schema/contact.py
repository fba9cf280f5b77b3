"""The contact of a province, a platform or the IPO: a mailbox or a page, as one text on the node."""

from __future__ import annotations


def is_mailbox(contact: str) -> bool:
    """Whether a contact is an address of e-mail; otherwise it is a page."""
    return "://" not in contact


def contact_address(contact: str) -> str:
    """What a link to the contact leads to: ``mailto:`` with the mailbox, or the page."""
    return f"mailto:{contact}" if is_mailbox(contact) else contact
