"""What is said is so: a spread sample of all questions (`make claims` asks all), and faults are seen."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.collaboration import CollaborationAnswer, CollaborationQuery, collaboration
from queries.profile import Profile, profile
from queries.scaling import ScalingAnswer, ScalingQuery, scaling
from tests.claims import candidates, things, together
from tests.claims.every import claims
from tests.claims.raw import Raw
from tests.claims.tally import Tally

ONE_OF = 90
"""So many themes, pairs and things to one that is asked about: some half a minute."""


@pytest.fixture(scope="module")
def raw(seed_store: Store) -> Raw:
    return Raw(seed_store.at())


def test_nothing_untrue_in_a_spread_sample(seed_store: Store) -> None:
    tally = claims(seed_store, step=ONE_OF)
    assert tally.false.total() == 0, tally.report()
    assert tally.checked.total() > 50_000
    assert tally.unchecked_share() < 0.02, tally.report()


def _together(raw: Raw, answer: CollaborationAnswer) -> Tally:
    tally = Tally()
    together.check(tally, raw, answer, open_question=True)
    return tally


@pytest.mark.parametrize(
    ("wrong", "by", "kind"),
    [
        (r"Samen in (\d+)", r"Samen in 1\1", "samen: aantal"),
        (r"noemt als kans \"", 'noemt als kans "Nieuwe ', "noemt als"),
        (r"is het verst: \"", 'is het verst: "Nieuwe ', "verst"),
        (r"Geen buurprovincies; de afstand telt", "Buurprovincies", "buren"),
        (r"(Projecten per onderwerp: .+?: [A-Z][\w-]+ )(\d+)", r"\g<1>9\2", "aantallen"),
        (r"met ([A-Z]\w+)\.$", "met Atlantis.", "samen: ook met"),
    ],
)
def test_a_wrong_reason_is_noticed(seed_store: Store, raw: Raw, wrong: str, by: str, kind: str) -> None:
    answer = collaboration(seed_store.at(), CollaborationQuery(limit=0))
    assert _together(raw, answer).false.total() == 0
    broken = answer.model_dump()
    changed = 0
    for said in broken["opportunities"]:
        for part in said["parts"].values():
            told, number = re.subn(wrong, by, part["reason"])
            part["reason"], changed = told, changed + number
    found = _together(raw, CollaborationAnswer(**broken))
    assert changed > 10
    assert found.false[f"collaboration: {kind}"] + found.unchecked.total() >= changed


def test_a_wrong_figure_or_source_of_a_suggestion_is_noticed(seed_store: Store, raw: Raw) -> None:
    broken = collaboration(seed_store.at(), CollaborationQuery(limit=3)).model_dump()
    first, second, third = broken["opportunities"]
    first["score"] += 0.01
    second["existing_total"] += 1
    third["evidence"][0]["sources"] = []
    found = _together(raw, CollaborationAnswer(**broken)).false
    assert found["collaboration figure: score is the sum of its parts"] == 1
    assert found["collaboration figure: existing_total"] == 1
    assert found["collaboration figure: evidence: sources"] == 1


@pytest.mark.parametrize(
    ("wrong", "by", "kind"),
    [
        (r"begonnen in \d{4}", "begonnen in 1950", "scaling: fase en begin"),
        (r"^In uitvoering", "Wordt al opgeschaald", "scaling: fase en begin"),
        (r"\d+ bronnen van", "40 bronnen van", "scaling: bronnen"),
        (r"Loopt alleen in [\w-]+", "Loopt alleen in Atlantis", "scaling: loopt in"),
        (r"getrokken door ", "getrokken door Stichting ", "scaling: trekker"),
    ],
)
def test_a_wrong_reason_of_a_candidate_is_noticed(
    seed_store: Store, raw: Raw, wrong: str, by: str, kind: str
) -> None:
    broken = scaling(seed_store.at(), ScalingQuery(limit=100)).model_dump()
    changed = 0
    for said in broken["candidates"]:
        for criterion in said["criteria"].values():
            told, number = re.subn(wrong, by, criterion["reason"])
            criterion["reason"], changed = told, changed + number
    tally = Tally()
    candidates.check(tally, raw, ScalingAnswer(**broken))
    assert changed
    assert tally.false[kind] == changed


def test_nothing_is_said_to_be_less_far_than_what_has_no_known_phase(seed_store: Store) -> None:
    for said in scaling(seed_store.at(), ScalingQuery(limit=0)).candidates:
        if said.phase == "onbekend":
            assert not [r for t in said.targets for r in t.reasons if "minder ver" in r], said.id


def test_what_three_provinces_share_counts_once(seed_store: Store, raw: Raw) -> None:
    query = CollaborationQuery(provinces=("drenthe", "fryslan", "groningen"), size=3, limit=0)
    found = _together(raw, collaboration(seed_store.at(), query))
    assert found.checked["collaboration: samen: aantal"] > 0
    assert found.false["collaboration: samen: aantal"] == 0


@pytest.mark.parametrize(
    ("thing", "wrong", "by"),
    [
        ("provincie/drenthe", r"zijn (\d+) projecten", r"zijn 1\1 projecten"),
        ("project/pha2use", r" in [A-Z][\w-]+", " in Limburg"),
        ("organisatie/tno", r"doet mee in (\d+)", r"doet mee in 1\1"),
        ("platform/cirkelstad", r"actief in [^.]+?( sinds|\.)", r"actief in Drenthe\1"),
    ],
)
def test_a_wrong_profile_is_noticed(seed_store: Store, raw: Raw, thing: str, wrong: str, by: str) -> None:
    said = profile(seed_store.at(), thing)
    right, broken = Tally(), Tally()
    things.profile(right, raw, said)
    told, changed = re.subn(wrong, by, said.summary, count=1)
    things.profile(broken, raw, Profile(**{**said.model_dump(), "summary": told}))
    assert changed
    assert right.false.total() == 0
    assert broken.false.total() == 1
