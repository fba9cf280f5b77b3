"""What things of a small country are compared by, and what comes nearest."""

from __future__ import annotations

import math

import numpy as np
import pytest

from graph.store import Snapshot
from queries.index.text_index import text_index
from queries.likeness.eligible import eligible
from queries.likeness.features import Features, features
from queries.likeness.ranking import Ranked, _nearest, _neighbours, _of_most, _shares, rank
from queries.likeness.sparse import Sparse
from queries.likeness.subjects import Finder, subjects, with_wider
from queries.likeness.things import concepts_of
from queries.likeness.ways import _hashes, _of_best, _shortened, likeness
from queries.likeness.weights import WEIGHTS

BANK, OTHER_BANK = "project/materialenbank-groningen", "project/materialenbank-vlissingen"


@pytest.fixture(scope="module")
def made(country: Snapshot) -> Features:
    return features(country)


@pytest.fixture(scope="module")
def finder(country: Snapshot) -> Finder:
    return Finder(concepts_of(country), text_index(country).lexicon)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hennephuis van asfalt", {"on-asfalt": 1.0, "on-hennep": 0.6}),
        ("industriële hennep en slopen", {"on-vezelhennep": 1.0, "on-hennep": 1.0, "on-slopen": 1.0}),
        ("isolatieplaten van zeewier", {"on-zeewier": 1.0, "on-isolatie": 0.6}),
        ("vezelhennepen", {"on-vezelhennep": 1.0}),  # a topic itself is not taken apart
        ("bouwen van gebouwen", {}),  # a theme is no topic
        ("niets", {}),
    ],
)
def test_topics_are_found_in_a_text(finder: Finder, text: str, found: dict[str, float]) -> None:
    assert finder.found(text) == {f"thema/{topic}": strength for topic, strength in found.items()}


def test_a_topic_counts_by_the_surest_way_that_it_is_known(finder: Finder) -> None:
    found = subjects(finder, ["thema/on-slopen"], "Zeewier en slopen", "Isolatieplaten van asfalt, zeewier")
    assert found == pytest.approx(
        {
            "thema/on-slopen": 1.3,
            "thema/on-zeewier": 1.3,
            "thema/on-asfalt": 0.6,
            "thema/on-isolatie": 0.36,
        }
    )


def test_what_falls_under_something_is_about_that_in_part(country: Snapshot) -> None:
    wider = with_wider(concepts_of(country), {"thema/on-vezelhennep": 1.0, "thema/on-slopen": 0.5}, 0.3)
    assert wider == {"thema/on-vezelhennep": 1.0, "thema/on-slopen": 0.5, "thema/on-hennep": 0.3}
    surer = with_wider(concepts_of(country), {"thema/on-vezelhennep": 1.0, "thema/on-hennep": 0.6}, 0.3)
    assert surer["thema/on-hennep"] == 0.6


def test_concepts_know_what_they_are(country: Snapshot) -> None:
    known = concepts_of(country)
    hemp = known["thema/on-vezelhennep"]
    assert (hemp.name, hemp.labels, hemp.topic) == (
        "vezelhennep",
        ("vezelhennep", "industriële hennep"),
        True,
    )
    assert (hemp.nature, dict(hemp.above), hemp.container) == ("materiaal", {"thema/on-hennep": 1}, False)
    assert known["thema/on-hergebruik"].container
    assert not known["thema/ta-bouw"].topic


def test_things_have_their_provinces_kinds_and_words(made: Features) -> None:
    things = made.things
    hub = things.number["project/sloophub"]
    assert (things.where(hub), things.kind(hub)) == (["drenthe", "fryslan"], "project")
    assert things.where(things.number["platform/de-verschilmakers"]) == []
    assert things.kind(things.number["kans/sluit-een-akkoord"]) == "kans"
    home = things.number["project/hennepwoning-delfzijl"]
    assert things.folded[home] == (
        "hennepwoning delfzijl hennepwoning delfzijl een woning met isolatie van hennep uit de streek "
        "isolatie "
        "vezelhennep"
    )
    assert made.tagged(home) == {"thema/on-isolatie", "thema/on-vezelhennep"}
    assert made.subjects(home) == pytest.approx(
        {"thema/on-hennep": 0.78, "thema/on-isolatie": 1.0, "thema/on-vezelhennep": 1.0}
    )


def _dense(matrix: Sparse) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    whole = np.zeros((matrix.height, matrix.width))
    whole[matrix.rows(), matrix.columns] = matrix.values
    return whole


def test_shared_tags_count_by_how_rare_they_are(made: Features) -> None:
    """Of two things: the sum of the rarities of the tags that both have on their cards."""
    products = _dense(made.shared) @ _dense(made.shared).T
    number, size = made.things.number, len(made.things)
    on_cards = {tag: sum(tag in made.tagged(n) for n in range(size)) for tag in made.tags}
    for first, second in ((BANK, OTHER_BANK), (BANK, "project/sloophub"), (BANK, "project/hennephuis-assen")):
        both = made.tagged(number[first]) & made.tagged(number[second])
        expected = sum(math.log(size / on_cards[tag]) for tag in both)
        assert products[number[first], number[second]] == pytest.approx(expected, abs=1e-5)
    for tag, count in on_cards.items():
        assert made.rarity[tag] == pytest.approx(math.log((size + 1) / count))


def test_words_are_asked_by_where_they_stand_and_how_rare_they_are(made: Features) -> None:
    columns, values = made.asked.row(made.things.number[BANK])
    asked = dict(zip((made.terms[c] for c in columns), values.tolist(), strict=True))
    assert asked == pytest.approx(
        {
            "Materialenbank": 2 * math.log(1 + 22.5 / 2.5),  # in the names of two of 24: twice
            "verkocht": math.log(1 + 22.5 / 2.5),
            "verzameld": math.log(1 + 22.5 / 2.5),
            "bouwmaterialen": math.log(1 + 22.5 / 2.5),
            "bouwers": math.log(1 + 20.5 / 4.5),
            "hergebruik": math.log(1 + 20.5 / 4.5),
            "gebruiken": math.log(1 + 19.5 / 5.5),
            "slopen": math.log(1 + 14.5 / 10.5),
        },
        abs=1e-5,
    )


def test_an_answer_is_of_another_province(made: Features) -> None:
    things = made.things
    number = things.number[BANK]

    def may(kind: str = "") -> set[str]:
        return {things.ids[n].partition("/")[2] for n in np.flatnonzero(eligible(things, number, kind))}

    assert may("project") == {
        *("asfalt-dat-blijft", "hennephuis-assen", "materialenbank-vlissingen", "sloophub"),
        *("vezelhennep-in-de-bouw", "zeewier-als-isolatie"),
    }
    assert may("platform") == {"de-verschilmakers", "zeeuwse-bouwkring"}, "and of the whole country"
    assert may("kans") == {
        "afnemers-voor-gebruikt-bouwmateriaal",
        "samen-slopen-met-drenthe",
        "samen-slopen-met-fryslan",
    }, "not what is asked of the Rijk"
    assert may() == may("project") | may("platform") | may("kans")


@pytest.fixture(scope="module")
def ranked(made: Features) -> Ranked:
    number = made.things.number[BANK]
    return rank(made, number, eligible(made.things, number))


def test_the_same_idea_elsewhere_comes_first(made: Features, ranked: Ranked) -> None:
    ids = [made.things.ids[n] for n in ranked.numbers]
    assert ids[:3] == [
        OTHER_BANK,
        "kans/afnemers-voor-gebruikt-bouwmateriaal",
        "kans/samen-slopen-met-fryslan",
    ]
    assert ids[-1] == "platform/de-verschilmakers"
    assert ranked.scores.tolist() == sorted(ranked.scores, reverse=True)
    weights = np.array(list(WEIGHTS.values()))
    assert ranked.scores == pytest.approx(ranked.parts @ weights / weights.sum())
    assert ranked.parts.max(axis=0) == pytest.approx(1.0), "each part is 1 for the best of all"
    assert ranked.parts[0, :5] == pytest.approx(1.0)
    through = made.things.ids[ranked.through[1]]
    assert through == OTHER_BANK, "what both are near to"


def test_cosines_are_told_whatever_the_others_have(made: Features, ranked: Ranked) -> None:
    place = [made.things.ids[n] for n in ranked.numbers].index("project/asfalt-dat-blijft")
    words, _, topics, tags, themes = ranked.cosines[place]
    assert (tags, themes) == (pytest.approx(_cosine(made.shared, made, "project/asfalt-dat-blijft")), 0.0)
    assert 0 < words < topics < 1


def _cosine(matrix: Sparse, made: Features, other: str) -> float:
    whole = _dense(matrix)
    one, two = whole[made.things.number[BANK]], whole[made.things.number[other]]
    return float(one @ two / (np.linalg.norm(one) * np.linalg.norm(two)))


def test_the_nearest_are_the_highest_and_of_equals_the_first() -> None:
    near = np.array([0.1, 0.5, 0.5, 0.9, 0.5], dtype=np.float32)
    assert _nearest(near, 3).tolist() == [3, 1, 2]
    assert _nearest(near, 9).tolist() == [3, 1, 2, 4, 0]
    assert _of_most(near)[3] == 1
    assert _of_most(np.zeros(2, dtype=np.float32)).tolist() == [0, 0]


def test_shares_favour_the_near_and_are_of_one() -> None:
    assert _shares(np.array([[1.0, 2.0], [0.0, 0.0]])).tolist() == [[0.2, 0.8], [0.0, 0.0]]


def test_who_is_near_to_what_is_near_goes_up() -> None:
    """The third is like the first only through the second."""
    likeness_of = np.array([[0.0, 0.5, 0.0], [0.5, 0.0, 1.0], [0.0, 1.0, 0.0]])
    (near, theirs, both), through = _neighbours(likeness_of, np.array([0.9, 0.3, 0.0]))
    own = np.array([0.81, 0.09, 0.0]) / 0.9
    assert near == pytest.approx(own @ likeness_of)
    assert theirs == pytest.approx([0.3, 0.25 / 1.25 * 0.9, 0.3])
    assert both == pytest.approx([near[1], 0.2 * near[0] + 0.8 * near[2], near[1]])
    assert through.tolist() == [1, 0, 1]
    alone, itself = _neighbours(np.zeros((1, 1)), np.array([0.5]))
    assert [a.tolist() for a in alone] == [[0.0]] * 3
    assert itself.tolist() == [0]


def test_in_every_way_the_nearest_has_one() -> None:
    rows, columns = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 2, 1], dtype=np.int32)
    values = np.array([1.0, 1.0, 2.0, 5.0, 3.0], dtype=np.float32)
    found = likeness([(rows, columns, values, 4)], 3, 10)
    # What the second alone has (5.0) makes it like nobody.
    assert found == pytest.approx(np.array([[0, 2 / 3, 1], [1, 0, 0], [1, 0, 0]]))
    twice = likeness([(rows, columns, values, 4)] * 2, 3, 10)
    assert twice == pytest.approx(found)
    assert _of_best(np.array([[0.0, 0.0], [1.0, 4.0]])).tolist() == [[0, 0], [0.25, 1]]


def test_many_features_are_hashed_and_keep_their_length() -> None:
    columns = np.array([0, 1, 2, 0, 1, 2], dtype=np.int32)
    place, values = np.array([0, 0, 0, 1, 1, 1]), np.array([1, 2, 3, 1, 2, 3], dtype=np.float32)
    plain = _shortened(place, columns, values, 2, 5, 3)
    assert plain.tolist() == [[1, 2, 3], [1, 2, 3]]
    short = _shortened(place, columns, values, 2, 5, 2)
    bucket, sign = _hashes(5, 2)
    expected = np.zeros(2)
    for column in range(3):
        expected[bucket[column]] += sign[column] * (column + 1)
    assert short.tolist() == [expected.tolist()] * 2
    assert set(sign.tolist()) == {-1, 1}
