"""What tells one installation from another."""

from __future__ import annotations

import os
from pathlib import Path

from api.http.unchanged import build_mark


def test_the_mark_changes_with_our_own_files_and_with_no_others(tmp_path: Path) -> None:
    for number, name in enumerate(("queries/gaps/answer.py", ".venv/lib/some.py", "tests/test_some.py")):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.touch()
        os.utime(file, ns=(number, 10**9 + number))
    first = build_mark(tmp_path)
    for beside in (".venv/lib/some.py", "tests/test_some.py"):
        os.utime(tmp_path / beside, ns=(0, 2 * 10**9))
    assert build_mark(tmp_path) == first
    os.utime(tmp_path / "queries/gaps/answer.py", ns=(0, 3 * 10**9))
    assert build_mark(tmp_path) != first
