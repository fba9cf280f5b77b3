"""What is made of likeness: when a match is useful, what it is called by, and which kind it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from graph.schema.phases import FINISHED

CHANCE_OF: Final = ("woorden", "woorddelen", "onderwerpen", "themas")
"""Cosines from which the chance is told that a match is useful; shared tags add nothing to these."""
CHANCE: Final = MappingProxyType(
    {"woorden": 2.58, "woorddelen": 2.84, "onderwerpen": 2.96, "themas": 1.77, "vast": -2.96}
)
"""Coefficients of that chance.  Unlike the score, which orders the matches of one thing, it can be compared
between things."""

GOOD: Final = 0.5
"""Chance from which a match is shown as one to act on: likelier useful than not.  Of the first five matches
of a judged question those from here are useful in 78 of 100 cases (82 of the ones that were judged, by
cross-validation; ``docs/schakels.md``), and 53 of 56 questions keep at least one.  What is below it is shown
to who asks for all, and called less sure."""

NATURE_WEIGHTS: Final = MappingProxyType(
    {"materiaal": 1.0, "product": 1.0, "activiteit": 0.7, "sector": 0.3, "instrument": 0.3}
)
"""How much a shared topic tells by what sort of thing it is: who works with the same material has more to say
to each other than who both have a subsidy."""
CONCRETE: Final = ("materiaal", "product")
SURE: Final = 0.55
"""How surely both must be about a topic for it to be named: not by a part of a word in a text alone."""
BY_NAME: Final = 0.65
"""From this strength a topic stands in the name, where it is not on the card."""
IN_BOTH_NAMES: Final = 1.5
"""What both are called after is what both are for: circulaire ambachtscentra, before what is mended there."""
LEAST_OF_BEST: Final = 0.4
"""A topic is named beside the most telling one when it tells at least this share of that."""
SUBJECTS_SHOWN: Final = 5
SUBJECTS_NAMED: Final = 3

STAGE: Final = MappingProxyType(
    {"idee": 0, "verkenning": 0, "pilot": 1, "uitvoering": 2, "opschaling": 2, FINISHED: 3}
)
"""How far a project is; who is further has something to tell."""
LEAST_CHAIN: Final = 0.4
"""Chance of being useful below which words for different steps of a chain are taken for chance."""
SAME_WHEEL: Final = 0.9
"""Chance of being useful from which two projects of about the same stage are called the same wheel."""

ABOUT: Final = (*CONCRETE, "activiteit")
"""What a focus of a province can be on for a thing to be wanted there: a sector or an instrument says too
little."""
WANTED_SHOWN: Final = 6
