"""What is the same thing: records of one platform or project, and spellings of one organisation."""

from __future__ import annotations

import random
from copy import copy
from dataclasses import fields, replace
from pathlib import Path

import pytest

from loaders.documents.folder import read_folder, seeds_folder
from loaders.records.records import PlatformRecord, ProjectRecord, Records, TermRecord
from loaders.resolve.aliases import KnownOrganisations, read_organisations
from loaders.resolve.decisions import Decisions
from loaders.resolve.entities import Entity, Resolution, term_label
from loaders.resolve.mentions import written
from loaders.resolve.names import abbreviates
from loaders.resolve.resolve import resolve
from loaders.text.problems import RefusedError

KNOWN = read_organisations(seeds_folder())


def resolved(
    records: Records, decisions: Decisions | None = None, known: KnownOrganisations = KNOWN
) -> Resolution:
    """As a load of the seeds does, with the organisations that they know."""
    return resolve(records, decisions, known)


@pytest.fixture(scope="module")
def records() -> Records:
    return read_folder(seeds_folder())[0]


@pytest.fixture(scope="module")
def resolution(records: Records) -> Resolution:
    """By the rules alone: what a decision mends is no merit of the rules."""
    return resolved(records, None)


def described(resolution: Resolution, file: str, name: str) -> Entity:
    found = [
        e
        for e in resolution.entities
        for r in e.records
        if (r.file, r.name) == (file, name) and not isinstance(r, TermRecord)
    ]
    assert len(found) == 1, f"{file}: {name}"
    return found[0]


def same(resolution: Resolution, one: tuple[str, str], other: tuple[str, str]) -> bool:
    return described(resolution, *one) is described(resolution, *other)


def party(resolution: Resolution, name: str) -> Entity:
    found = {id(e): e for e in resolution.entities for m in e.mentions if m.name == name}
    assert len(found) == 1, f"{name} stands for {len(found)} things"
    return next(iter(found.values()))


def summary(resolution: Resolution) -> list[tuple[object, ...]]:
    return [
        (
            e.label,
            e.name,
            tuple(e.aliases),
            tuple((r.file, r.kind, r.name) for r in e.records),
            tuple(sorted(e.mentions)),
            tuple(e.why),
        )
        for e in resolution.entities
    ]


def shuffled(records: Records, seed: int) -> Records:
    order = random.Random(seed)
    mixed = copy(records)
    for field in fields(Records):
        value = getattr(records, field.name)
        if isinstance(value, list):
            setattr(mixed, field.name, order.sample(value, len(value)))
    return mixed


def test_every_record_becomes_exactly_one_entity(records: Records, resolution: Resolution) -> None:
    terms = [t for t in records.terms if term_label(t)]
    wanted = [*records.platforms, *records.projects, *terms]
    placed = [id(r) for e in resolution.entities for r in e.records]
    assert sorted(placed) == sorted(map(id, wanted))
    assert all(resolution.of_record(p).label == "Platform" for p in records.platforms)
    left_out = next(t for t in records.terms if t.term_kind == "thema")
    with pytest.raises(KeyError):
        resolution.of_record(left_out)


def test_one_thing_on_very_many_cards_is_one_platform(records: Records) -> None:
    cards = [_platform(name="Zelfde Zwaan", file=f"kaart-{n}", provinces=("drenthe",)) for n in range(90)]
    found = resolved(replace(records, platforms=[*records.platforms, *cards]))
    assert len({id(found.of_record(card)) for card in cards}) == 1


def test_an_abbreviation_on_a_card_stays_a_name_though_a_firm_elsewhere_bears_it(
    resolution: Resolution,
) -> None:
    assert "RWB" in described(resolution, "noord-brabant", "Regio West-Brabant").aliases


def test_every_mentioned_name_stands_for_a_platform_or_an_organisation(
    records: Records, resolution: Resolution
) -> None:
    labels = {e.label for file, name in written(records) for e in resolution.parties(file, name)}
    assert labels == {"Platform", "Organisation"}


def test_what_a_project_is_part_of_is_a_platform(records: Records, resolution: Resolution) -> None:
    for project in records.projects:
        for name in project.platforms:
            assert resolution.of_mention(project.file, name).label == "Platform", (project.name, name)


def test_every_term_of_the_note_can_be_found_by_the_words_of_the_note(
    records: Records, resolution: Resolution
) -> None:
    for term in filter(term_label, records.terms):
        entity = resolution.of_record(term)
        names = {entity.name, *entity.aliases}
        assert {n for n in (term.name, term.full_name, term.as_written) if n} <= names


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_resolution_does_not_depend_on_the_order_of_the_cards(
    records: Records, resolution: Resolution, seed: int
) -> None:
    assert summary(resolved(shuffled(records, seed))) == summary(resolution)


def test_a_second_run_gives_the_same(records: Records, resolution: Resolution) -> None:
    assert summary(resolved(records)) == summary(resolution)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("gelderland", "CIRCLES"), ("interprovinciaal", "Circles")),
        (("zuid-holland", "Groene Hart Werkt!"), ("interprovinciaal", "Platform Groene Hart Werkt")),
        (("zeeland", "Economisch Netwerk Zuid"), ("limburg", "Economisch Netwerk Zuid-Nederland")),
        (("interprovinciaal", "CESI-ON"), ("gelderland", "BOOST Circulair (CESI-ON)")),
        (("limburg", "MVI Platform"), ("zeeland", "MVI Platform")),
        (("interprovinciaal", "CEL4LIFE"), ("limburg", "CEL4LIFE - Circulaire Economie Limburg 4 LIFE")),
        (("zeeland", "PHA2USE"), ("noord-brabant", "PHA2USE / Caleyda")),
        (
            ("flevoland", "Ontmanteling windpark Irene Vorrink (IJsselmeerdijk)"),
            ("overijssel", "Ontmanteling windpark bij Lelystad via haven Kampen"),
        ),
    ],
)
def test_cards_that_tell_of_one_thing_in_other_words_become_one(
    resolution: Resolution, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert same(resolution, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("interprovinciaal", "CESI"), ("interprovinciaal", "CESI-ON")),
        (
            ("drenthe", "Just Transition Fund Noord-Nederland"),
            ("zuid-holland", "Just Transition Fund Groot-Rijnmond"),
        ),
        (("zuid-holland", "Circulair West"), ("interprovinciaal", "Circulair Westfriesland")),
        (("noord-holland", "Circulair Westfriesland"), ("fryslan", "Vereniging Circulair Friesland")),
        (("interprovinciaal", "Regio Deal Twente"), ("overijssel", "Twente Board")),
        (("interprovinciaal", "CIRCO"), ("interprovinciaal", "CIRCO Hubs")),
        (
            ("overijssel", "Regionaal Textielsorteercentrum Twente"),
            ("gelderland", "Regionaal textielsorteercentrum Deventer"),
        ),
        (("noord-brabant", "RetourMatras Etten-Leur"), ("zuid-holland", "RetourMatras Alphen aan den Rijn")),
        (("drenthe", "CuRe proeffabriek polyesterrecycling"), ("drenthe", "CuRe demonstratiefabriek Emmen")),
    ],
)
def test_things_that_look_alike_stay_apart(
    resolution: Resolution, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not same(resolution, one, other)


def test_a_project_card_on_a_platform_joins_the_platform(resolution: Resolution) -> None:
    cesi = described(resolution, "noord-brabant", "CESI - Circular Economy in the Smart Industry")
    assert cesi is described(resolution, "interprovinciaal", "CESI")
    assert (cesi.label, cesi.name) == ("Platform", "CESI")


def test_a_project_of_a_platform_is_not_the_platform_though_an_alias_says_so(resolution: Resolution) -> None:
    lab = described(resolution, "drenthe", "Noordelijk Innovatielab Circulaire Economie")
    assert described(resolution, "drenthe", "NICE MOVES") is not lab
    assert "NICE MOVES" not in lab.aliases
    assert "Regio Deal Foodvalley" not in described(resolution, "gelderland", "Regio Foodvalley").aliases


@pytest.mark.parametrize(
    "spellings",
    [
        ("Oost NL", "Oost NV"),
        ("Rijk", "Rijksoverheid"),
        ("Technische Universiteit Eindhoven", "TU Eindhoven"),
        ("Omgevingsdienst Noord-Holland Noord", "Omgevingsdienst NHN", "ODNHN"),
        ("Interprovinciaal Overleg", "Interprovinciaal Overleg (IPO)", "IPO"),
        ("Theo Pouw Groep", "Theo Pouw"),
        ("Stichting Kiemt", "KIEMT"),
        ("Leger des Heils ReShare", "ReShare"),
        ("REWIN West-Brabant", "REWIN"),
        ("Buurman Rotterdam", "Buurman"),
        ("Kennis- en Innovatienetwerk Circulair Bouwen Zeeland", "Circulair bouwen Zeeland"),
    ],
)
def test_spellings_of_one_party_become_one(resolution: Resolution, spellings: tuple[str, ...]) -> None:
    assert len({id(party(resolution, s)) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paques", "Paques Biomaterials"),
        ("Tauw", "Tauw Foundation"),
        ("VNO-NCW Midden", "VNO-NCW West"),
        ("Buurman Rotterdam", "Buurman Utrecht"),
        ("Gemeente Groningen", "Provincie Groningen"),
        ("Gemeente Bergen", "Gemeente Bergen op Zoom"),
        ("Ministerie van BZK", "Ministerie van EZK"),
        ("GKB", "Gemeente Kaag en Braassem"),
        ("RWB", "Regio West-Brabant"),
        ("Agenda voor Twente", "Twente Board"),
        ("Hogeschool Utrecht", "Hogeschool Utrecht - lectoraat Building Future Cities"),
    ],
)
def test_parties_with_names_alike_stay_apart(resolution: Resolution, one: str, other: str) -> None:
    assert party(resolution, one) is not party(resolution, other)


def test_a_partner_that_is_a_platform_is_that_platform(resolution: Resolution) -> None:
    snn = described(resolution, "drenthe", "Samenwerkingsverband Noord-Nederland")
    assert party(resolution, "SNN") is snn
    assert not [e for e in resolution.entities if e.label == "Organisation" and e.name == "SNN"]


def test_a_firm_that_a_project_is_named_after_is_not_the_project(resolution: Resolution) -> None:
    assert resolution.of_mention("overijssel", "Solar2Cycle").label == "Organisation"
    assert described(resolution, "overijssel", "Solar2Cycle").label == "Project"


def test_a_thing_goes_by_its_full_name(resolution: Resolution) -> None:
    assert party(resolution, "VNG").name == "Vereniging van Nederlandse Gemeenten"
    assert party(resolution, "Spaak CS").name == "Spaak Circular Solutions"
    assert described(resolution, "gelderland", "CIRCLES").name == "CIRCLES"


def test_each_merge_says_why(resolution: Resolution) -> None:
    for entity in resolution.entities:
        if len({(type(r), r.file, r.name) for r in entity.records}) > 1:
            assert entity.why, entity.name


def _platform(**more: object) -> PlatformRecord:
    values: dict[str, object] = {"name": "Loket", "platform_kind": "platform"}
    return PlatformRecord(**{**values, **more})  # type: ignore[arg-type]


def test_a_name_of_common_words_in_two_provinces_is_two_platforms(records: Records) -> None:
    common = "Circulaire economie"
    one = _platform(name=common, file="drenthe", provinces=("drenthe",))
    other = _platform(name=common, file="zeeland", provinces=("zeeland",))
    decided = resolved(replace(records, platforms=[*records.platforms, one, other]))
    assert decided.of_record(one) is not decided.of_record(other)
    near = replace(other, provinces=("drenthe", "zeeland"))
    decided = resolved(replace(records, platforms=[*records.platforms, one, near]))
    assert decided.of_record(one) is decided.of_record(near)


def test_a_card_means_its_own_platform_first() -> None:
    here = _platform(name="Hub Een", abbreviation="HUB", file="a", provinces=("drenthe",))
    there = _platform(name="Hub Twee", abbreviation="HUB", file="b", provinces=("zeeland",))
    part_of = ProjectRecord(name="Proef", file="b", platforms=("HUB",), provinces=("zeeland",), phase="idee")
    decided = resolved(Records(platforms=[here, there], projects=[part_of]), None, KnownOrganisations())
    assert decided.of_mention("b", "HUB") is decided.of_record(there)


def test_the_rules_do_without_the_list_of_known_organisations(records: Records) -> None:
    bare = resolved(records, None, KnownOrganisations())
    assert party(bare, "ODRA") is party(bare, "Omgevingsdienst Regio Arnhem")
    assert party(bare, "Oost NV") is not party(bare, "Oost NL")


@pytest.mark.parametrize("odd", ["!!!", "+", "X - ", "( )", "de", "Ἀθῆναι", "A - (B) -", ": x", "B.V.", "0"])
def test_odd_names_break_nothing_and_are_not_taken_for_each_other(odd: str) -> None:
    cards = [_platform(name=n, file="a", partners=(n, odd, "?!")) for n in (odd, "Iets")]
    projects = [ProjectRecord(name=odd, file="b", lead=odd, platforms=(odd,), phase="idee")]
    found = resolved(Records(platforms=cards, projects=projects))
    assert found.of_mention("a", "?!") is not found.of_mention("a", odd)
    assert found.of_record(cards[0]) is found.of_mention("b", odd)


def test_empty_data_has_no_entities() -> None:
    assert resolved(Records()).entities == []


def test_initials_are_those_of_all_words_in_their_order() -> None:
    assert abbreviates("ODRA", ["omgevingsdienst", "regio", "arnhem"])
    assert abbreviates("UvW", ["unie", "van", "waterschappen"])
    assert abbreviates("OMWB", ["omgevingsdienst", "midden", "en", "west", "brabant"])
    assert not abbreviates("BAM", ["brabantse", "milieufederatie"])
    assert not abbreviates("VNG", ["vijftien", "gemeenten"])


def test_the_list_of_known_organisations_can_be_read() -> None:
    assert KNOWN.name_of("TU/e") == "TU Eindhoven"
    assert KNOWN.name_of("Bestaat niet") is None


def test_one_spelling_cannot_stand_for_two_known_organisations(tmp_path: Path) -> None:
    (tmp_path / "organisaties.yaml").write_text(
        "soort: organisaties\norganisaties:\n"
        "  - naam: Een\n    ook_bekend_als: [E]\n  - naam: Ander\n    ook_bekend_als: [e]\n",
        encoding="utf-8",
    )
    with pytest.raises(RefusedError) as refused:
        read_organisations(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("organisaties.yaml", 5)
    assert 'staat al bij "Een"' in problem.message


def test_a_folder_without_that_list_knows_no_organisations(tmp_path: Path) -> None:
    assert read_organisations(tmp_path).name_of("IPO") is None


# -- cards of people who write in their own way -------------------------------------------------


def _mentioned(records: Records, name: str, province: str = "drenthe") -> Resolution:
    """The seeds and one more card, on which a project names ``name`` as its partner."""
    project = ProjectRecord(
        name="Zeldzame zwanenhals", file="nieuw", partners=(name,), provinces=(province,), phase="idee"
    )
    return resolved(replace(records, projects=[*records.projects, project]))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Gem. Emmen", "Gemeente Emmen"),
        ("Prov. Drenthe", "Provincie Drenthe"),
        ("Provinsje Fryslân", "Provincie Fryslân"),
        ("Provincie Friesland", "Provincie Fryslân"),
        ("Min. van EZK", "Ministerie van EZK"),
        ("Gemeente 's-Gravenhage", "Gemeente Den Haag"),
        ("University of Twente", "Universiteit Twente"),
        ("Hogeschool Leiden (HL)", "Hogeschool Leiden"),
        ("Omgevingsdienst Regio Arnhem (ODRA)", "ODRA"),
        ("Centraal Bureau voor de Statistiek (CBS)", "Centraal Bureau voor de Statistiek"),
        ("Gemeente Nijmgen", "Gemeente Nijmegen"),
        ("Provincie Noord-Brabnat", "Provincie Noord-Brabant"),
        ("WATERSCHAP VECHTSTROMEN", "Waterschap Vechtstromen"),
        ("Dura Vermeer B.V.", "Dura Vermeer"),
    ],
)
def test_a_party_is_known_in_another_spelling(records: Records, written: str, known: str) -> None:
    found = _mentioned(records, written)
    meant = found.of_mention("nieuw", written)
    assert known in {meant.name, *meant.aliases}
    assert len({m.file for m in meant.mentions}) > 1


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        ("Gemeente Heerle", "Gemeente Heerde"),  # or Heerlen
        ("Gemeente Heerle", "Gemeente Heerlen"),
        ("Dorpscoöperatie Houten", "Dorpscoöperatie Holten"),
        ("NS Groep", "Nedcam Solutions"),
        ("Hogeschool Leiden (HL)", "Hogeschool Utrecht"),
        ("Gemeente Zeewolde", "Gemeente Zwolle"),
    ],
)
def test_a_name_that_another_party_may_well_have_is_left_alone(
    records: Records, written: str, alike: str
) -> None:
    found = _mentioned(records, written)
    meant = found.of_mention("nieuw", written)
    assert alike not in {meant.name, *meant.aliases}


def test_a_short_abbreviation_beside_a_common_word_stands_for_nothing(records: Records) -> None:
    projects = [
        ProjectRecord(name=f"Proef {n}", file="nieuw", partners=(n,), provinces=("drenthe",), phase="idee")
        for n in ("NS Groep", "Nedcam Solutions Groep")
    ]
    found = resolved(replace(records, projects=[*records.projects, *projects]))
    one, other = (found.of_mention("nieuw", p.partners[0]) for p in projects)
    assert one is not other


def _twin(records: Records, file: str, name: str, written: str) -> tuple[PlatformRecord, PlatformRecord]:
    """A platform of the seeds, and a new card that may be on it and knows only a name and where."""
    own = next(p for p in records.platforms if (p.file, p.name) == (file, name))
    return own, _platform(name=written, file="nieuw", provinces=own.provinces)


@pytest.mark.parametrize(
    ("file", "name", "written"),
    [
        ("flevoland", "Platform Circulair Flevoland", "Platform Circulair Flevolnad"),
        ("overijssel", "Polymer Science Park", "Polymer Sceince Park"),
        ("overijssel", "Dutch Circular Polymer Valley", "DCPV"),
        ("noord-brabant", "Circular Biobased Delta", "Netwerk Circular Biobased Delta"),
        ("noord-brabant", "Circular Biobased Delta", "Circular Biobased Delta (CBD)"),
        ("zuid-holland", "Circulair West", "Stichting Circulair West"),
    ],
)
def test_a_second_card_on_a_platform_is_known_by_another_form_of_its_name(
    records: Records, file: str, name: str, written: str
) -> None:
    own, other = _twin(records, file, name, written)
    found = resolved(replace(records, platforms=[*records.platforms, other]))
    assert found.of_record(own) is found.of_record(other)


@pytest.mark.parametrize(
    ("file", "name", "written"),
    [
        ("noord-brabant", "Circular Biobased Delta", "Circular Biobased Delta II"),
        ("noord-brabant", "Circular Biobased Delta", "Circular Biobased Delta fase 2"),
        ("utrecht", "Cirkelstad Utrecht", "Cirkelstad Utrecht-Zuid"),
        ("utrecht", "Cirkelstad Utrecht", "Fonds Cirkelstad Utrecht"),
    ],
)
def test_a_successor_part_or_other_kind_of_thing_is_another_platform(
    records: Records, file: str, name: str, written: str
) -> None:
    own, other = _twin(records, file, name, written)
    found = resolved(replace(records, platforms=[*records.platforms, other]))
    assert found.of_record(own) is not found.of_record(other)


def test_an_abbreviation_names_the_platform_of_that_region(records: Records) -> None:
    """Three funds are called JTF; a card from Zeeland means its own."""
    card = _platform(name="JTF", file="nieuw", provinces=("zeeland",))
    found = resolved(replace(records, platforms=[*records.platforms, card]))
    assert described(found, "zuid-holland", "Just Transition Fund Groot-Rijnmond") is not found.of_record(
        card
    )
    assert described(found, "drenthe", "Just Transition Fund Noord-Nederland") is not found.of_record(card)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Groene Plastic Fabriek", "Groene Plastic Fabreik", True),
        ("Groene Plastic Fabriek", "Groene Plastic Fabriek (pilot)", True),
        ("Actieplan groene plastic fabriek 2021", "Actieplan groene plastic fabriek 2024", False),
        ("Groene Plastic Fabriek fase 1", "Groene Plastic Fabriek fase 2", False),
    ],
)
def test_projects_with_almost_one_name(records: Records, one: str, other: str, same: bool) -> None:
    text = "Uit zwerfplastic van de oevers worden banken geperst door mensen met afstand tot werk."
    cards = [
        ProjectRecord(name=n, file=f, description=text, provinces=("drenthe",), phase="pilot")
        for f, n in (("kaart-een", one), ("kaart-twee", other))
    ]
    others = [p for p in records.projects if p.name != "Groene Plastic Fabriek"]
    found = resolved(replace(records, projects=[*others, *cards]))
    assert (found.of_record(cards[0]) is found.of_record(cards[1])) == same
