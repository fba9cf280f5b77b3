"""Numbers, amounts and dates as a Dutch reader writes them."""

from __future__ import annotations

import re

from graph.figures import digits, number

__all__ = ["digits", "dutch_date", "euros", "number", "percentage", "score"]

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def percentage(share: float) -> str:
    """A share of one as a percentage, rounded down so that 100% means all of it."""
    return f"{int(share * 1000) / 10:g}%".replace(".", ",")


def score(value: float) -> str:
    """A score or criterion between 0 and 1 in two digits: 0,83."""
    return digits(value, 2)


def euros(amount: float) -> str:
    """An amount as people say it: ``€ 1,4 miljoen``, ``€ 250.000``."""
    amount = float(round(amount))
    for size, word in ((1e9, "miljard"), (1e6, "miljoen")):
        if amount >= size:
            figure = f"{amount / size:.2f}".rstrip("0").rstrip(".").replace(".", ",")
            return f"€ {figure} {word}"
    return f"€ {number(amount)}"


def dutch_date(text: str) -> str:
    """``2023-03-22`` as ``22 maart 2023``; anything else as it is."""
    match = _ISO_DATE.match(text)
    if match is None:
        return text
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return text
    return " ".join(([str(int(day))] if day else []) + [_MONTHS[int(month) - 1], year])
