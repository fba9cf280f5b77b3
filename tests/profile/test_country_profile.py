"""Profiles and cards of a small country, where it can be said by heart what they must tell."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.store import Snapshot
from queries.profile import Profile, kansenkaart, profile
from queries.profile.parts import ThemeInProvince

SENTENCES: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("thing", SENTENCES)
def test_a_thing_is_told_in_a_few_sentences(country: Snapshot, thing: str) -> None:
    assert profile(country, thing).summary == SENTENCES[thing]


def _groups(found: Profile) -> dict[str, list[str]]:
    """What stands under every heading, by the last part of its identifier."""
    return {g.heading: [i.id.partition("/")[2] for i in g.items] for g in found.groups}


def test_relationships_stand_under_headings_in_the_order_of_how_far_they_are(country: Snapshot) -> None:
    assert _groups(profile(country, "Drenthe")) == {
        "Projecten": ["asfalt-dat-blijft", "sloophub", "brug-van-plastic", "hennephuis-assen"],
        "Publicaties": ["zo-sloopt-emmen"],
        "Actieve platforms": ["chemiepark-noord", "drents-bouwnetwerk"],
        "Gemeenten": ["gm0106", "gm0114"],
        "Grenst aan provincies": ["fryslan", "groningen", "overijssel"],
        "Zwaartepunten": ["os-vth", "ta-bouw"],
        "Kansen": ["samen-slopen-met-fryslan"],
    }
    assert _groups(profile(country, "Sloophub Emmen")) == {
        "Provincies": ["drenthe", "fryslan"],
        "Gemeente": ["gm0114"],
        "Thema's en onderwerpen": ["on-slopen", "on-vezelhennep", "on-zeewier", "ta-bouw"],
        "Onderdeel van": ["drents-bouwnetwerk"],
        "Trekker": ["gemeente-emmen"],
        "Partners": ["afdeling-bouw-van-de-hogeschool-noord", "de-mol-circulair", "rijk"],
    }
    assert _groups(profile(country, "publicatie/zo-sloopt-emmen")) == {
        "Provincies": ["drenthe"],
        "Gemeente": ["gm0114"],
        "Thema's en onderwerpen": ["on-slopen", "vm-bouw"],
        "Gaat over organisatie": ["gemeente-emmen"],
    }


def test_a_theme_stands_beside_what_is_nearest_first(country: Snapshot) -> None:
    group = profile(country, "thema/ta-bouw").group("MATCHES", "Theme")
    assert group is not None
    assert [(i.id, i.degree) for i in group.items] == [
        ("thema/vm-bouw", "exact"),
        ("thema/on-vezelhennep", "close"),
        ("thema/on-isolatie", "narrow"),
        ("thema/on-slopen", "narrow"),
    ]
    assert group.items[0].reason == "Zelfde naam en onderwerp."


def test_a_related_thing_has_what_is_known_of_it_and_who_says_so(country: Snapshot) -> None:
    found = profile(country, "platform/drents-bouwnetwerk")
    (project,) = (i for g in found.groups if g.type == "Project" for i in g.items)
    assert (project.phase, project.year, project.end_year, project.phase_as_of) == (
        "uitvoering",
        2021,
        2024,
        None,
    )
    assert project.provinces == ["drenthe", "fryslan"]
    assert project.sources == ["bron/drentse-aanpak-circulair-bouwen", "bron/sloophub-opent-deuren"]
    assert found.aliases == ["DBN", "Bouwkring Drenthe"]
    assert [(s.id, s.where) for s in found.sources][:3] == [
        ("bron/drentse-aanpak-circulair-bouwen", ""),
        ("bron/notitie-van-de-provincies", "5.2.2; 5.2.4"),
        ("bron/sloophub-opent-deuren", "p. 3"),
    ]
    assert found.stated == 3
    followed = found.group("FOLLOWS", "Platform", "in")
    assert followed is not None
    assert followed.heading == "Ging vooraf aan"
    assert found.group("FOLLOWS", "Platform") is None


def test_a_focus_names_the_sources_of_its_own_words(country: Snapshot) -> None:
    """Two focuses of Groningen stand for Bouw: one by its card, one by the note of the provinces."""
    figures = profile(country, "provincie/groningen").province
    assert figures is not None
    assert [(f.label, f.basis, [t.id for t in f.themes], f.sources) for f in figures.focus] == [
        (
            "Bouwen met gewassen",
            ["kansenkaart"],
            ["thema/ta-biomassa", "thema/ta-bouw"],
            ["bron/bericht-2-van-groningen"],
        ),
        ("Bouwen met riet", ["elders"], ["thema/ta-bouw"], ["bron/notitie-van-de-provincies"]),
        (
            "Groene chemie",
            ["kansenkaart", "krachtenkaart"],
            ["thema/ta-kunststoffen"],
            ["bron/bericht-1-van-groningen", "bron/de-krachtenkaart"],
        ),
    ]


def test_the_figures_of_a_province(country: Snapshot) -> None:
    figures = profile(country, "provincie/drenthe").province
    assert figures is not None
    assert figures.phases == {"afgerond": 1, "gestopt": 1, "opschaling": 1, "uitvoering": 1}
    assert [(t.id, t.projects) for t in figures.themes] == [
        ("thema/ta-bouw", 2),
        ("thema/vm-infra", 1),
        ("thema/ta-kunststoffen", 1),
    ]
    assert [(t.name, t.projects) for t in figures.topics] == [
        ("hennep", 2),
        ("asfalt", 1),
        ("hergebruik", 1),
        ("slopen", 1),
        ("vezelhennep", 1),
        ("zeewier", 1),
    ]
    assert [(p.slug, p.projects, p.platforms, [e.id for e in p.examples]) for p in figures.partners] == [
        (
            "groningen",
            1,
            2,
            ["project/brug-van-plastic", "platform/chemiepark-noord", "platform/drents-bouwnetwerk"],
        ),
        ("fryslan", 1, 0, ["project/sloophub"]),
        ("zeeland", 1, 0, ["project/asfalt-dat-blijft"]),
    ]
    assert [(m.name, m.projects) for m in figures.municipalities] == [("Assen", 1), ("Emmen", 1)]
    assert figures.timeline == {2018: 1, 2019: 2, 2021: 1}
    known = profile(country, "provincie/groningen").province
    assert known is not None
    assert known.completeness.model_dump() == {
        "projects": 5,
        "phase": 0.8,
        "start_year": 0.8,
        "municipality": 0.4,
        "results": 0.4,
    }
    unknown = profile(country, "provincie/limburg").province
    assert unknown is not None
    assert set(unknown.completeness.model_dump().values()) == {0}


def test_the_figures_of_a_theme_count_with_and_without_what_is_under_it(country: Snapshot) -> None:
    figures = profile(country, "thema/on-hennep").theme
    assert figures is not None
    assert (figures.direct_projects, figures.narrower_projects, figures.projects_under) == (1, 3, 4)
    there = {p.slug: (p.projects, p.projects_under) for p in figures.provinces if p.projects_under}
    assert there == {"drenthe": (1, 2), "fryslan": (0, 2), "groningen": (0, 1)}
    figures = profile(country, "thema/ta-bouw").theme
    assert figures is not None
    assert figures.focusing == ["drenthe", "groningen"]
    assert [p.slug for p in figures.provinces] == sorted(p.slug for p in figures.provinces)
    assert figures.provinces[0] == ThemeInProvince(
        slug="drenthe",
        name="Drenthe",
        projects=2,
        projects_under=2,
        platforms=1,
        opportunities=1,
        focuses=True,
    )


def test_the_figures_of_an_organisation(country: Snapshot) -> None:
    figures = profile(country, "organisatie/gemeente-emmen").organisation
    assert figures is not None
    assert (figures.leads, figures.joins) == (1, 0)
    assert [(p.slug, p.name, p.projects, p.platforms) for p in figures.provinces] == [
        ("drenthe", "Drenthe", 1, 1),
        ("fryslan", "Fryslân", 1, 0),
        ("groningen", "Groningen", 0, 1),
    ]
    rijk = profile(country, "Rijksoverheid").organisation
    assert rijk is not None
    assert (rijk.leads, rijk.joins) == (0, 2)
    assert [p.slug for p in rijk.provinces] == ["drenthe", "fryslan", "zeeland"]


def test_facts_have_their_units_and_what_is_unknown_is_told_only_where_it_matters(country: Snapshot) -> None:
    def facts(thing: str) -> dict[str, str | None]:
        return {fact.name: fact.text for fact in profile(country, thing).facts}

    assert facts("project/sloophub") == {
        "phase": "uitvoering",
        "start_year": "2021",
        "end_year": "2024",
        "budget_eur": "€ 250.000",
        "results": "120 ton materiaal hergebruikt. 40 ton naar Friese bouwers.",
        "remark": "Vroeger op een ander terrein.",
    }
    assert facts("project/proefhub-noord")["phase"] is None
    assert facts("project/hennephuis-assen")["stop_reason"] == "De vergunning bleef uit."
    assert "ended" not in facts("platform/chemiepark-noord")
    assert facts("platform/kring-van-noord")["ended"] == "2023"
    assert facts("thema/ta-bouw")["scheme"] == "Transitieagenda's"
    assert facts("gebeurtenis/begin-van-de-kring")["date"] == "juli 2019"
    assert facts("provincie/drenthe")["latitude"] == "52,8757"


def test_cards_say_what_they_are_of(country: Snapshot) -> None:
    hub = profile(country, "project/sloophub")
    assert [(c.file, c.name, c.status) for c in hub.cards] == [
        ("drenthe", "Kansenkaart Drenthe", "reconstructie"),
        ("fryslan", "Kansenkaart Fryslân", "vastgesteld"),
    ]
    assert hub.reconstruction_note.startswith("Deze gegevens komen deels van een gereconstrueerde kaart")
    wholly = profile(country, "project/hennephuis-assen")
    assert wholly.reconstruction_note.startswith("Deze gegevens komen van een gereconstrueerde kaart")
    not_at_all = profile(country, "project/vezelhennep-in-de-bouw")
    assert (not_at_all.reconstructed, not_at_all.reconstruction_note) == (False, "")
    assert [c.name for c in profile(country, "Drents Bouwnetwerk").cards] == [
        "Kansenkaart Drenthe",
        "IPO-notitie van 22 maart 2023",
    ]


def test_what_stopped_is_a_lesson_also_of_a_wider_theme(country: Snapshot) -> None:
    for thing in ("provincie/drenthe", "thema/ta-bouw", "thema/on-hennep", "organisatie/hogeschool-noord"):
        assert [lesson.name for lesson in profile(country, thing).lessons] == ["Hennephuis Assen"]
    assert profile(country, "provincie/zeeland").lessons == []


def test_the_card_of_a_province(country: Snapshot) -> None:
    card = kansenkaart(country, "provincie/drenthe")
    assert card.phases == ["uitvoering", "opschaling", "afgerond", "gestopt"]
    assert [(h.name, h.phase, h.results, h.year, h.end_year, h.provinces) for h in card.highlights] == [
        ("Asfalt dat blijft", "opschaling", "70 procent hergebruik.", 2019, None, ["drenthe", "zeeland"]),
        (
            "Sloophub Emmen",
            "uitvoering",
            "120 ton materiaal hergebruikt. 40 ton naar Friese bouwers.",
            2021,
            2024,
            ["drenthe", "fryslan"],
        ),
    ]
    assert [(t.id, t.scheme, t.total) for t in card.themes] == [
        ("thema/ta-biomassa", "Transitieagenda's", 0),
        ("thema/ta-bouw", "Transitieagenda's", 2),
        ("thema/ta-kunststoffen", "Transitieagenda's", 1),
        ("thema/vm-bouw", "De Verschilmakers", 0),
        ("thema/vm-infra", "De Verschilmakers", 1),
        ("thema/os-vth", "Ontwikkelsporen", 0),
    ]
    assert card.themes[1].phases == {"uitvoering": 1, "opschaling": 0, "afgerond": 0, "gestopt": 1}
    assert [(k.name, k.kind, k.description) for k in card.kansen] == [
        ("Samen slopen met Fryslân", "kans", "Drenthe zoekt wie het materiaal afneemt."),
    ]
    card = kansenkaart(country, "provincie/groningen")
    assert [h.name for h in card.highlights] == ["Materialenbank Groningen", "Hennepwoning Delfzijl"]
    assert [(p.name, p.kind, p.provinces) for p in card.platforms] == [
        ("Chemiepark Noord", "campus", ["drenthe", "groningen"]),
        ("Drents Bouwnetwerk", "netwerk", ["drenthe", "groningen"]),
        ("Kring van Noord", "vereniging", ["fryslan", "groningen"]),
    ]
    assert card.phases[-1] == "onbekend"
