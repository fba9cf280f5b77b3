"""What is said is so: a spread sample of all questions (`make claims` asks all), and faults are seen."""

from __future__ import annotations

import re

import httpx
import pytest

from graph.store import Store
from queries.changes import ChangesAnswer, ChangesQuery, changes
from queries.collaboration import CollaborationAnswer, CollaborationQuery, collaboration
from queries.conflicts import ConflictsAnswer, ConflictsQuery, conflicts
from queries.exchange import ExchangeQuery, ProposalsAnswer, proposals
from queries.matches import MatchesAnswer, MatchesQuery, matches
from queries.network import Network, NetworkQuery, network
from queries.note import NoteAnswer, NoteQuery, note
from queries.profile import Profile, profile
from queries.quality import QualityAnswer, QualityQuery, quality
from queries.scaling import ScalingAnswer, ScalingQuery, scaling
from queries.verschilmakers import VerschilmakersTheme, verschilmakers_theme
from tests.claims import answers, candidates, exchanged, matching, pages, pictures, things, together
from tests.claims.every import claims
from tests.claims.raw import Raw
from tests.claims.tally import Tally

ONE_OF = 150
"""So many themes, pairs and things to one that is asked about: some fifteen seconds of work."""


@pytest.fixture(scope="module")
def raw(seed_store: Store) -> Raw:
    return Raw(seed_store.at())


def test_nothing_untrue_in_a_spread_sample(seed_store: Store) -> None:
    tally = claims(seed_store, step=ONE_OF)
    assert tally.false.total() == 0, tally.report()
    assert tally.checked.total() > 50_000
    assert tally.unchecked_share() < 0.02, tally.report()


def _together(raw: Raw, answer: CollaborationAnswer) -> Tally:
    tally = Tally()
    together.check(tally, raw, answer, open_question=True)
    return tally


@pytest.mark.parametrize(
    ("wrong", "by", "kind"),
    [
        (r"Samen in (\d+)", r"Samen in 1\1", "samen: aantal"),
        (r"noemt als kans \"", 'noemt als kans "Nieuwe ', "noemt als"),
        (r"is het verst: \"", 'is het verst: "Nieuwe ', "verst"),
        (r"Geen buurprovincies; de afstand telt", "Buurprovincies", "buren"),
        (r"(Projecten per onderwerp: .+?: [A-Z][\w-]+ )(\d+)", r"\g<1>9\2", "aantallen"),
        (r"met ([A-Z]\w+)\.$", "met Atlantis.", "samen: ook met"),
    ],
)
def test_a_wrong_reason_is_noticed(seed_store: Store, raw: Raw, wrong: str, by: str, kind: str) -> None:
    answer = collaboration(seed_store.at(), CollaborationQuery(limit=0))
    assert _together(raw, answer).false.total() == 0
    broken = answer.model_dump()
    changed = 0
    for said in broken["opportunities"]:
        for part in said["parts"].values():
            told, number = re.subn(wrong, by, part["reason"])
            part["reason"], changed = told, changed + number
    found = _together(raw, CollaborationAnswer(**broken))
    assert changed > 10
    assert found.false[f"collaboration: {kind}"] + found.unchecked.total() >= changed


def test_a_wrong_figure_or_source_of_a_suggestion_is_noticed(seed_store: Store, raw: Raw) -> None:
    broken = collaboration(seed_store.at(), CollaborationQuery(limit=3)).model_dump()
    first, second, third = broken["opportunities"]
    first["score"] += 0.01
    second["existing_total"] += 1
    third["evidence"][0]["sources"] = []
    found = _together(raw, CollaborationAnswer(**broken)).false
    assert found["collaboration figure: score is the sum of its parts"] == 1
    assert found["collaboration figure: existing_total"] == 1
    assert found["collaboration figure: evidence: sources"] == 1


@pytest.mark.parametrize(
    ("wrong", "by", "kind"),
    [
        (r"begonnen in \d{4}", "begonnen in 1950", "scaling: fase en begin"),
        (r"^In uitvoering", "Wordt al opgeschaald", "scaling: fase en begin"),
        (r"\d+ bronnen van", "40 bronnen van", "scaling: bronnen"),
        (r"Loopt alleen in [\w-]+", "Loopt alleen in Atlantis", "scaling: loopt in"),
        (r"getrokken door ", "getrokken door Stichting ", "scaling: trekker"),
    ],
)
def test_a_wrong_reason_of_a_candidate_is_noticed(
    seed_store: Store, raw: Raw, wrong: str, by: str, kind: str
) -> None:
    broken = scaling(seed_store.at(), ScalingQuery(limit=100)).model_dump()
    changed = 0
    for said in broken["candidates"]:
        for criterion in said["criteria"].values():
            told, number = re.subn(wrong, by, criterion["reason"])
            criterion["reason"], changed = told, changed + number
    tally = Tally()
    candidates.check(tally, raw, ScalingAnswer(**broken))
    assert changed
    assert tally.false[kind] == changed


def test_nothing_is_said_to_be_less_far_than_what_has_no_known_phase(seed_store: Store) -> None:
    for said in scaling(seed_store.at(), ScalingQuery(limit=0)).candidates:
        if said.phase == "onbekend":
            assert not [r for t in said.targets for r in t.reasons if "minder ver" in r], said.id


def test_what_three_provinces_share_counts_once(seed_store: Store, raw: Raw) -> None:
    query = CollaborationQuery(provinces=("drenthe", "fryslan", "groningen"), size=3, limit=0)
    found = _together(raw, collaboration(seed_store.at(), query))
    assert found.checked["collaboration: samen: aantal"] > 0
    assert found.false["collaboration: samen: aantal"] == 0


@pytest.mark.parametrize(
    ("thing", "wrong", "by"),
    [
        ("provincie/drenthe", r"zijn (\d+) projecten", r"zijn 1\1 projecten"),
        ("project/pha2use", r" in [A-Z][\w-]+", " in Limburg"),
        ("organisatie/tno", r"doet mee in (\d+)", r"doet mee in 1\1"),
        ("platform/cirkelstad", r"actief in [^.]+?( sinds|\.)", r"actief in Drenthe\1"),
    ],
)
def test_a_wrong_profile_is_noticed(seed_store: Store, raw: Raw, thing: str, wrong: str, by: str) -> None:
    said = profile(seed_store.at(), thing)
    right, broken = Tally(), Tally()
    things.profile(right, raw, said)
    told, changed = re.subn(wrong, by, said.summary, count=1)
    things.profile(broken, raw, Profile(**{**said.model_dump(), "summary": told}))
    assert changed
    assert right.false.total() == 0
    assert broken.false.total() == 1


@pytest.mark.parametrize(
    ("thing", "wrong", "by", "kind"),
    [
        ("project/pha2use", r"de eerste is een proef", "de eerste is afgerond", "naast elkaar"),
        ("project/pha2use", r"\(Zuid-Holland\)|\(4 provincies\)", "(Drenthe)", "naast elkaar"),
        ("project/pha2use", r"met [^.]+? als trekker", "met Stichting Nergens als trekker", "naast elkaar"),
        (
            "project/pha2use",
            r"Een partij of platform die beide verbindt, is niet bekend",
            "Wat hen al verbindt: Stichting Nergens",
            "wat hen verbindt",
        ),
        (
            "project/pha2use",
            r"Wat hen al verbindt: .+$",
            "Een partij of platform die beide verbindt, is niet bekend.",
            "wat hen verbindt: niets",
        ),
    ],
)
def test_a_wrong_match_is_noticed(
    seed_store: Store, raw: Raw, thing: str, wrong: str, by: str, kind: str
) -> None:
    answer = matches(seed_store.at(), MatchesQuery(thing=thing, limit=40))
    right, found = Tally(), Tally()
    matching.check(right, raw, answer)
    broken = answer.model_dump()
    changed = 0
    for said in broken["matches"]:
        said["explanation"], number = re.subn(wrong, by, said["explanation"], count=1)
        changed += number
    matching.check(found, raw, MatchesAnswer(**broken))
    assert right.false.total() == 0, right.report()
    assert changed
    assert found.false[f"matches: {kind}"]
    assert found.false.total() == changed, found.report()


def test_a_wrong_side_of_a_match_is_noticed(seed_store: Store, raw: Raw) -> None:
    broken = matches(seed_store.at(), MatchesQuery(thing="project/pha2use", limit=4)).model_dump()
    first, second, third, fourth = broken["matches"]
    first["need"]["stage"] = "gestopt"
    second["supply"]["provinces"] = []
    third["sources"] = third["sources"][:1]
    fourth["ties"] = [{"party": {"id": "organisatie/tno", "type": "Organisation", "name": "TNO"}, "how": "x"}]
    found = Tally()
    matching.check(found, raw, MatchesAnswer(**broken))
    for kind in ("stage", "provinces", "sources", "ties"):
        assert found.false[f"matches figure: {kind}"] == 1, kind


@pytest.mark.parametrize(
    ("wrong", "by", "kind"),
    [
        (r"^Gelderland noemt als zwaartepunt", "Drenthe noemt als zwaartepunt", "zwaartepunt"),
        (r"daar over kringlooplandbouw", "daar over mest", "niets op het zwaartepunt"),
        (r"wel als platform: .+?\.", "wel als platform: Cirkelstad.", "niets op het zwaartepunt"),
        (r"gaat over kringlooplandbouw", "gaat over mest", "gaat over"),
    ],
)
def test_a_wrong_word_on_a_focus_without_work_is_noticed(
    seed_store: Store, raw: Raw, wrong: str, by: str, kind: str
) -> None:
    query = ExchangeQuery(provinces=("gelderland",), topics=("kringlooplandbouw",), limit=0)
    broken = proposals(seed_store.at(), query).model_dump()
    changed = 0
    for said in broken["proposals"]:
        told, number = re.subn(wrong, by, said["match"]["explanation"], count=1)
        said["match"]["explanation"], changed = told, changed + number
    found = Tally()
    exchanged.check(found, raw, ProposalsAnswer(**broken))
    assert changed
    assert found.false[f"proposals: {kind}"] == changed, found.report()


def test_what_two_sides_are_wrongly_said_to_share_is_noticed(seed_store: Store, raw: Raw) -> None:
    broken = proposals(seed_store.at(), ExchangeQuery(limit=0)).model_dump()
    shared = next(p for p in broken["proposals"] if any(t["how"] == "trefwoord" for t in p["together"]))
    none = next(p for p in broken["proposals"] if p["new"])
    shared["joint_work"], none["joint_work"] = (
        none["joint_work"].replace(none["subject"]["name"], shared["subject"]["name"]),
        f"Over {none['said']} delen zij al Cirkelstad (gevonden op naam).",
    )
    found = Tally()
    exchanged.check(found, raw, ProposalsAnswer(**broken))
    assert found.false["proposals: delen zij al"] == 1
    assert found.false["proposals: niets samen bekend"] == 1


def test_wrong_answers_of_every_kind_are_noticed(seed_store: Store, raw: Raw) -> None:
    now, found = seed_store.at(), Tally()
    contradicting = conflicts(now, ConflictsQuery()).model_dump()
    contradicting["conflicts"][0]["differences"][0]["value"] = "nergens gezegd"
    contradicting["outdated"][0]["why"] = "had 1900 als eindjaar"
    answers.conflicts(found, raw, ConflictsAnswer(**contradicting))
    figures = note(now, NoteQuery(part="cijfers")).model_dump()
    figures["items"][0]["amount"] = 1.0
    answers.note(found, raw, NoteAnswer(**figures))
    calls = note(now, NoteQuery(parties=("Rijk",))).model_dump()
    del calls["items"][0]
    answers.note(found, raw, NoteAnswer(**calls))
    themed = verschilmakers_theme(now, "vm-bouw").model_dump()
    themed["parts"][0]["direct"] += 1
    answers.verschilmakers(found, raw, VerschilmakersTheme(**themed))
    cards = quality(now, QualityQuery(examples=1)).model_dump()
    cards["cards"][0]["fields"][0]["filled"] += 1
    cards["cards"][1]["advice"][0] = "Vul eerst niets in bij 3 projecten (zomaar)."
    answers.quality(found, raw, QualityAnswer(**cards))
    news = changes(now, ChangesQuery(limit=0)).model_dump()
    news["changes"][3]["date"] = "1900"
    news["undated"][0]["count"] += 1
    answers.changes(found, raw, ChangesAnswer(**news))
    assert found.false == {
        "conflicts: value": 1,
        "conflicts: what is shown": 1,
        "conflicts: why it may be over": 1,
        "note: figure": 1,
        "note: all calls": 1,
        "verschilmakers: direct": 1,
        "quality: filled": 1,
        "quality: advice": 1,
        "changes: date": 1,
        "changes: undated": 1,
    }, found.report()


def test_a_wrong_picture_is_noticed(seed_store: Store, raw: Raw) -> None:
    broken = network(seed_store.at(), NetworkQuery(level="theme", topics=("textiel",))).model_dump()
    broken["summary"] = broken["summary"].replace("projecten", "platforms", 1)
    next(n for n in broken["nodes"] if n["type"] == "Project")["phase"] = "gestopt"
    broken["edges"][0]["target"] = "provincie/limburg"
    broken["themes"][0]["count"] += 1
    found = Tally()
    pictures.check(found, raw, Network(**broken), "textiel")
    for kind in ("legend counts what is drawn", "phase", "line is there", "number of a theme"):
        assert found.false[f"network: {kind}"] >= 1, kind


def test_a_wrong_page_is_noticed(site: str, raw: Raw) -> None:
    def get(address: str) -> str:
        page = httpx.get(f"{site}{address}", timeout=60).text
        return re.sub(r">(\d+)</(td|a)>", lambda m: f">{int(m[1]) + 1}</{m[2]}>", page)

    found = Tally()
    pages.start(found, raw, get)
    pages.province(found, raw, get, "zeeland")
    pages.theme(found, raw, get, "thema/vm-afval")
    for kind in (
        "page /: of a province",
        "page provincie: theme and phase",
        "page thema: of a province",
    ):
        assert found.false[kind] > 0, found.report()
