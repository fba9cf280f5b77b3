"""Where a reader tells that something on a page is wrong: who keeps the card that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from graph.store import Snapshot
from queries.contacts import Contact, Keeper, keepers

PAGE = "/klopt-niet"
"""The page that says whom to tell, where no contact is known."""
ABOUT = "over"


@dataclass(frozen=True)
class Report:
    """One who can be told.  ``href`` is a letter with the address of the page filled in, or a contact page.

    ``name`` is of the contact, ``how`` says what the link opens, ``address`` is what is printed;
    ``instead_of`` names the keeper who has no contact itself, empty when it is the keeper's own.
    """

    name: str
    href: str
    how: str
    address: str
    mailbox: bool
    instead_of: str


def reports(snapshot: Snapshot, cards: Sequence[str], page: str, title: str) -> list[Report]:
    """Whom to tell that something is wrong on the page at this address; none when no contact is known.

    ``cards`` are the stems of the cards on which it stands, none for what the IPO keeps.
    """
    return [
        _report(keeper, keeper.contact, page, title) for keeper in keepers(snapshot, cards) if keeper.contact
    ]


def _report(keeper: Keeper, contact: Contact, page: str, title: str) -> Report:
    mailbox = contact.kind == "mailbox"
    return Report(
        name=contact.party.name,
        href=letter(contact.address, page, title) if mailbox else contact.address,
        how="e-mail" if mailbox else f"pagina op {site(contact.address)}",
        address=contact.address,
        mailbox=mailbox,
        instead_of="" if keeper.own else keeper.name,
    )


def subject(title: str) -> str:
    """Of the letter that tells that something is wrong."""
    return f"Klopt dit niet? {title or 'Schakelkaart'}"


def body(page: str) -> str:
    """What the letter has in it already: the address, and what whoever reads it needs to know."""
    return f"Deze pagina: {page}\n\nWat klopt er niet:\n\nWat moet er staan, en waar is dat te lezen:\n"


def letter(mailbox: str, page: str, title: str) -> str:
    """The address (``mailto:``, RFC 6068) of a letter with its subject and body filled in."""
    said = body(page).replace("\n", "\r\n")
    filled = f"subject={quote(subject(title), safe='')}&body={quote(said, safe='')}"
    return f"mailto:{quote(mailbox, safe='@+')}?{filled}"


def about(address: str) -> str:
    """Where the page stands that says whom to tell about an address of this site."""
    return f"{PAGE}?{urlencode({ABOUT: address})}"


def site(address: str) -> str:
    """The host of a page, as people read it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
