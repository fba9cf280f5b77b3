"""The fields of a card that its completeness is measured by, with what each is needed for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Field:
    """A field of one kind of record.

    ``statement`` names what reads the records that have it, when it is a relationship; empty for a property.
    ``weight`` is how much an answer loses without it.
    """

    kind: str
    field: str
    name: str
    statement: str
    weight: float
    why: str


FIELDS: Final = (
    Field("project", "description", "omschrijving", "", 3.0, "om projecten te vinden en te vergelijken"),
    Field("project", "phase", "fase", "", 3.0, "om te zien wat rijp is voor opschaling"),
    Field("project", "themed", "onderwerpen", "themed_projects", 3.0, "om kansen voor samenwerking te zien"),
    Field("project", "sourced", "bron", "sourced_projects", 3.0, "om na te gaan of het klopt"),
    Field("project", "led", "trekker", "led_projects", 2.0, "om te weten wie u belt"),
    Field("project", "results", "resultaten", "", 2.0, "als bewijs dat het werkt"),
    Field("project", "located", "gemeente", "located_projects", 1.0, "om het op de kaart te zetten"),
    Field("project", "start_year", "beginjaar", "", 1.0, "om te zien wat nieuw is en hoe lang het loopt"),
    Field("project", "carried", "platform", "carried_projects", 1.0, "om te zien wie het verder kan dragen"),
    Field("project", "partnered", "partners", "partnered_projects", 1.0, "om te zien wie elkaar al kent"),
    Field("project", "budget_eur", "budget", "", 0.5, "om de omvang te kennen"),
    Field("platform", "description", "omschrijving", "", 2.0, "om te weten wat het doet"),
    Field("platform", "themed", "thema's", "themed_platforms", 2.0, "om te zien wat het kan dragen"),
    Field("platform", "sourced", "bron", "sourced_platforms", 2.0, "om na te gaan of het klopt"),
    Field("platform", "website", "website", "", 1.0, "om verder te lezen"),
    Field("platform", "founded", "opgericht", "", 0.5, "om te zien hoe lang het bestaat"),
    Field("kans", "description", "omschrijving", "", 2.0, "om te weten wat er wordt gevraagd"),
    Field("kans", "themed", "thema's", "themed_kansen", 2.0, "om vraag en aanbod bij elkaar te brengen"),
    Field("kans", "sourced", "bron", "sourced_kansen", 2.0, "om na te gaan of het klopt"),
)
ADVICE_SHOWN: Final = 3
"""More is no advice but a list."""
GOOD_ENOUGH: Final = 0.95
"""Share filled from which a field asks for no attention."""
