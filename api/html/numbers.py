"""Numbers as a Dutch reader writes them."""

from __future__ import annotations


def number(value: float) -> str:
    """A whole number the Dutch way: 1.463."""
    return f"{value:,.0f}".replace(",", ".")


def percentage(share: float) -> str:
    """A share of one as a percentage, rounded down so that 100% means all of it."""
    return f"{int(share * 1000) / 10:g}%".replace(".", ",")


def score(value: float) -> str:
    """A score or criterion between 0 and 1 in two digits, the Dutch way: 0,83."""
    return f"{value:.2f}".replace(".", ",")


def digits(value: float) -> str:
    """A measure between 0 and 1 in three digits, the Dutch way: 0,895."""
    return f"{value:.3f}".replace(".", ",")
