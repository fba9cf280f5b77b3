"""Who needs what another already has? ("Wie kan wie helpen?")"""

from __future__ import annotations

from queries.matches.answer import matches
from queries.matches.evaluation import Evaluation, Measured, evaluate
from queries.matches.judged import Judged
from queries.matches.model import (
    KIND_NAMES,
    KIND_WORDS,
    Match,
    MatchesAnswer,
    MatchesQuery,
    MatchKind,
    Reason,
    Side,
    Subject,
    Tie,
    WantedBy,
)
from queries.matches.sections import LOOKED_AT, Section, sections

__all__ = [
    "KIND_NAMES",
    "KIND_WORDS",
    "LOOKED_AT",
    "Evaluation",
    "Judged",
    "Match",
    "MatchKind",
    "MatchesAnswer",
    "MatchesQuery",
    "Measured",
    "Reason",
    "Section",
    "Side",
    "Subject",
    "Tie",
    "WantedBy",
    "evaluate",
    "matches",
    "sections",
]
