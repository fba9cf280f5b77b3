"""The one declaration of the graph: node types, relationship types and their properties.

Everything that depends on the shape of the graph is made from this declaration: the tables of the
embedded engine, the constraints of Neo4j, the identifiers, the fields of a profile and the docs page
``docs/datamodel.md``.  Nothing else may name a property that is not declared here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PropertyType = Literal["string", "int", "float", "strings"]

RdfValue = Literal["text", "code", "address", "thing", "scheme", "year", "date", "number"]
"""What a value is in linked data: Dutch text, a text without language, an address elsewhere, a thing of
this graph by identifier, a vocabulary by name, a year, a date of any precision, or a number."""

SCHEMA_VERSION = "1"


@dataclass(frozen=True)
class Property:
    """One property of a node or relationship.

    ``label`` is what a Dutch reader sees.  ``rdf`` is the term it has in linked data (a CURIE; without
    one it is not in the linked data), ``rdf_value`` what its value is there, and ``rdf_wider`` the
    wider term of the world that a term of our own (``def:``) refines.
    """

    name: str
    type: PropertyType
    label: str
    rdf: str = ""
    indexed: bool = False
    rdf_value: RdfValue = "text"
    rdf_wider: str = ""


@dataclass(frozen=True)
class NodeType:
    """A kind of thing.  ``segment`` is its part of the identifier: ``<segment>/<slug>``.

    ``rdf`` are its classes in linked data, the most telling one first.
    """

    label: str
    segment: str
    name: str
    plural: str
    rdf: tuple[str, ...]
    properties: tuple[Property, ...]
    meaning: str

    def property_names(self) -> list[str]:
        return [p.name for p in self.properties]


@dataclass(frozen=True)
class RelationshipType:
    """A kind of relationship.  ``pairs`` are the (from, to) labels it may connect.

    ``key`` names the properties that, with both ends, tell two relationships of this type apart:
    a province may focus on one theme under two different labels.

    ``rdf`` is the term in linked data.  ``rdf_of`` has the exceptions by what the relationship starts
    from, ``rdf_by_degree`` those by its degree; ``rdf_wider`` is what a term of our own refines.
    """

    type: str
    name: str
    inverse: str
    pairs: tuple[tuple[str, str], ...]
    meaning: str
    rdf: str = ""
    properties: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()
    rdf_of: tuple[tuple[str, str], ...] = ()
    rdf_by_degree: tuple[tuple[str, str], ...] = ()
    rdf_wider: str = ""

    def property_names(self) -> list[str]:
        return [p.name for p in self.properties]

    def rdf_term(self, source: str, degree: str = "") -> str:
        """The term (a CURIE) for a relationship that starts from ``source`` and has this degree."""
        return dict(self.rdf_by_degree).get(degree) or dict(self.rdf_of).get(source) or self.rdf

    def rdf_terms(self, source: str) -> list[str]:
        """Every term that a relationship from ``source`` may have."""
        by_degree = [term for _, term in self.rdf_by_degree]
        return by_degree or [self.rdf_term(source)]


ID = Property("id", "string", "identificatie", "dcterms:identifier", rdf_value="code")
NAME = Property("name", "string", "naam", "schema:name", indexed=True)
ALIASES = Property("aliases", "strings", "ook bekend als", "schema:alternateName")
DESCRIPTION = Property("description", "string", "omschrijving", "schema:description")
REMARK = Property("remark", "string", "opmerking", "skos:editorialNote")
CARDS = Property("cards", "strings", "staat op kaart", "def:kaart", rdf_value="code")
WEBSITE = Property("website", "string", "website", "schema:url", rdf_value="address")
LATITUDE = Property("latitude", "float", "breedtegraad", "schema:latitude", rdf_value="number")
LONGITUDE = Property("longitude", "float", "lengtegraad", "schema:longitude", rdf_value="number")
CBS_CODE = Property(
    "cbs_code", "string", "CBS-code", "def:cbsCode", rdf_value="code", rdf_wider="schema:identifier"
)
KIND = Property("kind", "string", "soort", "def:soort", rdf_wider="dcterms:type")
"""Not ``schema:additionalType``: that takes the address of a class, and these are Dutch words."""
RESULTS = Property("results", "string", "resultaten", "def:resultaten", rdf_wider="dcterms:description")
FORMER_IDS = Property(
    "former_ids", "strings", "vroegere identificaties", "dcterms:replaces", rdf_value="thing"
)
OTHER_DESCRIPTIONS = Property(
    "other_descriptions",
    "strings",
    "ook omschreven als",
    "def:andereOmschrijving",
    rdf_wider="dcterms:description",
)
PROVINCE_KEY = Property("province_key", "string", "provincies")
"""Slugs of its provinces, sorted, joined by spaces: what a count per group of provinces groups on.
Not in the linked data: it repeats relationships."""
SOURCES = Property("sources", "string", "bronnen", "prov:hadPrimarySource", rdf_value="thing")
"""On a relationship: identifiers of the sources that state it, separated by spaces."""

_COMMON = (ID, NAME, ALIASES, DESCRIPTION)
_DESCRIBED = (*_COMMON, OTHER_DESCRIPTIONS, FORMER_IDS)

PROVINCE = NodeType(
    "Province",
    "provincie",
    "provincie",
    "provincies",
    ("def:Provincie", "schema:AdministrativeArea"),
    (
        *_COMMON,
        Property("slug", "string", "slug", indexed=True),
        CBS_CODE,
        Property(
            "iso_code", "string", "ISO 3166-2", "def:isoCode", rdf_value="code", rdf_wider="schema:identifier"
        ),
        # TOOI names the body that governs, not the area: that is not the same thing.
        Property(
            "tooi_uri",
            "string",
            "bestuur in TOOI",
            "def:bestuurInTooi",
            rdf_value="address",
            rdf_wider="dcterms:relation",
        ),
        # Wikidata speaks of the same province; owl:sameAs would take over all it says of it.
        Property("wikidata_uri", "string", "Wikidata", "schema:sameAs", rdf_value="address"),
        Property("card_status", "string", "status van de kaart", "def:kaartstatus", rdf_wider="dcterms:type"),
        LATITUDE,
        LONGITUDE,
        CARDS,
    ),
    "Een van de twaalf provincies.",
)
MUNICIPALITY = NodeType(
    "Municipality",
    "gemeente",
    "gemeente",
    "gemeenten",
    ("def:Gemeente", "schema:AdministrativeArea"),
    (*_COMMON, CBS_CODE, LATITUDE, LONGITUDE),
    "Een gemeente met haar plaats op de kaart.",
)
PLATFORM = NodeType(
    "Platform",
    "platform",
    "platform",
    "platforms",
    ("def:Platform", "schema:Organization"),
    (
        *_DESCRIBED,
        Property("abbreviation", "string", "afkorting", "def:afkorting", rdf_wider="schema:alternateName"),
        KIND,
        Property("scope", "string", "bereik", "def:bereik", rdf_wider="dcterms:type"),
        Property("founded", "int", "opgericht", "schema:foundingDate", rdf_value="year"),
        PROVINCE_KEY,
        WEBSITE,
        REMARK,
        CARDS,
    ),
    "Netwerk, vereniging, programma, hub, testcentrum, campus of kennisinstelling.",
)
ORGANISATION = NodeType(
    "Organisation",
    "organisatie",
    "organisatie",
    "organisaties",
    ("def:Organisatie", "schema:Organization"),
    (*_DESCRIBED, KIND, REMARK, CARDS),
    "Bedrijf, overheid of instelling die een project leidt of eraan meedoet.",
)
THEME = NodeType(
    "Theme",
    "thema",
    "thema",
    "thema's",
    ("skos:Concept",),
    (
        ID,
        Property("name", "string", "naam", "skos:prefLabel", indexed=True),
        Property("aliases", "strings", "ook bekend als", "skos:altLabel"),
        Property("description", "string", "omschrijving", "skos:definition"),
        Property("slug", "string", "slug", "skos:notation", indexed=True, rdf_value="code"),
        Property("scheme", "string", "begrippenlijst", "skos:inScheme", indexed=True, rdf_value="scheme"),
        WEBSITE,
    ),
    "Begrip uit een van de begrippenlijsten; de lijst 'onderwerpen' heeft de vrije trefwoorden.",
)
PROJECT = NodeType(
    "Project",
    "project",
    "project",
    "projecten",
    ("schema:Project",),
    (
        *_DESCRIBED,
        Property("phase", "string", "fase", "def:fase", indexed=True, rdf_wider="dcterms:type"),
        # schema.org gives a project the dates of an organisation; startDate is of events and roles.
        Property("start_year", "int", "beginjaar", "schema:foundingDate", rdf_value="year"),
        Property("end_year", "int", "eindjaar", "schema:dissolutionDate", rdf_value="year"),
        Property("budget_eur", "float", "budget in euro", "def:budgetInEuro", rdf_value="number"),
        RESULTS,
        PROVINCE_KEY,
        REMARK,
        CARDS,
    ),
    "Een concreet initiatief met een naam.",
)
OPPORTUNITY = NodeType(
    "Opportunity",
    "kans",
    "kans",
    "kansen",
    # Not schema:Demand: a kans is rarely a request for goods or services.
    ("def:Kans",),
    (
        *_DESCRIBED,
        KIND,
        WEBSITE,
        REMARK,
        CARDS,
    ),
    "Een kans of vraag om samenwerking die een provincie of netwerk noemt.",
)
PUBLICATION = NodeType(
    "Publication",
    "publicatie",
    "publicatie",
    "publicaties",
    ("def:Publicatie", "schema:CreativeWork"),
    (
        *_DESCRIBED,
        KIND,
        Property("year", "int", "jaar", "schema:datePublished", rdf_value="year"),
        RESULTS,
        WEBSITE,
        REMARK,
        CARDS,
    ),
    "Item van De Verschilmakers, of een document of akkoord dat de bronnen als zaak noemen.",
)
EVENT = NodeType(
    "Event",
    "gebeurtenis",
    "gebeurtenis",
    "gebeurtenissen",
    ("schema:Event",),
    (*_DESCRIBED, Property("date", "string", "datum", "schema:startDate", rdf_value="date"), REMARK, CARDS),
    "Gebeurtenis uit de geschiedenis van Krachtenkaart en kennisplatform.",
)
SOURCE = NodeType(
    "Source",
    "bron",
    "bron",
    "bronnen",
    ("dcterms:BibliographicResource", "prov:Entity"),
    (
        ID,
        Property("name", "string", "naam", "dcterms:title", indexed=True),
        FORMER_IDS,
        KIND,
        # dcterms:publisher takes an agent; here it is a name.
        Property("publisher", "string", "uitgever", "dc:publisher"),
        Property("url", "string", "adres", "schema:url", rdf_value="address"),
        Property("date", "string", "datum", "dcterms:issued", rdf_value="date"),
        CARDS,
    ),
    "Een document of pagina die een feit noemt.",
)

NODE_TYPES: tuple[NodeType, ...] = (
    PROVINCE,
    MUNICIPALITY,
    PLATFORM,
    ORGANISATION,
    THEME,
    PROJECT,
    OPPORTUNITY,
    PUBLICATION,
    EVENT,
    SOURCE,
)
NODE_TYPE: dict[str, NodeType] = {n.label: n for n in NODE_TYPES}
NODE_TYPE_BY_SEGMENT: dict[str, NodeType] = {n.segment: n for n in NODE_TYPES}

SCHEME_NAMES = {
    "transitieagendas": "Transitieagenda's",
    "verschilmakers": "De Verschilmakers",
    "nieuwe-themas": "Nieuwe thema's",
    "ontwikkelsporen": "Ontwikkelsporen",
    "onderwerpen": "Onderwerpen",
    "krachtenkaart": "Krachtenkaart",
    "notitie": "IPO-notitie van 22 maart 2023",
}
"""The vocabularies by the name they have in ``Theme.scheme``."""

UNSOURCED_LABELS = frozenset({"Theme", "Province", "Source"})
"""Vocabulary terms, provinces and the sources themselves; every other node states its source."""

DEGREE = Property("degree", "string", "graad")
"""In linked data it is in the term itself: ``skos:exactMatch`` and so on."""
REASON = Property("reason", "string", "reden", "rdfs:comment")
CONFIDENCE = Property("confidence", "string", "zekerheid", "def:zekerheid")
LABEL = Property("label", "string", "zoals geformuleerd", "rdfs:label")
BASIS = Property("basis", "string", "volgens", "def:volgens", rdf_value="code")
WHERE = Property(
    "where",
    "string",
    "plaats in de bron",
    "def:plaatsInBron",
    rdf_value="code",
    rdf_wider="dcterms:description",
)

_PARTICIPANT = ("Organisation", "Platform")

RELATIONSHIP_TYPES: tuple[RelationshipType, ...] = (
    RelationshipType(
        "IN_PROVINCE",
        "speelt in",
        "heeft",
        (("Project", "Province"), ("Publication", "Province")),
        "Het project of item speelt in deze provincie.",
        "schema:location",
        (SOURCES,),
        rdf_of=(("Publication", "schema:contentLocation"),),
    ),
    RelationshipType(
        "ACTIVE_IN",
        "is actief in",
        "heeft actief",
        (("Platform", "Province"),),
        "Het platform werkt in deze provincie.",
        "schema:areaServed",
        (SOURCES,),
    ),
    RelationshipType(
        "LOCATED_IN",
        "ligt in",
        "heeft",
        (("Project", "Municipality"), ("Publication", "Municipality")),
        "Het project ligt in deze gemeente.",
        "schema:location",
        (SOURCES,),
        rdf_of=(("Publication", "schema:contentLocation"),),
    ),
    RelationshipType(
        "LIES_IN",
        "ligt in",
        "omvat",
        (("Municipality", "Province"),),
        "De gemeente ligt in deze provincie.",
        "schema:containedInPlace",
    ),
    RelationshipType(
        "NEIGHBOURS",
        "grenst aan",
        "grenst aan",
        (("Province", "Province"),),
        "Buurprovincies; eenmaal opgeslagen, in beide richtingen te lezen.",
        "schema:geoTouches",
    ),
    RelationshipType(
        "ADDRESSES",
        "gaat over",
        "komt voor in",
        (
            ("Project", "Theme"),
            ("Platform", "Theme"),
            ("Opportunity", "Theme"),
            ("Publication", "Theme"),
        ),
        "Gaat over dit thema of onderwerp.",
        "dcterms:subject",
        (SOURCES,),
    ),
    RelationshipType(
        "FOCUSES_ON",
        "richt zich op",
        "is zwaartepunt van",
        (("Province", "Theme"),),
        "De provincie zegt zich hierop te richten; basis = kansenkaart, krachtenkaart of elders.",
        # schema:knowsAbout is of people and organisations; a province here is an area.
        "def:richtZichOp",
        (LABEL, BASIS, SOURCES),
        key=("label", "basis"),
        rdf_wider="dcterms:relation",
    ),
    RelationshipType(
        "OFFERS",
        "noemt kans",
        "is genoemd door",
        (
            ("Province", "Opportunity"),
            ("Platform", "Opportunity"),
            ("Organisation", "Opportunity"),
        ),
        "Noemt deze kans of stelt deze vraag.",
        "def:noemtKans",
        (SOURCES,),
        rdf_wider="dcterms:relation",
    ),
    RelationshipType(
        "PART_OF",
        "is onderdeel van",
        "draagt",
        (("Project", "Platform"),),
        "Het project hoort bij dit platform.",
        "schema:parentOrganization",
        (SOURCES,),
    ),
    RelationshipType(
        "LEADS",
        "trekt",
        "wordt getrokken door",
        tuple((p, "Project") for p in _PARTICIPANT),
        "Trekt het project.",
        # Who leads a project seldom pays for it: not schema:funder.
        "def:trekt",
        (SOURCES,),
        rdf_wider="schema:memberOf",
    ),
    RelationshipType(
        "PARTNERS_IN",
        "doet mee in",
        "heeft als partner",
        tuple((p, "Project") for p in _PARTICIPANT),
        "Doet mee in het project.",
        # schema.org: a project is an organisation, and those who take part are its members.
        "def:doetMeeIn",
        (SOURCES,),
        rdf_wider="schema:memberOf",
    ),
    RelationshipType(
        "MEMBER_OF",
        "is partner van",
        "heeft als partner",
        tuple((p, "Platform") for p in _PARTICIPANT),
        "Is partner, lid of initiatiefnemer van het platform.",
        "schema:memberOf",
        (SOURCES,),
    ),
    RelationshipType(
        "GOVERNS",
        "bestuurt",
        "wordt bestuurd door",
        (("Organisation", "Province"), ("Organisation", "Municipality")),
        "Bestuur van deze provincie of gemeente.",
        "def:bestuurt",
        rdf_wider="schema:areaServed",
    ),
    RelationshipType(
        "INVOLVES",
        "gaat over",
        "komt voor in",
        (
            ("Publication", "Organisation"),
            ("Publication", "Platform"),
            ("Event", "Platform"),
            ("Event", "Publication"),
        ),
        "Het item of de gebeurtenis gaat over deze partij of uitgave.",
        "schema:about",
        (SOURCES,),
    ),
    RelationshipType(
        "BROADER",
        "valt onder",
        "omvat",
        (("Theme", "Theme"),),
        "Het begrip valt onder een ruimer begrip van dezelfde lijst.",
        "skos:broader",
    ),
    RelationshipType(
        "RELATED",
        "verwant met",
        "verwant met",
        (("Theme", "Theme"),),
        "Verwant begrip van dezelfde lijst; eenmaal opgeslagen, in beide richtingen te lezen.",
        "skos:related",
    ),
    RelationshipType(
        "MATCHES",
        "komt overeen met",
        "komt overeen met",
        (("Theme", "Theme"),),
        "Koppeling tussen begrippenlijsten: het gekoppelde thema is ten opzichte van dit thema exact "
        "(zelfde), close (grotendeels), broad (ruimer) of narrow (deel ervan).",
        "skos:mappingRelation",
        (DEGREE, REASON, CONFIDENCE, SOURCES),
        rdf_by_degree=(
            ("exact", "skos:exactMatch"),
            ("close", "skos:closeMatch"),
            ("broad", "skos:broadMatch"),
            ("narrow", "skos:narrowMatch"),
            ("related", "skos:relatedMatch"),
        ),
    ),
    RelationshipType(
        "STATED_IN",
        "staat in",
        "noemt",
        tuple((n.label, "Source") for n in NODE_TYPES if n.label != "Source"),
        "De bron noemt dit, met de plaats (pagina of paragraaf) als die bekend is.",
        # The source mentions the thing; the thing is not made from the source (prov:wasDerivedFrom).
        "dcterms:isReferencedBy",
        (WHERE,),
    ),
)
RELATIONSHIP_TYPE: dict[str, RelationshipType] = {r.type: r for r in RELATIONSHIP_TYPES}


def node_id(label: str, slug: str) -> str:
    """Identifier of a node: ``<segment>/<slug>``, unique over the whole graph."""
    return f"{NODE_TYPE[label].segment}/{slug}"


def label_of(identifier: str) -> str:
    """Label of the node that an identifier names.

    Raises ``KeyError`` for an identifier whose segment is no node type.
    """
    return NODE_TYPE_BY_SEGMENT[identifier.partition("/")[0]].label
