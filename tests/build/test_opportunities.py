"""A kans that several provinces state is one kans, offered by each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Row, Store, open_store
from loaders.build.load import load
from queries.profile import profile
from tests.documents.data_folders import without_cards

CARD = """soort: kansenkaart
provincie: {province}
status: reconstructie
kansen:
{kansen}
bronnen:
  s1:
    titel: Bron van {province}
    adres: https://{province}.example/
"""
KANS = """  - naam: {name}
    omschrijving: {story}
    themas: [{theme}]
    trefwoorden: [{subject}]
    bronnen: [s1]
"""
PANELS = ("Een markt voor zonnepanelen", "Samen panelen inzamelen.", "zonnepanelen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return without_cards(tmp_path)


def write_card(folder: Path, province: str, *kansen: tuple[str, str, str], theme: str = "ta-bouw") -> None:
    written = "".join(
        KANS.format(name=name, story=story, subject=subject, theme=theme) for name, story, subject in kansen
    )
    path = folder / "kansenkaarten" / f"{province.lower()}.yaml"
    path.write_text(CARD.format(province=province, kansen=written), encoding="utf-8")


def loaded(folder: Path) -> Store:
    store = open_store(f"file:{folder.parent / 'graph.lbug'}")
    load(folder, store)
    return store


def kansen(store: Store) -> list[Row]:
    return store.at().query(
        "MATCH (q:Province)-[:OFFERS]->(k:Opportunity) "
        "RETURN k.id AS id, q.slug AS province ORDER BY id, province"
    )


def test_two_provinces_that_state_one_kans_offer_it_together(folder: Path) -> None:
    write_card(folder, "Drenthe", PANELS)
    write_card(folder, "Groningen", (PANELS[0].upper(), "Groningen zamelt panelen in.", "zonnepanelen"))
    store = loaded(folder)
    assert kansen(store) == [
        {"id": "kans/een-markt-voor-zonnepanelen", "province": "drenthe"},
        {"id": "kans/een-markt-voor-zonnepanelen", "province": "groningen"},
    ]
    (found,) = store.at().query(
        "MATCH (k:Opportunity) RETURN k.description AS text, k.other_descriptions AS others, k.cards AS cards"
    )
    assert {found["text"], *found["others"]} == {PANELS[1], "Groningen zamelt panelen in."}
    assert found["cards"] == ["drenthe", "groningen"]
    sources = {s.url for s in profile(store.at(), "kans/een-markt-voor-zonnepanelen").sources}
    assert sources == {"https://Drenthe.example/", "https://Groningen.example/"}


def test_one_name_for_other_subjects_stays_two(folder: Path) -> None:
    write_card(folder, "Drenthe", ("Ruimte zoeken", "Voor een fabriek.", "beton"))
    write_card(folder, "Groningen", ("Ruimte zoeken", "Voor kringloop.", "textiel"), theme="ta-kunststoffen")
    assert len({row["id"] for row in kansen(loaded(folder))}) == 2


def test_what_two_identifiers_had_redirects_when_it_turns_out_to_be_one(folder: Path) -> None:
    write_card(folder, "Drenthe", PANELS)
    write_card(folder, "Groningen", ("Panelen terugwinnen", *PANELS[1:]))
    before = {row["province"]: row["id"] for row in kansen(loaded(folder))}
    assert len(set(before.values())) == 2
    write_card(folder, "Groningen", PANELS)
    store = loaded(folder)
    assert {row["id"] for row in kansen(store)} == {before["drenthe"]}
    assert profile(store.at(), before["groningen"]).id == before["drenthe"]


def test_the_call_for_solar_panels_of_three_cards_is_one_kans(seed_store: Store) -> None:
    found = profile(seed_store.at(), "kans/circulaire-markt-voor-zonnepanelen-2")
    assert found.id == "kans/circulaire-markt-voor-zonnepanelen"
    provinces = {row["province"] for row in kansen(seed_store) if row["id"] == found.id}
    assert provinces == {"gelderland", "overijssel", "zuid-holland"}
