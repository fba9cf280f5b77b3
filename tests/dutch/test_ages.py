"""How old a source is said to be: never more precise than its date."""

from __future__ import annotations

from datetime import date

import pytest

from queries.dutch.ages import how_old


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        ("2026-03-22", "minder dan een maand oud"),
        ("2026-03-21", "1 maand oud"),
        ("2026-04", "minder dan een maand oud"),
        ("2024-05", "23 maanden oud"),
        ("2024-04-22", "23 maanden oud"),
        ("2024-04-21", "2 jaar oud"),
        ("2024-03-21", "ruim 2 jaar oud"),
        ("2021-05-11", "ruim 4 jaar oud"),
        ("2026", "van dit jaar"),
        ("2025", "van vorig jaar"),
        ("2023", "ongeveer 3 jaar oud"),
        ("2027", ""),
        ("2026-05-01", ""),
        ("", ""),
        ("voorjaar 2023", ""),
    ],
)
def test_an_age_is_told_as_far_as_the_date_goes(issued: str, said: str) -> None:
    assert how_old(issued, date(2026, 4, 21)) == said
