"""What the cards hold once checked: typed records, each with its file and line.

The fields of a record are declared once, with the Dutch name they have on a card; ``check`` reads
the declaration, and so do the card's documentation and its spreadsheet form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from graph.schema.phases import PHASES

FieldKind = Literal[
    "text",
    "texts",
    "year",
    "number",
    "choice",
    "date",
    "url",
    "contact",
    "themes",
    "provinces",
    "municipality",
    "sources",
]

INTERPROVINCIAL = "interprovinciaal"
"""Stem of the card of what is of no single province; other organisations than a province keep it."""
NATURES = ("materiaal", "product", "activiteit", "instrument", "sector")
"""What sort of thing a topic is: what it is made of, what is made, what is done, by what means, or where."""
PLATFORM_KINDS = (
    "netwerk",
    "vereniging",
    "platform",
    "programma",
    "hub",
    "testcentrum",
    "campus",
    "kennisinstelling",
    "ontwikkelingsmaatschappij",
)
SCOPES = ("landelijk", "bovenprovinciaal", "grensoverschrijdend", "provinciaal")
CALL_KINDS = ("oproep", "wens")
"""What the IPO note asks: *oproep* where a source calls it a call, *wens* where it says that it is wished."""
BOUNDS = ("meer dan", "ongeveer", "minder dan")
UNITS = ("euro", "procent")
PERIODS = ("jaar",)
CONTACT_HELP = (
    "Voor wie het platform wil spreken: een postbus van het programma (circulair@provincie.nl) of een "
    "contactpagina, nooit van een persoon. Leeg: dan wordt de website genoemd."
)


@dataclass(frozen=True)
class CardField:
    """How a field stands on a card: its Dutch name, its kind and what it may hold."""

    name: str
    kind: FieldKind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True)
class Citation:
    """A source that states a record: global key (``drenthe/s1``, ``note``) and place in it."""

    source: str
    where: str = ""


def _on_card(
    name: str,
    kind: FieldKind = "text",
    *,
    required: bool = False,
    choices: tuple[str, ...] = (),
    help: str = "",
) -> Any:
    default: Any = () if kind in ("texts", "themes", "provinces", "sources") else None
    if kind in ("text", "contact"):
        default = ""
    return field(default=default, metadata={"card": CardField(name, kind, required, choices, help)})


@dataclass(frozen=True, kw_only=True)
class Record:
    """Anything a file states.  ``file`` is the stem of the file, ``path`` its place in the data."""

    kind: ClassVar[str] = ""
    file: str = ""
    path: str = ""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Line (or cell) of every field that the record has, by its Dutch name."""
    name: str = ""
    sources: tuple[Citation, ...] = ()

    def line_of(self, field_name: str) -> int:
        """Line of a field, or of the record when it has not that field."""
        return self.lines.get(field_name, self.line)


@dataclass(frozen=True, kw_only=True)
class FocusRecord(Record):
    kind: ClassVar[str] = "focus"
    name: str = _on_card("naam", required=True, help="Waar de provincie zich op richt, in haar woorden.")
    themes: tuple[str, ...] = _on_card("themas", "themes", required=True)
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)
    province: str = ""
    basis: str = "kansenkaart"


@dataclass(frozen=True, kw_only=True)
class PlatformRecord(Record):
    kind: ClassVar[str] = "platform"
    name: str = _on_card("naam", required=True)
    abbreviation: str = _on_card("afkorting")
    aliases: tuple[str, ...] = _on_card("ook_bekend_als", "texts")
    platform_kind: str = _on_card("soort", "choice", required=True, choices=PLATFORM_KINDS)
    scope: str = _on_card("bereik", "choice", choices=SCOPES)
    description: str = _on_card("omschrijving")
    themes: tuple[str, ...] = _on_card("themas", "themes")
    keywords: tuple[str, ...] = _on_card("trefwoorden", "texts")
    provinces: tuple[str, ...] = _on_card("provincies", "provinces")
    partners: tuple[str, ...] = _on_card("partners", "texts")
    website: str = _on_card("website", "url")
    contact: str = _on_card("contact", "contact", help=CONTACT_HELP)
    founded: int | None = _on_card("opgericht", "year")
    ended: int | None = _on_card("opgeheven", "year", help="Jaar waarin het platform ophield te bestaan.")
    remark: str = _on_card("opmerking")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)


@dataclass(frozen=True, kw_only=True)
class ProjectRecord(Record):
    kind: ClassVar[str] = "project"
    name: str = _on_card("naam", required=True)
    description: str = _on_card("omschrijving")
    themes: tuple[str, ...] = _on_card("themas", "themes", required=True)
    keywords: tuple[str, ...] = _on_card("trefwoorden", "texts")
    provinces: tuple[str, ...] = _on_card("provincies", "provinces")
    municipality: str = _on_card("gemeente", "municipality")
    phase: str = _on_card("fase", "choice", required=True, choices=PHASES)
    start_year: int | None = _on_card("beginjaar", "year")
    end_year: int | None = _on_card("eindjaar", "year")
    stop_reason: str = _on_card(
        "reden_gestopt", help="Alleen bij de fase gestopt: in één zin waarom, zoals de bron het zegt."
    )
    lead: str = _on_card("trekker")
    partners: tuple[str, ...] = _on_card("partners", "texts")
    platforms: tuple[str, ...] = _on_card("platforms", "texts")
    budget_eur: float | None = _on_card("budget_euro", "number")
    results: str = _on_card("resultaten")
    remark: str = _on_card("opmerking")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)


@dataclass(frozen=True, kw_only=True)
class OpportunityRecord(Record):
    kind: ClassVar[str] = "kans"
    name: str = _on_card("naam", required=True)
    description: str = _on_card("omschrijving")
    themes: tuple[str, ...] = _on_card("themas", "themes", required=True)
    keywords: tuple[str, ...] = _on_card("trefwoorden", "texts")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)
    province: str = ""
    opportunity_kind: str = "kans"
    website: str = ""
    remark: str = ""
    offered_by: str = ""


@dataclass(frozen=True, kw_only=True)
class CallRecord(OpportunityRecord):
    """What the provinces together ask of another party (``notitie.yaml``, ``krachtenkaart.yaml``).

    ``asked_of`` are the parties it is addressed to, ``concepts`` the terms of the note and ``about`` the
    things (a platform, an agreement) that it is about; ``part_of`` is the publication it stands in.
    """

    themes: tuple[str, ...] = _on_card("themas", "themes")
    opportunity_kind: str = _on_card("soort", "choice", required=True, choices=CALL_KINDS)
    where: str = _on_card("plaats")
    also: tuple[str, ...] = _on_card("ook_in", "texts")
    asked_of: tuple[str, ...] = _on_card("aan", "texts")
    concepts: tuple[str, ...] = _on_card("begrippen", "texts")
    about: tuple[str, ...] = _on_card("over", "texts")
    remark: str = _on_card("opmerking")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources")
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FigureRecord(Record):
    """An amount that a source gives: ``statement`` as it says it, the other fields as a number.

    ``parties`` are those whose amount it is, ``about`` the things and ``concepts`` the terms of the note
    that it is about.  ``years`` is for how many years an amount a year holds.
    """

    kind: ClassVar[str] = "cijfer"
    name: str = _on_card("naam", required=True)
    full_name: str = _on_card("volledige_naam")
    statement: str = _on_card("waarde", required=True)
    bound: str = _on_card("grens", "choice", choices=BOUNDS)
    amount: float | None = _on_card("bedrag", "number")
    unit: str = _on_card("eenheid", "choice", required=True, choices=UNITS)
    per: str = _on_card("per", "choice", choices=PERIODS)
    years: float | None = _on_card("jaren", "number")
    includes: str = _on_card("omvat")
    parties: tuple[str, ...] = _on_card("van", "texts")
    about: tuple[str, ...] = _on_card("over", "texts")
    concepts: tuple[str, ...] = _on_card("begrippen", "texts")
    remark: str = _on_card("opmerking")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicationRecord(Record):
    kind: ClassVar[str] = "publicatie"
    name: str = _on_card("naam", required=True)
    publication_kind: str = _on_card("soort", required=True)
    description: str = _on_card("omschrijving")
    organisation: str = _on_card("organisatie")
    organisation_kind: str = _on_card("soort_organisatie")
    themes: tuple[str, ...] = _on_card("themas", "themes")
    keywords: tuple[str, ...] = _on_card("trefwoorden", "texts")
    provinces: tuple[str, ...] = _on_card("provincies", "provinces")
    municipality: str = _on_card("gemeente", "municipality")
    year: int | None = _on_card("jaar", "year")
    results: str = _on_card("resultaten")
    website: str = _on_card("adres", "url")
    url_exact: bool = True
    remark: str = _on_card("opmerking")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EventRecord(Record):
    kind: ClassVar[str] = "gebeurtenis"
    name: str = _on_card("naam", required=True)
    date: str = _on_card("datum", "date")
    description: str = _on_card("omschrijving")
    remark: str = _on_card("verband")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources", required=True)
    about: str = ""


@dataclass(frozen=True)
class Match:
    """A link from one vocabulary to another, read as SKOS: the target is <degree> than this one."""

    theme: str
    degree: str
    reason: str = ""
    confidence: str = ""
    sources: tuple[Citation, ...] = ()
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class TermRecord(Record):
    """Something that the IPO note names (``notitie.yaml``), with the section where it does.

    ``partners`` made it, are in it or signed it; ``concepts``, ``part_of`` and ``follows`` name other terms.
    """

    kind: ClassVar[str] = "begrip"
    name: str = _on_card("naam", required=True)
    term_kind: str = _on_card("soort", required=True)
    as_written: str = _on_card("zoals_geschreven")
    full_name: str = _on_card("volledige_naam")
    where: str = _on_card("plaats", required=True)
    also: tuple[str, ...] = _on_card("ook_in", "texts")
    provinces: tuple[str, ...] = _on_card("provincies", "provinces")
    themes: tuple[str, ...] = _on_card("themas", "themes")
    keywords: tuple[str, ...] = _on_card("trefwoorden", "texts")
    lead: str = _on_card("trekker")
    partners: tuple[str, ...] = _on_card("partners", "texts")
    concepts: tuple[str, ...] = _on_card("begrippen", "texts")
    part_of: tuple[str, ...] = _on_card("onderdeel_van", "texts")
    follows: tuple[str, ...] = _on_card("volgt_op", "texts")
    remark: str = _on_card("opmerking")
    sources: tuple[Citation, ...] = _on_card("bronnen", "sources")
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SourceRecord(Record):
    kind: ClassVar[str] = "bron"
    key: str = ""
    name: str = _on_card("titel", required=True)
    publisher: str = _on_card("uitgever")
    url: str = _on_card("adres", "url")
    date: str = _on_card("datum", "date")
    source_kind: str = _on_card("soort")


@dataclass(frozen=True, kw_only=True)
class ConceptRecord(Record):
    """A term of a vocabulary: ``key`` is its identifier (``ta-bouw``), ``name`` its label."""

    kind: ClassVar[str] = "begrip"
    key: str = ""
    scheme: str = ""
    aliases: tuple[str, ...] = ()
    description: str = ""
    website: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    grouping: bool = False
    container: bool = False
    """So wide a word (gemeenten, afval, inventarisatie) that a suggestion on it says nothing."""
    nature: str = ""
    """One of ``NATURES`` as its file says; empty where it is that of the first broader term."""


@dataclass(frozen=True, kw_only=True)
class ProvinceRecord(Record):
    kind: ClassVar[str] = "provincie"
    slug: str = ""
    aliases: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    cbs_code: str = ""
    iso_code: str = ""
    tooi_uri: str = ""
    wikidata_uri: str = ""
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MunicipalityRecord(Record):
    kind: ClassVar[str] = "gemeente"
    cbs_code: str = ""
    province: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegionRecord(Record):
    """A region by everyday name; ``municipalities`` are CBS codes."""

    kind: ClassVar[str] = "streek"
    aliases: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class CardContact:
    """Where who keeps a card can be reached: a mailbox or a page (``address``), and which sources say so.

    ``keeper`` is the name of the organisation that keeps it, empty on the card of a province.
    """

    address: str
    sources: tuple[Citation, ...] = ()
    keeper: str = ""


@dataclass
class Records:
    """All that the data folder states, checked."""

    provinces: list[ProvinceRecord] = field(default_factory=list)
    municipalities: list[MunicipalityRecord] = field(default_factory=list)
    regions: list[RegionRecord] = field(default_factory=list)
    concepts: list[ConceptRecord] = field(default_factory=list)
    focuses: list[FocusRecord] = field(default_factory=list)
    platforms: list[PlatformRecord] = field(default_factory=list)
    projects: list[ProjectRecord] = field(default_factory=list)
    opportunities: list[OpportunityRecord] = field(default_factory=list)
    publications: list[PublicationRecord] = field(default_factory=list)
    events: list[EventRecord] = field(default_factory=list)
    figures: list[FigureRecord] = field(default_factory=list)
    terms: list[TermRecord] = field(default_factory=list)
    sources: list[SourceRecord] = field(default_factory=list)
    card_status: dict[str, str] = field(default_factory=dict)
    """Province slug to the status its card gives itself (``reconstructie``, ``vastgesteld``)."""
    contacts: dict[str, CardContact] = field(default_factory=dict)
    """Province slug to the contact that its card gives; ``INTERPROVINCIAL`` to that of the IPO."""
    province_remarks: dict[str, str] = field(default_factory=dict)
    """Province slug to what the sources remark about it."""

    def province(self, word: str) -> ProvinceRecord | None:
        """The province that a word names: by its slug, its name or another name."""
        names = {n.casefold(): p for p in self.provinces for n in (p.slug, p.name, *p.aliases)}
        return names.get(word.strip().casefold())
