"""What may be one thing under two names is put before a person; of the seeds every pair is decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.documents.folder import read_folder, seeds_folder
from loaders.doubles import SUSPICIOUS, Double, doubles, undecided
from loaders.records.records import Citation, PlatformRecord, ProjectRecord, Records
from loaders.resolve.aliases import KnownOrganisations, read_organisations
from loaders.resolve.decisions import Decisions, read_decisions

KNOWN = read_organisations(seeds_folder())


@pytest.fixture(scope="module")
def records() -> Records:
    return read_folder(seeds_folder())[0]


@pytest.fixture(scope="module")
def found(records: Records) -> list[Double]:
    return doubles(records, read_decisions(seeds_folder()), KNOWN)


def pair(found: list[Double], *names: str) -> Double:
    (one,) = [d for d in found if {d.first.name, d.second.name} == set(names)]
    return one


def test_every_suspicious_pair_of_the_seeds_is_decided_with_a_reason(found: list[Double]) -> None:
    assert [(d.first.name, d.second.name) for d in undecided(found)] == []
    assert all(d.decided and len(d.decided.reason) > 10 for d in found)


def test_the_most_suspicious_come_first_and_each_says_why(found: list[Double]) -> None:
    assert [d.score for d in found] == sorted((d.score for d in found), reverse=True)
    assert all(d.why for d in found if d.score >= SUSPICIOUS)


@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        (("GoudGoed", "WerkPro/GoudGoed"), "zelfde"),
        (("Rijkswaterstaat", "Rijkswaterstaat Noord"), "onderdeel"),
        (("Kansen voor West", "Kansen voor West III"), "zelfde"),
        (("Veenweide Informatiecentrum", "Veenweiden Innovatiecentrum"), "zelfde"),
        (("Van Werven Recycling", "Van Werven Plastic Recycling"), "zelfde"),
        (("Strukton", "Strukton Civiel Noord & Oost"), "onderdeel"),
        (("Paques", "Paques Biomaterials"), "verschillend"),
        (("Circulaire markt voor zonnepanelen", "Keten voor gebruikte zonnepanelen"), "zelfde"),
    ],
)
def test_pairs_that_names_or_texts_betray_are_found(
    found: list[Double], names: tuple[str, str], verdict: str
) -> None:
    one = pair(found, *names)
    assert one.score >= SUSPICIOUS
    assert one.decided
    assert one.decided.verdict == verdict


def test_a_pair_that_only_people_know_of_is_listed_too(found: list[Double]) -> None:
    one = pair(found, "IKEA Group", "Ingka Group")
    assert one.decided
    assert one.decided.verdict == "hernoemd"


def test_an_organisation_and_a_project_of_one_name_are_a_pair(found: list[Double]) -> None:
    centres = [d for d in found if d.first.name == d.second.name == "Regionaal Textielsorteercentrum Twente"]
    assert [{d.first.label, d.second.label} for d in centres] == [{"Organisation", "Project"}]
    assert any("verschillende soorten" in why for why in centres[0].why)


def test_bodies_that_are_each_known_by_name_are_no_suspects(records: Records) -> None:
    found = doubles(records, Decisions(), KNOWN)
    governing = ("Gemeente ", "Provincie ", "Waterschap ")
    assert not [
        d for d in found if d.first.name.startswith(governing) and d.second.name.startswith(governing)
    ]


def _platform(name: str, file: str, **more: object) -> PlatformRecord:
    values: dict[str, object] = {"platform_kind": "netwerk", "provinces": ("drenthe",), **more}
    return PlatformRecord(name=name, file=file, **values)  # type: ignore[arg-type]


def test_a_new_double_is_suspected_by_abbreviation_address_text_or_partners(records: Records) -> None:
    story = "Zwanendons van de Drentse vennen wordt isolatie en dekbed, door zes plassenbeheerders."
    cited = (Citation("drenthe/s1"),)
    one = _platform(
        "Drentse Zwanendonsketen Bargerveen",
        "drenthe",
        description=story,
        website="https://zwanendons.example",
        partners=("Gemeente Emmen", "Zwanenhoeve", "Domesta"),
        sources=cited,
    )
    other = _platform(
        "Vennenvogels",
        "groningen",
        description=story.replace("zes", "vele"),
        website="https://www.zwanendons.example/over",
        partners=("Gemeente Emmen", "Zwanenhoeve"),
        sources=cited,
    )
    short = _platform("DZB", "fryslan", abbreviation="DZBX", provinces=("fryslan",))
    grown = replace(records, platforms=[*records.platforms, one, other, short])
    found = undecided(doubles(grown, read_decisions(seeds_folder()), KNOWN))
    told = " ".join(pair(found, one.name, other.name).why)
    for reason in ("dezelfde website", "omschrijvingen lijken", "2 partners gemeen", "bron"):
        assert reason in told
    assert pair(found, one.name, other.name).score >= SUSPICIOUS


def test_two_names_in_two_places_are_no_suspects() -> None:
    cards = [
        ProjectRecord(
            name=f"Zwanenhub {town}", file=file, provinces=(file,), phase="idee", description="Een hub."
        )
        for town, file in (("Emmen", "drenthe"), ("Goes", "zeeland"))
    ]
    places = read_folder(seeds_folder())[0]
    bare = Records(projects=cards, municipalities=places.municipalities, provinces=places.provinces)
    assert doubles(bare, Decisions(), KnownOrganisations()) == []


def test_a_pair_is_given_to_programs(found: list[Double]) -> None:
    told = pair(found, "Paques", "Paques Biomaterials").as_dict()
    assert told["first"] == {"name": "Paques", "kind": "organisatie", "cards": ["flevoland", "fryslan"]}
    assert told["decision"] == "verschillend"
    assert told["reason"]
    assert told["why"]
