"""How much of what a kans is named for the other side is about."""

from __future__ import annotations

from queries.exchange.weights import NAMED_FOR
from queries.likeness.features import Features
from queries.likeness.weights import ON_CARD
from queries.matches.weights import CONCRETE, SURE


def named_share(made: Features, need: int, supply: int) -> float | None:
    """The share of the topics in the name of a need that the other is about too; None of a name without any.

    Materials and products count, also wide ones (*biobased materiaal* is met by whoever works with hennep),
    and activities that are not; of two in a name where the one falls under the other the narrower.  Whoever
    is about something wider meets it too, but for words so wide that sharing them says nothing.
    """
    concepts = made.concepts
    named = {t for t, sure in made.subjects(need).items() if sure > ON_CARD and _counts(made, t)}
    named -= {above for t in named for above in concepts[t].above}
    if not named:
        return None
    other = {t for t, sure in made.subjects(supply).items() if sure >= SURE}
    over = {above for t in other for above in concepts[t].above}
    wide = {t for t in other if not concepts[t].container}
    return sum(t in other or t in over or bool(wide & concepts[t].above.keys()) for t in named) / len(named)


def _counts(made: Features, topic: str) -> bool:
    concept = made.concepts[topic]
    return concept.nature in CONCRETE or (concept.nature in NAMED_FOR and not concept.container)
