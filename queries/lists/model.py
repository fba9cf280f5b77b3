"""What a list of one kind of thing is asked and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, SerializeAsAny

from queries.base.asked import ByKind, ByPhase, ByPlace, ByYears, Ranked, Scope, Without
from queries.base.model import Answer, Reference
from queries.lessons import Lesson
from queries.likeness.mentions import Mentioning

SortKey = Literal["name", "kind", "phase", "start", "projects", "budget"]


class ListFilters(Scope, ByKind, ByPhase, ByPlace, ByYears, Without):
    """What the things of a list are narrowed by."""


class ListQuery(ListFilters, Ranked):
    """Which things of one kind are listed, in what order.

    ``segment`` is the kind, as identifiers begin.  Words of one filter widen each other, of different
    filters narrow; a filter that the kind does not have lets nothing through when it is used.
    ``kinds`` are the values of ``kind`` (of a theme: its vocabulary).  ``limit`` 0 gives all.
    """

    segment: str
    sort: SortKey = "name"
    descending: bool = False
    limit: int = Field(default=20, ge=0)


class Listed(Answer):
    """One thing in a list.  What is unknown is empty or null."""

    id: str = Field(description="Identificatie, en het laatste deel van het adres `/id/...`.")
    name: str = Field(description="Naam.")
    description: str = Field(default="", description="Omschrijving; leeg als die er niet is.")


class ListedProvince(Listed):
    cbs_code: str = Field(description="CBS-code, zoals PV21.")
    iso_code: str = Field(description="ISO 3166-2, zoals NL-FR.")
    tooi_uri: str = Field(description="De provincie in TOOI, de waardelijsten van de overheid.")
    wikidata_uri: str = Field(description="De provincie in Wikidata.")
    card_status: str = Field(description="Status van haar Kansenkaart; `reconstructie` is niet officieel.")
    contact: str = Field(
        description="Postbus of contactpagina van een functie; leeg als geen kaart die geeft."
    )
    latitude: float | None = Field(description="Breedtegraad van het midden (WGS 84).")
    longitude: float | None = Field(description="Lengtegraad van het midden (WGS 84).")
    projects: int = Field(description="Hoeveel projecten er in spelen.")


class ListedMunicipality(Listed):
    cbs_code: str = Field(description="CBS-code, zoals GM0014.")
    provinces: list[str] = Field(description="Slug van haar provincie.")
    latitude: float | None = Field(description="Breedtegraad (WGS 84).")
    longitude: float | None = Field(description="Lengtegraad (WGS 84).")
    projects: int = Field(description="Hoeveel projecten er liggen.")


class Themed(Listed):
    """Of what has provinces and themes."""

    provinces: list[str] = Field(description="Slugs van provincies.")
    themes: list[Reference] = Field(description="Thema's en onderwerpen.")


class ListedPlatform(Themed):
    abbreviation: str = Field(description="Afkorting.")
    kind: str = Field(description="Soort, zoals `programma` of `campus`.")
    scope: str = Field(description="Bereik, zoals `landelijk`.")
    founded: int | None = Field(description="Jaar van oprichting.")
    ended: int | None = Field(description="Jaar van opheffing; leeg als het bestaat.")
    differences: list[str] = Field(description="Wat de kaarten verschillend zeggen, met kaart en bron.")
    website: str = Field(description="Adres van de website.")
    contact: str = Field(
        description="Postbus of contactpagina van een functie; leeg als geen kaart die geeft."
    )
    projects: int = Field(description="Hoeveel projecten erbij horen.")


class ListedOrganisation(Themed):
    """Provinces and themes are those of its projects."""

    kind: str = Field(description="Soort, zoals `gemeente` of `kennisinstelling`.")
    contact: str = Field(
        description="Postbus of contactpagina van een functie; leeg als geen kaart die geeft."
    )
    projects: int = Field(description="Hoeveel projecten zij trekt of waaraan zij meedoet.")


class ListedTheme(Listed):
    kind: str = Field(description="Begrippenlijst waarin het thema staat.")
    website: str = Field(description="Adres van een uitleg.")
    projects: int = Field(description="Hoeveel projecten er rechtstreeks over gaan.")


class ListedProject(Themed):
    phase: str = Field(description="Fase; `onbekend` als geen bron die noemt.")
    phase_as_of: int | None = Field(
        description="Jaar waarvan de fase is, als zij nu misschien niet meer klopt."
    )
    stop_reason: str = Field(description="Waarom het is gestopt; leeg als het niet is gestopt.")
    differences: list[str] = Field(description="Wat de kaarten verschillend zeggen, met kaart en bron.")
    start_year: int | None = Field(description="Beginjaar.")
    end_year: int | None = Field(description="Eindjaar.")
    budget_eur: float | None = Field(description="Budget in euro.")


class ListedOpportunity(Themed):
    kind: str = Field(description="Soort: `kans`, `vraag aan het Rijk`, `oproep` of `wens`.")
    website: str = Field(description="Adres van de website.")


class ListedPublication(Themed):
    kind: str = Field(description="Soort, zoals `artikel` of `interview`.")
    year: int | None = Field(description="Jaar van uitgave.")
    website: str = Field(description="Adres van de website.")


class ListedEvent(Listed):
    happened_on: str = Field(description="Wanneer, voor zover bekend: 2023-03-22, 2023-03 of 2023.")


class ListedFigure(Listed):
    statement: str = Field(description="Het cijfer zoals de bron het zegt.")
    amount: float | None = Field(description="Het getal.")
    unit: str = Field(description="Eenheid: `euro` of `procent`.")
    per: str = Field(description="Per wat, zoals `jaar`; leeg als het niet per iets is.")
    years: int | None = Field(description="Hoeveel jaar het geldt.")
    includes: str = Field(description="Wat is meegeteld; leeg als geen bron dat zegt.")
    themes: list[Reference] = Field(description="Thema's en onderwerpen.")


class ListedSource(Listed):
    kind: str = Field(description="Soort bron.")
    publisher: str = Field(description="Uitgever.")
    url: str = Field(description="Adres.")
    issued: str = Field(description="Wanneer uitgegeven, voor zover bekend: 2023-03-22, 2023-03 of 2023.")


class Listing(Answer):
    """A part of the list of one kind.  ``total`` counts all that the filters let through; ``notes`` say in
    Dutch how words were understood; ``lessons`` are, of projects, those that stopped on what is asked;
    ``mentions`` name an asked topic and do not have it as a keyword: they are not among the ``total``."""

    version: str = Field(description="De versie van de graaf.")
    total: int = Field(description="Hoeveel er in totaal zijn.")
    notes: list[str] = Field(description="Hoe woorden zijn opgevat, als daar iets over te zeggen is.")
    lessons: list[Lesson] = Field(default=[], description="Wat gestopt is: hiervan kunt u leren.")
    mentions: list[Mentioning] = Field(
        default=[], description="Wat een gevraagd onderwerp in naam of tekst noemt, zonder het trefwoord."
    )
    items: Sequence[SerializeAsAny[Listed]]


LISTED: dict[str, type[Listed]] = {
    "provincie": ListedProvince,
    "gemeente": ListedMunicipality,
    "platform": ListedPlatform,
    "organisatie": ListedOrganisation,
    "thema": ListedTheme,
    "project": ListedProject,
    "kans": ListedOpportunity,
    "publicatie": ListedPublication,
    "gebeurtenis": ListedEvent,
    "cijfer": ListedFigure,
    "bron": ListedSource,
}
