"""Who connects the provinces of a small country."""

from __future__ import annotations

from graph.store import Snapshot
from queries.brokers import BrokersQuery, brokers


def test_who_connects_provinces_and_through_what(country: Snapshot) -> None:
    answer = brokers(country, BrokersQuery())
    assert (answer.total, answer.nodes, answer.relationships, answer.modularity) == (4, 29, 24, 0.721)
    assert (answer.exact, answer.sampled) == (True, 0)
    assert [(b.rank, b.name, b.type, b.betweenness, b.score, b.projects) for b in answer.brokers] == [
        (1, "Drents Bouwnetwerk", "Platform", 0.0619, 1.0, 1),
        (2, "Rijk", "Organisation", 0.05714, 0.92308, 2),
        (3, "Gemeente Eemsdelta", "Organisation", 0.00476, 0.07692, 1),
        (4, "Universiteit van het Noorden", "Organisation", 0.00476, 0.07692, 1),
    ]
    network, rijk, *_ = answer.brokers
    assert (network.provinces, network.active_in) == (
        ["drenthe", "fryslan", "groningen"],
        ["drenthe", "groningen"],
    )
    assert network.explanation == (
        "Drents Bouwnetwerk werkt in Drenthe en Groningen; heeft projecten of partners in Fryslân. Het "
        "heeft 1 "
        "project. Van Drenthe en Fryslân is daarbuiten geen gezamenlijk project of platform van hooguit zes "
        "provincies bekend; hier loopt het via Sloophub Emmen."
    )
    assert rijk.explanation == (
        "Rijk doet mee in projecten en platforms van hooguit zes provincies, "
        "in Drenthe, Fryslân en Zeeland. Deze organisatie heeft 2 "
        "projecten. "
        "Van Drenthe en Fryslân is daarbuiten geen gezamenlijk project of platform van hooguit zes "
        "provincies "
        "bekend; hier loopt het via Sloophub Emmen en Asfalt dat blijft."
    )
    assert [(b.first, b.second, b.others, [t.id for t in b.through]) for b in rijk.bridges] == [
        ("drenthe", "fryslan", 0, ["project/sloophub", "project/asfalt-dat-blijft"]),
        ("fryslan", "zeeland", 0, ["project/sloophub", "project/asfalt-dat-blijft"]),
        ("drenthe", "zeeland", 0, ["project/asfalt-dat-blijft"]),
    ]
    assert answer.brokers[2].explanation.endswith(
        "Drenthe en Groningen hebben daarbuiten 2 andere projecten of platforms van hooguit zes provincies "
        "samen; "
        "hier loopt het via Chemiepark Noord."
    )
    assert answer.notes == [
        "De provinciebesturen zelf staan niet in de lijst: zij zijn het die verbonden worden. Wat in meer "
        "dan zes "
        "provincies speelt, telt niet als brug tussen twee ervan. Projecten die zijn gestopt tellen niet mee."
    ]


def test_a_choice_narrows_and_keeps_the_rank(country: Snapshot) -> None:
    organisations = brokers(country, BrokersQuery(types=("organisatie",)))
    assert [b.rank for b in organisations.brokers] == [2, 3, 4]
    groningen = brokers(country, BrokersQuery(provinces=("groningen",), limit=1, offset=1))
    assert (groningen.total, [b.name for b in groningen.brokers]) == (3, ["Gemeente Eemsdelta"])
    both = brokers(country, BrokersQuery(provinces=("drenthe", "zeeland")))
    assert [b.name for b in both.brokers] == ["Rijk"]
