"""Which things may be one under two names, for people to decide about."""

from __future__ import annotations

from loaders.doubles.pairs import SUSPICIOUS, Double, doubles, undecided

__all__ = ["SUSPICIOUS", "Double", "doubles", "undecided"]
