"""How old a source is, in Dutch: never more precise than its date."""

from __future__ import annotations

from datetime import date

MONTHS_IN_YEAR = 12
IN_MONTHS = 24
"""Below so many months an age is told in months."""


def how_old(issued: str, today: date) -> str:
    """``3 jaar oud`` of a date ``2023-03-22``, ``2023-03`` or ``2023``; empty of other text or the future."""
    parts = [int(part) for part in issued.split("-") if part.isdigit()]
    if len(parts) != len(issued.split("-")) or not issued:
        return ""
    if len(parts) == 1:
        return _by_year(today.year - parts[0])
    months = (today.year - parts[0]) * MONTHS_IN_YEAR + today.month - parts[1]
    if len(parts) > 2 and today.day < parts[2]:
        months -= 1
    if months < 0:
        return ""
    if months == 0:
        return "minder dan een maand oud"
    if months < IN_MONTHS:
        return f"{months} {'maand' if months == 1 else 'maanden'} oud"
    years, rest = divmod(months, MONTHS_IN_YEAR)
    return f"{'ruim ' if rest else ''}{years} jaar oud"


def _by_year(years: int) -> str:
    """Of a year alone: of 2023 in 2026 something may be two or nearly four years old."""
    if years < 0:
        return ""
    return {0: "van dit jaar", 1: "van vorig jaar"}.get(years, f"ongeveer {years} jaar oud")
