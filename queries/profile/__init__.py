"""All that is known of one thing, with its sources; and the card that a province hands out."""

from __future__ import annotations

from queries.profile.answer import Profile, profile
from queries.profile.kansenkaart import kansenkaart

__all__ = ["Profile", "kansenkaart", "profile"]
