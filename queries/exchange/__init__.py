"""What can provinces do for each other, one concrete subject at a time? ("Waar kunnen wij samenwerken?")"""

from __future__ import annotations

from queries.exchange.agenda import (
    BETWEEN,
    MOST_MATCHES,
    AgendaAnswer,
    AgendaItem,
    AgendaQuery,
    SourcedSide,
    agenda,
)
from queries.exchange.board import board
from queries.exchange.flows import Flow, flows
from queries.exchange.latest import DatedMatch, LatestAnswer, latest
from queries.exchange.model import (
    NOVELTY_WORDS,
    BoardAnswer,
    ExchangeQuery,
    JointWork,
    Need,
    Novelty,
    Proposal,
    ProposalsAnswer,
    Weighed,
)
from queries.exchange.proposals import proposals
from queries.exchange.weights import GIVING

__all__ = [
    "BETWEEN",
    "GIVING",
    "MOST_MATCHES",
    "NOVELTY_WORDS",
    "AgendaAnswer",
    "AgendaItem",
    "AgendaQuery",
    "BoardAnswer",
    "DatedMatch",
    "ExchangeQuery",
    "Flow",
    "JointWork",
    "LatestAnswer",
    "Need",
    "Novelty",
    "Proposal",
    "ProposalsAnswer",
    "SourcedSide",
    "Weighed",
    "agenda",
    "board",
    "flows",
    "latest",
    "proposals",
]
