"""The phases are declared once: what is said or judged per phase knows all of them, and no other."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from pydantic import ValidationError

from api.http.given import address_model, values
from graph.schema.phases import FINISHED, PHASE_RANK, PHASES, PLANS, RUNNING, STOPPED, UNKNOWN
from queries.base.asked import ByPhase
from queries.matches.sentences import _BRINGS, _STAGES
from queries.matches.weights import STAGE
from queries.profile.summary import _PHASE_SENTENCE
from queries.scaling.reasons import PHASE_WORDS
from queries.scaling.weights import PHASE_VALUE, PLANNED_SHARE, TRACK_RECORD_PHASES


def test_every_phase_is_a_plan_or_runs_or_is_over_or_unknown() -> None:
    assert sorted((*PLANS, *RUNNING, FINISHED, STOPPED, UNKNOWN)) == sorted(PHASES)
    assert [p for p in PHASES if p in PLANS or p in RUNNING] == [*PLANS, *RUNNING]
    assert set(PHASE_RANK) == set(PHASES)


@pytest.mark.parametrize(
    ("said", "without"),
    [
        (PHASE_VALUE, {STOPPED}),
        (PHASE_WORDS, {STOPPED}),
        (_PHASE_SENTENCE, {UNKNOWN}),
        (_STAGES, {UNKNOWN}),
        (_BRINGS, {UNKNOWN}),
        (STAGE, {STOPPED, UNKNOWN}),
        (PLANNED_SHARE, {*RUNNING, FINISHED, STOPPED, UNKNOWN}),
    ],
)
def test_what_is_said_per_phase_knows_them_all(said: Mapping[str, object], without: Collection[str]) -> None:
    assert set(said) == set(PHASES) - set(without)


def test_a_judgement_of_some_phases_names_phases() -> None:
    assert set(TRACK_RECORD_PHASES) <= set(PHASES)


def test_the_api_takes_every_phase() -> None:
    asked = address_model(ByPhase).model_validate({"fase": list(PHASES)})
    assert values(ByPhase, asked) == {"phases": PHASES}
    with pytest.raises(ValidationError):
        address_model(ByPhase).model_validate({"fase": ["sloop"]})
