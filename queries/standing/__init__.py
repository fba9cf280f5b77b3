"""All that many questions stand on, in the order in which the one is made of the other."""

from __future__ import annotations

from queries.standing.everything import make_everything

__all__ = ["make_everything"]
