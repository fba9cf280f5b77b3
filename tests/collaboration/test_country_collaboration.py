"""Where provinces of a small country can work together: every sentence and reason is what is written out.

``country.yaml`` has the questions with what each should answer.  When a change is meant, write it anew with
``python -m tests.collaboration.test_country_collaboration`` and read what is different.  How heavy a part
weighs is a judgement and is not in it; how much of a part there is, is.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Snapshot
from queries.collaboration import CollaborationAnswer, CollaborationQuery, Opportunity, collaboration
from tests.country.small import small_country

WRITTEN = Path(__file__).with_name("country.yaml")
QUESTIONS: list[dict[str, Any]] = yaml.safe_load(WRITTEN.read_text(encoding="utf-8"))


def written_out(answer: CollaborationAnswer) -> dict[str, Any]:
    """An answer in words that can be read and compared."""
    return {
        "total": answer.total,
        "notes": list(answer.notes),
        "meanings": [f"{m.given}: {', '.join(t.name for t in m.themes)}" for m in answer.meanings],
        "lessons": [f"{one.name}: {one.text}" for one in answer.lessons],
        "found": [_suggestion(one) for one in answer.opportunities],
    }


def _suggestion(one: Opportunity) -> dict[str, Any]:
    said = {
        "provinces": list(one.provinces),
        "why": one.why,
        "explanation": one.explanation,
        "no joint work": one.no_joint_work,
        "topics": [f"{t.name}: {', '.join(t.active)}{' (samen)' * t.together}" for t in one.topics],
        "together": [f"{e.name} ({e.phase or e.type}): {', '.join(e.topics)}" for e in one.existing],
        "together in all": one.existing_total,
        "evidence": [f"{e.province}, {e.topic}: {e.id} {e.phase}".rstrip() for e in one.evidence],
        "carriers": [f"{c.name} {c.reason}" for c in one.carriers],
        "call": [f"{c.party.name}: {c.address}" for c in one.contacts],
        "parts": {name: f"{part.value:.2f} {part.reason}" for name, part in one.parts.items()},
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("written", QUESTIONS, ids=lambda written: str(written["asked"]))
def test_what_is_asked_is_answered_so(country: Snapshot, written: dict[str, Any]) -> None:
    answer = collaboration(country, CollaborationQuery.model_validate(written["asked"]))
    assert written_out(answer) == written["answer"]
    assert answer.version == country.version


def test_a_suggestion_weighs_its_parts_and_the_best_is_first(country: Snapshot) -> None:
    answer = collaboration(country, CollaborationQuery(limit=0))
    scores = [one.score for one in answer.opportunities]
    assert scores == sorted(scores, reverse=True)
    for one in answer.opportunities:
        assert one.score == pytest.approx(sum(p.value * p.weight for p in one.parts.values()), abs=1e-4)
        assert {name: part.weight for name, part in one.parts.items()} == answer.weights


def test_every_piece_of_evidence_has_its_sources(country: Snapshot) -> None:
    (one,) = collaboration(
        country, CollaborationQuery(provinces=("drenthe", "zeeland"), topics=("slopen",))
    ).opportunities
    sources = {e.id: [(s.title, s.where) for s in e.sources] for e in one.evidence}
    assert sources == {
        "project/sloophub": [
            ("Drentse aanpak circulair bouwen", ""),
            ("Hennep op het Friese land", ""),
            ("Sloophub opent deuren", "hoofdstuk 2"),
        ],
        "kans/samen-slopen-met-fryslan": [("Sloophub opent deuren", "")],
        "project/materialenbank-vlissingen": [("Bericht 1 van Zeeland", "")],
        "kans/afnemers-voor-gebruikt-bouwmateriaal": [("Bericht 2 van Zeeland", "")],
    }


def test_what_two_of_three_have_is_not_said_to_be_nothing(country: Snapshot) -> None:
    answer = collaboration(country, CollaborationQuery(size=3, limit=0))
    partners = [one.parts["partners"] for one in answer.opportunities]
    assert {p.reason for p in partners if p.value > 0 and "geen" in p.reason} == {
        "Er is geen andere provincie bekend waarmee zij alle samenwerken; twee van hen wel."
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        snapshot = small_country(Path(folder))
        for question in QUESTIONS:
            asked = CollaborationQuery.model_validate(question["asked"])
            question["answer"] = written_out(collaboration(snapshot, asked))
    WRITTEN.write_text(yaml.safe_dump(QUESTIONS, allow_unicode=True, sort_keys=False, width=110), "utf-8")
