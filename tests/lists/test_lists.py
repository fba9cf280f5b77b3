"""Lists of a small country: which things, in what order, with what beside them."""

from __future__ import annotations

from typing import Any

import pytest

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.lists import ListQuery, PlacesQuery, listing, places, stats
from queries.lists.answer import kinds_of


def _ids(country: Snapshot, segment: str, **chosen: Any) -> list[str]:
    """What comes behind the kind in the identifiers of a list."""
    found = listing(country, ListQuery(segment=segment, **chosen))
    return [item.id.partition("/")[2] for item in found.items]


EVERY_PROJECT = [
    "asfalt-dat-blijft",
    "brug-van-plastic",
    "hennephuis-assen",
    "hennepwoning-delfzijl",
    "materialenbank-groningen",
    "materialenbank-vlissingen",
    "plastic-uit-bieten",
    "proefhub-noord",
    "sloophub",
    "vezelhennep-in-de-bouw",
    "zeewier-als-isolatie",
]
BANKS = ["materialenbank-groningen", "materialenbank-vlissingen"]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, EVERY_PROJECT),
        ({"provinces": ("Zeeland",)}, ["asfalt-dat-blijft", BANKS[1], "zeewier-als-isolatie"]),
        ({"provinces": ("fryslan", "friesland")}, ["sloophub", "vezelhennep-in-de-bouw"]),
        # A second word of one kind widens, another kind narrows.
        (
            {"provinces": ("fryslan", "zeeland")},
            [
                "asfalt-dat-blijft",
                BANKS[1],
                "sloophub",
                "vezelhennep-in-de-bouw",
                "zeewier-als-isolatie",
            ],
        ),
        ({"provinces": ("zeeland",), "topics": ("slopen",)}, [BANKS[1]]),
        ({"themes": ("ta-biomassa",)}, ["plastic-uit-bieten", "zeewier-als-isolatie"]),
        ({"themes": ("ta-biomassa",), "topics": ("zeewier",)}, ["zeewier-als-isolatie"]),
        # Hennep has vezelhennep under it.
        (
            {"topics": ("hennep",)},
            ["hennephuis-assen", "hennepwoning-delfzijl", "sloophub", "vezelhennep-in-de-bouw"],
        ),
        ({"topics": ("bieten",)}, ["plastic-uit-bieten"]),  # only in a text
        ({"topics": ("kwantum",)}, []),
        ({"phases": ("Pilot",)}, ["hennepwoning-delfzijl", BANKS[1]]),
        ({"phases": ("pilot", "idee"), "provinces": ("zeeland",)}, [BANKS[1], "zeewier-als-isolatie"]),
        ({"limit": 2, "offset": 4}, BANKS),
        ({"limit": 0, "offset": 9}, EVERY_PROJECT[9:]),
    ],
)
def test_filters_let_through(country: Snapshot, chosen: dict[str, Any], found: list[str]) -> None:
    assert _ids(country, "project", **chosen) == found


@pytest.mark.parametrize(
    ("segment", "sort", "descending", "first"),
    [
        # Who does not say when it began stands last, either way round.
        ("project", "start", False, ["brug-van-plastic", "asfalt-dat-blijft", "hennephuis-assen", BANKS[0]]),
        ("project", "start", True, ["plastic-uit-bieten", BANKS[1], "hennepwoning-delfzijl", "sloophub"]),
        ("project", "phase", False, ["asfalt-dat-blijft", BANKS[0], "sloophub", "hennepwoning-delfzijl"]),
        ("project", "phase", True, ["hennephuis-assen", "proefhub-noord", "brug-van-plastic"]),
        ("platform", "projects", True, ["kring-van-noord", "chemiepark-noord", "drents-bouwnetwerk"]),
        ("platform", "start", False, ["kring-van-noord", "chemiepark-noord", "drents-bouwnetwerk"]),
        ("platform", "kind", False, ["chemiepark-noord", "drents-bouwnetwerk", "zeeuwse-bouwkring"]),
        ("platform", "name", True, ["zeeuwse-bouwkring", "kring-van-noord", "drents-bouwnetwerk"]),
        ("organisatie", "kind", False, ["gemeente-eemsdelta", "gemeente-emmen", "gemeente-vlissingen"]),
        ("gemeente", "projects", True, ["assen", "eemsdelta", "emmen", "groningen"]),
        ("gebeurtenis", "start", True, ["de-krachtenkaart-wordt-aangeboden"]),
        ("thema", "projects", True, ["ta-bouw", "on-slopen", "on-hergebruik", "ta-kunststoffen"]),
    ],
)
def test_a_list_has_the_order_that_is_asked(
    country: Snapshot, segment: str, sort: str, descending: bool, first: list[str]
) -> None:
    found = _ids(country, segment, sort=sort, descending=descending, limit=0)
    if segment == "gemeente":
        names = {i.id.partition("/")[2]: i.name for i in listing(country, ListQuery(segment=segment)).items}
        found = [names[i].casefold() for i in found]
    assert found[: len(first)] == first


def test_a_project_in_a_list_has_what_is_known_of_it(country: Snapshot) -> None:
    (project,) = listing(country, ListQuery(segment="project", topics=("bieten",))).items
    assert project.model_dump() == {
        "id": "project/plastic-uit-bieten",
        "name": "Plastic uit bieten",
        "description": "Kunststof gemaakt uit suikerbieten.",
        "provinces": ["groningen"],
        "themes": [
            {"id": "thema/ta-biomassa", "type": "Theme", "name": "Biomassa en voedsel"},
            {"id": "thema/ta-kunststoffen", "type": "Theme", "name": "Kunststoffen"},
        ],
        "phase": "verkenning",
        "phase_as_of": None,
        "stop_reason": "",
        "differences": [],
        "start_year": 2023,
        "end_year": None,
        "budget_eur": 1_500_000.0,
    }


def test_each_kind_has_its_own_fields(country: Snapshot) -> None:
    def one(segment: str, name: str) -> dict[str, Any]:
        every = {item.name: item for item in listing(country, ListQuery(segment=segment, limit=0)).items}
        return every[name].model_dump()

    platform = one("platform", "Kring van Noord")
    assert (platform["founded"], platform["ended"], platform["projects"]) == (2012, 2023, 3)
    assert (platform["abbreviation"], platform["scope"], platform["website"]) == ("", "landelijk", "")
    organisation = one("organisatie", "Rijk")
    assert (organisation["kind"], organisation["projects"]) == ("overheid", 2)
    assert organisation["provinces"] == ["drenthe", "fryslan", "zeeland"]
    province = one("provincie", "Zeeland")
    assert (province["cbs_code"], province["card_status"], province["projects"]) == (
        "PV29",
        "reconstructie",
        3,
    )
    assert one("provincie", "Utrecht")["projects"] == 0
    town = one("gemeente", "Emmen")
    assert (town["cbs_code"], town["provinces"], town["projects"]) == ("GM0114", ["drenthe"], 1)
    assert town["latitude"] == pytest.approx(52.7536)
    theme = one("thema", "hergebruik")
    assert (theme["kind"], theme["projects"], theme["website"]) == ("onderwerpen", 3, "")
    assert one("gebeurtenis", "Zonder datum")["happened_on"] == ""
    assert one("bron", "Sloophub opent deuren")["issued"] == "2024-01-15"
    figure = one("cijfer", "Gezamenlijke jaarlijkse inzet van de provincies")
    assert (figure["amount"], figure["unit"], figure["per"], figure["years"]) == (17e6, "euro", "jaar", 3)


def test_the_total_counts_also_what_is_not_shown(country: Snapshot) -> None:
    for segment in NODE_TYPE_BY_SEGMENT:
        whole = listing(country, ListQuery(segment=segment, limit=0))
        part = listing(country, ListQuery(segment=segment, limit=1, offset=1))
        assert part.total == whole.total == len(whole.items)
        assert list(part.items) == list(whole.items[1:2])
        assert part.version == country.version


def test_what_stopped_is_a_lesson_of_the_projects_that_are_chosen(country: Snapshot) -> None:
    (lesson,) = listing(country, ListQuery(segment="project", provinces=("drenthe",))).lessons
    assert lesson.id == "project/hennephuis-assen"
    assert (lesson.year, lesson.reason) == (2020, "De vergunning bleef uit.")
    assert [source.id for source in lesson.sources] == ["bron/sloophub-opent-deuren"]
    for chosen in ({"provinces": ("zeeland",)}, {"phases": ("gestopt",)}):
        assert listing(country, ListQuery(segment="project", **chosen)).lessons == []  # type: ignore[arg-type]
    assert listing(country, ListQuery(segment="platform")).lessons == []


def test_how_a_word_was_understood_is_told(country: Snapshot) -> None:
    (note,) = listing(country, ListQuery(segment="project", topics=("bieten",))).notes
    assert note == (
        '"bieten" staat in geen begrippenlijst; gezocht in de tekst van projecten, platforms en kansen: '
        "2 gevonden."
    )
    (note,) = listing(country, ListQuery(segment="project", themes=("bouw",))).notes
    assert note == '"bouw" staat in meer lijsten; gebruikt: ta-bouw, vm-bouw.'
    assert listing(country, ListQuery(segment="project", topics=("slopen",))).notes == []


@pytest.mark.parametrize(
    ("segment", "chosen", "said"),
    [
        ("project", {"phases": ("pilots",)}, 'onbekende fase "pilots". Bedoelde u "pilot"?'),
        ("platform", {"kinds": ("netwerke",)}, 'onbekende soort "netwerke". Bedoelde u "netwerk"?'),
        ("platform", {"phases": ("pilot",)}, 'onbekende fase "pilot". Kies uit: .'),
        ("project", {"provinces": ("zeelant",)}, 'onbekende provincie "zeelant". Bedoelde u "Zeeland"?'),
        ("project", {"themes": ("biomasa",)}, 'onbekend thema "biomasa".'),
    ],
)
def test_a_word_that_does_not_exist_is_refused(
    country: Snapshot, segment: str, chosen: dict[str, Any], said: str
) -> None:
    with pytest.raises(UnknownWordError) as refused:
        listing(country, ListQuery(segment=segment, **chosen))
    assert str(refused.value).startswith(said)


def test_kinds_are_chosen_in_any_case(country: Snapshot) -> None:
    assert kinds_of(country, "platform") == ["campus", "netwerk", "platform", "vereniging"]
    assert kinds_of(country, "project") == []
    assert _ids(country, "platform", kinds=("Netwerk", "campus")) == [
        "chemiepark-noord",
        "drents-bouwnetwerk",
        "zeeuwse-bouwkring",
    ]


def test_the_graph_is_counted(country: Snapshot) -> None:
    found = stats(country)
    nodes = {count.label: count.count for count in found.nodes}
    assert (nodes["Project"], nodes["Platform"], nodes["Province"], nodes["Municipality"]) == (11, 5, 12, 17)
    assert {n.label: n.name for n in found.nodes}["Project"] == "projecten"
    relationships = {count.label: count.count for count in found.relationships}
    assert (relationships["LOCATED_IN"], relationships["FOCUSES_ON"]) == (7, 8)
    assert found.phases == {
        "afgerond": 1,
        "gestopt": 1,
        "idee": 2,
        "onbekend": 1,
        "opschaling": 1,
        "pilot": 2,
        "uitvoering": 2,
        "verkenning": 1,
    }
    zeeland = next(p for p in found.provinces if p.slug == "zeeland")
    assert zeeland.model_dump() == {
        "slug": "zeeland",
        "name": "Zeeland",
        "status": "reconstructie",
        "projects": 3,
        "platforms": 1,
        "opportunities": 1,
    }
    limburg = next(p for p in found.provinces if p.slug == "limburg")
    assert (limburg.status, limburg.projects, limburg.platforms, limburg.opportunities) == ("", 0, 0, 0)


def test_what_names_no_source_is_counted_once(country: Snapshot) -> None:
    """Of every thing that owes a source, straight from the graph."""
    owing, without = 0, 0
    for label in ("Platform", "Project", "Opportunity", "Publication", "Event", "Figure"):
        rows = country.query(
            f"MATCH (n:{label}) OPTIONAL MATCH (n)-[:STATED_IN]->(s:Source) RETURN n.id AS id, count(s) AS n"
        )
        owing += len(rows)
        without += sum(row["n"] == 0 for row in rows)
    organisations = country.query("MATCH (n:Organisation) RETURN count(n) AS n")[0]["n"]
    found = stats(country)
    assert found.sourced_share == pytest.approx(1 - found.unsourced / (owing + organisations))
    assert without <= found.unsourced <= without + organisations


def test_projects_lie_in_provinces_and_towns(country: Snapshot) -> None:
    found = places(country)
    assert (found.projects, found.located, found.meanings) == (11, 6, [])
    assert {p.slug: p.projects for p in found.provinces if p.projects} == {
        "drenthe": 4,
        "fryslan": 2,
        "groningen": 5,
        "zeeland": 3,
    }
    assert [p.name for p in found.provinces] == sorted(p.name for p in found.provinces)
    assert len(found.provinces) == 12
    assert {t.name: (t.province, t.projects) for t in found.towns} == {
        "Assen": ("drenthe", 1),
        "Eemsdelta": ("groningen", 1),
        "Emmen": ("drenthe", 1),
        "Groningen": ("groningen", 1),
        "Leeuwarden": ("fryslan", 1),
        "Vlissingen": ("zeeland", 1),
    }


@pytest.mark.parametrize(
    ("chosen", "projects", "located"),
    [
        ({"topics": ("slopen",)}, 4, 3),
        ({"topics": ("hennep",)}, 4, 4),
        ({"topics": ("bieten",)}, 1, 0),
        ({"topics": ("kwantum",)}, 0, 0),
        ({"themes": ("ta-biomassa",)}, 2, 0),
        ({"themes": ("ta-biomassa", "vm-infra")}, 3, 0),
        ({"themes": ("ta-bouw",), "topics": ("slopen",)}, 4, 3),
        ({"themes": ("ta-biomassa",), "topics": ("slopen",)}, 0, 0),
    ],
)
def test_places_of_what_is_about_a_subject(
    country: Snapshot, chosen: dict[str, Any], projects: int, located: int
) -> None:
    found = places(country, PlacesQuery(**chosen))
    assert (found.projects, found.located) == (projects, located)
    assert sum(town.projects for town in found.towns) == located
    assert len(found.meanings) == sum(map(len, chosen.values()))
