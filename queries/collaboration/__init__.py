"""Where can provinces work together? ("Waar kunnen wij samenwerken?")"""

from __future__ import annotations

from queries.collaboration.answer import collaboration
from queries.collaboration.backtest import BacktestAnswer, auc, backtest, reciprocal_rank, ties
from queries.collaboration.field import ProvincePairs, collaboration_field
from queries.collaboration.model import (
    CollaborationAnswer,
    CollaborationQuery,
    Evidence,
    Existing,
    Opportunity,
)

__all__ = [
    "BacktestAnswer",
    "CollaborationAnswer",
    "CollaborationQuery",
    "Evidence",
    "Existing",
    "Opportunity",
    "ProvincePairs",
    "auc",
    "backtest",
    "collaboration",
    "collaboration_field",
    "reciprocal_rank",
    "ties",
]
