"""What the parts of an answer are called where people read them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

PART_NAMES: Final = MappingProxyType(
    {
        "activiteit": "Bij ieder van hen loopt hierover al iets",
        "samen_onderwerp": "Zij werken hierop al samen",
        "samen_thema": "Zij werken binnen het thema al samen",
        "samen_algemeen": "Zij werken in het algemeen al samen",
        "partners": "Zij hebben dezelfde partners",
        "aanvulling": "De een kan van de ander leren",
        "wens": "Zij willen het zelf",
        "nabijheid": "Zij liggen dicht bij elkaar",
        "drager": "Een platform kan het dragen",
    }
)
"""Parts of the collaboration score (``queries.collaboration.weights``)."""

CRITERION_NAMES: Final = MappingProxyType(
    {
        "rijpheid": "Rijpheid",
        "bewijs": "Bewijs van resultaat",
        "overdraagbaarheid": "Overdraagbaarheid",
        "vraag": "Vraag elders",
        "dragers": "Dragers",
        "landelijk": "Landelijke agenda’s",
    }
)
"""Criteria for scaling (``queries.scaling.weights``)."""

CRITERION_QUESTIONS: Final = MappingProxyType(
    {
        "rijpheid": "Hoe ver is het project, en hoe lang loopt het al?",
        "bewijs": "Zijn de resultaten beschreven, in cijfers en door meer dan één partij?",
        "overdraagbaarheid": "Loopt het al op meer plekken, of iets wat erop lijkt?",
        "vraag": "Noemen andere provincies het als zwaartepunt of kans, terwijl het daar nog ontbreekt?",
        "dragers": "Is er een platform of trekker die het kan meenemen?",
        "landelijk": "Past het bij een landelijke agenda?",
    }
)
"""What each criterion asks, under its slider."""

SIZE_NAMES: Final = MappingProxyType({2: "twee (paren)", 3: "drie", 4: "vier", 5: "vijf", 6: "zes"})
"""How many provinces work together."""
