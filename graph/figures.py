"""Numbers as a Dutch reader writes them, for whoever tells them: loaders, queries and pages alike."""

from __future__ import annotations


def number(value: float) -> str:
    """A whole number the Dutch way: 1.463."""
    return f"{value:,.0f}".replace(",", ".")


def digits(value: float, places: int = 3) -> str:
    """A measure in a fixed number of digits behind the comma: 0,895."""
    return f"{value:.{places}f}".replace(".", ",")
