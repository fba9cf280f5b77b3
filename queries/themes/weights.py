"""What a theme counts for another one that it is linked to, each share with its reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LINK_SHARE: Final = MappingProxyType(
    {
        "exact": 1.0,  # the same under another name
        "close": 0.8,  # for the greater part the same
        "under": 0.7,  # asfalt for infrastructuur: on it, though not all of it
    }
)
"""What a project on a linked theme counts for a theme, by how they are linked."""

WIDER_FOCUS: Final = 0.4
"""A focus on a wider theme says something of what falls under it, not that it is meant."""
