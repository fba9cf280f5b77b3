"""What stopped is a lesson and never an example, a candidate, a carrier or the furthest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import httpx
import polars as pl
import pytest

from api.html.answered_at import answered_at
from graph.schema.phases import LESSONS, PHASES, STOPPED, Phase, course, shown
from graph.store import Snapshot, Store, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared, prepare
from queries.ask import ask
from queries.base.model import Answer
from queries.brokers import BrokersQuery, brokers
from queries.collaboration import CollaborationQuery, collaboration
from queries.compare import CompareQuery, compare
from queries.gaps import GapsQuery, gaps
from queries.lessons import lessons
from queries.lists import ListQuery, listing
from queries.network import NetworkQuery, network
from queries.profile import kansenkaart, profile
from queries.scaling import RobustnessQuery, ScalingQuery, robustness, scaling
from queries.scaling.landscape import landscape
from queries.search import SearchQuery, search
from queries.similar import SimilarQuery, similar
from queries.words import themes_named, topics_named, vocabulary
from tests.documents.data_folders import without_cards

UMINCORP = "project/plastic-recycling-amsterdam-umincorp"
STOPPED_IN_SEEDS = {
    "project/chemische-recycling-neste-ravago-vlissingen": None,
    "project/coolrec-kunststofcompounding-emmen": 2019,
    "project/hergebruik-brugdek-aldwaldmersyl-en-bruggenbank": None,
    "project/peelpioneers-schillenfabriek": 2025,
    UMINCORP: 2024,
    "project/recyclingfabriek-zonnepanelen-lelystad": 2022,
}
"""What the sources say stopped, with the year that they give."""
EVERY = 4
"""One in so many projects is stopped, to see that none of them comes back in an answer."""


@pytest.fixture(scope="module")
def stopped(seed_data: Prepared) -> frozenset[str]:
    """A quarter of all projects; those in more than one province among them."""
    ids = seed_data.data.nodes["Project"].sort("id")["id"].to_list()
    return frozenset(ids[::EVERY]) | STOPPED_IN_SEEDS.keys()


@pytest.fixture(scope="module")
def many(seed_data: Prepared, stopped: frozenset[str], tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The graph of the seeds in which a quarter of the projects stopped."""
    projects = seed_data.data.nodes["Project"]
    over = pl.col("id").is_in(sorted(stopped))
    changed = projects.with_columns(
        pl.when(over).then(pl.lit(STOPPED)).otherwise(pl.col("phase")).alias("phase"),
        pl.when(over).then(None).otherwise(pl.col("phase_as_of")).alias("phase_as_of"),
    )
    data = GraphData({**seed_data.data.nodes, "Project": changed}, seed_data.data.relationships)
    store = open_store(f"file:{tmp_path_factory.mktemp('gestopt') / 'graph.lbug'}")
    store.replace(data)
    return store.at()


def named(part: Any) -> Iterator[str]:
    """Identifiers of the projects that an answer names anywhere but under its lessons."""
    if isinstance(part, Answer):
        part = part.model_dump()
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key != "lessons":
                yield from named(value)
    elif isinstance(part, str):
        if part.startswith("project/"):
            yield part
    elif isinstance(part, Sequence | set | frozenset):
        for value in part:
            yield from named(value)


def test_nothing_that_stopped_is_named_by_any_suggestion(many: Snapshot, stopped: frozenset[str]) -> None:
    slugs = list(vocabulary(many).province_names)
    answers: dict[str, Any] = {
        "opschalen": scaling(many, ScalingQuery(limit=0)),
        "robuustheid": robustness(many, RobustnessQuery()),
        "samenwerken": collaboration(many, CollaborationQuery(limit=66)),
        "op een onderwerp": collaboration(many, CollaborationQuery(topics=("kunststof",), limit=66)),
        "in teksten": collaboration(many, CollaborationQuery(topics=("fabriek",), limit=66)),
        "binnen een thema": collaboration(many, CollaborationQuery(themes=("ta-bouw",), limit=66)),
        "wiel": similar(many, SimilarQuery(connected=True, limit=0)),
        "witte vlekken": gaps(many, GapsQuery()),
        "verbinders": brokers(many, BrokersQuery(limit=0)),
        "kaarten": [kansenkaart(many, f"provincie/{slug}").highlights for slug in slugs],
        "samen": [e.shared for e in network(many, NetworkQuery()).edges],
        "naast elkaar": compare(many, CompareQuery(things=("Drenthe", "Groningen"))).shared,
    }
    for question, answer in answers.items():
        found = set(named(answer))
        assert found, question
        assert not found & stopped, question


def test_what_stopped_does_not_count_as_running(many: Snapshot, stopped: frozenset[str]) -> None:
    rows = many.query(
        "MATCH (t:Theme)<-[:ADDRESSES]-(p:Project)-[:IN_PROVINCE]->(q:Province) "
        "RETURN t.id AS theme, q.slug AS province, p.id AS id"
    )
    running = Counter((r["theme"], r["province"]) for r in rows if r["id"] not in stopped)
    assert running != Counter((r["theme"], r["province"]) for r in rows)
    projects = landscape(many).projects
    assert {(t, q): n for t, places in projects.items() for q, n in places.items() if n} == running


def test_the_six_that_stopped_are_told_with_year_reason_and_source(seed_store: Store) -> None:
    found = {lesson.id: lesson for lesson in lessons(seed_store.at())}
    assert {i: lesson.year for i, lesson in found.items()} == STOPPED_IN_SEEDS
    assert all(lesson.reason and lesson.sources for lesson in found.values())
    assert "faillissement" in found[UMINCORP].text
    assert found[UMINCORP].text.startswith("Gestopt in 2024. ")
    unknown = found["project/chemische-recycling-neste-ravago-vlissingen"]
    assert unknown.text.startswith("Gestopt; het jaar is niet bekend. ")


def test_a_lesson_is_told_on_its_subject_in_every_province(seed_store: Store) -> None:
    now = seed_store.at()
    about = [lesson.id for lesson in lessons(now, topics_named(now, ["zonnepanelen"]))]
    assert about == ["project/recyclingfabriek-zonnepanelen-lelystad"]
    assert not lessons(now, topics_named(now, ["vezelhennep"]))
    plastics = {lesson.id for lesson in lessons(now, themes_named(now, ["ta-kunststoffen"]))}
    asked = collaboration(now, CollaborationQuery(provinces=("limburg",), themes=("ta-kunststoffen",)))
    assert {lesson.id for lesson in asked.lessons} == plastics > {UMINCORP}
    scaled = scaling(now, ScalingQuery(themes=("ta-kunststoffen",), provinces=("limburg",)))
    assert {lesson.id for lesson in scaled.lessons} == plastics
    assert {i.id for i in profile(now, "thema/ta-kunststoffen").lessons} >= {UMINCORP}
    assert [i.id for i in profile(now, "provincie/drenthe").lessons] == [
        "project/coolrec-kunststofcompounding-emmen"
    ]


def test_the_wheel_shows_what_stopped_beside_a_group_and_not_in_it(seed_store: Store) -> None:
    groups = similar(seed_store.at(), SimilarQuery(connected=True, limit=0)).groups
    about_panels = [g for g in groups if "project/recyclingfabriek-zonnepanelen-lelystad" in _ids(g.lessons)]
    assert about_panels
    assert all("zonnepanelen" in g.name for g in about_panels)
    answer = similar(seed_store.at(), SimilarQuery(project=UMINCORP))
    assert not answer.groups
    assert any(LESSONS in note and "2024" in note for note in answer.notes)


def _ids(things: Sequence[Any]) -> list[str]:
    return [thing.id for thing in things]


def test_a_candidate_asked_by_name_that_stopped_is_a_lesson(seed_store: Store) -> None:
    answer = scaling(seed_store.at(), ScalingQuery(projects=(UMINCORP,)))
    assert not answer.candidates
    assert _ids(answer.lessons) == [UMINCORP]


def test_a_list_tells_apart_what_stopped_and_finds_it_by_its_phase(seed_store: Store) -> None:
    now = seed_store.at()
    plastic = listing(now, ListQuery(segment="project", topics=("kunststof",), limit=0))
    stopped = {item.id for item in plastic.items} & STOPPED_IN_SEEDS.keys()
    assert UMINCORP in stopped
    assert set(_ids(plastic.lessons)) == stopped
    asked = listing(now, ListQuery(segment="project", phases=(STOPPED,), limit=0))
    assert {item.id for item in asked.items} == STOPPED_IN_SEEDS.keys()
    assert not asked.lessons
    assert {h.id for h in search(now, SearchQuery(text="fabriek", phases=(STOPPED,), limit=0)).hits} <= (
        STOPPED_IN_SEEDS.keys()
    )


def test_a_phase_that_no_project_has_is_a_phase(tmp_path: Path) -> None:
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(prepare(without_cards(tmp_path)).data)
    assert not listing(store.at(), ListQuery(segment="project", phases=(STOPPED,))).items


def test_its_reason_can_be_searched_for(seed_store: Store) -> None:
    found = search(seed_store.at(), SearchQuery(text="surseance", types=("project",))).hits
    assert UMINCORP in _ids(found)


def test_which_projects_stopped_is_a_question(seed_store: Store) -> None:
    answer = answered_at(ask(seed_store.at(), "welke projecten zijn gestopt"))
    assert answer.address == "/projecten?fase=gestopt"
    assert answer.api == "/v1/projecten?fase=gestopt"
    assert set(_ids(answer.found)) == STOPPED_IN_SEEDS.keys()
    one = ask(seed_store.at(), "welke projecten in Drenthe zijn failliet gegaan?")
    assert _ids(one.found) == ["project/coolrec-kunststofcompounding-emmen"]


@pytest.mark.parametrize(
    ("identifier", "says"),
    [
        ("project/coolrec-kunststofcompounding-emmen", "is gestopt (2017-2019). Productie gestopt"),
        ("project/recyclingfabriek-zonnepanelen-lelystad", "is in 2022 gestopt. De fabriek is in 2022"),
        ("project/cbci", "is afgerond (2019-2022)."),
        ("project/bouw-biosintrum-oosterwolde", "is in 2019 afgerond."),
        ("project/proeftuin-drenthe-woont-circulair", "is afgerond (begonnen in 2018)."),
        ("project/demofabriek-pha-paques-biomaterials", "wordt opgeschaald (vanaf 2023)."),
        ("project/spintone-co2-de-lelystadse-boer", "was een idee (stand van 2018; begonnen in 2018)."),
        ("project/spullenbak-den-haag", "liep als pilot (stand van 2023; tot 2023)."),
    ],
)
def test_a_project_says_how_it_stands_and_when(seed_store: Store, identifier: str, says: str) -> None:
    assert says in profile(seed_store.at(), identifier).summary


def test_no_project_that_is_over_is_said_to_run_from_a_year(seed_store: Store) -> None:
    now = seed_store.at()
    rows = now.query("MATCH (p:Project) WHERE p.phase IN ['afgerond', 'gestopt'] RETURN p.id AS id")
    assert len(rows) > 50
    for row in rows:
        assert "vanaf" not in profile(now, row["id"]).summary


def test_the_years_of_what_is_over_are_no_beginning_without_an_end() -> None:
    assert course("afgerond", 2019, 2022) == "2019-2022"
    assert course("afgerond", 2019, None) == "begonnen in 2019"
    assert course("afgerond", None, 2022) == "tot 2022"
    assert course("pilot", 2019, None) == "vanaf 2019"
    assert course("pilot", 2019, None, 2021) == "begonnen in 2019"
    assert course("pilot", 2019, 2019) == "2019"
    assert course("pilot", None, None) == ""


def test_the_api_knows_every_phase(client: httpx.Client) -> None:
    assert get_args(Phase) == PHASES
    page = client.get("/v1/projecten", params={"fase": STOPPED, "aantal": 100}).json()
    assert {item["id"] for item in page["items"]} == STOPPED_IN_SEEDS.keys()
    assert all(item["stopReason"] for item in page["items"])


def test_a_platform_that_ended_is_no_longer_proposed(seed_store: Store) -> None:
    now, ended = seed_store.at(), "platform/circular-biobased-delta"
    assert profile(now, ended).summary.startswith("Circular Biobased Delta was een netwerk")
    answers = [
        collaboration(now, CollaborationQuery(provinces=("zeeland", "noord-brabant"), topics=(topic,)))
        for topic in ("biobased grondstoffen", "lignine", "chemische recycling")
    ]
    assert any(o.existing for a in answers for o in a.opportunities)
    for answer in answers:
        for found in answer.opportunities:
            assert ended not in _ids([*found.carriers, *found.existing, *found.evidence])
    assert ended not in {b.id for b in brokers(now, BrokersQuery(limit=0)).brokers}
    for candidate in scaling(now, ScalingQuery(limit=0)).candidates:
        assert all("Circular Biobased Delta" not in r for t in candidate.targets for r in t.reasons)


# -- shown as of a year -------------------------------------------------------------------------


def test_a_phase_that_may_not_hold_is_told_with_its_year_everywhere(
    seed_store: Store, client: httpx.Client
) -> None:
    now, idea = seed_store.at(), "project/spintone-co2-de-lelystadse-boer"
    words = shown("idee", 2018)
    assert words == "idee (stand van 2018)"
    facts = {f.name: f.text for f in profile(now, idea).facts}
    assert facts["phase"] == words
    theme = profile(now, "provincie/flevoland").group("IN_PROVINCE", "Project", "in")
    assert next(i for i in theme.items if i.id == idea).phase_as_of == 2018 if theme else False
    candidate = next(c for c in scaling(now, ScalingQuery(limit=0)).candidates if c.id == idea)
    assert candidate.phase_as_of == 2018
    assert "(stand van 2018)" in candidate.criteria["rijpheid"].reason
    hit = next(h for h in search(now, SearchQuery(text="Spintone")).hits if h.id == idea)
    assert hit.phase_as_of == 2018
    node = next(n for n in network(now, NetworkQuery(level="ego", about=idea)).nodes if n.id == idea)
    assert words in {f.text for f in node.facts}
    for address in (
        f"/{idea}",
        "/projecten?provincie=flevoland&fase=idee",
        "/zoeken?q=Spintone",
        "/provincie/flevoland",
        "/opschalen?herkomst=flevoland&onderwerp=co2",
        "/projecten?provincie=flevoland&fase=idee&vorm=csv",
    ):
        page = client.get(address).text
        assert words in page or ("vorm=csv" in address and "2018" in page), address
    for address in ("/zoeken?q=Spintone", "/opschalen?herkomst=flevoland&onderwerp=co2"):
        assert f'phase-idee">{words}<' in client.get(address).text, address


def test_pages_and_answers_show_the_lessons_under_their_heading(client: httpx.Client) -> None:
    for address in (
        "/samenwerken?onderwerp=kunststof",
        "/opschalen?onderwerp=kunststof",
        "/projecten?onderwerp=kunststof",
        "/thema/on-kunststof",
        "/provincie/noord-holland",
        "/organisatie/umincorp",
    ):
        page = client.get(address).text
        assert LESSONS in page, address
        assert "Gestopt in 2024. Goedkoop nieuw plastic" in page, address
    wheel = client.get("/wiel?onderwerp=zonnepanelen&bekenden=ja").text
    assert LESSONS in wheel
    assert "definitief niet doorgegaan" in wheel
    assert LESSONS not in client.get("/opschalen?onderwerp=vezelhennep").text
