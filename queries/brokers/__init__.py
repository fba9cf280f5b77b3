"""Who bridges provinces? ("Wie verbindt provincies?")"""

from __future__ import annotations

from queries.brokers.answer import brokers
from queries.brokers.model import Bridge, Broker, BrokersAnswer, BrokersQuery, Community

__all__ = ["Bridge", "Broker", "BrokersAnswer", "BrokersQuery", "Community", "brokers"]
