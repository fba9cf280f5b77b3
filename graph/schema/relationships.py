"""The relationship types, and the properties that several of them have."""

from __future__ import annotations

from graph.schema.declarations import Property, RelationshipType
from graph.schema.nodes import NODE_TYPES, SOURCES

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
_IN_A_PROJECT = (*_PARTICIPANT, "Project")
"""A hub or a chain of growers is a project and takes part in another project."""

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
        (("Project", "Municipality"), ("Platform", "Municipality"), ("Publication", "Municipality")),
        "Het project ligt in deze gemeente, of het platform is daar gevestigd.",
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
            ("Figure", "Theme"),
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
        "ASKED_OF",
        "is gevraagd aan",
        "wordt gevraagd",
        (("Opportunity", "Organisation"),),
        "Deze vraag of oproep is gericht aan deze partij.",
        "def:gevraagdAan",
        (SOURCES,),
        rdf_wider="dcterms:relation",
    ),
    RelationshipType(
        "PART_OF",
        "is onderdeel van",
        "draagt",
        (
            ("Project", "Platform"),
            *((p, q) for p in _PARTICIPANT for q in _PARTICIPANT),
            ("Publication", "Publication"),
            ("Opportunity", "Publication"),
            ("Figure", "Publication"),
        ),
        "Het project hoort bij dit platform; de afdeling, campus of dochter bij het geheel; het document, de "
        "oproep of het cijfer staat in deze publicatie.",
        "schema:parentOrganization",
        (REASON, SOURCES),
        rdf_of=tuple((label, "dcterms:isPartOf") for label in ("Publication", "Opportunity", "Figure")),
    ),
    RelationshipType(
        "FOLLOWS",
        "volgt op",
        "ging vooraf aan",
        (("Platform", "Platform"), ("Project", "Project")),
        "Komt na dit en zet het voort.",
        "def:volgtOp",
        (SOURCES,),
        rdf_wider="dcterms:relation",
    ),
    RelationshipType(
        "LEADS",
        "trekt",
        "wordt getrokken door",
        tuple((p, "Project") for p in _IN_A_PROJECT),
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
        tuple((p, "Project") for p in _IN_A_PROJECT),
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
            ("Opportunity", "Platform"),
            ("Opportunity", "Publication"),
            ("Figure", "Organisation"),
            ("Figure", "Platform"),
        ),
        "Het item, de gebeurtenis, de oproep of het cijfer gaat over deze partij of uitgave.",
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
        "(zelfde), close (grotendeels), broad (ruimer) of narrow (deel ervan). Een oordeel, met de reden.",
        "skos:mappingRelation",
        (DEGREE, REASON, CONFIDENCE),
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
