"""A form of a card that is not to be changed, and a copy of the data that may be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.documents.folder import read_folder, seeds_folder
from loaders.excel.card_form import write_form
from loaders.records.records import Records


@pytest.fixture(scope="module")
def records() -> Records:
    return read_folder(seeds_folder())[0]


@pytest.fixture(scope="module")
def form(records: Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The card of Drenthe as a form; not to be changed."""
    path = tmp_path_factory.mktemp("formulier") / "drenthe.xlsx"
    province = next(p for p in records.provinces if p.slug == "drenthe")
    write_form(path, province, records, seeds_folder() / "kansenkaarten" / "drenthe.yaml")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data, to change."""
    shutil.copytree(seeds_folder(), tmp_path / "data")
    return tmp_path / "data"
