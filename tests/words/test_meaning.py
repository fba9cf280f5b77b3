"""What a word means in a small country: a province, a theme, a topic, a thing, or only text."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.themes.cover import cover
from queries.themes.hierarchy import hierarchy
from queries.themes.matches import matches
from queries.themes.near import near_themes
from queries.themes.vocabularies import vocabularies, vocabulary_terms
from queries.words import identify, look_alikes, provinces_named, themes_named, topics_named
from queries.words.identify import Identified

AS_TEXT = "staat in geen begrippenlijst; gezocht in de tekst van projecten, platforms en kansen: "


@pytest.mark.parametrize(
    ("word", "kind", "themes", "note"),
    [
        ("hennep", "onderwerp", ["on-hennep"], ""),
        ("os-vth", "thema", ["os-vth"], ""),
        ("bouw", "thema", ["ta-bouw", "vm-bouw"], ""),
        ("Biomassa en voedsel", "thema", ["ta-biomassa"], ""),
        (
            "industriele hennep",
            "onderwerp",
            ["on-vezelhennep"],
            '"industriele hennep" is opgevat als "vezelhennep".',
        ),
        ("vezelhennepen", "onderwerp", ["on-vezelhennep"], '"vezelhennepen" is opgevat als "vezelhennep".'),
        ("bouwen", "thema", ["ta-bouw"], '"bouwen" is opgevat als "Bouw".'),
        (
            "asfaltweg",
            "onderwerp",
            ["on-asfalt"],
            '"asfaltweg" is opgevat als "asfalt", een deel van het woord.',
        ),
        (
            "hennepvezelplaat",
            "onderwerp",
            ["on-hennep"],
            '"hennepvezelplaat" is opgevat als "hennep", een deel van het woord.',
        ),
        ("isolatieplaten", "tekst", [], f'"isolatieplaten" {AS_TEXT}1 gevonden.'),
        ("bieten", "tekst", [], f'"bieten" {AS_TEXT}2 gevonden.'),
        (
            "kwantum",
            "niets",
            [],
            '"kwantum" staat in geen begrippenlijst en in geen enkele tekst; het telt niet mee.',
        ),
        (
            "...",
            "niets",
            [],
            '"..." staat in geen begrippenlijst en in geen enkele tekst; het telt niet mee.',
        ),
    ],
)
def test_a_free_word_is_a_topic_or_a_theme_or_text(
    country: Snapshot, word: str, kind: str, themes: list[str], note: str
) -> None:
    (found,) = topics_named(country, [word, word, " "])
    assert (found.meaning.given, found.meaning.kind, found.meaning.note) == (word, kind, note)
    assert [t.id for t in found.meaning.themes] == [f"thema/{slug}" for slug in themes]
    assert found.meaning.texts == len(found.things)
    assert bool(found.things) == (kind == "tekst")


def test_a_text_is_found_in_projects_platforms_and_kansen_only(country: Snapshot) -> None:
    (found,) = topics_named(country, ["bieten"])
    assert found.things == ("project/plastic-uit-bieten", "kans/wie-neemt-bietenplastic-af")


@pytest.mark.parametrize(
    ("word", "kind", "themes", "note"),
    [
        ("ta-bouw", "thema", ["ta-bouw"], ""),
        ("thema/vm-infra", "thema", ["vm-infra"], ""),
        ("slopen", "onderwerp", ["on-slopen"], ""),
        (
            "bouw",
            "thema",
            ["ta-bouw", "vm-bouw"],
            '"bouw" staat in meer lijsten; gebruikt: ta-bouw, vm-bouw.',
        ),
    ],
)
def test_a_theme_is_named_by_identifier_or_name(
    country: Snapshot, word: str, kind: str, themes: list[str], note: str
) -> None:
    (found,) = themes_named(country, [word])
    assert (found.meaning.kind, found.meaning.note) == (kind, note)
    assert found.theme_ids == {f"thema/{slug}" for slug in themes}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hennepen", 'onbekend thema "hennepen". Bedoelde u "hennep"?'),
        ("bouwe", 'onbekend thema "bouwe". Bedoelde u "Bouw"?'),
        (
            "xyz",
            'onbekend thema "xyz". Kies uit: Vergunnen en toezien, Versnellen, Vouchers, VTH, Biomassa en '
            "voedsel, Bouw, Kunststoffen, Infrastructuur.",
        ),
    ],
)
def test_a_word_that_names_no_theme_is_refused(country: Snapshot, word: str, said: str) -> None:
    with pytest.raises(UnknownWordError) as refused:
        themes_named(country, [word])
    assert str(refused.value) == said


def test_provinces_are_named_once_in_the_order_given(country: Snapshot) -> None:
    given = ["Friesland", "provincie/drenthe", " fryslan ", "Fryslân"]
    assert provinces_named(country, given) == ("fryslan", "drenthe")
    with pytest.raises(UnknownWordError) as refused:
        provinces_named(country, ["Zeelant"])
    assert str(refused.value) == 'onbekende provincie "Zeelant". Bedoelde u "Zeeland"?'


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("materialenbank-groningen", "project/materialenbank-groningen"),
        ("dbn", "platform/drents-bouwnetwerk"),
        ("Bouwkring Drenthe", "platform/drents-bouwnetwerk"),
        ("Groningen", "provincie/groningen"),  # not the town
        ("gemeente/gm0014", "gemeente/gm0014"),
        ("bericht 1 van zeeland", "bron/bericht-1-van-zeeland"),
    ],
)
def test_a_thing_is_meant_by_identifier_slug_name_or_abbreviation(
    country: Snapshot, word: str, meant: str
) -> None:
    assert identify(country, word) == Identified(meant)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (
            "Bouw",
            '"Bouw" kan meer dan één ding betekenen. Kies: thema/ta-bouw (thema), thema/vm-bouw (thema).',
        ),
        (
            "Materialenbank",
            'niets gevonden dat "Materialenbank" heet. Bedoelde u: project/materialenbank-groningen '
            "(Materialenbank Groningen), project/materialenbank-vlissingen (Materialenbank Vlissingen), "
            "organisatie/stichting-materialenbank (Stichting Materialenbank)?",
        ),
        ("project/niets", 'niets gevonden dat "project/niets" heet, en niets dat erop lijkt.'),
        ("...", "geef een naam of een identificatie, bijvoorbeeld provincie/fryslan."),
    ],
)
def test_what_is_not_one_thing_is_refused_with_what_may_be_meant(
    country: Snapshot, word: str, said: str
) -> None:
    with pytest.raises(UnknownWordError) as refused:
        identify(country, word)
    assert str(refused.value) == said


def test_a_slug_with_a_slip_is_what_looks_most_like_it(country: Snapshot) -> None:
    first, *_ = look_alikes(country, "hennephuis-asen")
    assert (first.id, first.type, first.name) == ("project/hennephuis-assen", "Project", "Hennephuis Assen")


def test_the_vocabularies_and_their_terms(country: Snapshot) -> None:
    assert [(v.id, v.name, v.terms) for v in vocabularies(country)] == [
        ("krachtenkaart", "Krachtenkaart", 1),
        ("notitie", "IPO-notitie van 22 maart 2023", 2),
        ("onderwerpen", "Onderwerpen", 8),
        ("ontwikkelsporen", "Ontwikkelsporen", 1),
        ("transitieagendas", "Transitieagenda's", 3),
        ("verschilmakers", "De Verschilmakers", 2),
    ]
    terms = vocabulary_terms(country, "transitieagendas")
    assert terms.name == "Transitieagenda's"
    assert [(t.id, t.type, t.name) for t in terms.terms] == [
        ("thema/ta-biomassa", "Theme", "Biomassa en voedsel"),
        ("thema/ta-bouw", "Theme", "Bouw"),
        ("thema/ta-kunststoffen", "Theme", "Kunststoffen"),
    ]
    with pytest.raises(UnknownWordError) as refused:
        vocabulary_terms(country, "agendas")
    assert str(refused.value) == (
        'onbekende begrippenlijst "agendas". Kies uit: krachtenkaart, notitie, onderwerpen, ontwikkelsporen, '
        "transitieagendas, verschilmakers."
    )


def test_what_counts_for_a_theme(country: Snapshot) -> None:
    building = cover(country, "thema/ta-bouw")
    assert building.activity == {
        "thema/ta-bouw": 1.0,
        "thema/vm-bouw": 1.0,
        "thema/on-vezelhennep": 0.8,
        "thema/on-isolatie": 0.7,
        "thema/on-slopen": 0.7,
    }
    assert building.focus == building.activity
    assert building.direct() == ["thema/ta-bouw", "thema/vm-bouw"]
    assert building.linked() == sorted(building.activity)
    hemp = cover(country, "thema/on-hennep")
    assert hemp.activity == {"thema/on-hennep": 1.0, "thema/on-vezelhennep": 1.0}
    assert hemp.focus == {**hemp.activity, "thema/ta-biomassa": 0.4}, (
        "who focuses on more wants this a little"
    )


def test_how_near_themes_are(country: Snapshot) -> None:
    def near(theme: str) -> dict[str, tuple[str, int]]:
        found = near_themes(theme, hierarchy(country), matches(country))
        return {other.partition("/")[2]: (near.kind, near.steps) for other, near in found.items()}

    assert near("thema/ta-bouw") == {
        "ta-bouw": ("rechtstreeks", 0),
        "vm-bouw": ("zelfde", 1),
        "on-vezelhennep": ("grotendeels", 1),
        "on-isolatie": ("onderdeel", 1),
        "on-slopen": ("onderdeel", 1),
    }
    assert near("thema/on-hennep") == {
        "on-hennep": ("rechtstreeks", 0),
        "on-vezelhennep": ("onderdeel", 1),
        "ta-biomassa": ("ruimer", 1),
    }
    # What falls under a theme that is only wider is not near.
    assert near("thema/on-zeewier") == {"on-zeewier": ("rechtstreeks", 0), "ta-biomassa": ("ruimer", 1)}
    assert near("thema/ta-biomassa") == {
        "ta-biomassa": ("rechtstreeks", 0),
        "on-hennep": ("onderdeel", 1),
        "on-zeewier": ("onderdeel", 1),
        "on-vezelhennep": ("onderdeel", 2),
    }
