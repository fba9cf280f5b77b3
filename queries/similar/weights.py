"""When two projects are near-identical: weights and thresholds, each with its reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SHARES: Final = MappingProxyType(
    {
        # The words say what is done with the subject: collecting textile is not spinning it.  On the judged
        # pairs (docs/wiel.md) they tell more than the subjects do.
        "tekst": 0.6,
        # Subjects were chosen by people, and bring together what is worded differently.
        "onderwerpen": 0.3,
        # Broad themes separate little, but a hub for builders is not one for farmers.
        "thema": 0.1,
    }
)
"""What each part of the likeness counts; together 1."""

THRESHOLD: Final = 0.22
"""Likeness from which two projects count as near-identical; see ``docs/wiel.md`` for how it was chosen."""
SAME: Final = 0.30
"""Mean likeness from which a group is said to do *vrijwel hetzelfde*.  Of the pairs judged blind, 8 of the 11
from here are "exactly this", and 10 of the 22 between ``THRESHOLD`` and here; nearly all (31 of 33) are
useful to each other, so below it they are called *verwant*: see ``docs/wiel.md``."""
LEAST_THRESHOLD: Final = 0.15
"""Below this projects share a subject and no more; pairs below it are not kept."""
COHESION: Final = 0.7
"""Share of the threshold that every two members of a group must reach; the members that made the group reach
all of it.  Without it, a chain of lookalikes would put things together that are not alike."""
MOST_MEMBERS: Final = 12
"""Members of one group at most: with more it is a field of work, not a wheel invented twice."""

RARITY_POWER: Final = 1.5
"""Exponent on the rarity of a subject: sharing vlas tells far more than sharing hergebruik."""
FEW_TOPICS: Final = 1.0
FEW_WORDS: Final = 1.0
"""Added to the square of a project's length before it is brought to 1: two projects whose only subject is
hergebruik share everything and yet very little, so that sharing more counts for more."""
BROADER_SHARE: Final = 0.5
"""Of the subject that a subject falls under (vezelhennep: hennep)."""
NAME_SHARE: Final = 1.5
"""Of a word in the name beside one in the description."""
COMPOUND_SHARE: Final = 0.5
"""Of the parts of a compound beside the compound (matrassenfabriek: matras)."""

TOPICS_KEPT: Final = 10
WORDS_KEPT: Final = 24
THEMES_KEPT: Final = 6
"""The most telling features that a project is compared by."""

SMALL: Final = 5_000
"""Up to so many projects every feature makes candidates; above it the ``CANDIDATE_FEATURES`` most telling."""
CANDIDATE_FEATURES: Final = 3
MOST_SHARED: Final = 60
"""Projects that share a feature are all compared with each other up to this number; of more, each with the
``WINDOW`` next to it in the order of their other features (the sorted neighbourhood method: Hernández &
Stolfo 1995), so that the work grows with the number of projects and not with its square."""
WINDOW: Final = 5
