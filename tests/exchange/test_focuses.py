"""A focus on which nothing runs is a need; one on which something runs, by whatever word, is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Snapshot, Store, open_store
from loaders.build.load import prepare
from queries.exchange import (
    GIVING,
    AgendaQuery,
    ExchangeQuery,
    Proposal,
    agenda,
    latest,
    proposals,
)
from queries.exchange.focuses import unworked
from queries.likeness.features import features
from tests.country.small import small_country

ASPHALT = "project/asfalt-dat-blijft"
FOCUSES = """
focus:
  - naam: Oud asfalt terug in de weg
    themas: [vm-infra]
    bronnen: [{source}]
  - naam: Vezelhennep van eigen bodem
    themas: [ta-bouw]
    bronnen: [{source}]
  - naam: Textiel
    themas: [ta-bouw]
    bronnen: [{source}]
"""


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The small country in which Fryslân concentrates on asphalt, which only Zeeland and Drenthe work with,
    on hennep, on which it has a project, and on textiel, on which nobody has."""
    folder = tmp_path_factory.mktemp("focuses")
    small_country(folder)
    card = folder / "data" / "kansenkaarten" / "fryslan.yaml"
    text = card.read_text(encoding="utf-8")
    source = text.partition("bronnen: [")[2].partition("]")[0].partition(",")[0]
    card.write_text(text.replace("projecten:", FOCUSES.format(source=source) + "\nprojecten:", 1), "utf-8")
    return loaded(folder)


def loaded(folder: Path) -> Snapshot:
    store = open_store(f"file:{folder / 'focuses.lbug'}")
    store.replace(prepare(folder / "data").data)
    return store.at()


def of_a_focus(now: Snapshot, **asked: object) -> list[Proposal]:
    found = proposals(now, ExchangeQuery(limit=0, **asked)).proposals  # type: ignore[arg-type]
    return [one for one in found if one.match.need.type == "Province"]


def test_a_province_with_a_need_and_nothing_running_on_it_is_not_filtered_out(country: Snapshot) -> None:
    for asked in (
        {"provinces": ("fryslan",)},
        {"provinces": ("fryslan", "zeeland")},
        {"topics": ("asfalt",)},
        {"asking": ("fryslan",), "having": ("drenthe",)},
        {"provinces": ("fryslan",), "themes": ("vm-infra",), "novelty": "new"},
    ):
        (one,) = of_a_focus(country, **asked)
        assert one.id == f"provincie/fryslan~{ASPHALT}"
        assert one.match.explanation == (
            "Fryslân noemt als zwaartepunt “Oud asfalt terug in de weg”. Een project daar over asfalt is "
            "niet bekend (gezocht op trefwoord, naam en tekst). Asfalt dat blijft (Drenthe en Zeeland), in "
            "opschaling sinds 2019, met Provincie Zeeland als trekker, gaat over asfalt."
        )
        assert one.match.need.name == "Oud asfalt terug in de weg"
        assert one.match.need.stage == "een zwaartepunt"
        assert one.new
        assert one.match.sources
    assert not of_a_focus(country, topics=("hennep",))
    assert not of_a_focus(country, provinces=("groningen",))
    assert not of_a_focus(country, asking=("zeeland",))


def test_who_has_it_is_told_that_it_is_wanted_and_it_goes_on_a_note_and_in_a_feed(country: Snapshot) -> None:
    offered = proposals(country, ExchangeQuery(having=("drenthe",), kinds=GIVING, limit=0)).proposals
    assert f"provincie/fryslan~{ASPHALT}" in [one.id for one in offered]
    (item,) = agenda(country, AgendaQuery(matches=(f"{ASPHALT}~fryslan",))).items
    assert item.need.name == "Oud asfalt terug in de weg"
    assert item.need.sources
    assert item.supply.id == ASPHALT
    followed = latest(country, "fryslan").matches
    assert [m for m in followed if m.match.need.type == "Province" and m.date]


def test_another_word_for_what_does_run_is_no_need(seed_store: Store) -> None:
    """Fryslân and Drenthe have no project that is called biobased bouwen, and several that are it."""
    now = seed_store.at()
    found = {(one.focus.province, one.topic) for one in unworked(now, features(now))}
    assert found == {("gelderland", "thema/on-kringlooplandbouw")}


def test_in_the_country_as_it_is_only_what_has_no_project_is_a_need(seed_store: Store) -> None:
    now = seed_store.at()
    for one in of_a_focus(now):
        assert one.subject is not None
        rows = now.query(
            "MATCH (n:Project)-[:ADDRESSES]->(t:Theme {id: $topic}) RETURN n.province_key AS provinces",
            {"topic": one.subject.id},
        )
        assert not [row for row in rows if one.asking[0] in str(row["provinces"] or "").split()]
        assert one.asking[0] not in one.having
        assert one.match.supply.phase in ("pilot", "uitvoering", "opschaling", "afgerond")
