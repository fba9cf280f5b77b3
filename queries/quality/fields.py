"""The fields of a card that its completeness is measured by, with what each is needed for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Wanted:
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
    Wanted("project", "description", "omschrijving", "", 3.0, "om projecten te vinden en te vergelijken"),
    Wanted("project", "phase", "fase", "", 3.0, "om te zien wat rijp is voor opschaling"),
    Wanted("project", "themed", "onderwerpen", "themed_projects", 3.0, "om kansen voor samenwerking te zien"),
    Wanted("project", "sourced", "bron", "sourced_projects", 3.0, "om na te gaan of het klopt"),
    Wanted("project", "led", "trekker", "led_projects", 2.0, "om te weten wie u belt"),
    Wanted("project", "results", "resultaten", "", 2.0, "als bewijs dat het werkt"),
    Wanted("project", "located", "gemeente", "located_projects", 1.0, "om het op de kaart te zetten"),
    Wanted("project", "start_year", "beginjaar", "", 1.0, "om te zien wat nieuw is en hoe lang het loopt"),
    Wanted("project", "carried", "platform", "carried_projects", 1.0, "om te zien wie het verder kan dragen"),
    Wanted("project", "partnered", "partners", "partnered_projects", 1.0, "om te zien wie elkaar al kent"),
    Wanted("project", "budget_eur", "budget", "", 0.5, "om de omvang te kennen"),
    Wanted("platform", "description", "omschrijving", "", 2.0, "om te weten wat het doet"),
    Wanted("platform", "themed", "thema's", "themed_platforms", 2.0, "om te zien wat het kan dragen"),
    Wanted("platform", "sourced", "bron", "sourced_platforms", 2.0, "om na te gaan of het klopt"),
    Wanted("platform", "website", "website", "", 1.0, "om verder te lezen"),
    Wanted("platform", "founded", "opgericht", "", 0.5, "om te zien hoe lang het bestaat"),
    Wanted("kans", "description", "omschrijving", "", 2.0, "om te weten wat er wordt gevraagd"),
    Wanted("kans", "themed", "thema's", "themed_kansen", 2.0, "om vraag en aanbod bij elkaar te brengen"),
    Wanted("kans", "sourced", "bron", "sourced_kansen", 2.0, "om na te gaan of het klopt"),
)
ADVICE_SHOWN: Final = 3
"""More is no advice but a list."""
GOOD_ENOUGH: Final = 0.95
"""Share filled from which a field asks for no attention."""
