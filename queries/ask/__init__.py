"""The one search box: which question somebody asks in plain Dutch, and about what."""

from __future__ import annotations

from queries.ask.answer import ask
from queries.ask.model import Alternative, AskAnswer, AskQuery, Corrected, Intent, Wanted

__all__ = ["Alternative", "AskAnswer", "AskQuery", "Corrected", "Intent", "Wanted", "ask"]
