"""What somebody does to a form in Excel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from loaders.documents.folder import seeds_folder
from loaders.proposals.trial import try_card
from loaders.text.problems import RefusedError


def edited(form: Path, target: Path, edit: Callable[[Any], None]) -> Path:
    """The form as somebody changed it in Excel."""
    book = load_workbook(form)
    edit(book)
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


def put(sheet: str, row: int, **values: object) -> Callable[[Any], None]:
    """Fill in cells of a row by the headings of their columns; row 0 is the first empty one."""

    def edit(book: Any) -> None:
        page = book[sheet]
        columns = {str(cell.value).rstrip(" *"): cell.column for cell in page[1]}
        for field, value in values.items():
            page.cell(row or page.max_row + (field == next(iter(values))), columns[field]).value = value

    return edit


def refused(form: Path, tmp_path: Path, edit: Callable[[Any], None]) -> list[str]:
    changed = edited(form, tmp_path / "drenthe.xlsx", edit)
    with pytest.raises(RefusedError) as error:
        try_card(changed, seeds_folder())
    return [str(problem) for problem in error.value.problems]
