"""Whom to call, and who keeps a card? ("Wie te bellen", "Klopt dit niet?")"""

from __future__ import annotations

from queries.contacts.answer import keepers, whom_to_call
from queries.contacts.model import Contact, Keeper

__all__ = ["Contact", "Keeper", "keepers", "whom_to_call"]
