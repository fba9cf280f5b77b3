"""The parts of a Kansenkaart, and what their fields may hold: for the form in Excel and for the docs."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.records.check import card_fields
from loaders.records.records import (
    CardField,
    FieldKind,
    FocusRecord,
    OpportunityRecord,
    PlatformRecord,
    ProjectRecord,
    Record,
    SourceRecord,
)

CARD_STATUSES = ("reconstructie", "concept", "vastgesteld")
"""How far a card is, from made by others out of public sources to adopted by the province."""

TOP_FIELDS = (
    CardField("provincie", required=True, help="De provincie van wie de kaart is."),
    CardField("status", "choice", required=True, choices=CARD_STATUSES),
    CardField("toelichting"),
    CardField(
        "contact",
        "contact",
        help="Wie de kaart bijhoudt: een postbus van het programma (circulair@provincie.nl) of een "
        "contactpagina, nooit van een persoon. Hierheen leiden 'wie te bellen' en 'klopt dit niet?'.",
    ),
    CardField("contact_bronnen", "sources", help="Waar dat contact staat; verplicht als er een contact is."),
)
"""What stands at the top of a card, above its lists; in a workbook on the first sheet."""


@dataclass(frozen=True)
class CardPart:
    """A list of records on a card: its field in YAML, its sheet in a workbook, the kind of its records."""

    field: str
    sheet: str
    kind: type[Record]


CARD_PARTS = (
    CardPart("focus", "Focus", FocusRecord),
    CardPart("platforms", "Platforms", PlatformRecord),
    CardPart("projecten", "Projecten", ProjectRecord),
    CardPart("kansen", "Kansen", OpportunityRecord),
    CardPart("bronnen", "Bronnen", SourceRecord),
)
SOURCE_KEY = "sleutel"
"""Column of the sheet of sources by which records cite them; in YAML the name of the mapping."""
FIELD_KINDS: dict[FieldKind, str] = {
    "text": "tekst",
    "texts": "lijst van teksten",
    "year": "jaartal",
    "number": "bedrag in euro, alleen cijfers",
    "choice": "een van de waarden",
    "date": "jjjj, jjjj-mm of jjjj-mm-dd",
    "url": "webadres met https://",
    "contact": "postbus of contactpagina",
    "themes": "lijst van thema's (code of naam)",
    "provinces": "lijst van provincies",
    "municipality": "gemeente, zoals het CBS haar schrijft",
    "sources": "lijst van bronnen van deze kaart",
}
LISTS = ("texts", "themes", "provinces", "sources")
"""Kinds of fields that hold several values."""


def form_fields(part: CardPart) -> list[CardField]:
    """The columns of a part in a workbook: its fields, with the key of a source first and citations last."""
    fields = sorted(card_fields(part.kind).values(), key=lambda spec: spec.kind == "sources")
    if part.field != "bronnen":
        return fields
    return [CardField(SOURCE_KEY, required=True, help="Waarmee u deze bron noemt, zoals s12."), *fields]
