"""What is said of provinces together, read again from the raw graph for all pairs and many topics."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from graph.store import Store
from queries.brokers import BrokersQuery, brokers
from queries.collaboration import CollaborationQuery, Opportunity, collaboration
from queries.scaling import ScalingQuery, scaling
from queries.similar import SimilarQuery, similar
from queries.similar.weights import SAME

TOPICS = [
    "",
    "woningbouw",
    "pyrolyse",
    "zorg",
    "textiel",
    "zonnepanelen",
    "urban mining",
    "beton",
    "matrassen",
]
NOTHING = re.compile(r"niet bekend|geen .*bekend|Geen onderwerp|Geen van|Geen platform")


@pytest.fixture(scope="module")
def pairs(seed_store: Store) -> list[Opportunity]:
    asked = [CollaborationQuery(topics=(t,) if t else (), limit=0) for t in TOPICS]
    return [o for query in asked for o in collaboration(seed_store.at(), query).opportunities]


def test_a_part_that_counts_something_does_not_say_that_nothing_is_there(pairs: list[Opportunity]) -> None:
    said = 0
    for found in pairs:
        for name in ("activiteit", "samen_onderwerp", "wens", "drager", "samen_thema"):
            part = found.parts[name]
            if part.value > 0 and NOTHING.search(part.reason):
                said += 1
                assert "andere onderwerpen van de vraag wel iets" in part.reason, (found.provinces, part)
            assert part.value > 0 or "wel iets" not in part.reason
    assert said


def test_nobody_is_said_to_do_nothing_together(pairs: list[Opportunity]) -> None:
    texts = [
        t for o in pairs for t in (o.explanation, o.no_joint_work, *(p.reason for p in o.parts.values()))
    ]
    assert not [t for t in texts if "nog niets" in t]
    assert all(o.no_joint_work.startswith("Een gezamenlijk") for o in pairs if not o.existing_total)


@pytest.mark.parametrize(
    ("topic", "provinces", "told"),
    [
        ("pyrolyse", ("noord-brabant", "zeeland"), "Smart Delta Resources"),
        ("woningbouw", ("drenthe", "groningen"), "woningbouw in de tekst"),
    ],
)
def test_what_points_the_other_way_is_told(
    seed_store: Store, topic: str, provinces: tuple[str, str], told: str
) -> None:
    query = CollaborationQuery(topics=(topic,), provinces=provinces, limit=0)
    assert told in collaboration(seed_store.at(), query).opportunities[0].no_joint_work


def test_who_is_furthest_is_so_with_a_concrete_project_that_speaks_of_the_topic(
    seed_store: Store, pairs: list[Opportunity]
) -> None:
    other = r"programma|atlas|rapport|studie|onderzoek|monitor|menu"
    quoted = {
        m[1] for o in pairs if (m := re.search(r'is het verst: "(.+)" \(', o.parts["aanvulling"].reason))
    }
    assert quoted
    assert [name for name in quoted if re.search(other, name, re.IGNORECASE)] == []
    names = {r["n"] for r in seed_store.at().query("MATCH (p:Project) RETURN p.name AS n")}
    assert quoted <= names


def test_werkt_hier_is_said_only_of_a_platform_that_works_here(seed_store: Store) -> None:
    active: dict[str, set[str]] = defaultdict(set)
    for row in seed_store.at().query(
        "MATCH (x:Platform)-[:ACTIVE_IN]->(q:Province) RETURN x.name AS n, q.slug AS q, q.name AS province"
    ):
        active[row["n"]] |= {row["q"], row["province"]}
    claims, false = 0, []
    for candidate in scaling(seed_store.at(), ScalingQuery(limit=0)).candidates:
        for target in candidate.targets:
            for reason in target.reasons:
                said = re.fullmatch(r"(.+), waar het project bij hoort, werk(?:t|en) ook hier .*", reason)
                named = [n for n in active if said and n in said[1]]
                claims += bool(said)
                if said and not any(target.province in active[n] for n in named):
                    false.append((candidate.id, reason))
    assert claims > 40
    assert false == []
    for broker in brokers(seed_store.at(), BrokersQuery(limit=0)).brokers:
        said = re.search(r"werkt in (.+?)(?:;|\. )", broker.explanation)
        provinces = re.split(", | en ", said[1]) if said else []
        wrong = {p for p in provinces if not re.fullmatch(r"\d+ andere", p)} - active[broker.name]
        assert not wrong, broker.explanation


def test_goals_money_and_plans_are_no_evidence(seed_store: Store) -> None:
    rows = seed_store.at().query("MATCH (p:Project) RETURN p.id AS id, p.results AS r")
    results = {r["id"]: r["r"] or "" for r in rows}
    only_plans = re.compile(r"(?:streef|doel|beoogd|verwacht|voorzien|subsidie|gepland)", re.IGNORECASE)
    checked = 0
    for candidate in scaling(seed_store.at(), ScalingQuery(limit=0)).candidates:
        told = re.split(r";\s*|\.\s+", results[candidate.id])
        if results[candidate.id] and all(only_plans.search(s) for s in told if s.strip(". ")):
            checked += 1
            reason = candidate.criteria["bewijs"].reason
            saved = "bleek" in results[candidate.id]
            assert saved or reason.startswith("Geen resultaten bekend"), (candidate.id, reason)
    assert checked > 30
    assert results["project/two4c"].startswith("Doel: 500 bedrijven")


def test_only_the_likest_groups_are_said_to_do_much_the_same(seed_store: Store) -> None:
    groups = similar(seed_store.at(), SimilarQuery(limit=0, connected=True)).groups
    same = [g for g in groups if "vrijwel hetzelfde" in g.explanation]
    assert same
    assert len(same) < len(groups) / 2
    for group in groups:
        mean = sum(pair.score for pair in group.likenesses) / len(group.likenesses)
        assert ("vrijwel hetzelfde" in group.explanation) == (round(mean, 4) >= SAME)


@pytest.mark.parametrize(
    ("topic", "project"),
    [("zorg", "Gelderland van Morgen"), ("urban mining", "Urban mining Parkstad")],
)
def test_a_programme_or_a_study_is_not_furthest_whatever_it_is_called(
    seed_store: Store, topic: str, project: str
) -> None:
    """What it is stands in the first words of its description: a menu programme, an inventory."""
    for found in collaboration(seed_store.at(), CollaborationQuery(topics=(topic,), limit=0)).opportunities:
        assert project not in found.parts["aanvulling"].reason
        assert f'het verst, met "{project}"' not in found.explanation


def test_who_only_names_a_topic_does_something_on_it_too(seed_store: Store) -> None:
    """Ten of seventeen circulaire ambachtscentra had not the keyword: Zeeland was left out of all."""
    query = CollaborationQuery(topics=("circulair ambachtscentrum",), provinces=("zeeland",), limit=12)
    answer = collaboration(seed_store.at(), query)
    assert answer.total > 5
    for found in answer.opportunities:
        assert 'in Zeeland noemt "Milieustraten met circulair ambachtscentrum" het in de naam' in found.why
