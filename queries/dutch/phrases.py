"""Pieces of Dutch sentences that more than one question makes."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str], most: int = 0) -> str:
    """Names as a Dutch enumeration: "a, b en c"; of more than ``most`` (0: no limit) the rest is counted."""
    shown = list(names)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(names) - most} andere"]
    return " en ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def counted(count: int, one: str, many: str) -> str:
    """Count with its noun: "1 bron", "3 bronnen"."""
    return f"{count} {one if count == 1 else many}"


def capitalised(sentence: str) -> str:
    """The sentence with a capital where it begins with a letter; a Dutch ij becomes IJ."""
    if sentence.startswith("ij"):
        return "IJ" + sentence[2:]
    return sentence[:1].upper() + sentence[1:]
