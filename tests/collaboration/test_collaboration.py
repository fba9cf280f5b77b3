"""Statements about collaboration, on the graph of the real seeds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store import Store
from queries.base.model import UnknownWordError
from queries.base.parts import wholes
from queries.collaboration import CollaborationAnswer, CollaborationQuery, Opportunity, collaboration
from queries.collaboration.weights import COLLABORATION_WEIGHTS

PAIRS = 66
PROVINCES = [
    "drenthe",
    "flevoland",
    "fryslan",
    "gelderland",
    "groningen",
    "limburg",
    "noord-brabant",
    "noord-holland",
    "overijssel",
    "utrecht",
    "zeeland",
    "zuid-holland",
]


def ask(store: Store, **words: object) -> CollaborationAnswer:
    return collaboration(store.at(), CollaborationQuery.model_validate(words))


@pytest.fixture(scope="module")
def every_pair(seed_store: Store) -> list[Opportunity]:
    return ask(seed_store, limit=0).opportunities


@pytest.fixture(scope="module")
def hemp(seed_store: Store) -> list[Opportunity]:
    return ask(seed_store, topics=["hennep"], limit=0).opportunities


def things_on(store: Store, themes: list[str]) -> dict[str, set[str]]:
    """Projects and platforms on the themes to their provinces, asked without the query that is tested."""
    rows = store.at().query(
        "MATCH (x:Project|Platform)-[:ADDRESSES]->(t:Theme) "
        "WHERE t.id IN $themes AND x.province_key IS NOT NULL "
        "RETURN x.id AS id, x.province_key AS provinces",
        {"themes": themes},
    )
    return {row["id"]: set(row["provinces"].split()) for row in rows}


def test_limit_zero_ranks_each_pair_once(every_pair: list[Opportunity], hemp: list[Opportunity]) -> None:
    for answer in (every_pair, hemp):
        assert [tuple(o.provinces) for o in sorted(answer, key=lambda o: o.provinces)] == list(
            combinations(PROVINCES, 2)
        )


def test_the_best_comes_first_and_equals_go_by_province(every_pair: list[Opportunity]) -> None:
    assert every_pair == sorted(every_pair, key=lambda o: (-o.score, o.provinces))


def test_the_score_is_the_weighted_mean_of_the_parts(every_pair: list[Opportunity]) -> None:
    assert sum(COLLABORATION_WEIGHTS.values()) == pytest.approx(1)
    for found in every_pair:
        assert list(found.parts) == list(COLLABORATION_WEIGHTS)
        mean = sum(p.value * p.weight for p in found.parts.values())
        assert found.score == pytest.approx(mean, abs=1e-5)


def test_every_part_has_its_reason_in_a_sentence(
    every_pair: list[Opportunity], hemp: list[Opportunity]
) -> None:
    for found in (*every_pair, *hemp):
        for text in (found.explanation, *(p.reason for p in found.parts.values())):
            assert text.endswith((".", '."')), text
            assert "None" not in text
            assert "  " not in text
            assert text[0].isupper() or text[0] in "\"'0123456789", text


def test_the_reason_names_what_each_province_has_of_its_own(
    every_pair: list[Opportunity], hemp: list[Opportunity]
) -> None:
    named = 0
    for found in (*every_pair, *hemp):
        examples = re.findall(r'"(.+?)"(?=,| en |\.)', found.why.partition(" Voor ")[2])
        evidence = {(e.name, e.province) for e in found.evidence if e.type != "Opportunity"}
        for province, name in zip(found.provinces, examples, strict=bool(examples)):
            assert (name, province) in evidence, found.why
            assert (name, next(p for p in found.provinces if p != province)) not in evidence, found.why
        assert found.explanation.startswith(found.why)
        named += bool(examples)
    assert named > len(every_pair) / 2


def test_nothing_is_put_beside_itself_or_its_part_as_what_two_provinces_have(
    seed_store: Store, every_pair: list[Opportunity], hemp: list[Opportunity]
) -> None:
    parts = wholes(seed_store.at())
    for found in (*every_pair, *hemp):
        for one, other in combinations(found.evidence, 2):
            if one.province != other.province:
                assert not parts.one_party(one.id, other.id), (found.names, one.name, other.name)


def test_what_works_in_the_whole_country_is_no_example_of_one_province(hemp: list[Opportunity]) -> None:
    assert any(c.name == "Building Balance" for found in hemp for c in found.carriers)
    assert not any("Building Balance" in found.why for found in hemp)


def test_a_question_about_one_province_gives_pairs_with_that_province(seed_store: Store) -> None:
    answer = ask(seed_store, provinces=["Friesland"], topics=["hennep"])
    assert answer.opportunities
    assert all("fryslan" in o.provinces for o in answer.opportunities)


def test_more_provinces_than_the_size_stay_among_themselves(seed_store: Store) -> None:
    asked = ["fryslan", "groningen", "drenthe"]
    found = ask(seed_store, provinces=asked, limit=0).opportunities
    assert sorted(o.provinces for o in found) == [list(p) for p in combinations(sorted(asked), 2)]


def test_coalitions_have_all_the_asked_provinces(seed_store: Store) -> None:
    found = ask(seed_store, provinces=["zeeland", "limburg"], size=4, limit=0).opportunities
    assert len(found) == 45  # two of the ten others
    assert all({"zeeland", "limburg"} < set(o.provinces) and len(o.provinces) == 4 for o in found)


def test_what_exists_is_all_that_they_share_on_the_topic(seed_store: Store, hemp: list[Opportunity]) -> None:
    rows = seed_store.at().query(
        "MATCH (t:Theme)-[:BROADER]->(b:Theme) RETURN t.id AS narrow, b.id AS broad",
    )
    terms = {"thema/on-hennep"}
    while more := {r["narrow"] for r in rows if r["broad"] in terms} - terms:
        terms |= more
    shared = {i: p for i, p in things_on(seed_store, sorted(terms)).items() if len(p) < len(PROVINCES)}
    assert any(o.existing for o in hemp)
    for found in hemp:
        expected = {i for i, provinces in shared.items() if set(found.provinces) <= provinces}
        assert found.existing_total == len(expected)
        assert {e.id for e in found.existing} <= expected


def test_no_topic_is_called_new_that_they_already_share(
    seed_store: Store, every_pair: list[Opportunity], hemp: list[Opportunity]
) -> None:
    for found in (*every_pair[:12], *hemp):
        for topic in found.topics:
            both = [p for p in things_on(seed_store, [topic.id]).values() if set(found.provinces) <= p]
            if any(len(p) < len(PROVINCES) for p in both):
                assert topic.together, (found.provinces, topic.name)


def test_active_means_that_something_runs_there(seed_store: Store, every_pair: list[Opportunity]) -> None:
    for found in every_pair[:12]:
        for topic in found.topics:
            runs = set().union(*things_on(seed_store, [topic.id]).values())
            assert set(topic.active) == runs & set(found.provinces)


def test_all_evidence_names_its_source(every_pair: list[Opportunity], hemp: list[Opportunity]) -> None:
    assert all(o.evidence for o in every_pair)
    for found in (*every_pair, *hemp):
        assert all(e.sources for e in found.evidence)
        assert {e.province for e in found.evidence} <= set(found.provinces)


def test_a_narrower_topic_counts_for_the_broader_one(hemp: list[Opportunity]) -> None:
    assert any(t.name == "vezelhennep" for o in hemp for t in o.topics)


def test_a_carrier_works_in_at_least_one_of_the_provinces(every_pair: list[Opportunity]) -> None:
    carriers = [(o, c) for o in every_pair for c in o.carriers]
    assert carriers
    assert all(set(c.provinces) & set(o.provinces) for o, c in carriers)


@pytest.mark.parametrize(
    "word", ["ta-maakindustrie", "thema/ta-maakindustrie", "Maakindustrie", "maakindustrie"]
)
def test_a_theme_is_known_by_identifier_slug_and_name(seed_store: Store, word: str) -> None:
    answer = ask(seed_store, themes=[word])
    assert "thema/ta-maakindustrie" in [t.id for t in answer.meanings[0].themes]


def test_a_name_in_two_vocabularies_means_both_and_says_so(seed_store: Store) -> None:
    answer = ask(seed_store, themes=["Bouw"])
    assert {t.id for t in answer.meanings[0].themes} >= {"thema/ta-bouw", "thema/vm-bouw"}
    assert any("ta-bouw" in note and "vm-bouw" in note for note in answer.notes)


def test_an_unknown_theme_or_province_is_refused_with_a_suggestion(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match=r'onbekend thema "bouwen".*Bedoelde u "[Bb]ouw"'):
        ask(seed_store, themes=["bouwen"])
    with pytest.raises(UnknownWordError, match=r'onbekende provincie "drente".*Bedoelde u "Drenthe"'):
        ask(seed_store, provinces=["drente"])


def test_an_unknown_topic_is_matched_as_text_and_the_answer_says_so(seed_store: Store) -> None:
    answer = ask(seed_store, topics=["studenten"])
    meaning = answer.meanings[0]
    assert meaning.kind == "tekst"
    assert meaning.texts > 0
    assert "in de tekst" in answer.notes[0]
    assert answer.opportunities


def test_a_compound_is_taken_as_the_topic_in_it(seed_store: Store) -> None:
    answer = ask(seed_store, topics=["asfaltweg"])
    assert [t.id for t in answer.meanings[0].themes] == ["thema/on-asfalt"]
    assert "asfalt" in answer.notes[0]


def test_a_word_that_nobody_knows_gives_no_suggestions_and_says_so(seed_store: Store) -> None:
    answer = ask(seed_store, topics=["qwxzy"])
    assert answer.opportunities == []
    assert "telt niet mee" in answer.notes[0]
    assert len(ask(seed_store, topics=["qwxzy"], limit=0).opportunities) == PAIRS


def test_the_order_of_the_words_makes_no_difference(seed_store: Store) -> None:
    forth = ask(seed_store, topics=["beton", "asfalt"], themes=["ta-bouw", "vm-infrastructuur"])
    back = ask(seed_store, topics=["asfalt", "beton"], themes=["vm-infrastructuur", "ta-bouw"])
    assert forth.opportunities == back.opportunities


def test_pages_of_an_answer_follow_on_each_other(seed_store: Store) -> None:
    first = ask(seed_store, topics=["textiel"], limit=4)
    rest = ask(seed_store, topics=["textiel"], limit=6, offset=4)
    whole = ask(seed_store, topics=["textiel"], limit=10)
    assert [*first.opportunities, *rest.opportunities] == whole.opportunities
    assert first.total == whole.total


TOPICS = ["hennep", "beton", "asfalt", "textiel", "PHA", "luiers", "lisdodde", "matrassen", "houtbouw"]


@settings(max_examples=25, deadline=None)
@given(
    topics=st.lists(st.sampled_from(TOPICS), max_size=4, unique=True),
    themes=st.lists(st.sampled_from(["ta-bouw", "vm-afval", "nt-ccu", "os-mkb"]), max_size=2, unique=True),
    provinces=st.lists(st.sampled_from(PROVINCES), max_size=4, unique=True),
    size=st.integers(2, 4),
)
def test_any_question_gets_a_sound_answer(
    seed_store: Store, topics: list[str], themes: list[str], provinces: list[str], size: int
) -> None:
    answer = ask(seed_store, topics=topics, themes=themes, provinces=provinces, size=size, limit=5)
    for found in answer.opportunities:
        assert len(set(found.provinces)) == size
        assert 0 <= found.score <= 1
        assert all(0 <= p.value <= 1 for p in found.parts.values())
        assert found.topics
        assert found.explanation


def test_every_process_gives_the_same_answer(seed_store: Store) -> None:
    """Python hashes text differently in every process: no order may come of that."""
    command = [
        sys.executable,
        "-m",
        "api.cli",
        "collaboration",
        "--json",
        "--topic",
        "hennep",
        "--topic",
        "bouw",
    ]
    answers = {
        subprocess.run(
            [*command, "--graph", seed_store.url],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_of_three_provinces_no_part_that_counts_is_said_to_be_nothing(seed_store: Store) -> None:
    every = ask(seed_store, size=3, limit=0, themes=("ta-bouw",)).opportunities
    told = [one.parts[name] for one in every for name in ("partners", "samen_thema")]
    nothing = [part for part in told if "geen" in part.reason]
    assert [p.reason for p in nothing if p.value > 0 and "twee van hen wel" not in p.reason] == []
    assert not any(part.value == 0 and "twee van hen" in part.reason for part in told)
