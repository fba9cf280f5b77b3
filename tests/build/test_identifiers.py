"""Identifiers stay: a thing keeps its address when it is renamed, rewritten, moved or merged."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.store import StoreError, open_store
from loaders.build.identifiers import FILE_NAME, Key, NamedThing, Register, description_print
from loaders.build.load import load, prepare
from loaders.text.problems import RefusedError
from tests.documents.data_folders import without_cards

STORY = "Bouwmateriaal uit sloop krijgt een tweede leven."
CARD = """soort: kansenkaart
provincie: {province}
status: reconstructie
projecten:
{projects}
bronnen:
  s1:
    titel: Bron van {province}
    adres: https://{province}.example/
"""
PROJECT = """  - naam: {name}
    omschrijving: {story}
    themas: [ta-bouw]
    fase: pilot
    bronnen: [s1]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return without_cards(tmp_path)


def write_card(folder: Path, projects: Iterable[tuple[str, str]], province: str = "Drenthe") -> None:
    written = "".join(PROJECT.format(name=name, story=story) for name, story in projects)
    path = folder / "kansenkaarten" / f"{province.lower()}.yaml"
    path.write_text(CARD.format(province=province, projects=written), encoding="utf-8")


def decide(folder: Path, kind: str, one: str, other: str) -> None:
    (folder / "beslissingen.yaml").write_text(
        f"soort: beslissingen\n\n{kind}:\n  - een: '{one}'\n    ander: '{other}'\n    reden: Zo is het.\n",
        encoding="utf-8",
    )


def load_ids(folder: Path) -> dict[str, str]:
    """Loads for good; the identifier of every project by each name it bears."""
    store = open_store(f"file:{folder.parent / 'graph.lbug'}")
    load(folder, store)
    rows = store.at().query("MATCH (p:Project) RETURN p.id AS id, p.name AS name, p.aliases AS aliases")
    return {name: row["id"] for row in rows for name in (row["name"], *row["aliases"])}


def former_ids(folder: Path, identifier: str) -> list[str]:
    store = open_store(f"file:{folder.parent / 'graph.lbug'}")
    rows = store.at().query("MATCH (p:Project {id: $id}) RETURN p.former_ids AS former", {"id": identifier})
    return list(rows[0]["former"])


HEMP = ("Vezelhennep", "Boeren telen vezelhennep voor isolatie van woningen.")
HUB = ("Sloophub Emmen", STORY)


def test_an_identifier_is_made_from_the_name_and_kept(folder: Path) -> None:
    write_card(folder, [HUB])
    assert load_ids(folder) == {"Sloophub Emmen": "project/sloophub-emmen"}
    assert load_ids(folder) == {"Sloophub Emmen": "project/sloophub-emmen"}


def test_a_renamed_project_keeps_its_identifier(folder: Path) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    write_card(folder, [("Circulaire hub Emmen", STORY)])
    assert load_ids(folder)["Circulaire hub Emmen"] == "project/sloophub-emmen"
    write_card(folder, [("Hub voor hergebruik", STORY)])
    assert load_ids(folder)["Hub voor hergebruik"] == "project/sloophub-emmen"


def test_a_new_project_does_not_take_the_identifier_of_one_that_was_renamed(folder: Path) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    write_card(folder, [("Circulaire hub Emmen", STORY)])
    load_ids(folder)
    write_card(
        folder, [("Circulaire hub Emmen", STORY), ("Sloophub Emmen", "Iets heel anders, later begonnen.")]
    )
    ids = load_ids(folder)
    assert ids["Circulaire hub Emmen"] == "project/sloophub-emmen"
    assert ids["Sloophub Emmen"] == "project/sloophub-emmen-2"


def test_a_rewritten_project_keeps_its_identifier_and_may_then_be_renamed(folder: Path) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    write_card(folder, [("Sloophub Emmen", "Een geheel nieuwe omschrijving van de hub.")])
    load_ids(folder)
    write_card(folder, [("Hub Emmen", "Een geheel nieuwe omschrijving van de hub.")])
    assert load_ids(folder)["Hub Emmen"] == "project/sloophub-emmen"


def test_a_project_that_moves_to_another_card_keeps_its_identifier(folder: Path) -> None:
    write_card(folder, [HUB, ("Hub", "Een andere hub, die blijft waar hij is.")])
    write_card(folder, [("Hub", "Een hub in Friesland die ook zo heet.")], "Fryslan")
    before = load_ids(folder)
    write_card(folder, [("Hub", "Een andere hub, die blijft waar hij is.")])
    write_card(folder, [("Hub", "Een hub in Friesland die ook zo heet."), HUB], "Fryslan")
    assert load_ids(folder)["Sloophub Emmen"] == before["Sloophub Emmen"]


def test_a_record_in_front_of_another_does_not_shift_identifiers(folder: Path) -> None:
    stem = "Regionale werkplaats voor hergebruik van bouwmaterialen in de wijk"  # slugs are cut off here
    old = (f"{stem} Noord", "Timmerlieden maken kozijnen van sloophout.")
    new = (f"{stem} Angelslo", "Leerlingen metselen met oude stenen.")
    write_card(folder, [old, HUB])
    before = load_ids(folder)
    write_card(folder, [new, old, HUB])
    after = load_ids(folder)
    assert {name: after[name] for name in before} == before
    assert after[new[0]] == f"{after[old[0]]}-2"


def test_a_card_that_goes_and_comes_back_has_the_same_identifiers(folder: Path) -> None:
    write_card(folder, [HUB])
    write_card(folder, [HEMP], "Fryslan")
    before = load_ids(folder)
    card = folder / "kansenkaarten" / "drenthe.yaml"
    kept = card.read_text(encoding="utf-8")
    card.unlink()
    assert set(load_ids(folder)) == {"Vezelhennep"}
    card.write_text(kept, encoding="utf-8")
    assert load_ids(folder) == before


def test_merging_keeps_the_older_identifier_and_the_other_redirects(folder: Path) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    write_card(folder, [HEMP, HUB])
    load_ids(folder)
    decide(folder, "zelfde", "drenthe: Vezelhennep", "drenthe: Sloophub Emmen")
    merged = load_ids(folder)
    assert set(merged.values()) == {"project/sloophub-emmen"}
    assert former_ids(folder, "project/sloophub-emmen") == ["project/vezelhennep"]


def test_taking_apart_again_gives_both_their_own_identifier_back(folder: Path) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    write_card(folder, [HEMP, HUB])
    before = load_ids(folder)
    decide(folder, "zelfde", "drenthe: Vezelhennep", "drenthe: Sloophub Emmen")
    load_ids(folder)
    (folder / "beslissingen.yaml").unlink()
    assert load_ids(folder) == before
    assert former_ids(folder, "project/sloophub-emmen") == []


def test_a_redirect_stays_when_the_record_that_was_merged_is_deleted(folder: Path) -> None:
    write_card(folder, [HUB, HEMP])
    load_ids(folder)
    decide(folder, "zelfde", "drenthe: Vezelhennep", "drenthe: Sloophub Emmen")
    load_ids(folder)
    (folder / "beslissingen.yaml").unlink()
    write_card(folder, [HUB])
    load_ids(folder)
    assert former_ids(folder, "project/sloophub-emmen") == ["project/vezelhennep"]


def test_parting_what_was_one_from_the_start_leaves_the_identifier_with_the_oldest_record(
    folder: Path,
) -> None:
    write_card(folder, [HUB])
    write_card(folder, [HUB], "Fryslan")
    assert set(load_ids(folder).values()) == {"project/sloophub-emmen"}
    decide(folder, "verschillend", "drenthe: Sloophub Emmen", "fryslan: Sloophub Emmen")
    load_ids(folder)
    report = {
        (record["file"], entity["id"])
        for entity in prepare(folder).entities
        for record in entity["records"]
        if entity["type"] == "Project"
    }
    assert report == {("drenthe", "project/sloophub-emmen"), ("fryslan", "project/sloophub-emmen-2")}


def test_the_register_does_not_grow_with_loads_that_change_nothing(folder: Path) -> None:
    write_card(folder, [HUB, HEMP])
    decide(folder, "zelfde", "drenthe: Vezelhennep", "drenthe: Sloophub Emmen")
    load_ids(folder)
    once = (folder / FILE_NAME).read_bytes()
    for _ in range(3):
        load_ids(folder)
    assert (folder / FILE_NAME).read_bytes() == once


# -- when the register is written -------------------------------------------------------------


def test_a_trial_without_decisions_writes_no_register(folder: Path) -> None:
    write_card(folder, [HUB])
    load(folder, open_store(f"file:{folder.parent / 'graph.lbug'}"), use_decisions=False)
    assert not (folder / FILE_NAME).exists()


def test_a_load_that_fails_leaves_the_register_as_it_was(folder: Path) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    before = (folder / FILE_NAME).read_bytes()
    write_card(folder, [HUB, HEMP])
    (folder.parent / "occupied").write_text("geen map")
    with pytest.raises(StoreError):
        load(folder, open_store(f"file:{folder.parent / 'occupied' / 'graph.lbug'}"))
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_register_that_cannot_be_kept_is_a_doubt_after_a_load_that_succeeded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Register, folder: Path) -> None:
        raise OSError(28, "No space left on device")

    write_card(folder, [HUB])
    monkeypatch.setattr(Register, "write", full)
    store = open_store(f"file:{folder.parent / 'graph.lbug'}")
    version, prepared = load(folder, store)
    assert store.at().version == version
    assert [str(p) for p in prepared.problems] == [
        "identificaties.csv: het register van identificaties kon niet worden bewaard: de schijf is vol. "
        "Laad opnieuw als dat verholpen is."
    ]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            ("identificatie,", "id,"),
            "identificaties.csv, regel 1: de kop is id,soort,bestand,naam,afdruk. Hij hoort te zijn: "
            "identificatie,soort,bestand,naam,afdruk.",
        ),
        (
            ("project/sloophub-emmen,project", "Sloophub Emmen,project"),
            'identificaties.csv, regel 2, veld "identificatie": "Sloophub Emmen" is geen identificatie. '
            "Dit bestand wordt door het programma bijgehouden: zet een eerdere versie terug.",
        ),
        (
            ("project/sloophub-emmen,project", "gebouw/sloophub-emmen,project"),
            'identificaties.csv, regel 2, veld "identificatie": "gebouw/sloophub-emmen" is geen '
            "identificatie. Dit bestand wordt door het programma bijgehouden: zet een eerdere versie terug.",
        ),
        (
            ("project/sloophub-emmen,project,drenthe,", "project/sloophub-emmen,project,"),
            "identificaties.csv, regel 2: de regel heeft 4 kolommen en de kop heeft er 5. "
            "Zet tekst met een komma tussen aanhalingstekens.",
        ),
        (
            ("bron/", "project/x,project,drenthe,Sloophub Emmen,\nbron/"),
            'identificaties.csv, regel 3, veld "naam": "Sloophub Emmen" staat er dubbel; het stond al op '
            "regel 2. Dit bestand wordt door het programma bijgehouden: zet een eerdere versie terug.",
        ),
    ],
)
def test_a_register_damaged_by_hand_is_refused(folder: Path, damage: tuple[str, str], message: str) -> None:
    write_card(folder, [HUB])
    load_ids(folder)
    text = (folder / FILE_NAME).read_text(encoding="utf-8")
    assert damage[0] in text
    (folder / FILE_NAME).write_text(text.replace(*damage, 1), encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        prepare(folder)
    assert [str(p) for p in caught.value.problems] == [message]


# -- the register by itself -------------------------------------------------------------------


def test_the_order_of_things_makes_no_difference() -> None:
    def things() -> list[NamedThing]:
        return [
            NamedThing(
                "Project", "Hub", [Key("project", f"kaart-{n}", "Hub", description_print(f"{STORY} {n}"))]
            )
            for n in range(6)
        ]

    expected = None
    for seed in range(10):
        shuffled = things()
        random.Random(seed).shuffle(shuffled)
        Register().assign(shuffled)
        ids = {thing.keys[0].file: thing.id for thing in shuffled}
        assert expected in (None, ids)
        expected = ids
    assert expected is not None
    assert expected["kaart-0"] == "project/hub"


def test_two_with_one_description_that_are_both_renamed_stay_two() -> None:
    register = Register()
    print_ = description_print(STORY)
    register.assign([NamedThing("Project", n, [Key("project", "a", n, print_)]) for n in ("Een", "Twee")])
    renamed = [NamedThing("Project", n, [Key("project", "a", n, print_)]) for n in ("Drie", "Vier")]
    register.assign(renamed)
    assert [t.id for t in renamed] == ["project/een", "project/twee"]


def test_what_turns_from_project_to_platform_redirects_and_then_stays() -> None:
    register = Register()
    key = Key("project", "a", "Hub")
    register.assign([NamedThing("Project", "Hub", [key])])
    for _ in range(3):
        hub = NamedThing("Platform", "Hub", [key])
        register.assign([hub])
        assert (hub.id, hub.former) == ("platform/hub", ["project/hub"])


def test_redirects_follow_a_merge_of_a_merge() -> None:
    register = Register()
    keys = [Key("project", "a", name) for name in ("Een", "Twee", "Drie")]
    register.assign([NamedThing("Project", key.name, [key]) for key in keys])
    register.assign([NamedThing("Project", "Drie", keys[:1]), NamedThing("Project", "Drie", keys[1:])])
    one = NamedThing("Project", "Drie", keys)
    register.assign([one])
    assert one.id == "project/een"
    assert one.former == ["project/drie", "project/twee"]
