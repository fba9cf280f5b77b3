"""The node types, and the properties that several of them have."""

from __future__ import annotations

from graph.schema.declarations import NodeType, Property

ID = Property("id", "string", "identificatie", "dcterms:identifier", rdf_value="code")
NAME = Property("name", "string", "naam", "schema:name", indexed=True)
ALIASES = Property("aliases", "strings", "ook bekend als", "schema:alternateName")
DESCRIPTION = Property("description", "string", "omschrijving", "schema:description")
REMARK = Property("remark", "string", "opmerking", "skos:editorialNote")
CARDS = Property("cards", "strings", "staat op kaart", "def:kaart", rdf_value="code")
WEBSITE = Property("website", "string", "website", "schema:url", rdf_value="address")
CONTACT = Property("contact", "string", "contact", "schema:contactPoint", rdf_value="contact")
"""Of a function, never of a person: a mailbox or a page.  Of a platform without one it is the website."""
CONTACT_SOURCES = Property(
    "contact_sources",
    "strings",
    "bron van het contact",
    "def:bronVanContact",
    rdf_value="thing",
    rdf_wider="prov:hadPrimarySource",
)
"""Identifiers of the sources that give the contact."""
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
DIFFERENCES = Property(
    "differences",
    "strings",
    "bronnen verschillen",
    "def:bronnenVerschillen",
    rdf_wider="skos:editorialNote",
)
"""What the cards say differently, one text a value; see ``graph.schema.differences``."""
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
        # How people point at a province; words of the language, which name nothing else in the graph.
        Property("short_names", "strings", "korte namen", "def:korteNaam", rdf_wider="schema:alternateName"),
        Property("demonyms", "strings", "inwonersnamen", "def:inwonersnaam"),
        # Parts of the country that it is in or has in it; what it belongs to most stands first.
        Property("regions", "strings", "streken", "def:streek"),
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
        CONTACT,
        CONTACT_SOURCES,
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
    (
        *_COMMON,
        # Of every region that it is in all names, the usual one first; which source says so is at STATED_IN.
        Property("regions", "strings", "streken", "def:streek"),
        CBS_CODE,
        LATITUDE,
        LONGITUDE,
    ),
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
        Property("ended", "int", "opgeheven", "schema:dissolutionDate", rdf_value="year"),
        DIFFERENCES,
        PROVINCE_KEY,
        WEBSITE,
        CONTACT,
        CONTACT_SOURCES,
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
    (*_DESCRIBED, KIND, CONTACT, CONTACT_SOURCES, REMARK, CARDS),
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
        FORMER_IDS,
        Property("slug", "string", "slug", "skos:notation", indexed=True, rdf_value="code"),
        Property("scheme", "string", "begrippenlijst", "skos:inScheme", indexed=True, rdf_value="scheme"),
        # 1 for a word so wide (gemeenten, afval) that a suggestion on it says nothing.
        Property("container", "int", "verzamelwoord", "def:verzamelwoord"),
        Property("nature", "string", "aard", "def:aard"),
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
        # Only of a phase that may not hold any more; see ``loaders.records.standing``.
        Property("phase_as_of", "int", "stand van", "def:standVan", rdf_value="year"),
        Property("stop_reason", "string", "reden gestopt", "def:redenGestopt", rdf_wider="skos:note"),
        # schema.org gives a project the dates of an organisation; startDate is of events and roles.
        Property("start_year", "int", "beginjaar", "schema:foundingDate", rdf_value="year"),
        Property("end_year", "int", "eindjaar", "schema:dissolutionDate", rdf_value="year"),
        Property("budget_eur", "float", "budget in euro", "def:budgetInEuro", rdf_value="number"),
        RESULTS,
        DIFFERENCES,
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
FIGURE = NodeType(
    "Figure",
    "cijfer",
    "kerncijfer",
    "kerncijfers",
    ("def:Kerncijfer", "schema:QuantitativeValue"),
    (
        *_DESCRIBED,
        Property(
            "statement", "string", "zoals de bron zegt", "def:zoalsGezegd", rdf_wider="dcterms:description"
        ),
        Property("bound", "string", "grens", "def:grens", rdf_wider="dcterms:description"),
        Property("amount", "float", "bedrag", "schema:value", rdf_value="number"),
        Property("unit", "string", "eenheid", "schema:unitText"),
        Property("per", "string", "per", "def:per", rdf_wider="dcterms:description"),
        Property("years", "int", "aantal jaren", "def:aantalJaren", rdf_value="number"),
        Property("includes", "string", "wat is meegeteld", "def:omvat", rdf_wider="dcterms:description"),
        REMARK,
        CARDS,
    ),
    "Een bedrag of aandeel dat een bron noemt, met wat erin is meegeteld als de bron dat zegt.",
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
    FIGURE,
    SOURCE,
)

SCHEME_NAMES = {
    "transitieagendas": "Transitieagenda's",
    "verschilmakers": "De Verschilmakers",
    "nieuwe-themas": "Nieuwe thema's",
    "ontwikkelsporen": "Ontwikkelsporen",
    "onderwerpen": "Onderwerpen",
    "krachtenkaart": "Krachtenkaart",
    "notitie": "IPO-notitie van 22 maart 2023",
    "begrippen": "Begrippen",
}
"""The vocabularies by the name they have in ``Theme.scheme``."""

BROAD_SCHEMES = ("transitieagendas", "verschilmakers", "nieuwe-themas", "ontwikkelsporen")
"""The vocabularies of some twenty broad themes, in the order of the note of 22 March 2023."""

TOPIC_SCHEME = "onderwerpen"
"""The vocabulary of the free topics; what is in neither are loose terms of one source."""

GLOSSARY_SCHEME = "begrippen"
"""The vocabulary of words that are explained; it names no theme that a card or a question can be about."""

UNSOURCED_LABELS = frozenset({"Theme", "Province", "Source"})
"""Vocabulary terms, provinces and the sources themselves; every other node states its source."""
