"""The network as a picture shows it: provinces, platforms, one theme, one thing, or a path."""

from __future__ import annotations

from queries.network.answer import network
from queries.network.field import network_field
from queries.network.model import (
    GROUP_ABOVE,
    Level,
    Network,
    NetworkEdge,
    NetworkGroup,
    NetworkNode,
    NetworkQuery,
    ThemeName,
)

__all__ = [
    "GROUP_ABOVE",
    "Level",
    "Network",
    "NetworkEdge",
    "NetworkGroup",
    "NetworkNode",
    "NetworkQuery",
    "ThemeName",
    "network",
    "network_field",
]
