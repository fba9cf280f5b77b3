"""Whom to call: the province itself, and who leads or carries what there is on a subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.schema import node_id
from graph.schema.phases import STOPPED
from graph.store import Snapshot
from queries.base.model import Reference
from queries.contacts import Contact, whom_to_call
from queries.contacts.answer import IPO
from queries.lists import Listed, ListQuery, listing
from queries.who.model import MOST_CONTACTS, Called, WhoAnswer, WhoQuery
from queries.words import provinces_named, vocabulary

NAMED = 3
"""Things that are named with a contact."""
ON_SUBJECT = (("platform", "Platform"), ("project", "Project"))


def whom(snapshot: Snapshot, query: WhoQuery | None = None) -> WhoAnswer:
    """Who can be called about what is asked; the IPO when nobody nearer is known.

    Raises ``UnknownWordError`` for a province or theme that does not exist.
    """
    query = query or WhoQuery()
    slugs = provinces_named(snapshot, query.provinces)
    asked = [node_id("Province", slug) for slug in slugs] + [t for t in [query.thing] if t]
    reached = whom_to_call(snapshot, asked)
    things: dict[str, list[Reference]] = defaultdict(list)
    contacts: dict[str, Contact] = {}
    for identifier in asked:
        if contact := reached.get(identifier):
            contacts[contact.party.id] = contact
    about = list(_on_subject(snapshot, query, slugs)) if query.themes or query.topics else []
    called = whom_to_call(snapshot, [thing.id for thing in about])
    for thing in about:
        if contact := called.get(thing.id):
            contacts.setdefault(contact.party.id, contact)
            things[contact.party.id].append(thing)
    if not contacts and (ipo := whom_to_call(snapshot, [IPO]).get(IPO)):
        contacts[IPO] = ipo
    first = [c for c in contacts if c in {r.party.id for r in reached.values()}]
    rest = sorted(
        (c for c in contacts if c not in first), key=lambda c: (-len(things[c]), contacts[c].party.name, c)
    )
    names = vocabulary(snapshot).province_names
    return WhoAnswer(
        version=snapshot.version,
        contacts=[
            Called(contact=contacts[c], things=things[c][:NAMED], count=len(things[c]))
            for c in [*first, *rest][:MOST_CONTACTS]
        ],
        unknown=[
            names[s] for s in slugs if _is_other(reached.get(node_id("Province", s)), node_id("Province", s))
        ],
    )


def _is_other(contact: Contact | None, asked: str) -> bool:
    """Whether a contact is not of who was asked for."""
    return contact is None or contact.party.id != asked


def _on_subject(snapshot: Snapshot, query: WhoQuery, slugs: tuple[str, ...]) -> Iterator[Reference]:
    for segment, label in ON_SUBJECT:
        asked = ListQuery(segment=segment, provinces=slugs, themes=query.themes, topics=query.topics, limit=0)
        for item in listing(snapshot, asked).items:
            if _is_alive(item):
                yield Reference(id=item.id, type=label, name=item.name)


def _is_alive(item: Listed) -> bool:
    return getattr(item, "phase", "") != STOPPED and not getattr(item, "ended", None)
