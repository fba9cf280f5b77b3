"""How brokers and communities are found: sizes and thresholds, each with its reason."""

from __future__ import annotations

from typing import Final

EXACT_UP_TO: Final = 500
"""Things up to which betweenness is counted from every one of them; that takes a second."""
SAMPLES: Final = 256
"""Starting points above that; see ``docs/verbinders.md`` for how near that comes to the exact figures
(Brandes & Pich 2007 on how many are enough)."""
BUDGET: Final = 2_000_000
LEAST_SAMPLES: Final = 8
"""Starting points times relationships that are walked at most, so that a large graph still answers; but never
fewer starting points than this."""
SEED: Final = 2007
"""Fixed, so that equal graphs give equal brokers and communities."""

LEAST_COMMUNITY: Final = 10
"""Smaller groups are one project with its partners, not a community."""
TELLING_TOPICS: Final = 3
LEAST_TOPIC: Final = 3
"""A subject names a community from this many of its projects and platforms."""
PROVINCE_SHARE: Final = 0.2
"""Share of a community's projects and platforms from which a province names it."""
NATIONWIDE: Final = 6
"""A project or platform in more provinces ties no two of them in particular."""

BRIDGES_SHOWN: Final = 4
THROUGH_SHOWN: Final = 4
MEMBERS_SHOWN: Final = 8
"""How many are shown of each."""
