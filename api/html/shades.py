"""How dark a value is drawn in a table: few steps, so that neighbours can be told apart."""

from __future__ import annotations

STEPS = 5


def shade(share: float) -> int:
    """Step 1..5 for a share of the highest value (0..1); 0 for nothing at all."""
    if share <= 0:
        return 0
    return min(STEPS, 1 + int(min(share, 1.0) * STEPS * 0.9999))


def shade_between(value: float, lowest: float, highest: float) -> int:
    """Step 1..5 for a value among others: 1 for the lowest, 5 for the highest."""
    if highest <= lowest:
        return STEPS
    return max(1, shade((value - lowest) / (highest - lowest)))
