"""Questions to a small country: how each is understood, word for word, and what else it could mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Snapshot
from queries.ask import ask

QUESTIONS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("country.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_understood_so(country: Snapshot, question: str) -> None:
    answer, expected = ask(country, question), QUESTIONS[question]
    assert (answer.intent, answer.understood) == (expected["intent"], expected["understood"])
    assert [thing.id for thing in answer.entities] == expected.get("about", [])
    assert [project.name for project in answer.found] == expected.get("found", [])
    assert {c.given: c.read_as for c in answer.corrected} == expected.get("corrected", {})
    assert answer.notes == expected.get("notes", [])
    assert answer.answer == expected.get("answer", "")
    assert [other.understood for other in answer.alternatives] == expected["or"]
    assert answer.question == question
    assert answer.version == country.version
