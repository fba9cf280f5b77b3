"""What is ripe for scaling in a small country: each criterion can be reckoned by hand from its scale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.scaling import Candidate, ScalingQuery, scaling
from queries.scaling.answer import normalised_weights
from queries.scaling.landscape import _mentioned, landscape
from queries.scaling.reasons import _agendas, _carriers, _demand, _evidence, _maturity

SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def candidates(country: Snapshot) -> dict[str, Candidate]:
    found = scaling(country, ScalingQuery(limit=0)).candidates
    return {c.id.partition("/")[2]: c for c in found}


def test_the_furthest_with_results_and_somebody_to_carry_it_stands_first(
    candidates: dict[str, Candidate],
) -> None:
    assert list(candidates) == [
        "sloophub",
        "asfalt-dat-blijft",
        "materialenbank-groningen",
        "hennepwoning-delfzijl",
        "proefhub-noord",
        "materialenbank-vlissingen",
        "plastic-uit-bieten",
        "zeewier-als-isolatie",
        "vezelhennep-in-de-bouw",
    ]


@pytest.mark.parametrize(
    ("project", "values"),
    [
        # In execution (0.75) for three years (0.1); results in quantities (0.3 + 0.3) of one publisher (0.1).
        ("sloophub", {"rijpheid": 0.85, "bewijs": 0.7, "landelijk": 0.5}),
        (
            "asfalt-dat-blijft",
            {"rijpheid": 1.0, "bewijs": 0.85, "vraag": 0.0, "dragers": 0.1, "landelijk": 0.0},
        ),
        ("materialenbank-groningen", {"rijpheid": 0.85, "bewijs": 0.85, "landelijk": 0.5}),
        ("hennepwoning-delfzijl", {"rijpheid": 0.65, "bewijs": 0.85}),
        ("proefhub-noord", {"rijpheid": 0.5, "bewijs": 0.1, "landelijk": 0.75}),
        ("materialenbank-vlissingen", {"rijpheid": 0.55, "bewijs": 0.1}),
        ("plastic-uit-bieten", {"rijpheid": 0.25, "bewijs": 0.1}),
        ("zeewier-als-isolatie", {"rijpheid": 0.0, "bewijs": 0.1}),
        ("vezelhennep-in-de-bouw", {"rijpheid": 0.0, "bewijs": 0.0}),
    ],
)
def test_a_criterion_has_the_value_that_its_scale_says(
    candidates: dict[str, Candidate], project: str, values: dict[str, float]
) -> None:
    criteria = candidates[project].criteria
    assert {name: criteria[name].value for name in values} == values
    weighed = sum(c.value * c.weight for c in criteria.values())
    assert candidates[project].score == pytest.approx(weighed, abs=1e-4)


@pytest.mark.parametrize("project", SENTENCES)
def test_every_value_has_its_reason_in_words(candidates: dict[str, Candidate], project: str) -> None:
    criteria = candidates[project].criteria
    told = SENTENCES[project]
    assert {name: criteria[name].reason for name in told} == told


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (("pilot", 2021, 3, None), "Loopt als pilot; begonnen in 2021, 3 jaar geleden."),
        (("pilot", 2024, 0, None), "Loopt als pilot; begonnen in 2024."),
        (("pilot", None, 0, 2020), "Loopt als pilot (stand van 2020); beginjaar onbekend."),
        (("afgerond", 2018, 6, None), "Afgerond; begonnen in 2018."),
        (("onbekend", None, 0, None), "Fase onbekend, daarom de middenwaarde; beginjaar onbekend."),
    ],
)
def test_how_far_it_is(facts: tuple[str, int | None, int, int | None], said: str) -> None:
    row = dict(zip(("phase", "start_year", "years", "as_of"), facts, strict=True))
    assert _maturity(row) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (("12 ton", True, "pilot", 2, 3), "Resultaten in cijfers beschreven; 3 bronnen van 2 uitgevers."),
        (
            ("Het werkt", False, "pilot", 1, 1),
            "Resultaten beschreven, zonder hoeveelheden; 1 bron van 1 uitgever.",
        ),
        (
            ("Het werkt", False, "verkenning", 1, 1),
            "Resultaten beschreven, zonder hoeveelheden (telt minder zwaar: nog in de fase verkenning); 1 "
            "bron van 1 "
            "uitgever.",
        ),
        (
            ("", False, "pilot", 0, 1),
            "Geen resultaten bekend (doelen, subsidies en plannen tellen niet); uitgever van de bronnen "
            "onbekend (1 "
            "bron).",
        ),
    ],
)
def test_what_is_known_of_results(facts: tuple[str, bool, str, int, int], said: str) -> None:
    row = dict(zip(("results", "quantified", "phase", "publishers", "sources"), facts, strict=True))
    assert _evidence(row) == said


def _carried(**known: Any) -> dict[str, Any]:
    carries = {f"carries:{q}": 0.0 for q in ("drenthe", "fryslan", "groningen", "zeeland")}
    return {"platforms": [], "areas": [], "lead": "", "provinces": ["drenthe"], **carries, **known}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (_carried(), "Hoort bij geen bekend platform; trekker onbekend."),
        (
            _carried(platforms=["DBN"], areas=["drenthe fryslan groningen"], lead="Gemeente Emmen"),
            "Onderdeel van DBN; ook actief in Fryslân en Groningen; getrokken door Gemeente Emmen.",
        ),
        (
            _carried(platforms=["A", "B"], areas=["landelijk fryslan", "landelijk"]),
            "Onderdeel van A en B; samen ook actief in Fryslân; A en B zijn landelijk; trekker onbekend.",
        ),
        (
            _carried(
                platforms=["A"], areas=["landelijk "], **{"carries:zeeland": 0.1, "carries:drenthe": 0.4}
            ),
            "Onderdeel van A; A is landelijk; trekker onbekend; in 1 provincie waar het heen kan werkt een "
            "platform "
            "hieraan.",
        ),
    ],
)
def test_who_can_carry_it(country: Snapshot, facts: dict[str, Any], said: str) -> None:
    targets = ("drenthe", "fryslan", "groningen", "zeeland")
    assert _carriers(facts, targets, landscape(country)) == said


def test_who_wants_it_most_is_named_first(country: Snapshot) -> None:
    background = landscape(country)
    wants = {"want:drenthe": 0.2, "want:fryslan": 0.5, "want:groningen": 0.2, "want:zeeland": 0.1}
    targets = ("drenthe", "fryslan", "groningen", "zeeland")
    start = "Past het best bij wat"
    assert _demand({"provinces": [], **wants}, targets, background) == (
        f"{start} Fryslân, Drenthe en Groningen als zwaartepunt of kans noemen, waar nog minder dan "
        f"gemiddeld aan "
        "loopt."
    )
    assert _demand({"provinces": ["drenthe", "fryslan", "groningen"], **wants}, targets, background) == (
        f"{start} Zeeland als zwaartepunt of kans noemt, waar nog minder dan gemiddeld aan loopt."
    )


def test_agendas_are_named_or_what_is_related_to_them(country: Snapshot) -> None:
    background = landscape(country)

    def said(*themes: str) -> str:
        return _agendas({"themes": [f"thema/{t}" for t in themes]}, background)

    assert said("ta-kunststoffen", "ta-bouw") == "Past bij de transitieagenda's Bouw en Kunststoffen."
    assert said("os-vth", "ta-bouw") == "Past bij de transitieagenda Bouw en het ontwikkelspoor VTH."
    assert said("on-hennep", "on-asfalt") == "Via hennep verwant aan een transitieagenda."
    assert said("on-asfalt") == "Past bij geen landelijke agenda die wij kennen."


def test_the_landscape_knows_what_is_rare_and_what_is_wanted(country: Snapshot) -> None:
    background = landscape(country)
    assert background.reference_year == 2024
    assert background.neighbours["groningen"] == {"drenthe", "fryslan"}
    themes = {t.name: t for t in background.themes.values() if t.scheme == "onderwerpen"}
    assert {name: t.count for name, t in themes.items()} == {
        "asfalt": 1,
        "hennep": 0,  # the only project on it stopped
        "hergebruik": 3,
        "isolatie": 2,
        "slopen": 4,
        "textiel": 0,
        "vezelhennep": 3,
        "zeewier": 2,
    }
    assert themes["asfalt"].rarity == themes["hennep"].rarity == 1.0
    assert themes["isolatie"].rarity > themes["vezelhennep"].rarity > themes["slopen"].rarity > 0
    assert [t.name for t in themes.values() if t.container] == ["hergebruik"]
    assert dict(themes["isolatie"].agendas) == {"transitieagendas": 0.35}
    assert dict(background.themes["thema/os-vth"].agendas) == {"ontwikkelsporen": 0.25}
    assert [(f.label, f.basis, sorted(f.themes)) for f in background.focuses["drenthe"]] == [
        ("Circulair bouwen", "kansenkaart", ["thema/os-vth", "thema/ta-bouw"])
    ]
    rows = {row["theme"]: row for row in background.measures.iter_rows(named=True)}
    slopen = rows["thema/on-slopen"]
    weight = themes["slopen"].rarity ** 2
    assert slopen["weight"] == pytest.approx(weight)
    for measure, there in {
        "runs": {"drenthe", "fryslan", "groningen", "zeeland"},
        "carries": {"drenthe", "groningen", "zeeland"},
        "lack": set(background.provinces) - {"drenthe", "fryslan", "groningen", "zeeland"},
    }.items():
        found = {q for q in background.provinces if slopen[f"{measure}:{q}"] == pytest.approx(weight)}
        assert found == there, measure
    vth = rows["thema/os-vth"]
    assert {q: vth[f"want:{q}"] for q in background.provinces if vth[f"want:{q}"]} == {"drenthe": 0.8}


def test_the_words_of_a_focus_name_topics() -> None:
    topics = {"hennep": "h", "lisdodde": "l", "groene chemie": "g", "gebruik": "u"}
    assert _mentioned("Hennep, en groene chemie", topics) == {"h", "g"}
    assert _mentioned("Lisdoddeteelt in het veen", topics) == {"l"}
    assert _mentioned("Gebruikte materialen", topics) == set()
    assert _mentioned("Hennepteelt", topics) == {"h"}
    assert _mentioned("Niets daarvan", topics) == set()


def test_weights_are_shares_of_one() -> None:
    weights = normalised_weights({"bewijs": 0.0, "rijpheid": 0.4})
    assert sum(weights.values()) == pytest.approx(1, abs=1e-5)
    assert weights["bewijs"] == 0
    assert weights["rijpheid"] == pytest.approx(2 * weights["vraag"], abs=1e-5)
    for wrong in ({"bewijzen": 1.0}, {"bewijs": -0.1}, {"bewijs": float("inf")}):
        with pytest.raises(UnknownWordError):
            normalised_weights(wrong)
    with pytest.raises(UnknownWordError, match="alle gewichten zijn 0"):
        normalised_weights(dict.fromkeys(weights, 0.0))


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"topics": ("hennep",)}, ["sloophub", "hennepwoning-delfzijl", "vezelhennep-in-de-bouw"]),
        (
            {"themes": ("ta-bouw",), "topics": ("isolatie",)},
            ["hennepwoning-delfzijl", "zeewier-als-isolatie"],
        ),
        ({"from_provinces": ("zeeland",), "topics": ("slopen",)}, ["materialenbank-vlissingen"]),
        ({"provinces": ("drenthe",), "from_provinces": ("drenthe",)}, []),
        ({"projects": ("sloophub", "project/asfalt-dat-blijft")}, ["sloophub", "asfalt-dat-blijft"]),
        ({"topics": ("bieten",)}, ["plastic-uit-bieten"]),
        ({"topics": ("kwantum",)}, []),
        ({"limit": 2, "offset": 1}, ["asfalt-dat-blijft", "materialenbank-groningen"]),
    ],
)
def test_a_scope_narrows(country: Snapshot, chosen: dict[str, Any], found: list[str]) -> None:
    answer = scaling(country, ScalingQuery(**chosen))
    assert [c.id.partition("/")[2] for c in answer.candidates] == found
    assert answer.certain
    if "limit" not in chosen:
        assert answer.total == answer.valued == len(found)


def test_a_work_done_once_is_no_candidate(country: Snapshot, candidates: dict[str, Candidate]) -> None:
    assert "brug-van-plastic" not in candidates
    (note,) = scaling(country, ScalingQuery(limit=0)).notes
    assert note.startswith("Geen kandidaat is 1 eenmalig werk: ")


def test_what_counts_most_and_least_is_told(candidates: dict[str, Candidate]) -> None:
    told = candidates["asfalt-dat-blijft"].explanation
    assert told.startswith(
        "Asfalt dat blijft scoort vooral op de rijpheid en het bewijs van resultaten, en het minst op de "
        "aansluiting "
        "bij landelijke agenda's."
    )
