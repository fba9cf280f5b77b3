"""What a step on a path costs: the less it tells, the more; each with its reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

STEP_COST: Final = MappingProxyType(
    {
        # Who does what: the story that somebody asks for.
        "LEADS": 1.0,
        "PART_OF": 1.0,
        "PARTNERS_IN": 1.1,
        "MEMBER_OF": 1.2,
        "INVOLVES": 1.2,
        "OFFERS": 1.4,
        # What it is about: two things on one subject need not know each other.
        "ADDRESSES": 2.0,
        "FOCUSES_ON": 2.2,
        "MATCHES": 2.5,
        "BROADER": 2.5,
        "RELATED": 2.5,
        # Where it is: says least of all.
        "GOVERNS": 1.5,
        "LOCATED_IN": 2.5,
        "ACTIVE_IN": 2.8,
        "IN_PROVINCE": 2.8,
        "LIES_IN": 3.0,
        "NEIGHBOURS": 3.0,
    }
)
"""Cost of a relationship by its type."""
UNKNOWN_STEP: Final = 3.0

HUB_COST: Final = MappingProxyType({"Theme": 0.45, "Province": 0.8, "Municipality": 0.6})
"""What a passage through a theme or place costs besides, times the log of its connections: everything is two
steps from everything by way of a province."""
PARTY_HUB_COST: Final = 0.15
"""The same for parties and projects: a partner in fifty projects ties two of them less than one in two."""
DETOUR: Final = 1.6
"""Other paths are shown up to this many times the cost of the best."""
OTHER_NODES: Final = 3.0
"""Factor on the cost of nodes that an earlier path went through, so that another path is another story."""
