"""What is set from outside is declared in one place, and a secret stays one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.settings import Settings, variable

ROOT = Path(__file__).parents[2]


def test_no_other_place_reads_the_environment() -> None:
    for package in ("graph", "loaders", "queries", "api"):
        for path in (ROOT / package).rglob("*.py"):
            assert not re.search(r"os\.environ|getenv", path.read_text(encoding="utf-8")), path


def test_every_setting_is_told_and_an_empty_one_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, field in Settings.model_fields.items():
        assert (field.description or "").endswith("."), name
        monkeypatch.setenv(variable(name), "")
    assert Settings() == Settings.model_construct()


def test_a_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("neo4j_password"), "geheim")
    settings = Settings()
    assert settings.neo4j_password is not None
    assert settings.neo4j_password.get_secret_value() == "geheim"
    assert "geheim" not in repr(settings)
    assert "geheim" not in settings.model_dump_json()
