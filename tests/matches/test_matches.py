"""Schakels: who in another province has, or wants, what this thing wants or has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from graph.store import Store
from queries.base.model import UnknownWordError
from queries.likeness.features import features
from queries.likeness.weights import WEIGHTS
from queries.matches import Judged, Match, MatchesQuery, evaluate, matches, sections
from queries.matches.judged import current
from queries.matches.weights import CHANCE, GOOD
from queries.similar import likenesses

JUDGED = Path(__file__).parent / "judged.yaml"


def _matches(store: Store, thing: str, kind: str = "", limit: int = 10) -> Sequence[Match]:
    return matches(store.at(), MatchesQuery(thing=thing, kind=kind, limit=limit)).matches  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def kansen(seed_store: Store) -> dict[str, Sequence[Match]]:
    """The first matches of every kans."""
    ids = [i for i in features(seed_store.at()).things.ids if i.startswith("kans/")]
    return {i: _matches(seed_store, i, limit=6) for i in ids}


def test_the_order_agrees_with_judged_matches(seed_store: Store) -> None:
    """The figures in docs/schakels.md, by weights that were learned without what they are measured on."""
    judged = [Judged(**one) for one in yaml.safe_load(JUDGED.read_text(encoding="utf-8"))]
    found = evaluate(seed_store.at(), judged, {"similar": likenesses})
    by = {(one.way, one.kind): one for one in found.measured}
    assert not found.lost
    assert by["schakels", "kans"].ndcg >= 0.80
    assert by["schakels", "kans"].first >= 0.85
    assert by["schakels", "project"].ndcg >= 0.88
    assert by["schakels", "project"].first >= 0.90
    for plain in ("BM25", "onderwerpen", "BM25 en onderwerpen"):
        for kind in ("kans", "project"):
            assert by[plain, kind].ndcg < by["schakels", kind].ndcg - 0.05
    assert by["similar", "project"].ndcg < by["schakels", "project"].ndcg
    assert found.weights == pytest.approx(WEIGHTS, abs=0.1)
    assert found.chance == pytest.approx(CHANCE, abs=0.1)


def test_the_flax_of_one_province_meets_the_factory_of_the_other(seed_store: Store) -> None:
    of_the_deal = {m.id for m in _matches(seed_store, "project/fryske-vezelhennepdeal")}
    assert "project/bouwvezeldeal-groningen-drenthe" in of_the_deal
    of_the_factory = _matches(seed_store, "kans/fabriek-voor-hennepisolatie-in-fryslan")
    assert of_the_factory[0].id == "project/kennep-hennepisolatie-noord-limburg"
    assert of_the_factory[0].kind == "experience"
    assert "vezelhennep" in of_the_factory[0].explanation


def test_who_wants_dikes_of_dredgings_learns_from_who_made_clay_of_them(seed_store: Store) -> None:
    match = {m.id: m for m in _matches(seed_store, "project/dijkbekleding-van-bagger-hansweert", limit=3)}
    kleirijperij = match["project/kleirijperij"]
    assert kleirijperij.kind == "experience"
    assert (kleirijperij.need.id, kleirijperij.supply.id) == (
        "project/dijkbekleding-van-bagger-hansweert",
        "project/kleirijperij",
    )
    assert {"bagger", "dijken"} <= {s.name for s in kleirijperij.subjects}
    assert "EcoShape" in kleirijperij.explanation


def test_a_match_is_always_between_provinces(seed_store: Store) -> None:
    answer = matches(seed_store.at(), MatchesQuery(thing="kans/hergebruik-van-zonnepanelen", limit=0))
    own = {p.id for p in answer.provinces}
    assert answer.matches
    for match in answer.matches:
        other = match.need if match.supply.id == answer.thing.id else match.supply
        assert not own & {p.id for p in other.provinces}


def test_what_is_asked_of_the_rijk_is_no_answer(seed_store: Store) -> None:
    query = "MATCH (p:Province)-[:OFFERS]->(n:Opportunity) RETURN DISTINCT n.id AS id"
    of_provinces = {row["id"] for row in seed_store.at().query(query)}
    found = _matches(seed_store, "kans/internationale-coalitie-van-circulaire-regios", "kans", limit=0)
    assert found
    assert {m.id for m in found} <= of_provinces


@pytest.mark.parametrize("kind", ["kans", "project", "platform"])
def test_one_kind_of_thing_can_be_asked_for(seed_store: Store, kind: str) -> None:
    found = _matches(seed_store, "project/urban-miner", kind)
    assert len(found) == 10
    assert all(m.id.startswith(f"{kind}/") for m in found)


def test_what_stopped_is_a_lesson_and_never_a_supply(kansen: dict[str, Sequence[Match]]) -> None:
    stopped = [m for found in kansen.values() for m in found if "gestopt" in (m.need.phase, m.supply.phase)]
    assert stopped
    assert all(m.kind == "lesson" and "geen voorbeeld" in m.explanation for m in stopped)
    told = {m.supply.name: m.explanation for m in stopped}
    assert "definitief niet doorgegaan" in told["Recyclingfabriek zonnepanelen Lelystad"]


def test_a_stopped_project_that_is_asked_is_a_lesson_for_others(seed_store: Store) -> None:
    found = _matches(seed_store, "project/plastic-recycling-amsterdam-umincorp")
    assert {m.kind for m in found} == {"lesson"}
    assert {m.supply.id for m in found} == {"project/plastic-recycling-amsterdam-umincorp"}


def test_two_kansen_go_together_and_a_kans_is_never_the_supply(kansen: dict[str, Sequence[Match]]) -> None:
    for asked, found in kansen.items():
        for match in found:
            assert match.need.id == asked
            if match.id.startswith("kans/"):
                assert match.kind == "together"
                assert match.supply.role == "need"


def test_every_kind_of_match_occurs(seed_store: Store, kansen: dict[str, Sequence[Match]]) -> None:
    found = {m.kind for matches_of in kansen.values() for m in matches_of}
    wheel = _matches(seed_store, "project/co2-afvang-en-hergebruik-twence", "project")[0]
    assert wheel.kind == "same_wheel"
    assert found == {"experience", "together", "chain", "lesson"}


def test_the_explanation_names_both_sides_and_what_they_share(kansen: dict[str, Sequence[Match]]) -> None:
    for found in kansen.values():
        for match in found:
            assert match.need.name in match.explanation
            assert match.supply.name in match.explanation
            assert match.explanation.endswith(".")
            if match.subjects and match.kind != "chain":
                assert match.subjects[0].name in match.explanation
            assert match.sources


def test_container_words_name_no_match(seed_store: Store, kansen: dict[str, Sequence[Match]]) -> None:
    wide = {c.name for c in features(seed_store.at()).concepts.values() if c.container}
    assert {"gemeenten", "afval"} <= wide
    assert not wide & {s.name for found in kansen.values() for m in found for s in m.subjects}


def test_the_reasons_sum_to_the_score(kansen: dict[str, Sequence[Match]]) -> None:
    for found in kansen.values():
        scores = [m.score for m in found]
        assert scores == sorted(scores, reverse=True)
        for match in found:
            assert sum(r.share for r in match.reasons) == pytest.approx(match.score, abs=0.002)
            assert [r.part for r in match.reasons] == list(WEIGHTS)
            assert all(r.text for r in match.reasons)


def test_what_ties_two_things_is_told(seed_store: Store) -> None:
    found = {m.id: m for m in _matches(seed_store, "project/twentse-bouwboeren")}
    tied = found["project/vezelrijk-midden-brabant"]
    assert "Building Balance" in {t.party.name for t in tied.ties}
    assert "Wat hen al verbindt" in tied.explanation


def test_kinds_and_parts_of_the_answer_can_be_asked(seed_store: Store) -> None:
    """The parts of a list together are the whole, and counting what there is needs no reading of it."""
    whole = matches(seed_store.at(), MatchesQuery(thing="project/pha2use", limit=0))
    assert whole.total == len(whole.matches) > 40
    second = matches(seed_store.at(), MatchesQuery(thing="project/pha2use", limit=20, offset=20))
    assert (second.total, [m.id for m in second.matches]) == (
        whole.total,
        [m.id for m in whole.matches[20:40]],
    )
    for kind in ("experience", "together"):
        some = matches(seed_store.at(), MatchesQuery(thing="project/pha2use", kinds=(kind,), limit=0))
        assert some.matches == [m for m in whole.matches if m.kind == kind]
        assert some.total == len(some.matches) > 0


def test_a_thing_is_wanted_where_a_focus_names_what_it_is_about(seed_store: Store) -> None:
    """Not where a province concentrates on a broad theme only, nor in a province of its own."""
    snapshot = seed_store.at()
    wanted = matches(snapshot, MatchesQuery(thing="project/pha2use")).wanted
    own = {p.id for p in matches(snapshot, MatchesQuery(thing="project/pha2use")).provinces}
    told = {w.province.name: w for w in wanted}
    assert "kunststof" in {t.name for t in told["Overijssel"].topics}
    assert not own & {w.province.id for w in wanted}
    statement = (
        "MATCH (q:Province {id: $id})-[f:FOCUSES_ON]->(:Theme) WHERE f.label = $label RETURN f.sources AS s"
    )
    for one in wanted:
        stated = snapshot.query(statement, {"id": one.province.id, "label": one.label})
        assert {s.id for s in one.sources} == {i for row in stated for i in row["s"].split()}
    assert matches(snapshot, MatchesQuery(thing="kans/hergebruik-van-zonnepanelen")).wanted == []
    stopped = "project/plastic-recycling-amsterdam-umincorp"
    assert matches(snapshot, MatchesQuery(thing=stopped)).wanted == []


def test_a_page_shows_what_is_likelier_useful_than_not_under_its_heading(seed_store: Store) -> None:
    snapshot = seed_store.at()
    for thing in (i for i in features(snapshot).things.ids[::9]):
        answer = matches(snapshot, MatchesQuery(thing=thing, limit=30))
        for section in sections(answer):
            assert section.matches or section.wanted
            assert all(m.useful >= GOOD for m in section.matches)
            for match in section.matches:
                if section.heading == "lessons":
                    assert match.supply.phase == "gestopt" or "opgeheven" in match.supply.stage
                elif section.heading in ("wanted", "shared"):
                    assert match.type == "Opportunity"
                elif section.heading == "further":
                    assert (match.supply.id, match.kind) == (match.id, "experience")


def test_of_the_judged_matches_that_are_shown_four_of_five_are_useful(seed_store: Store) -> None:
    """The reason for ``GOOD``; what was not judged counts as not useful."""
    judged = [Judged(**one) for one in yaml.safe_load(JUDGED.read_text(encoding="utf-8"))]
    shown, helpful, silent = 0, 0, 0
    for one in current(seed_store.at(), judged):
        kind = "project" if one.query.startswith("project/") else ""
        good = [m for m in _matches(seed_store, one.query, kind, limit=30) if m.useful >= GOOD][:5]
        shown += len(good)
        helpful += sum(one.grades.get(m.id, 0) >= 2 for m in good)
        silent += not good
    assert helpful / shown >= 0.76
    assert silent <= 4


def test_an_identifier_of_before_leads_to_the_thing_of_now(seed_store: Store) -> None:
    query = MatchesQuery(thing="project/green-transformable-building-lab-heerlen", limit=1)
    answer = matches(seed_store.at(), query)
    assert (answer.thing.id, answer.former) == ("platform/gtb-lab", query.thing)


@pytest.mark.parametrize("thing", ["thema/ta-bouw", "provincie/drenthe", "dit bestaat niet"])
def test_only_kansen_projects_and_platforms_have_matches(seed_store: Store, thing: str) -> None:
    with pytest.raises(UnknownWordError):
        matches(seed_store.at(), MatchesQuery(thing=thing))


def test_all_that_is_judged_is_answered_with_things_of_other_provinces(seed_store: Store) -> None:
    """By the identifiers of then, also those that redirect; a project with projects only."""
    now = seed_store.at()
    judged = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))
    former = 0
    for thing in sorted({i for one in judged for i in (one["query"], *one["grades"])}):
        kind = thing.startswith("project/")
        answer = matches(now, MatchesQuery(thing=thing, kind="project" if kind else "", limit=5))
        own = {p.id for p in answer.provinces}
        former += bool(answer.former)
        assert answer.matches, thing
        for found in answer.matches:
            other = found.need if found.need.id == found.id else found.supply
            assert not own & {p.id for p in other.provinces}, (thing, found.id)
            assert found.score > 0
            assert found.explanation
            assert not kind or found.type == "Project"
    assert former


def test_judgements_follow_things_that_became_one(seed_store: Store) -> None:
    grades = {
        "project/circulair-ambachtscentrum-heerenveen": 3,
        "project/green-transformable-building-lab-heerlen": 1,
    }
    judged = Judged(query="project/circulair-ambachtscentrum-hengelo", grades=grades)
    assert current(seed_store.at(), [judged])[0].grades == {
        "project/circulair-ambachtscentrum-heerenveen": 3,
        "platform/gtb-lab": 1,
    }
    found = evaluate(seed_store.at(), [Judged(query="project/bestaat-niet", grades={}), judged])
    assert (found.judged, found.lost) == (1, ["project/bestaat-niet"])
