"""How alike things are: what is compared, what each part counts for, and why."""

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
        "woorden": 1.28,  # what both call by the same word is what both mean
        "woorddelen": 1.5,  # Dutch joins words: bouwmaterialenhub, materialenhubs
        "onderwerpen": 0.5,  # also found in names and texts, also one step up: sees much, proves little
        "trefwoorden": 0.76,  # chosen by people, and the rarer the more it says
        "themas": 0.92,  # a hub for builders is not one for farmers
        "buren van de vraag": 1.52,  # brings what is worded differently
        "buren van het aanbod": 1.35,  # and keeps out what is alike by chance
        "buren van beide": 1.31,
    }
)
"""What each part counts for in the order of the matches: learned from judged matches, none of them negative
(``schakelkaart evaluate matches --learn``; how well is in ``docs/schakels.md``)."""

LIKENESS: Final = ("woorden", "woorddelen", "onderwerpen", "trefwoorden", "themas")
"""The ways in which neighbours are found.  In each the nearest has 1, so that none drowns the others."""
POOL: Final = 250
"""Things nearest to what is asked, of any province: among them neighbours are looked for."""
ELIGIBLE_POOL: Final = 100
"""At least so many of them may be an answer."""
SMALL_POOLS: Final = (120, 60)
"""The same two in a graph too large to be compared beforehand: a third of the time.  On the judged pairs it
costs 0.01 to 0.02 of nDCG@5 (kansen 0.811 to 0.802, projects 0.892 to 0.876)."""
NEIGHBOURS: Final = 40
"""How many neighbours speak for a thing; between 30 and 60 it makes no difference."""
NEIGHBOUR_POWER: Final = 2
"""Exponent on a neighbour's likeness: the near ones have most to say."""
HASHED: Final = 1024
HASHED_WHOLE: Final = 8192
"""Most features in which things are compared with each other; of more, hashes are.  On the judged pairs 8192
is as good as not hashing; 1024 costs less than 0.01, and is five times as fast for who waits."""
WHOLE: Final = 3000
"""Up to so many things all are compared with each other beforehand: a matrix of at most 70 MB.  Of more, the
pool is compared when something is asked."""
