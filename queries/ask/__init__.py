"""The one search box: which question somebody asks in plain Dutch, and about what."""

from __future__ import annotations

from queries.ask.answer import ask
from queries.ask.model import OF_THE_NOTE, Alternative, AskAnswer, AskQuery, Wanted
from queries.grammar.intents import Corrected, Intent

__all__ = ["OF_THE_NOTE", "Alternative", "AskAnswer", "AskQuery", "Corrected", "Intent", "Wanted", "ask"]
