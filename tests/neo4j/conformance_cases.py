"""What both engines are asked: for every question function the parameters that matter.

A new question is two lines here: import its function, and name what to ask it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.store import Snapshot
from queries.ask import ask as asked
from queries.base.edition import edition
from queries.brokers import BrokersQuery, brokers
from queries.changes import ChangesQuery, changes
from queries.collaboration import CollaborationQuery, backtest, collaboration, collaboration_field
from queries.compare import CompareQuery, compare
from queries.conflicts import ConflictsQuery, conflicts
from queries.contacts import keepers, whom_to_call
from queries.exchange import GIVING, AgendaQuery, ExchangeQuery, agenda, board, latest, proposals
from queries.gaps import ElsewhereQuery, GapsQuery, elsewhere, gaps
from queries.glossary import GlossaryQuery, glossary
from queries.linked import linked_data, values_of, vocabulary_data
from queries.lists import ListQuery, PlacesQuery, listing, places, stats
from queries.matches import Judged, MatchesQuery, evaluate, matches
from queries.network import NetworkQuery, network
from queries.note import NoteQuery, note
from queries.path import PathQuery, path
from queries.profile import kansenkaart, profile
from queries.quality import QualityQuery, quality
from queries.reconciliation import ReconciliationQuery, reconcile
from queries.scaling import RobustnessQuery, ScalingAnswer, ScalingQuery, robustness, scaling
from queries.scaling import pool as scaling_pool
from queries.search import SearchQuery, search
from queries.similar import SimilarQuery, similar
from queries.suggest import SuggestQuery, suggest
from queries.themes.vocabularies import vocabularies, vocabulary_terms
from queries.verschilmakers import verschilmakers_theme, verschilmakers_themes
from queries.who import WhoQuery, whom

Ask = Callable[..., Any]


@dataclass(frozen=True)
class Question:
    """One question function with one set of parameters (none for a function of the graph alone)."""

    ask: Ask
    parameters: tuple[Any, ...]

    def __str__(self) -> str:
        shown = " ".join(str(parameter) for parameter in self.parameters)
        return f"{self.ask.__name__}({shown})"

    def answer(self, snapshot: Snapshot) -> Any:
        return self.ask(snapshot, *self.parameters)


def cases(ask: Ask, *parameters: Any) -> Sequence[Question]:
    """The question once for each of the parameters, or once without."""
    return [Question(ask, (one,)) for one in parameters] or [Question(ask, ())]


def scaling_of_many(snapshot: Snapshot, query: ScalingQuery) -> ScalingAnswer:
    """Scaling as it works when there are more projects than it weighs at once."""
    with patch.object(scaling_pool, "POOL", 60):
        return scaling(snapshot, query)


QUESTIONS: tuple[Question, ...] = (
    *cases(stats),
    *cases(edition),
    *cases(conflicts, ConflictsQuery(), ConflictsQuery(provinces=("fryslan",))),
    *cases(backtest),
    *cases(
        collaboration,
        CollaborationQuery(),
        CollaborationQuery(limit=0),
        CollaborationQuery(provinces=("fryslan",), topics=("hennep",)),
        CollaborationQuery(provinces=("fryslan", "drenthe", "groningen")),
        CollaborationQuery(themes=("ta-bouw",)),
        CollaborationQuery(themes=("ta-bouw",), topics=("hout",), size=3),
        CollaborationQuery(topics=("lisdodde",)),
        CollaborationQuery(topics=("circulair",)),
        CollaborationQuery(topics=("kwantumfysica",)),
        CollaborationQuery(size=3, limit=5, offset=5),
        CollaborationQuery(provinces=("atlantis",)),
    ),
    *cases(collaboration_field, CollaborationQuery(), CollaborationQuery(topics=("hennep",))),
    *cases(
        scaling,
        ScalingQuery(),
        ScalingQuery(limit=0),
        ScalingQuery(provinces=("zeeland",), topics=("asfalt",)),
        ScalingQuery(themes=("ta-bouw",), from_provinces=("fryslan",)),
        ScalingQuery(topics=("hennep",), limit=3, offset=1),
        ScalingQuery(weights={"bewijs": 3.0, "vraag": 0.0}),
        ScalingQuery(weights={"onzin": 1.0}),
    ),
    *cases(
        scaling_of_many,
        ScalingQuery(),
        ScalingQuery(provinces=("zeeland",), from_provinces=("fryslan", "drenthe")),
        ScalingQuery(themes=("ta-bouw",)),
    ),
    *cases(
        profile,
        "provincie/fryslan",
        "provincie/drenthe",
        "CESI",
        "thema/ta-bouw",
        "thema/hennep",
        "gemeente/assen",
        "organisatie/rijkswaterstaat",
        "organisatie/a0",
        "project/3st-speeding-up-sustainability-skills",
        "project/a0",
        "platform/a0",
        "kans/a0",
        "hennep",
        "bestaat niet",
    ),
    *cases(
        search,
        SearchQuery(text="hennep"),
        SearchQuery(text="vezelhenep"),
        SearchQuery(text="circulair bouwen met hout", limit=0),
        SearchQuery(text="asfalt", provinces=("gelderland",), types=("project",)),
        SearchQuery(text="fryslan", themes=("ta-bouw",), phases=("uitvoering",)),
        SearchQuery(text="zzzzz"),
    ),
    *cases(suggest, SuggestQuery(text="h"), SuggestQuery(text="hen"), SuggestQuery(text="circ bou")),
    *cases(
        places,
        PlacesQuery(),
        PlacesQuery(themes=("ta-bouw",)),
        PlacesQuery(themes=("on-kunststof",)),
        PlacesQuery(themes=("onzin",)),
    ),
    *cases(
        similar,
        SimilarQuery(),
        SimilarQuery(limit=0, threshold=0.6, connected=True),
        SimilarQuery(provinces=("fryslan",), themes=("ta-bouw",)),
        SimilarQuery(project="project/3st-speeding-up-sustainability-skills"),
    ),
    *cases(
        proposals,
        ExchangeQuery(novelty="new", limit=5),
        ExchangeQuery(provinces=("fryslan", "drenthe"), topics=("hennep",), limit=0),
        ExchangeQuery(provinces=("zeeland",), themes=("ta-bouw",), kinds=("chain",)),
    ),
    *cases(
        agenda,
        AgendaQuery(
            matches=(
                "kans/keten-van-land-tot-pand-organiseren~project/fryske-vezelhennepdeal",
                "project/pryme-one~kans/ruimte-voor-recyclers-van-kunststof",
            )
        ),
        AgendaQuery(matches=("kans/hergebruik-van-zonnepanelen~kans/hergebruik-van-zonnepanelen",)),
        AgendaQuery(matches=("pha2use",)),
    ),
    *cases(board, ExchangeQuery(limit=0), ExchangeQuery(provinces=("utrecht",), novelty="building")),
    *cases(
        matches,
        MatchesQuery(thing="kans/hergebruik-van-zonnepanelen", limit=20),
        MatchesQuery(thing="project/twentse-bouwboeren", kind="project"),
        MatchesQuery(thing="project/circulair-ambachtscentrum-amersfoort", limit=0),
        MatchesQuery(thing="platform/olaz", kind="kans"),
        MatchesQuery(thing="project/pha2use", kinds=("experience", "chain"), limit=5, offset=2),
        MatchesQuery(thing="kans/investeer-meer-in-de-circulaire-economie", limit=1),
        MatchesQuery(thing="thema/ta-bouw"),
        MatchesQuery(thing="bestaat niet"),
    ),
    *cases(
        evaluate,
        [
            Judged(
                query="kans/hergebruik-van-zonnepanelen",
                grades={"project/hergebruik-zonnepanelen-all4solar": 3},
            )
        ],
    ),
    *cases(
        gaps,
        GapsQuery(),
        GapsQuery(provinces=("zeeland", "drenthe"), scheme="transitieagendas"),
        GapsQuery(topics=("hennep",)),
    ),
    *cases(proposals, ExchangeQuery(having=("zeeland",), kinds=GIVING)),
    *cases(latest, "gelderland"),
    *cases(
        elsewhere,
        ElsewhereQuery(province="zeeland"),
        ElsewhereQuery(province="Noord-Brabant", limit=0),
    ),
    *cases(
        brokers,
        BrokersQuery(),
        BrokersQuery(limit=0, types=("Organisation",)),
        BrokersQuery(provinces=("fryslan", "groningen"), themes=("ta-bouw",)),
    ),
    *cases(
        network,
        NetworkQuery(),
        NetworkQuery(level="exchange"),
        NetworkQuery(level="exchange", topics=("hennep",), phases=("pilot",)),
        NetworkQuery(level="platforms", provinces=("fryslan",)),
        NetworkQuery(level="theme", themes=("ta-bouw",), phases=("pilot",)),
        NetworkQuery(level="ego", about="provincie/fryslan", steps=1),
        NetworkQuery(level="ego", about="project/a0", steps=2),
        NetworkQuery(level="path", start="provincie/fryslan", end="provincie/limburg"),
    ),
    *cases(
        note,
        NoteQuery(),
        NoteQuery(parties=("Rijk", "gemeenten")),
        NoteQuery(part="cijfers", parties=("provincies",)),
        NoteQuery(part="akkoord"),
        NoteQuery(part="akkoord", document="bestaat niet"),
    ),
    *cases(
        path,
        PathQuery(start="provincie/fryslan", end="provincie/limburg"),
        PathQuery(start="project/a0", end="provincie/zeeland", limit=1),
    ),
    *cases(
        compare,
        CompareQuery(things=("fryslan", "zeeland")),
        CompareQuery(things=("project/pha2use", "project/demofabriek-pha-paques-biomaterials")),
        CompareQuery(things=("fryslan", "project/pha2use")),
    ),
    *cases(
        changes,
        ChangesQuery(limit=0),
        ChangesQuery(themes=("vm-bouw", "vm-bedrijven")),
        ChangesQuery(provinces=("drenthe",), topics=("textiel",), since="2020"),
    ),
    *cases(
        whom_to_call,
        ["kans/hergebruik-van-zonnepanelen", "project/pha2use", "platform/cesi", "provincie/fryslan"],
        ["kans/a0", "project/a0", "platform/a0", "organisatie/interprovinciaal-overleg"],
    ),
    *cases(keepers, ["fryslan"], ["notitie"]),
    *cases(quality, QualityQuery(), QualityQuery(provinces=("zeeland",), examples=0)),
    *cases(robustness, RobustnessQuery(samples=200), RobustnessQuery(themes=("ta-bouw",), samples=200)),
    *cases(kansenkaart, "provincie/fryslan", "provincie/zeeland", "provincie/atlantis"),
    *cases(listing, *(ListQuery(segment=segment, limit=0) for segment in NODE_TYPE_BY_SEGMENT)),
    *cases(
        listing,
        *(
            ListQuery(segment=segment, provinces=("fryslan",), themes=("ta-bouw",), topics=("hout",))
            for segment in NODE_TYPE_BY_SEGMENT
        ),
    ),
    *cases(
        listing,
        ListQuery(segment="project", topics=("lisdodde",), descending=True),
        ListQuery(segment="project", phases=("pilot",), provinces=("zeeland",)),
        ListQuery(segment="project", first_year=2018, last_year=2020, sort="budget", descending=True),
        ListQuery(
            segment="project", excluded=("drenthe", "pilot", "hout", "Emmen", "organisatie/dow-benelux")
        ),
        *(
            ListQuery(segment=segment, regions=("Twente",), towns=("Den Bosch",))
            for segment in ("project", "platform", "organisatie", "publicatie", "gemeente")
        ),
        ListQuery(segment="publicatie", towns=("Almere",)),
        ListQuery(segment="platform", towns=("Heerlen",)),
        ListQuery(segment="platform", excluded=("organisatie/dow-benelux",)),
        ListQuery(segment="project", excluded=("platform/cesi",)),
    ),
    *cases(glossary, GlossaryQuery(), GlossaryQuery(terms=("VTH", "recyclen", "xyzzy"))),
    *cases(
        whom,
        WhoQuery(provinces=("zeeland",), topics=("asfalt",)),
        WhoQuery(thing="platform/cesi"),
        WhoQuery(),
    ),
    *cases(
        linked_data,
        ["provincie/fryslan"],
        ["platform/cesi", "thema/ta-bouw", "project/3st-speeding-up-sustainability-skills"],
        ["project/a0", "platform/a0"],
        ["bestaat/niet"],
    ),
    *cases(values_of, ["provincie/fryslan", "thema/ta-bouw"], ["platform/cesi"], ["project/a0"]),
    *cases(vocabulary_data, "transitieagendas", "onderwerpen", "bestaat-niet"),
    *cases(vocabularies),
    *cases(vocabulary_terms, "transitieagendas", "onderwerpen", "bestaat-niet"),
    *cases(verschilmakers_themes),
    *cases(verschilmakers_theme, "vm-bouw", "vm-infrastructuur", "afval", "ta-bouw"),
    *cases(
        reconcile,
        ReconciliationQuery(query="CESI"),
        ReconciliationQuery(query="Utrecht", type=["provincie", "gemeente"], type_strict="should"),
        ReconciliationQuery.model_validate(
            {"query": "circulair", "properties": [{"pid": "provincie", "v": "Fryslân"}], "limit": 50}
        ),
        ReconciliationQuery.model_validate({"properties": [{"pid": "thema", "v": "hennep"}]}),
        ReconciliationQuery(query="platform/a0"),
        ReconciliationQuery(query="zzzz"),
    ),
    *cases(
        asked,
        "waar kunnen Fryslân en Drenthe samenwerken aan hennep?",
        "wat is rijp voor opschaling in de bouw",
        "welke gemeenten doen iets met textiel",
        "wie is CESI",
        "Rijkswaterstaat asfalt",
        "buurprovincies van Utrecht",
        "pad van Assen naar Zeeland",
        "wat gebeurt er in Emmen",
        "wat vragen de provincies aan het Rijk",
        "xyzzy",
        "hoeveel projecten in Drenthe sinds 2020 behalve pilots",
        "platforms in de Achterhoek",
        "wat is een ROM",
        "wie kan ik bellen over asfalt",
        "hoe betrouwbaar zijn deze gegevens",
    ),
)
