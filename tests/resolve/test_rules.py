"""What the rules say of two records, on a handful of cards: places, names, what they share, decisions."""

from __future__ import annotations

import pytest

from loaders.records.records import (
    MunicipalityRecord,
    OpportunityRecord,
    PlatformRecord,
    ProjectRecord,
    ProvinceRecord,
    Records,
)
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.decisions import Decided, Decisions, Named, Verdict
from loaders.resolve.entities import Resolution
from loaders.resolve.evidence import Evidence
from loaders.resolve.matching import Rules
from loaders.resolve.names import Places
from loaders.resolve.resolve import resolve

COMMON = "Delen van kennis over circulair bouwen met gebruikte materialen"


def platform(name: str, file: str = "drenthe", **more: object) -> PlatformRecord:
    values: dict[str, object] = {"platform_kind": "netwerk", "provinces": ("drenthe",)}
    return PlatformRecord(name=name, file=file, **{**values, **more})  # type: ignore[arg-type]


def project(name: str, file: str = "drenthe", **more: object) -> ProjectRecord:
    values: dict[str, object] = {"phase": "idee", "provinces": ("drenthe",)}
    return ProjectRecord(name=name, file=file, **{**values, **more})  # type: ignore[arg-type]


def rules(*records: PlatformRecord | ProjectRecord) -> Rules:
    return Rules(
        Evidence(
            Records(
                platforms=[r for r in records if isinstance(r, PlatformRecord)],
                projects=[r for r in records if isinstance(r, ProjectRecord)],
                provinces=[ProvinceRecord(name="Drenthe", slug="drenthe")],
                municipalities=[
                    MunicipalityRecord(name="Assen", cbs_code="GM0106"),
                    MunicipalityRecord(name="Emmen", cbs_code="GM0114"),
                ],
            )
        )
    )


def resolved(*records: PlatformRecord | ProjectRecord, decided: tuple[Decided, ...] = ()) -> Resolution:
    platforms = [r for r in records if isinstance(r, PlatformRecord)]
    projects = [r for r in records if isinstance(r, ProjectRecord)]
    found = Records(platforms=platforms, projects=projects)
    return resolve(found, Decisions(decided), KnownOrganisations())


# -- places -----------------------------------------------------------------------------------------


def test_a_place_is_known_by_every_name_it_has() -> None:
    places = Places([("'s-Gravenhage", ["Den Haag"]), ("Bergen op Zoom", []), ("Bergen", [])])
    assert places.within("Gemeente Den Haag") == {"s gravenhage"}
    assert places.within("Bergen op Zoom") == {"bergen op zoom"}, "the longest that fits"
    assert places.within("Gemeente Bergen") == {"bergen"}
    assert places.key("Gemeente Den Haag") == places.key("gemeente 's-Gravenhage")


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (project("Loket Assen"), project("Loket Emmen"), True),
        (project("Loket Assen"), project("Loket Assen zuid"), False),
        (project("Loket Assen"), project("Loket"), False),
        (project("Loket"), project("Loket Assen"), False),
        (project("Loket", municipality="GM0106"), project("Loket", municipality="GM0114"), True),
        (project("Loket", municipality="GM0106"), project("Loket", municipality="GM0106"), False),
        (project("Loket", municipality="GM0106"), project("Loket"), False),
        # The one is registered elsewhere, and yet has the place of the other in its name.
        (project("Loket", municipality="GM0106"), project("Loket Assen", municipality="GM0114"), False),
        (project("Loket", municipality="GM0106"), project("Loket Emmen", municipality="GM0114"), True),
    ],
)
def test_two_projects_are_in_two_places_only_when_both_say_so(
    one: ProjectRecord, other: ProjectRecord, conflict: bool
) -> None:
    evidence = rules(one, other).evidence
    assert evidence.conflicting_places(one, other) is conflict
    assert evidence.conflicting_places(other, one) is conflict


@pytest.mark.parametrize(
    ("record", "at_home"),
    [
        (project("Loket", municipality="GM0106"), True),
        (project("Loket", partners=("Gemeente Assen",)), True),
        (project("Loket Assen"), True),
        (platform("Kring", partners=("Gemeente Assen",)), True),
        (platform("Kring Assen"), True),
        (project("Loket", municipality="GM0114", partners=("Gemeente Emmen",)), False),
        (platform("Kring Emmen"), False),
    ],
)
def test_a_record_is_at_home_where_it_lies_is_named_after_or_has_its_municipality_as_partner(
    record: PlatformRecord | ProjectRecord, at_home: bool
) -> None:
    assert rules(record).evidence.at_home_in(record, "assen") is at_home


def test_a_name_without_its_place_is_the_one_of_that_place() -> None:
    """Only where everyone who mentions it so is there, and nobody bears that name itself."""
    long = project("Proef een", "x", partners=("Zwanenhals Assen",))
    here = project("Zaak Assen", "y", partners=("Zwanenhals",))
    elsewhere = project("Zaak Emmen", "z", partners=("Zwanenhals",))

    def one(*records: PlatformRecord | ProjectRecord) -> bool:
        found = resolve(
            Records(
                platforms=[r for r in records if isinstance(r, PlatformRecord)],
                projects=[r for r in records if isinstance(r, ProjectRecord)],
                municipalities=[
                    MunicipalityRecord(name="Assen", cbs_code="GM0106"),
                    MunicipalityRecord(name="Emmen", cbs_code="GM0114"),
                ],
            ),
            None,
            KnownOrganisations(),
        )
        return found.of_mention(records[1].file, "Zwanenhals") is found.of_mention("x", "Zwanenhals Assen")

    assert one(long, here)
    assert not one(long, elsewhere)
    assert not one(long, here, elsewhere)
    assert not one(long, here, platform("Zwanenhals", "v"))


def test_a_slip_that_may_be_two_places_says_neither() -> None:
    def reasons(*names: str) -> list[str]:
        found = resolved(*(project(f"Proef {n}", n, partners=(n,)) for n in names))
        return [why for entity in found.entities for why in entity.why]

    assert reasons("Gemeente Heerle", "Gemeente Heerde") == ["een letter verschil in een lange naam"]
    assert reasons("Gemeente Heerle", "Gemeente Heerde", "Gemeente Heerlen") == []


# -- platforms --------------------------------------------------------------------------------------


def test_one_website_and_a_name_that_the_other_gives_is_one_platform_whoever_says_it() -> None:
    site = "https://www.zwaan.example/"
    one = platform("Zwaan", website=site, aliases=("Regio Deal Zwanenland",))
    other = platform("Regio Deal Zwanenland", "zeeland", provinces=("zeeland",), website=f"{site}index/")
    same = platform("Regio Deal Zwanenland", "zeeland", provinces=("zeeland",), website=site.rstrip("/"))
    told = "zelfde website, en de naam staat als andere naam op een kaart"
    assert rules(one, same).same_platform(one, same) == told
    assert rules(one, same).same_platform(same, one) == told
    assert rules(one, other).same_platform(one, other) == "", "another page of the site"


def test_a_short_abbreviation_needs_website_or_description_to_say_the_same() -> None:
    long = platform("Zuidelijke Kring", abbreviation="ZK", website="https://zk.example/", description=COMMON)
    site = platform("ZK", "zeeland", website="http://www.zk.example")
    text = platform("ZK", "zeeland", description=COMMON)
    neither = platform("ZK", "zeeland", website="https://anders.example/", description="Iets heel anders")
    no_site = platform("ZK", "zeeland")
    told = "de ene kaart noemt het bij zijn afkorting"
    for short, reason in ((site, told), (text, told), (neither, ""), (no_site, "")):
        assert rules(long, short).same_platform(long, short) == reason
        assert rules(long, short).same_platform(short, long) == reason
    long_without = platform("Zuidelijke Kring", abbreviation="ZK")
    assert rules(long_without, no_site).same_platform(long_without, no_site) == "", "no site is no same site"


def test_network_more_or_less_is_one_platform_when_the_rest_says_which() -> None:
    def why(one: PlatformRecord, other: PlatformRecord, *others: PlatformRecord) -> str:
        return rules(one, other, *others).same_platform(one, other)

    told = "zelfde naam op platform of netwerk na"
    crowd = [platform(f"Bouw {n}", f"k{n}") for n in range(200)]
    one = platform("Netwerk Bouw", description=COMMON)
    assert why(one, platform("Bouw", "zeeland", description=COMMON), *crowd) == told
    assert why(platform("Bouw", "zeeland", description=COMMON), one, *crowd) == told
    assert why(one, platform("Bouw", "zeeland", description="Vissen uit zee"), *crowd) == ""
    assert why(platform("Netwerk Bouw Assen"), platform("Bouw Assen", "zeeland"), *crowd) == told
    rare = [platform(f"Iets {n}", f"k{n}") for n in range(200)]
    assert why(platform("Netwerk Biorizon"), platform("Biorizon", "zeeland"), *rare) == told


# -- projects ---------------------------------------------------------------------------------------


def test_two_cards_on_one_project_are_told_with_what_they_share() -> None:
    one = project("Zwanenhalsbank", description=COMMON, partners=("Zwaan",))
    other = project("Zwanenhalsbank", "zeeland", description=COMMON, partners=("Zwaan",))
    assert rules(one, other).same_project(one, other) == "zelfde naam"
    longer = project("Zwanenhalsbank (pilot)", "zeeland", description=COMMON, partners=("Zwaan",))
    told = rules(one, longer).same_project(one, longer)
    assert told == "zelfde partners, omschrijving en verwante naam"
    many = project("Bank van gebruikte zwanenhals uit sloop", description=COMMON)
    almost = project("Bank van gebruikte zwanenhals uit de sloop", "zeeland", description=COMMON)
    assert rules(many, almost).same_project(many, almost) == "zelfde omschrijving en bijna dezelfde naam"


def test_years_between_the_beginnings_tell_against_it_from_the_second_to_the_fourth() -> None:
    def score(year: int) -> float:
        one, other = project("Bank", start_year=2010), project("Bank", "zeeland", start_year=year)
        return rules(one, other)._score(one, other, 1.0)

    assert score(2010) == score(2011) == score(2009)
    assert [round(score(2011) - score(year), 6) for year in (2012, 2013, 2014, 2015)] == [0.1, 0.2, 0.3, 0.3]
    assert score(2008) == score(2012)


def test_what_two_projects_share_and_where_they_are_counts() -> None:
    def score(one: ProjectRecord, other: ProjectRecord, by_name: float = 0.5) -> float:
        return rules(one, other)._score(one, other, by_name)

    bare = score(project("Bank"), project("Hub", "zeeland"))
    on_one_card = score(project("Bank"), project("Hub"))
    elsewhere = score(project("Bank"), project("Hub", "zeeland", provinces=("zeeland",)))
    unknown = score(project("Bank"), project("Hub", "zeeland", provinces=()))
    partners = score(project("Bank", partners=("A", "B")), project("Hub", "zeeland", partners=("A",)))
    numbered = score(project("Bank fase 2"), project("Hub", "zeeland"))
    both = score(project("Bank fase 2"), project("Hub fase 2", "zeeland"))
    assert bare == pytest.approx(0.5)
    assert on_one_card - bare == pytest.approx(-0.5)
    assert elsewhere - bare == pytest.approx(-0.4)
    assert unknown == pytest.approx(bare)
    assert partners - bare == pytest.approx(0.3), "all of the shorter list"
    assert numbered - bare == pytest.approx(-0.3)
    assert both == pytest.approx(bare)
    assert score(project("Bank fase 2"), project("Bank", "zeeland"), 1.0) == pytest.approx(1.0), "one name"


# -- mentions ---------------------------------------------------------------------------------------


def test_a_name_that_a_card_doubts_yields_to_one_that_another_card_gives() -> None:
    """The deal of a region stands as another name of the region: what bears the name itself goes first."""
    doubting = platform("Regio Zwanenland", "a", aliases=("Deal Zwanenland",), provinces=("zeeland",))
    bearing = platform("Deal Zwanenland", "b", provinces=("drenthe",))
    part = project("Proef", "a", platforms=("Deal Zwanenland",), provinces=("zeeland",))
    found = resolved(doubting, bearing, part)
    assert found.of_mention("a", "Deal Zwanenland") is found.of_record(bearing)
    alone = resolved(doubting, part)
    assert alone.of_mention("a", "Deal Zwanenland") is alone.of_record(doubting)


# -- decisions --------------------------------------------------------------------------------------


def decision(verdict: Verdict, first: str, second: str) -> Decided:
    return Decided(verdict, Named.read(first), Named.read(second), "Daarom.", line=7)


def test_a_decision_that_names_what_no_card_has_is_told_with_where_it_looked() -> None:
    bank = project("Bank", partners=("Zwaan",))
    anywhere = resolved(bank, decided=(decision("zelfde", "Bestaat niet", "Zwaan"),))
    on_card = resolved(bank, decided=(decision("zelfde", "drenthe: Bestaat niet", "Zwaan"),))
    (note,), (other) = anywhere.notes, on_card.notes
    assert note.message == 'deze beslissing noemt "Bestaat niet", en die naam staat op geen enkele kaart'
    assert [n.message for n in other] == [
        'deze beslissing noemt "Bestaat niet", en die naam staat niet op kaart "drenthe"'
    ]


def test_only_what_is_decided_to_be_a_part_becomes_one() -> None:
    records = (project("Bank"), project("Hub", "zeeland"))
    apart = resolved(*records, decided=(decision("verschillend", "Bank", "Hub"),))
    assert (apart.parts, apart.notes) == ([], [])
    part = resolved(*records, decided=(decision("onderdeel", "Bank", "Hub"),))
    assert [(p.part.name, p.whole.name, p.reason) for p in part.parts] == [("Bank", "Hub", "Daarom.")]


def test_a_firm_and_a_project_of_one_name_are_one_only_by_a_decision_that_says_so() -> None:
    records = (project("Bank", partners=("Zwaan",)),)
    refused = resolved(*records, decided=(decision("zelfde", "Bank", "Zwaan"),))
    assert [n.message for n in refused.notes] == [
        'de beslissing over "Bank" en "Zwaan" noemt een project en een organisatie hetzelfde'
    ]
    assert refused.of_mention("drenthe", "Zwaan").label == "Organisation"
    said = resolved(*records, decided=(decision("zelfde", "project Bank", "organisatie Zwaan"),))
    assert said.notes == []
    assert said.of_mention("drenthe", "Zwaan") is said.of_record(records[0])


def test_a_kans_is_made_no_part_of_anything() -> None:
    kansen = [OpportunityRecord(file="drenthe", name=name, province="drenthe") for name in ("Hub", "Depot")]
    found = resolve(
        Records(opportunities=kansen),
        Decisions(
            (decision("onderdeel", "kans Hub", "kans Depot"), decision("verschillend", "kans Hub", "Depot"))
        ),
        KnownOrganisations(),
    )
    assert [n.message for n in found.notes] == ["een kans is geen onderdeel van iets"]
    assert len(found.opportunities) == 2
