"""The description of the data set by DCAT-AP-NL 3.0, for data.overheid.nl and other catalogues.

What the profile asks (verplicht, aanbevolen): https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef

from api.http.about import API_VERSION, CONTACT
from api.linked.suffixes import SUFFIXES, ZIP
from api.rest.prefix import PREFIX
from api.settings import Settings
from graph.rdf import jsonld, turtle
from graph.rdf.terms import DUTCH

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
VERSION = URIRef("http://www.w3.org/ns/dcat#version")
"""New in DCAT 3, which rdflib's own list does not have yet."""
EU = "http://publications.europa.eu/resource/authority/"
PUBLIC = URIRef(f"{EU}access-right/PUBLIC")
LANGUAGE = URIRef(f"{EU}language/NLD")
LICENCE = URIRef(f"{EU}licence/EUPL_1_2")
FREQUENCY = URIRef(f"{EU}frequency/ANNUAL")
"""The provinces renew their cards each year."""
COUNTRY = URIRef(f"{EU}country/NLD")
THEMES = (URIRef(f"{EU}data-theme/ENVI"), URIRef(f"{EU}data-theme/REGI"))
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

TITLE = "Schakelkaart: kennisgraaf van de circulaire economie in de twaalf provincies"
DESCRIPTION = (
    "Projecten, platforms, organisaties, thema's en kansen van de circulaire economie in de twaalf "
    "provincies, met de bronnen die ze noemen. Een reconstructie uit openbare bronnen; de officiële bijlage "
    "van 2023 is niet gebruikt."
)
KEYWORDS = ("circulaire economie", "Kansenkaart", "Krachtenkaart", "provincies", "kennisgraaf")


@dataclass(frozen=True)
class File:
    """A form of the whole graph; ``format`` is its code in the EU list of file types."""

    suffix: str
    format: str
    title: str


FILES = (
    File(".ttl", "RDF_TURTLE", "De hele graaf als Turtle"),
    File(".jsonld", "JSON_LD", "De hele graaf als JSON-LD"),
    File(".graphml", "XML", "De hele graaf als GraphML"),
    File(".csv.zip", "CSV", "De hele graaf als CSV-bestanden in een zip"),
    File(".xlsx", "XLSX", "De hele graaf als Excel-werkmap"),
)
IN_RDF = frozenset({turtle.MEDIA_TYPE, jsonld.MEDIA_TYPE})


def catalogue(base: str, version: str) -> Graph:
    """Catalogue, data set, its files and its API; ``version`` is that of the graph."""
    made = Graph()
    for prefix, space in (("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF), ("vcard", VCARD)):
        made.bind(prefix, space)
    described = f"{base}{PREFIX.removeprefix('/')}/dcat"
    root, dataset, service = (URIRef(f"{described}#{n}") for n in ("catalogus", "gegevensset", "api"))
    publisher = _publisher(made, described)
    contact = _contact(made, described)
    for subject, class_, title, text in (
        (root, DCAT.Catalog, "Catalogus van Schakelkaart", "De gegevensset en de API van Schakelkaart."),
        (dataset, DCAT.Dataset, TITLE, DESCRIPTION),
        (service, DCAT.DataService, "API van Schakelkaart", "Lezen, zoeken en vragen stellen aan de graaf."),
    ):
        made.add((subject, RDF.type, class_))
        made.add((subject, DCTERMS.title, Literal(title, lang=DUTCH)))
        made.add((subject, DCTERMS.description, Literal(text, lang=DUTCH)))
        made.add((subject, DCTERMS.publisher, publisher))
        made.add((subject, DCTERMS.creator, publisher))
        made.add((subject, DCAT.contactPoint, contact))
        made.add((subject, DCTERMS.language, LANGUAGE))
        made.add((subject, DCTERMS.license, LICENCE))
    made.add((root, FOAF.homepage, URIRef(base)))
    made.add((root, DCAT.dataset, dataset))
    made.add((root, DCAT.service, service))
    _resource(made, dataset)
    _resource(made, service)
    _dataset(made, dataset, base, version)
    _service(made, service, dataset, base)
    for file in FILES:
        _distribution(made, dataset, service, file, base, described)
    return made


def _publisher(made: Graph, described: str) -> URIRef:
    name = Settings().publisher_name or CONTACT["name"]
    publisher = URIRef(Settings().publisher or f"{described}#uitgever")
    made.add((publisher, RDF.type, FOAF.Agent))
    made.add((publisher, FOAF.name, Literal(name, lang=DUTCH)))
    return publisher


def _contact(made: Graph, described: str) -> URIRef:
    contact = URIRef(f"{described}#contact")
    made.add((contact, RDF.type, VCARD.Organization))
    made.add((contact, VCARD.fn, Literal(CONTACT["name"], lang=DUTCH)))
    made.add((contact, VCARD.hasEmail, URIRef(f"mailto:{CONTACT['email']}")))
    made.add((contact, VCARD.hasURL, URIRef(CONTACT["url"])))
    return contact


def _resource(made: Graph, subject: URIRef) -> None:
    """What a data set and a service both say."""
    made.add((subject, DCTERMS.accessRights, PUBLIC))
    made.add((subject, DCTERMS.identifier, Literal(str(subject))))
    for theme in THEMES:
        made.add((subject, DCAT.theme, theme))
    for word in KEYWORDS:
        made.add((subject, DCAT.keyword, Literal(word, lang=DUTCH)))


def _dataset(made: Graph, dataset: URIRef, base: str, version: str) -> None:
    api = f"{base}{PREFIX.removeprefix('/')}"
    made.add((dataset, DCTERMS.accrualPeriodicity, FREQUENCY))
    made.add((dataset, DCTERMS.spatial, COUNTRY))
    made.add((dataset, DCTERMS.conformsTo, URIRef(f"{api}/shacl")))
    made.add((dataset, DCTERMS.conformsTo, URIRef(f"{base}def")))
    made.add((dataset, DCAT.landingPage, URIRef(base)))
    made.add((dataset, VERSION, Literal(version)))


def _service(made: Graph, service: URIRef, dataset: URIRef, base: str) -> None:
    api = f"{base}{PREFIX.removeprefix('/')}"
    made.add((service, DCAT.endpointURL, URIRef(api)))
    made.add((service, DCAT.endpointDescription, URIRef(f"{api}/openapi.json")))
    made.add((service, DCAT.servesDataset, dataset))
    made.add((service, VERSION, Literal(API_VERSION)))
    made.add((service, FOAF.page, URIRef(f"{base}docs")))


def _distribution(
    made: Graph, dataset: URIRef, service: URIRef, file: File, base: str, described: str
) -> None:
    address = URIRef(f"{base}{PREFIX.removeprefix('/')}/graaf{file.suffix}")
    subject = URIRef(f"{described}#graaf{file.suffix}")
    media_type = SUFFIXES[file.suffix]
    made.add((dataset, DCAT.distribution, subject))
    made.add((subject, RDF.type, DCAT.Distribution))
    made.add((subject, DCTERMS.title, Literal(file.title, lang=DUTCH)))
    made.add((subject, DCAT.accessURL, address))
    made.add((subject, DCAT.downloadURL, address))
    made.add((subject, DCAT.accessService, service))
    made.add((subject, DCTERMS.license, LICENCE))
    made.add((subject, DCTERMS.language, LANGUAGE))
    made.add((subject, DCTERMS.format, URIRef(f"{EU}file-type/{file.format}")))
    if media_type == ZIP:
        made.add((subject, DCAT.compressFormat, URIRef(MEDIA_TYPES + ZIP)))
        media_type = "text/csv"
    made.add((subject, DCAT.mediaType, URIRef(MEDIA_TYPES + media_type)))
    if media_type in IN_RDF:
        made.add((subject, DCTERMS.conformsTo, URIRef(f"{base}{PREFIX.removeprefix('/')}/shacl")))
