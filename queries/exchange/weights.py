"""What makes one proposal come before another, each judgement with its reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from graph.schema.phases import FINISHED
from queries.matches.model import MatchKind

KEPT: Final = 20
"""Matches kept of everything that is wanted: those that a province can still find itself among."""
LEAST_USEFUL: Final = 0.5
"""Chance of being useful from which a match is put on the table: rather useful than not."""
SEEKING: Final = ("idee", "verkenning", "pilot")
"""Phases of a project that looks for what others know: it is not there yet."""
VARIED_AMONG: Final = 400
"""Groups among which the first are chosen: what is worth less than all of these is not among the first."""
MOST_WANTED: Final = 2_000
"""Needs of which the matches are worked out beforehand; of a larger graph the kansen first, then projects."""

OWN_WORDS: Final = frozenset({"kansenkaart", "krachtenkaart"})
"""Where a province says itself what it concentrates on; what others say of it is no need of its own."""
FOCUS_USEFUL: Final = 0.5
"""Of a kans and a project that are about one material, product or activity by keyword or name, as a focus
without work and its supply are, half are judged useful (119 of 236): focuses themselves were not judged."""
ALIKE_LOOKED_AT: Final = 60
"""Projects elsewhere on a topic with which those of a province are compared before its focus on it is called
without work: on the cards no such topic has more than 17, and a large graph is not compared whole."""
STATED: Final = MappingProxyType({"Opportunity": 1.0, "Province": 1.0, "Project": 0.75, "Platform": 0.6})
"""Who says in so many words what is wanted, or what to concentrate on while nothing runs, comes before whose
project is only not that far."""
SUPPLY: Final = MappingProxyType(
    {
        "uitvoering": 1.0,
        "opschaling": 1.0,
        FINISHED: 0.95,
        "pilot": 0.85,
        "onbekend": 0.65,
        "verkenning": 0.5,
        "idee": 0.45,
    }
)
"""What runs or ran can be visited; a plan can only be shared."""
PLATFORM_SUPPLY: Final = 0.75
"""A platform knows people; what it made is told by its projects."""
STALE: Final = 0.75
"""Of a phase that may not hold now, on either side."""
SAME_WISH: Final = 0.6
"""Two who want the same have nothing to give each other yet."""

RARE_SHARE: Final = 0.5
"""How much of the specificity is how rare the subject is; the rest is what sort of thing it is."""
NO_SUBJECT: Final = 0.4
"""Without a topic that both name there is no concrete subject, only likeness."""
NAMED_FOR: Final = ("activiteit",)
"""Beside materials and products: what in the name of a kans says what it is for.  A sector says where."""
BESIDE: Final = 0.5
"""What is left when the other is about nothing that the kans is named for, as biobased bruggen and a viaduct
of old beams.  Of judged kansen with a match from ``LEAST_USEFUL`` on, 9 of 22 such were useful, 7 of 11
where half of it was shared, 72 of 88 where all was; of projects the name makes no difference."""
KNOWN: Final = 0.6
"""Of who already does this together there is less to propose; shown under *bouw voort*."""
WIDE: Final = 3
WIDE_SHARE: Final = 0.7
"""More provinces than ``WIDE`` on one side make no talk between provinces."""
OTHERS_WISH: Final = 0.5
"""For one province: what others want of it comes after what it wants itself, unless worth twice as much."""

GIVING: Final[tuple[MatchKind, ...]] = ("experience", "chain")
"""Kinds of matches in which the one side gives what the other asks; the others are of equals."""

AGAIN: Final = MappingProxyType({"need": 0.5, "supply": 0.5, "subject": 0.6, "partner": 0.85, "pair": 0.7})
"""What is left of the value of a proposal for every earlier one with the same need, supply or subject, or
between the same provinces: five talks about one project are one talk."""
VARIED: Final = 60
"""So many are put in such an order; nobody reads on for variety."""
TOGETHER_SHOWN: Final = 5
ALSO_SHOWN: Final = 3
