"""Which thing of the graph a name on somebody's list stands for."""

from __future__ import annotations

from queries.reconciliation.answer import alike, in_short, reconcile, type_of
from queries.reconciliation.model import (
    MAX_BATCH,
    Candidate,
    ExtendProperty,
    ExtendQuery,
    ReconciliationQuery,
)

__all__ = [
    "MAX_BATCH",
    "Candidate",
    "ExtendProperty",
    "ExtendQuery",
    "ReconciliationQuery",
    "alike",
    "in_short",
    "reconcile",
    "type_of",
]
