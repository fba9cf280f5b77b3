"""How many questions of a list are understood, in two halves: one that the grammar was made with, one not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from graph.store import Snapshot
from queries.ask.answer import ask
from queries.ask.model import AskAnswer
from queries.base.model import Answer

Half = Literal["A", "B"]
SLOTS = (
    *("intent", "provinces", "themes", "topics", "types", "phases", "since", "until", "regions", "towns"),
    *("excluded", "origins", "sort", "part", "entity"),
)
"""What is compared; of a list the order does not matter."""
FREE_SORT: frozenset[str] = frozenset({"experience"})


class Missed(Answer):
    """A question that is not understood as it is meant, with what is otherwise."""

    question: str
    faults: list[str]


class HalfMeasured(Answer):
    """Of one half how many questions there are, how many are understood in every slot, and the others."""

    half: Half
    questions: int
    understood: int
    missed: list[Missed]


class AskEvaluation(Answer):
    """Both halves.  The grammar was worked on with half A in view; half B says how well that generalises."""

    version: str
    halves: list[HalfMeasured]


def half_of(question: str) -> Half:
    """The half to which a question belongs by its own letters, so that nobody chooses."""
    return "A" if hashlib.sha256(question.encode()).digest()[0] % 2 == 0 else "B"


def evaluate_questions(snapshot: Snapshot, cases: Iterable[Mapping[str, Any]]) -> AskEvaluation:
    """How the questions of ``cases`` are understood: ``question`` with the slots expected."""
    halves: dict[Half, list[Missed]] = {"A": [], "B": []}
    number: dict[Half, int] = {"A": 0, "B": 0}
    for case in cases:
        half = half_of(case["question"])
        number[half] += 1
        if faults := faults_of(ask(snapshot, case["question"]), case):
            halves[half].append(Missed(question=case["question"], faults=faults))
    return AskEvaluation(
        version=snapshot.version,
        halves=[
            HalfMeasured(half=h, questions=number[h], understood=number[h] - len(missed), missed=missed)
            for h, missed in halves.items()
        ],
    )


def faults_of(answer: AskAnswer, case: Mapping[str, Any]) -> list[str]:
    """The slots in which an answer differs from what is expected."""
    faults = []
    for slot in SLOTS:
        given = getattr(answer, slot)
        if slot == "sort" and answer.intent in FREE_SORT:
            continue
        if _plain(given) != _plain(case.get(slot)):
            faults.append(f"{slot} {given} in plaats van {case.get(slot)}")
    if answer.intent == "define" and (terms := case.get("defined")):
        given = [term.name for term in answer.definitions]
        faults += [] if given == list(terms) else [f"defined {given} in plaats van {terms}"]
    return faults


def _plain(value: object) -> object:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sorted(map(str, value))
    return [] if value is None or value == "" else value
