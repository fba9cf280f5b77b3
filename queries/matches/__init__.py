"""Who needs what another already has? ("Wie kan wie helpen?")"""

from __future__ import annotations

from queries.matches.answer import matches
from queries.matches.evaluation import Evaluation, Measured, evaluate
from queries.matches.judged import Judged
from queries.matches.model import Match, MatchesAnswer, MatchesQuery, MatchKind, Reason, Side, Subject, Tie

__all__ = [
    "Evaluation",
    "Judged",
    "Match",
    "MatchKind",
    "MatchesAnswer",
    "MatchesQuery",
    "Measured",
    "Reason",
    "Side",
    "Subject",
    "Tie",
    "evaluate",
    "matches",
]
