"""Statements about scaling, on the graph of the real seeds."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.base.model import UnknownWordError
from queries.likeness.features import features
from queries.scaling import Candidate, ScalingQuery, criteria_matrix, scaling
from queries.scaling.cards import first_sentence
from queries.scaling.pool import Scope
from queries.scaling.weights import LEAST_LIKE, SCALING_WEIGHTS

CRITERIA = ["rijpheid", "bewijs", "overdraagbaarheid", "vraag", "dragers", "landelijk"]
TWELVE = 12


@pytest.fixture(scope="module")
def everything(seed_store: Store) -> list[Candidate]:
    return scaling(seed_store.at(), ScalingQuery(limit=0)).candidates


def rows(store: Store, cypher: str) -> dict[str, str]:
    return {r["id"]: r["value"] or "" for r in store.at().query(cypher)}


def test_a_project_that_runs_in_every_province_or_stopped_is_no_candidate(
    seed_store: Store, everything: list[Candidate]
) -> None:
    keys = rows(seed_store, "MATCH (p:Project) RETURN p.id AS id, p.province_key AS value")
    full = {identifier for identifier, key in keys.items() if len(key.split()) == TWELVE}
    unknown = {identifier for identifier, key in keys.items() if not key}
    assert full
    phases = rows(seed_store, "MATCH (p:Project) RETURN p.id AS id, p.phase AS value")
    stopped = {identifier for identifier, phase in phases.items() if phase == "gestopt"}
    assert stopped
    once_only = {p.id for p in scaling(seed_store.at(), ScalingQuery(no_candidates=True)).no_candidates}
    assert {c.id for c in everything} == set(keys) - full - unknown - stopped - once_only


def test_what_is_left_out_is_said(seed_store: Store) -> None:
    notes = " ".join(scaling(seed_store.at()).notes)
    assert "in alle provincies" in notes
    assert "niet bekend in welke provincie" in notes


def test_a_project_that_exists_only_as_an_idea_ranks_low(everything: list[Candidate]) -> None:
    places = [place for place, c in enumerate(everything) if c.phase == "idee"]
    assert places
    assert min(places) > len(everything) / 2


def test_a_target_is_never_a_province_where_it_runs_already(everything: list[Candidate]) -> None:
    for candidate in everything:
        assert not {t.province for t in candidate.targets} & set(candidate.provinces), candidate.id


def test_half_of_the_candidates_have_somewhere_to_go_and_the_others_nowhere_rather_than_somewhere_weak(
    everything: list[Candidate],
) -> None:
    going = [c for c in everything if c.targets]
    assert len(everything) / 3 < len(going) < len(everything)
    assert all(t.score >= LEAST_LIKE for c in going for t in c.targets)
    assert all(t.reasons for c in going for t in c.targets)


def test_a_target_rests_on_a_kans_or_focus_about_a_topic_of_the_project_and_says_so_first(
    seed_store: Store, everything: list[Candidate]
) -> None:
    now = seed_store.at()
    natures = rows(seed_store, "MATCH (t:Theme) RETURN t.id AS id, t.nature AS value")
    offered = {
        (r["q"], r["k"])
        for r in now.query("MATCH (q:Province)-[:OFFERS]->(k:Opportunity) RETURN q.slug AS q, k.id AS k")
    }
    labels = {
        (r["q"], r["l"])
        for r in now.query("MATCH (q:Province)-[f:FOCUSES_ON]->() RETURN q.slug AS q, f.label AS l")
    }
    made = features(now)
    kinds = set()
    for candidate in everything:
        subjects = made.subjects(made.things.number[candidate.id])
        about = {above for t in subjects for above in (t, *made.concepts[t].above)}
        for target in candidate.targets:
            wish = target.wish
            kinds.add(wish.kind)
            assert wish.topics
            assert {t.id for t in wish.topics} <= about
            assert {natures[t.id] for t in wish.topics} <= {"materiaal", "product", "activiteit"}
            there = (target.province, wish.id) in offered or (target.province, wish.label) in labels
            assert there, target
            assert f'"{wish.label}"' in target.reasons[0]
            assert wish.topics[0].name in target.reasons[0]
    assert kinds == {"kans", "focus"}


def test_targets_are_in_the_order_of_likeness(everything: list[Candidate]) -> None:
    for candidate in everything:
        likes = [t.score for t in candidate.targets]
        assert likes == sorted(likes, reverse=True)


def test_hennep_goes_where_fibre_crops_are_wanted_and_a_hub_where_hubs_are(
    everything: list[Candidate],
) -> None:
    by_id = {c.id: c for c in everything}
    hemp = by_id["project/boeren-voor-biobased-bouwen"].targets
    assert {"groningen", "fryslan", "drenthe"} <= {t.province for t in hemp}
    hub = by_id["project/urban-miner"].targets
    assert hub[0].province == "noord-holland"
    assert '"Bouwhubs en digitale marktplaatsen"' in hub[0].reasons[0]


def test_a_card_says_in_one_line_what_it_is_and_what_it_gave_with_a_source(
    seed_store: Store, everything: list[Candidate]
) -> None:
    texts = rows(seed_store, "MATCH (p:Project) RETURN p.id AS id, p.description AS value")
    results = rows(seed_store, "MATCH (p:Project) RETURN p.id AS id, p.results AS value")
    for candidate in everything:
        assert bool(candidate.what) == bool(texts[candidate.id])
        assert texts[candidate.id].startswith(candidate.what.rstrip(".!?"))
        assert candidate.what == "" or candidate.what.endswith((".", "!", "?"))
        if candidate.gave:
            assert candidate.gave.text.rstrip(".").casefold() in results[candidate.id].casefold()
            assert candidate.gave.source in candidate.sources
    assert sum(1 for c in everything if c.gave) > 100


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Een hub. Met meer.", "Een hub."),
        ("Teelt op ca. 60 ha. Daarna meer", "Teelt op ca. 60 ha."),
        ("Proef van o.a. Xx en Yy in 2.500 m2 kas; loopt", "Proef van o.a. Xx en Yy in 2.500 m2 kas; loopt."),
        ("Wat kan hier? Veel.", "Wat kan hier?"),
        ('Project "De Lus." Nieuw.', 'Project "De Lus."'),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_sentence_ends(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_every_criterion_has_a_value_a_weight_and_a_dutch_reason(everything: list[Candidate]) -> None:
    for candidate in everything:
        assert list(candidate.criteria) == CRITERIA
        for criterion in candidate.criteria.values():
            assert 0 <= criterion.value <= 1
            assert re.fullmatch(r"[A-ZÀ-Þ\"0-9].*\.", criterion.reason), criterion.reason
            assert "None" not in criterion.reason
            assert "  " not in criterion.reason


def test_the_score_is_the_weighted_mean_of_the_criteria(everything: list[Candidate]) -> None:
    for candidate in everything:
        mean = sum(c.value * c.weight for c in candidate.criteria.values())
        assert candidate.score == pytest.approx(mean, abs=1e-3)


def test_the_order_is_by_score_and_then_by_identifier(everything: list[Candidate]) -> None:
    assert [c.id for c in everything] == [c.id for c in sorted(everything, key=lambda c: (-c.score, c.id))]


def test_equal_questions_give_equal_answers(seed_store: Store) -> None:
    first = scaling(seed_store.at()).to_json()
    seed_store.at().kept.clear()
    assert scaling(seed_store.at()).to_json() == first


def test_an_unknown_phase_is_shown_as_unknown_and_is_not_zero(everything: list[Candidate]) -> None:
    unknown = [c.criteria["rijpheid"] for c in everything if c.phase == "onbekend"]
    assert unknown
    assert {c.value for c in unknown} == {0.5}
    assert all(c.reason.startswith("Fase onbekend") for c in unknown)


def test_several_provinces_are_named_in_the_reason_for_transferability(everything: list[Candidate]) -> None:
    spread = [c for c in everything if len(c.provinces) > 1 and c.phase != "idee"]
    for candidate in spread:
        reason = candidate.criteria["overdraagbaarheid"].reason
        assert reason.startswith(f"Loopt in {len(candidate.provinces)} provincies: "), reason


def test_money_spent_and_dates_are_no_evidence_in_quantities(seed_store: Store) -> None:
    frame = criteria_matrix(seed_store.at()).frame
    quantified = dict(zip(frame["results"], frame["quantified"], strict=True))
    assert not any("Startbijeenkomst" in text or "subsidie" in text.casefold() for text in quantified)
    assert quantified["Ongeveer 400 kilo cellulose per dag."]
    assert not any(re.fullmatch(r"[^\d]*[\d.,]+ (miljoen )?euro[^\d]*", text) for text in quantified)


def test_a_weight_changes_the_order(seed_store: Store) -> None:
    by_default = [c.id for c in scaling(seed_store.at()).candidates]
    others = {name: 0.0 for name in CRITERIA if name != "vraag"}
    by_demand = scaling(seed_store.at(), ScalingQuery(weights={**others, "vraag": 5}))
    assert [c.id for c in by_demand.candidates] != by_default
    assert by_demand.weights["vraag"] == 1.0
    values = [c.criteria["vraag"].value for c in by_demand.candidates]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("name", CRITERIA)
def test_weight_zero_takes_a_criterion_out_of_the_score(seed_store: Store, name: str) -> None:
    answer = scaling(seed_store.at(), ScalingQuery(weights={name: 0}))
    assert answer.weights[name] == 0
    assert sum(answer.weights.values()) == pytest.approx(1, abs=1e-5)
    for candidate in answer.candidates:
        rest = {n: c for n, c in candidate.criteria.items() if n != name}
        share = sum(SCALING_WEIGHTS[n] for n in rest)
        mean = sum(c.value * SCALING_WEIGHTS[n] / share for n, c in rest.items())
        assert candidate.score == pytest.approx(mean, abs=1e-3)


def test_the_default_weights_sum_to_one() -> None:
    assert sum(SCALING_WEIGHTS.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"rijphied": 1.0}, 'onbekend criterium "rijphied". Bedoelde u "rijpheid"?'),
        ({"bewijs": -1.0}, "het gewicht van bewijs is -1.0: kies een getal van 0 of hoger."),
        (
            dict.fromkeys(CRITERIA, 0.0),
            "alle gewichten zijn 0: geef ten minste één criterium een gewicht boven 0.",
        ),
    ],
)
def test_impossible_weights_are_refused_with_a_remedy(
    seed_store: Store, weights: dict[str, float], message: str
) -> None:
    with pytest.raises(UnknownWordError) as raised:
        scaling(seed_store.at(), ScalingQuery(weights=weights))
    assert str(raised.value) == message


def test_a_topic_selects_projects_about_it(seed_store: Store) -> None:
    answer = scaling(seed_store.at(), ScalingQuery(topics=("asfalt",), no_candidates=True, limit=0))
    about = seed_store.at().query(
        "MATCH (p:Project)-[:ADDRESSES]->(:Theme {id: 'thema/on-asfalt'}) RETURN p.id AS id"
    )
    found = {c.id for c in answer.candidates} | {p.id for p in answer.no_candidates}
    assert {r["id"] for r in about} <= found
    assert answer.total < scaling(seed_store.at()).total / 4


def test_a_word_that_no_vocabulary_knows_is_matched_as_text_and_that_is_told(seed_store: Store) -> None:
    answer = scaling(seed_store.at(), ScalingQuery(topics=("luierrecycling",), limit=0))
    assert "Luierrecycling ARN Weurt" in {c.name for c in answer.candidates}
    assert answer.total < 20
    assert any("gezocht in de tekst" in note for note in answer.notes)


def test_a_word_that_nothing_knows_gives_no_candidates_and_says_so(seed_store: Store) -> None:
    answer = scaling(seed_store.at(), ScalingQuery(topics=("qwertyplof",)))
    assert answer.candidates == []
    assert answer.notes == [
        '"qwertyplof" staat in geen begrippenlijst en in geen enkele tekst; het telt niet mee.'
    ]


def test_a_word_that_nothing_knows_beside_one_that_is_known_does_not_count(seed_store: Store) -> None:
    alone = scaling(seed_store.at(), ScalingQuery(topics=("asfalt",)))
    beside = scaling(seed_store.at(), ScalingQuery(topics=("asfalt", "qwertyplof")))
    assert [c.id for c in beside.candidates] == [c.id for c in alone.candidates]


def test_a_topic_may_be_written_in_another_form(seed_store: Store) -> None:
    one, other = (scaling(seed_store.at(), ScalingQuery(topics=(w,))) for w in ("lisdodde", "lisdodden"))
    assert one.candidates
    assert [c.id for c in one.candidates] == [c.id for c in other.candidates]


def test_where_to_limits_the_targets_and_where_from_the_candidates(seed_store: Store) -> None:
    answer = scaling(
        seed_store.at(),
        ScalingQuery(provinces=("zeeland", "Limburg"), from_provinces=("Friesland",), limit=0),
    )
    assert answer.candidates
    for candidate in answer.candidates:
        assert "fryslan" in candidate.provinces
        assert {t.province for t in candidate.targets} <= {"zeeland", "limburg"}


def test_pages_follow_on_each_other(seed_store: Store) -> None:
    first = scaling(seed_store.at(), ScalingQuery(limit=6)).candidates
    parts = [
        c
        for offset in (0, 3)
        for c in scaling(seed_store.at(), ScalingQuery(limit=3, offset=offset)).candidates
    ]
    assert parts == first


def test_every_candidate_names_its_sources(everything: list[Candidate]) -> None:
    assert all(c.sources for c in everything)


def test_a_target_quotes_the_focus_of_the_province(seed_store: Store) -> None:
    labels = {
        (r["slug"], r["label"])
        for r in seed_store.at().query(
            "MATCH (q:Province)-[f:FOCUSES_ON]->() RETURN q.slug AS slug, f.label AS label"
        )
    }
    quoted = [
        (t.province, found[1])
        for c in scaling(seed_store.at()).candidates
        for t in c.targets
        for reason in t.reasons
        if (found := re.match(r'Heeft als zwaartepunt "(.+)"', reason))
    ]
    assert quoted
    assert set(quoted) <= labels


def test_nothing_runs_where_the_reason_says_so(seed_store: Store) -> None:
    running = {
        (r["name"], r["slug"])
        for r in seed_store.at().query(
            "MATCH (q:Province)<-[:IN_PROVINCE]-(p:Project)-[:ADDRESSES]->(t:Theme) "
            "WHERE p.phase <> 'gestopt' RETURN DISTINCT t.name AS name, q.slug AS slug"
        )
    }
    for candidate in scaling(seed_store.at(), ScalingQuery(limit=50)).candidates:
        for target in candidate.targets:
            for reason in target.reasons:
                found = re.match(r"Over (.+) loopt hier, voor zover bekend, geen project\.", reason)
                for topic in re.split(", | en ", found[1]) if found else ():
                    assert (topic, target.province) not in running


def test_the_matrix_gives_the_same_scores_as_the_answer(
    seed_store: Store, everything: list[Candidate]
) -> None:
    matrix = criteria_matrix(seed_store.at())
    assert len(matrix.values()) == len(matrix.ids) == len(everything)
    scores = dict(zip(matrix.ids, matrix.scores(SCALING_WEIGHTS), strict=True))
    assert all(scores[c.id] == pytest.approx(c.score) for c in everything)


def test_a_large_graph_is_valued_in_part_and_says_so(
    seed_store: Store, everything: list[Candidate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("queries.scaling.pool.POOL", 60)
    answer = scaling(seed_store.at(), ScalingQuery(limit=3))
    assert answer.valued <= 60
    assert answer.total >= len(everything)
    assert not answer.certain
    assert any("gewogen" in note for note in answer.notes)
    # The bound holds: nobody left out scores higher than it says.
    matrix = criteria_matrix(seed_store.at(), Scope())
    assert all(c.score <= matrix.rest for c in everything if c.id not in matrix.ids)
    assert [c.id for c in answer.candidates] == [c.id for c in everything[:3]]


def test_a_large_graph_can_be_asked_for_one_topic(seed_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = scaling(seed_store.at(), ScalingQuery(topics=("textiel",), limit=0))
    monkeypatch.setattr("queries.scaling.pool.POOL", 200)
    selected = scaling(seed_store.at(), ScalingQuery(topics=("textiel",), limit=0))
    assert [c.id for c in selected.candidates] == [c.id for c in exact.candidates]
    assert selected.certain
