# ruff: noqa: E501 - rows of a Markdown table cannot be broken
"""The page docs/linked-data.md: what the linked data is, with its terms from the declaration."""

from __future__ import annotations

from graph.rdf.terms import NAMESPACES, OWN
from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, Property, RdfValue

VALUES: dict[RdfValue, str] = {
    "text": "Nederlandse tekst",
    "code": "tekst zonder taal",
    "address": "adres elders",
    "contact": "postbus (`mailto:`) of pagina",
    "thing": "ding in deze graaf",
    "scheme": "begrippenlijst",
    "year": "`xsd:gYear`",
    "date": "`xsd:gYear`, `xsd:gYearMonth` of `xsd:date`",
    "number": "`xsd:decimal`",
}

INTRODUCTION = """\
# Linked data

<!-- Made from the declaration of the schema (graph/schema/__init__.py) by `make docs`; the text is in docs/linked_data_page.py. -->

Alles in de graaf is er ook als RDF. De termen staan één keer in `graph/schema/__init__.py`; de context, de SHACL-vormen, de
eigen termen en deze bladzijde worden daaruit gemaakt.

## Vragen

| u wilt | adres |
|---|---|
| een ding, voor altijd | `/id/<soort>/<slug>`: 303 naar de pagina of naar de gegevens, naar wat `Accept` vraagt; een vroegere naam geeft 301 |
| één ding, een lijst of een zoekantwoord | `/v1/...` met `Accept: application/ld+json` of `text/turtle`, of met `.jsonld` of `.ttl` achter het adres |
| de hele graaf | `/v1/graaf.jsonld`, `.ttl`, `.graphml`, `.csv.zip`, `.xlsx` |
| een begrippenlijst (SKOS) | `/v1/begrippenlijsten/<naam>.ttl` |
| de context, de vormen, de eigen termen | `/v1/context.jsonld`, `/v1/shacl.ttl`, `/v1/vocabulaire.ttl` (ook `/def`) |
| de beschrijving voor een datacatalogus | `/v1/dcat.ttl`, `/v1/dcat.jsonld` (DCAT-AP-NL 3.0) |

```
curl -H 'Accept: text/turtle' http://127.0.0.1:8000/v1/provincies/fryslan
curl -OJ http://127.0.0.1:8000/v1/graaf.csv.zip
schakelkaart export --out graaf.ttl
```

Een antwoord dat niet over dingen gaat (statistiek, samenwerkingskansen) is er alleen als JSON; anders volgt 406.

## Instellen

`SCHAKELKAART_BASE` (zet dit op een openbare server), `SCHAKELKAART_PUBLISHER`, `SCHAKELKAART_PUBLISHER_NAME` en
`SCHAKELKAART_CACHE`: zie [instellingen.md](instellingen.md).

## Keuzes

- Een relatie met een bron, een formulering of een reden is ook een `rdf:Statement`, onder het adres van het ding waar zij
  begint (`...#u-...`), met `prov:hadPrimarySource`.
- Een bron noemt een ding (`dcterms:isReferencedBy`); het ding is er niet uit afgeleid.
- TOOI noemt het bestuur van een provincie en Wikidata de provincie zelf. Geen van beide is `owl:sameAs`: dan zou alles
  wat daar staat hier gelden.
- Koppelingen tussen begrippenlijsten staan in SKOS naar hun graad: `exactMatch`, `closeMatch`, `broadMatch`,
  `narrowMatch`.
- Waar geen bestaand vocabulaire een woord voor heeft, is er een eigen term (`def:`) met, waar het kan, de ruimere term
  van de wereld.
- CSV: UTF-8, komma's, punt in getallen. Een tekst die met `=`, `+`, `-`, `@` of een apostrof begint krijgt een apostrof
  ervoor, zodat geen rekenprogramma hem uitvoert; haal er bij het inlezen één weg en u hebt de graaf terug.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [INTRODUCTION, "## Klassen", "", "| ding | klassen |", "|---|---|"]
    parts += [f"| {n.name} (`/id/{n.segment}/...`) | {_terms(n.rdf)} |" for n in NODE_TYPES]
    parts += [
        "",
        "## Eigenschappen",
        "",
        "| ding | eigenschap | term | waarde | ruimer |",
        "|---|---|---|---|---|",
    ]
    for node in NODE_TYPES:
        parts += [f"| {node.name} {_row(p)}" for p in node.properties if p.rdf]
    parts += ["", "## Relaties", "", "| van | relatie | naar | term | ruimer |", "|---|---|---|---|---|"]
    names = {n.label: n.name for n in NODE_TYPES}
    for declared in RELATIONSHIP_TYPES:
        for source in dict.fromkeys(s for s, _ in declared.pairs):
            targets = ", ".join(names[t] for s, t in declared.pairs if s == source)
            wider = f"`{declared.rdf_wider}`" if declared.rdf_wider else ""
            parts.append(
                f"| {names[source]} | {declared.name} | {targets} | {_terms(declared.rdf_terms(source))} | {wider} |"
            )
    told = {p.rdf: p for r in RELATIONSHIP_TYPES for p in r.properties if p.rdf}
    parts += ["", "## Over een relatie zelf", "", "| wat | term | waarde | ruimer |", "|---|---|---|---|"]
    parts += [_row(p) for p in told.values()]
    parts += ["", "## Voorvoegsels", "", "| voorvoegsel | adres |", "|---|---|"]
    parts += [f"| `{prefix}` | <{address}> |" for prefix, address in NAMESPACES.items()]
    parts += [f"| `{OWN}` | `<basis>/def#` |"]
    return "\n".join([*parts, ""])


def _terms(curies: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{c}`" for c in curies)


def _row(prop: Property) -> str:
    wider = f"`{prop.rdf_wider}`" if prop.rdf_wider else ""
    return f"| {prop.label} | `{prop.rdf}` | {VALUES[prop.rdf_value]} | {wider} |"
