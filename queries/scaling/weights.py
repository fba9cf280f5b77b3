"""Default weights of the scaling criteria and the scales they are measured on, each with its reason.

Everything here is a judgement.  The regiegroep may set the weights of the criteria; the scales below
say what a value means.  The score is the weighted mean of the criteria: simple additive weighting, the
plainest method of multi-criteria decision analysis (Keeney & Raiffa 1976, Decisions with Multiple
Objectives; Hwang & Yoon 1981, Multiple Attribute Decision Making, chapter 3).  It is compensatory: a
high value on one criterion makes up for a low one on another, in proportion to the weights.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SCALING_WEIGHTS: Final = MappingProxyType(
    {
        # What is not ripe cannot be scaled, however much it is wanted.
        "rijpheid": 0.20,
        # "It works" should be something that others can check.
        "bewijs": 0.20,
        # Having crossed one border is the best sign that it can cross another; partly seen in rijpheid.
        "overdraagbaarheid": 0.15,
        # Without a province that asks for it there is nowhere to go.
        "vraag": 0.20,
        # Somebody must take it along; a carrier can also be found later, so less than demand.
        "dragers": 0.15,
        # Nearly every project fits some agenda, so it separates little.
        "landelijk": 0.10,
    }
)

# -- rijpheid -----------------------------------------------------------------------------------
PHASE_VALUE: Final = MappingProxyType(
    {
        "idee": 0.0,  # nothing to copy yet
        "verkenning": 0.25,
        "pilot": 0.55,  # tried once, on a small scale
        "uitvoering": 0.75,
        "afgerond": 0.9,  # proven, but the team may have gone home
        "opschaling": 1.0,
        # Unknown is no judgement: the middle of the scale, and the reason says "fase onbekend".
        "onbekend": 0.5,
    }
)
TRACK_RECORD_PHASES: Final = ("pilot", "uitvoering")
"""Phases in which it matters how long a project has been running."""
TRACK_RECORD_YEARS: Final = 3
"""A pilot or project that has run for three years has seen a full budget cycle."""
TRACK_RECORD_BONUS: Final = 0.1
"""Less than the step to the next phase: age alone does not make a pilot a proven practice."""

PLANNED_SHARE: Final = MappingProxyType({"idee": 0.0, "verkenning": 0.5})
"""What results and provinces count for while nothing has been done: written down is not yet proven."""

# -- bewijs -------------------------------------------------------------------------------------
RESULTS_SHARE: Final = 0.3
"""For results that somebody wrote down at all."""
QUANTITY_SHARE: Final = 0.3
"""For results in quantities (tonnes, hectares, percentages); money spent is no result."""
PUBLISHER_VALUE: Final = (0.0, 0.1, 0.25, 0.4)
"""For 0, 1, 2, 3 or more independent publishers; the third says little that the second did not."""
QUANTITY_PATTERN: Final = (
    r"\d[\d.,]*\s*(?:tot\s+\d[\d.,]*\s*)?(?:%|procent|kilo|kg|kiloton|megaton|mton|ton\b|tonnen|gram|liter"
    r"|kuub|m2|m3|m²|m³|vierkante|kubieke|meter|kilometer|km\b|hectare|ha\b|mwh|gwh|kwh|mw\b|banen|bedrijven"
    r"|woningen|huizen|deelnemers|leerlingen|studenten|gemeenten|partijen|partners|bezoekers|inwoners"
    r"|huishoudens|tegels|bruggen|matrassen|luiers|batterijen|zonnepanelen|gebouwen|scholen|winkels|projecten)"
)
"""A figure with a unit of outcome behind it; amounts of euros and dates do not match."""

# -- overdraagbaarheid --------------------------------------------------------------------------
OWN_PROVINCES_VALUE: Final = (0.0, 0.0, 0.4, 0.6, 0.7)
"""For running in 0, 1, 2, 3, 4 or more provinces: the first border crossed says most."""
ALIKE_SHARE: Final = 0.3
"""What near-alike projects of others can add: they show that the subject travels, not the project."""
ALIKE_PROVINCES: Final = 4.0
"""Its topics running in four other provinces counts as fully travelled."""

# -- vraag --------------------------------------------------------------------------------------
DEMAND_KANS: Final = 1.0
"""A province names a chance or asks for it."""
DEMAND_FOCUS: Final = MappingProxyType({"kansenkaart": 0.8, "krachtenkaart": 0.8, "elders": 0.6})
"""A province says it concentrates on it; in its own card that says more than in another document."""
DEMAND_FROM_BROADER: Final = 0.6
"""What is asked for the broader term holds for its narrower terms in part."""
DEMAND_FROM_NARROWER: Final = 0.4
"""What is asked for one narrower term holds still less for the broader."""
DEMAND_PROVINCES: Final = 3
"""The mean over the three provinces that want it most: where it would go first."""
DEMAND_HALF: Final = 0.15
"""Demand share at which the value is one half (x / (x + half)); about the upper quarter of the seeds."""

# -- dragers ------------------------------------------------------------------------------------
PLATFORM_VALUE: Final = (0.0, 0.35, 0.45)
"""For being part of 0, 1, 2 or more platforms."""
REACH_SHARE: Final = 0.25
"""When one of its platforms already works in a province where it could go, or is for the whole country."""
LEAD_SHARE: Final = 0.1
"""When it is known who leads it: somebody to call."""
TOPIC_CARRIER_SHARE: Final = 0.2
"""For platforms on its topics in the provinces where it could go."""

# -- landelijk ----------------------------------------------------------------------------------
AGENDA_VALUE: Final = MappingProxyType(
    {
        # Per vocabulary: (addressed directly, through a link between vocabularies).
        "transitieagendas": (0.5, 0.35),
        "ontwikkelsporen": (0.25, 0.15),
        "nieuwe-themas": (0.25, 0.15),
    }
)

# -- where to -----------------------------------------------------------------------------------
LEAST_LIKE: Final = 0.4
"""Chance (``queries.matches.chance``) from which a kans or focus is a reason to go there.  Lower than what is
shown of schakels as good, as here both must be about the same topic as well.  Read by hand: below it they
share a word in passing ("Circulair inkopen MRA" and "Voorbeeldrol: inkoop, wegen en gebouwen"), above it
mostly a subject."""
KANSEN_COMPARED: Final = 60
"""Kansen on what a project is about that are compared with it: on the cards all of them."""
TOPICS_NAMED: Final = 3
TARGETS_SHOWN: Final = 5
"""More than five provinces is no advice; the choice is made with the regiegroep at the table."""
PHASE_GAP: Final = 0.2
"""Difference in phase value from which a province is behind and can learn; see ``PHASE_VALUE``."""
KEY_TOPICS: Final = 4
"""The rarest topics of a project, that characterise it; the reasons speak of these."""
KEY_TOPIC_RARITY: Final = 0.35
"""Below this a topic is so common that sharing it says little."""

# -- selection on large graphs ------------------------------------------------------------------
POOL: Final = 3_000
"""Up to so many projects are all valued.  Of more, first the groups (equal phase, provinces and presence
of results) that could score highest; the answer says whether that was enough to be certain."""
