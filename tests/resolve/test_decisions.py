"""What people decide about sameness goes before the rules, and a wrong decision is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.documents.folder import read_folder, seeds_folder
from loaders.records.records import OpportunityRecord, Records
from loaders.resolve.aliases import read_organisations
from loaders.resolve.decisions import Decided, Decisions, Named, Verdict, read_decisions
from loaders.resolve.entities import Entity, Resolution
from loaders.resolve.resolve import resolve
from loaders.text.problems import RefusedError

KNOWN = read_organisations(seeds_folder())
DECOM = "groningen: Decom North", "zuid-holland: DecomCockpit"


@pytest.fixture(scope="module")
def records() -> Records:
    return read_folder(seeds_folder())[0]


@pytest.fixture(scope="module")
def by_rules(records: Records) -> Resolution:
    return resolve(records, None, KNOWN)


@pytest.fixture(scope="module")
def decided_seeds(records: Records) -> Resolution:
    return resolve(records, read_decisions(seeds_folder()), KNOWN)


def decision(verdict: Verdict, first: str, second: str, reason: str = "Daarom.", line: int = 7) -> Decided:
    return Decided(verdict, Named.read(first), Named.read(second), reason, line=line)


def after(records: Records, *decided: Decided) -> Resolution:
    return resolve(records, Decisions(decided), KNOWN)


def described(resolution: Resolution, written: str) -> Entity:
    named = Named.read(written)
    (found,) = {
        id(e): e
        for e in resolution.entities
        for r in e.records
        if (r.file, r.name) == (named.file, named.name)
    }.values()
    return found


def party(resolution: Resolution, name: str) -> Entity:
    (found,) = {id(e): e for e in resolution.entities for m in e.mentions if m.name == name}.values()
    return found


def test_the_same_is_one_under_the_first_name(records: Records, by_rules: Resolution) -> None:
    assert described(by_rules, DECOM[0]) is not described(by_rules, DECOM[1])
    found = after(records, decision("zelfde", *DECOM, "samen verder"))
    one = described(found, DECOM[0])
    assert one is described(found, DECOM[1])
    assert "beslissing: samen verder" in one.why
    assert (one.name, one.aliases) == ("Decom North", ["DecomCockpit"])


def test_what_is_renamed_goes_by_its_new_name_and_keeps_the_old_with_the_reason(records: Records) -> None:
    found = after(records, decision("hernoemd", "IKEA Group", "Ingka Group", "Heet zo sinds 2018."))
    firm = party(found, "IKEA Group")
    assert firm.name == "Ingka Group"
    assert firm.former == {"IKEA Group": "Heet zo sinds 2018."}


def test_a_part_stays_a_thing_of_its_own(records: Records) -> None:
    found = after(records, decision("onderdeel", "Rijkswaterstaat Noord", "Rijkswaterstaat", "Een regio."))
    (belonging,) = found.parts
    assert (belonging.part.name, belonging.whole.name) == ("Rijkswaterstaat Noord", "Rijkswaterstaat")
    assert belonging.part is not belonging.whole
    assert belonging.reason == "Een regio."


def test_what_differs_stays_apart_also_by_a_detour(records: Records, by_rules: Resolution) -> None:
    ends = "drenthe: NOM", "groningen: NOM"
    assert described(by_rules, ends[0]) is described(by_rules, ends[1])
    found = after(records, decision("verschillend", *ends))
    assert described(found, ends[0]) is not described(found, ends[1])
    found = after(records, decision("verschillend", "Tata Steel", "Tata Steel Nederland"))
    assert party(found, "Tata Steel") is not party(found, "Tata Steel Nederland")


def test_of_two_decisions_that_clash_the_one_that_parts_counts_and_this_is_said(records: Records) -> None:
    found = after(records, decision("zelfde", *DECOM, line=4), decision("verschillend", *DECOM, line=9))
    assert described(found, DECOM[0]) is not described(found, DECOM[1])
    (note,) = found.notes
    assert (note.file, note.line, note.severity) == ("beslissingen.yaml", 4, "let op")
    assert "spreekt een andere beslissing tegen" in note.message


@pytest.mark.parametrize("verdict", ["zelfde", "hernoemd", "onderdeel", "verschillend"])
def test_a_decision_about_an_unknown_name_changes_nothing_and_is_told_with_its_line(
    records: Records, by_rules: Resolution, verdict: Verdict
) -> None:
    found = after(records, decision(verdict, "drenthe: Bestaat niet", "NOM", line=31))
    assert [e.name for e in found.entities] == [e.name for e in by_rules.entities]
    (note,) = found.notes
    assert note.line == 31
    assert 'noemt "Bestaat niet"' in note.message


def test_a_thing_is_no_part_of_its_own_part(records: Records) -> None:
    found = after(
        records,
        decision("onderdeel", "Strukton Civiel", "Strukton", line=3),
        decision("onderdeel", "Strukton", "Strukton Civiel Noord & Oost", line=6),
        decision("onderdeel", "Strukton Civiel Noord & Oost", "Strukton Civiel", line=9),
    )
    assert len(found.parts) == 2
    assert [(n.line, "onderdeel van zichzelf" in n.message) for n in found.notes] == [(9, True)]


def test_a_project_and_a_partner_are_only_one_when_the_decision_says_which_is_which(records: Records) -> None:
    found = after(records, decision("zelfde", "groningen: Decom North", "Sympany"))
    assert party(found, "Sympany").label == "Organisation"
    assert "een project en een organisatie" in found.notes[0].message
    said = "overijssel: project Twentse Bouwboeren", "overijssel: organisatie Twentse Bouwboeren"
    found = after(records, decision("zelfde", *said))
    assert found.notes == []
    assert found.of_mention("overijssel", "Twentse Bouwboeren").label == "Project"


def test_kansen_of_two_names_are_one_by_decision_and_of_one_name_two() -> None:
    def kans(file: str, name: str) -> OpportunityRecord:
        return OpportunityRecord(file=file, name=name, themes=("ta-bouw",), province=file)

    records = Records(
        opportunities=[kans("drenthe", "Hub"), kans("zeeland", "Hub"), kans("utrecht", "Depot")]
    )
    names = [{r.file for r in group} for group in after(records).opportunities]
    assert names == [{"drenthe", "zeeland"}, {"utrecht"}]
    found = after(records, decision("zelfde", "utrecht: kans Depot", "drenthe: kans Hub"))
    (group,) = found.opportunities
    assert [r.name for r in group] == ["Depot", "Hub", "Hub"]
    found = after(records, decision("verschillend", "zeeland: kans Hub", "drenthe: kans Hub"))
    assert len(found.opportunities) == 3
    found = after(records, decision("zelfde", "utrecht: kans Depot", "drenthe: kans Weg"))
    assert len(found.opportunities) == 2
    assert "Weg" in found.notes[0].message


def test_a_name_may_say_its_card_and_its_sort() -> None:
    assert Named.read("drenthe: NICE MOVES") == Named("drenthe", "NICE MOVES")
    assert Named.read("gelderland: project Stadsmijn") == Named("gelderland", "Stadsmijn", "Project")
    assert Named.read("Platform Groene Hart Werkt") == Named("", "Platform Groene Hart Werkt")
    assert Named.read("Cirtex: textielcentrum") == Named("", "Cirtex: textielcentrum")


def test_a_decision_that_is_wrong_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "beslissingen.yaml").write_text(
        "soort: beslissingen\nhernoemd:\n  - oud: A\n    nieuw: B\n    reden: R\n"
        "onderdeel:\n  - deel: B\n    geheel: A\n    reden: R\n  - deel: C\n    reden: R\n",
        encoding="utf-8",
    )
    with pytest.raises(RefusedError) as refused:
        read_decisions(tmp_path)
    assert [(p.line, p.field) for p in refused.value.problems] == [(7, "onderdeel"), (10, "geheel")]


def test_the_decisions_that_come_with_the_project_are_all_carried_out(decided_seeds: Resolution) -> None:
    decisions = read_decisions(seeds_folder())
    assert all(decisions.of(v) for v in ("zelfde", "hernoemd", "onderdeel", "verschillend"))
    assert decided_seeds.notes == []


@pytest.mark.parametrize(
    ("names", "goes_by"),
    [
        (("GoudGoed", "WerkPro/GoudGoed"), "GoudGoed"),
        (("Bouwbedrijven Jongen", "Jongen Bouwpartners"), "Jongen Bouwpartners"),
        (("IKEA Group", "Ingka Group"), "Ingka Group"),
        (("LTO Glaskracht", "Glastuinbouw Nederland"), "Glastuinbouw Nederland"),
        (("Van Werven", "Van Werven Recycling", "Van Werven Plastic Recycling"), "Van Werven"),
        (("ArcelorMittal", "ArcelorMittal Gent"), "ArcelorMittal"),
        (("Orgaworld (Renewi)", "Renewi", "Van Gansewinkel"), "Renewi"),
        (("Zeeland Seaports", "North Sea Port"), "North Sea Port"),
        (("Van Houtum", "WEPA"), "WEPA"),
        (("Veenweide Informatiecentrum", "Veenweiden Innovatiecentrum"), "Veenweiden Innovatiecentrum"),
        (("Kansen voor West", "Kansen voor West III"), "Kansen voor West"),
        (("GTB Lab", "Green Transformable Building Lab Heerlen"), "GTB Lab"),
        (("Regionaal Textielsorteercentrum Twente",), "Regionaal Textielsorteercentrum Twente"),
    ],
)
def test_one_thing_is_one_node(decided_seeds: Resolution, names: tuple[str, ...], goes_by: str) -> None:
    bearers = {
        id(e): e
        for e in decided_seeds.entities
        for name in (*(m.name for m in e.mentions), *(r.name for r in e.records))
        if name in names
    }
    (one,) = bearers.values()
    assert one.name == goes_by
    assert set(names) <= {one.name, *one.aliases}


def test_a_regio_deal_is_a_programme_on_every_card(decided_seeds: Resolution) -> None:
    deals = {e.name: e.label for e in decided_seeds.entities if e.name.startswith("Regio Deal")}
    assert len(deals) == 10
    assert set(deals.values()) == {"Platform"}
