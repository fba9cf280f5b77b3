"""What makes a match: what is compared, what each part counts for, and why."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

FIELD_WEIGHTS: Final = MappingProxyType({"name": 2.0, "text": 1.0, "topic": 1.0})
"""A word in a name says more than one in a description: names here are four words, and chosen."""
SATURATION: Final = 1.2
LENGTH_SHARE: Final = 0.5
"""``k1`` and ``b`` of BM25 (Robertson & Zaragoza 2009): texts here are one or two sentences, so that length
tells little."""
PART_SHARE: Final = 0.7
"""Of a part of a compound beside the compound itself (matras in matrassenfabriek)."""

ON_CARD, IN_NAME, IN_TEXT, BY_PART = 1.0, 1.3, 0.6, 0.6
"""How sure it is that a thing is about a topic: given on its card, named in its name (surer still: a name is
what a thing is about), in its text, and as a part of a compound only (times the place where it stands)."""
WIDER_SHARE: Final = 0.3
"""Of a topic one step up (hennep falls under vezelgewassen): nearness, not sameness."""
TELLING: Final = 0.5
"""From this strength a topic is counted when it is decided how rare it is."""

WEIGHTS: Final = MappingProxyType(
    {
        "woorden": 1.26,
        "woorddelen": 1.52,
        "onderwerpen": 0.53,
        "trefwoorden": 0.79,
        "themas": 0.94,
        "buren van de vraag": 1.46,
        "buren van het aanbod": 1.32,
        "buren van beide": 1.32,
    }
)
"""What each part counts for in the order of the matches."""

LIKENESS: Final = ("woorden", "woorddelen", "onderwerpen", "trefwoorden", "themas")
"""The ways in which neighbours are found.  In each the nearest has 1, so that none drowns the others."""
POOL: Final = 250
"""Things nearest to what is asked, of any province: among them neighbours are looked for."""
ELIGIBLE_POOL: Final = 100
"""At least so many of them may be an answer."""
NEIGHBOURS: Final = 40
"""How many neighbours speak for a thing; between 30 and 60 it makes no difference."""
NEIGHBOUR_POWER: Final = 2
"""Exponent on a neighbour's likeness: the near ones have most to say."""
HASHED: Final = 4096
"""Most features in which things are compared with each other; more than those are hashed.  On the judged
pairs that is as good as not hashing."""
WHOLE: Final = 3000
"""Up to so many things all are compared with each other beforehand: a matrix of at most 70 MB.  Of more, the
pool is compared when something is asked."""

CHANCE_OF: Final = ("woorden", "woorddelen", "onderwerpen", "themas")
"""Cosines from which the chance is told that a match is useful; shared tags add nothing to these."""
CHANCE: Final = MappingProxyType(
    {"woorden": 2.47, "woorddelen": 2.76, "onderwerpen": 3.1, "themas": 1.76, "vast": -2.99}
)
"""Coefficients of that chance.  Unlike the score, which orders the matches of one thing, it can be compared
between things."""

NATURE_WEIGHTS: Final = MappingProxyType(
    {"materiaal": 1.0, "product": 1.0, "activiteit": 0.7, "sector": 0.3, "instrument": 0.3}
)
"""How much a shared topic tells by what sort of thing it is: who works with the same material has more to say
to each other than who both have a subsidy."""
CONCRETE: Final = ("materiaal", "product")
LEAST_OF_BEST: Final = 0.4
"""A topic is named beside the most telling one when it tells at least this share of that."""
SUBJECTS_SHOWN: Final = 5
SUBJECTS_NAMED: Final = 3

STAGE: Final = MappingProxyType(
    {"idee": 0, "verkenning": 0, "pilot": 1, "uitvoering": 2, "opschaling": 2, "afgerond": 3}
)
"""How far a project is; who is further has something to tell."""
STOPPED: Final = "gestopt"
LEAST_CHAIN: Final = 0.4
"""Chance of being useful below which words for different steps of a chain are taken for chance."""
SAME_WHEEL: Final = 0.9
"""Chance of being useful from which two projects of about the same stage are called the same wheel."""
