"""Weights of the parts of a collaboration score and the scales they are measured on, each with its reason.

The score is the weighted mean of the parts: simple additive weighting, as for scaling (Hwang & Yoon 1981,
Multiple Attribute Decision Making, chapter 3).  The weights follow the backtest
(``backtest``): a logistic ranking of real ties against all other pairs, with non-negative
weights, rounded to what a person can read, and never below what the question itself asks for (a wish counts,
also where few ties came of it yet).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

COLLABORATION_WEIGHTS: Final = MappingProxyType(
    {
        # Both work on it: the ground for any cooperation, and what idf-weighted common topics measure.
        "activiteit": 0.12,
        # The best predictor by itself: who has worked together on this topic does so again.
        "samen_onderwerp": 0.14,
        # Working together within the same broad theme carries over to the next topic in it.
        "samen_thema": 0.16,
        # Working together on whatever else: people who know each other.  Mostly seen in the two above.
        "samen_algemeen": 0.03,
        # Having the same partners elsewhere: friends of friends (the idea of Adamic & Adar 2003).
        "partners": 0.10,
        # One of the two is far enough that the other has something to gain.
        "aanvulling": 0.17,
        # Both, or one of them, say they want this: as focus or as kans.
        "wens": 0.18,
        # Neighbours share water, roads, companies and commuters; distance keeps telling after the border.
        "nabijheid": 0.06,
        # A platform on the topic that works in both can take it up tomorrow.
        "drager": 0.04,
    }
)

RARITY_POWER: Final = 4.0
"""Exponent on the inverse document frequency.  With 1 the broad topics decide; the backtest improves up to 4,
where it is the rare ones, and no further."""

BROAD_RARITY_POWER: Final = 0.5
"""The same exponent between the broad themes of a question, which hardly differ in rarity."""

THEME_SHARE: Final = 0.3
"""Weight of a term of a broad vocabulary beside a topic, before rarity."""

NARROWER_SHARE: Final = 0.5
"""What all terms under an asked one weigh together beside it (hennep: vezelhennep, kalkhennep).  The backtest
would leave them out, as the things it hides list their narrow terms too; people who ask for hennep do not."""

ACTIVITY_HALF: Final = 1.0
"""Number of things on one topic at which a province's activity on it is worth half."""
MASS_HALF: Final = 1.0
"""Weighted number of things over all asked topics at which a province is halfway to "far"."""
JOINT_HALF: Final = 0.3
"""Weighted number of joint things on the topic that is worth half: one such thing says a lot."""
JOINT_THEME_HALF: Final = 2.0
"""Number of joint things in a broad theme that is worth half."""
JOINT_SHARE_HALF: Final = 0.1
"""Share of a province's joint work that goes to this one partner (of eleven) that is worth half."""
WISH_HALF: Final = 1.0
"""Number of kansen (a focus counts for half of one) on the asked topics that is worth half."""
MENTION_SHARE: Final = MappingProxyType({"naam": 1.0, "tekst": 0.7})
"""Joint work that names the topic, beside work that has it as a keyword: keywords are seldom complete.  The
backtest improves up to 0.7 for the text (AUC 0.893 without, 0.898 with); for what one province does alone it
says nothing of working together, and is left out."""
FOCUS_SHARE: Final = 0.5
"""A focus beside a kans: a kans asks for something, a focus states a direction."""

NEIGHBOUR_SHARE: Final = 0.5
"""Of nearness: sharing a border; the rest falls with the distance between the provinces' centres."""
NEAR_KILOMETRES: Final = 45.0
"""Distance over which nearness falls by a factor e: about the way from one provincial capital to the next."""

ONE_SIDED_CARRIER: Final = 0.5
"""A platform on the topic that works in one of the two: it would have to cross a border first."""

OPEN_TOPICS: Final = 20.0
"""Without a topic in the question all topics count, and this many rare shared ones are worth half."""
OPEN_RARITY_POWER: Final = 1.0
"""The same exponent without a topic in the question: then the rarest topics are the ones that one thing alone
has, and what people want to hear of is what more of them do."""

WEAKEST_LINK: Final = 0.3
"""Share of a coalition's score that its weakest pair decides; the rest is the mean of its pairs."""

ONE_SIDED_TOPIC: Final = 0.5
"""Of a topic that one does and the other wants, beside one that both do, when topics are put in order."""
TOGETHER_TOPIC: Final = 0.4
"""Of a topic they already do together, in a question without a topic: new ground is shown first."""

TOPICS_SHOWN: Final = 5
EXISTING_SHOWN: Final = 8
CARRIERS_SHOWN: Final = 4
EXAMPLES_SHOWN: Final = 2
"""Things named per province and topic."""

NO_CONCRETE_PROJECT: Final = re.compile(
    r"programma|agenda|atlas|kaart\b|rapport|studie|onderzoek|monitor|verkenning|inventarisatie|strategie|visie"
    r"|menu|regeling|subsidie|deal\b|convenant|netwerk|academie|leergang|prijs|top \d|challenge|congres"
    r"|estafette|community|evaluatie|quickscan|routekaart|handreiking|state.of.the.art|aanpak|actieplan|\bplan\b|commitment"
    r"|voucher|stimuler|accelerator|top-20|tracks?\b|meldpunt|kennis",
    re.IGNORECASE,
)
"""Names of what is no concrete project: a programme, an atlas, a study or an event is not further than a
project.  *Het verst* compares concrete projects alone."""

DESCRIBED_AS_NO_PROJECT: Final = re.compile(
    r"\b(?:\w*programma|\w*atlas|\w*rapport\w*|\w*studie|\w*onderzoek|inventarisatie|\w*monitor|\w*regeling"
    r"|\w*subsidie|menu|leergang|\w*prijs|challenge|\w*campagne|\w*traject|\w*sessies|kennisreeks|ontmoeting)\b",
    re.IGNORECASE,
)
"""The same in the first words of a description, which speak of more: a kenniscentrum may be a building."""
