"""A name or word that is asked about and that nothing is called: said so, with the names most like it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from queries.ask.defining import ASKS_MEANING
from queries.ask.model import Alternative, Wanted
from queries.ask.slots import Slots
from queries.dutch.phrases import listed
from queries.grammar.intents import Intent
from queries.grammar.names import Names
from queries.grammar.reading import Reading

ALIKE = 64.0
"""From this likeness (0 to 100, letters in common) a name is offered: *Bouwcampus* and *Flevo Campus* have
67, names that only share an ending less."""
MOST_OFFERED = 3


@dataclass
class Unknown:
    """What is said of a name that nothing has; empty when all is known."""

    sentence: str = ""
    nearest: list[Alternative] = field(default_factory=list)


def unknown_name(intent: Intent, reading: Reading, found: Slots, known: Names) -> Unknown:
    """What to say when *wie is*, *wat is* or *wie zit er achter* asks about a word nothing is called."""
    asks = reading.weight("profile") or ASKS_MEANING.match(" ".join(reading.row))
    if intent != "search" or not asks or len(reading.loose) != 1 or reading.spans or found.kinds:
        return Unknown()
    ((word, _),) = reading.loose
    written = reading.written[reading.row.index(word)]
    alike = process.extract(
        word, list(known.things), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_OFFERED
    )
    things = list(dict.fromkeys(known.things[name][0] for name, _, _ in alike))
    names = [known.references[thing].name for thing in things]
    said = f'"{written}" is geen naam en geen begrip in Schakelkaart.'
    if names:
        said += f" De naam lijkt het meest op {listed(names, conjunction='of')}."
    return Unknown(
        said,
        [
            Alternative(
                intent="profile",
                understood=f"Wat we weten over {name}.",
                wanted=Wanted(intent="profile", thing=thing),
            )
            for thing, name in zip(things, names, strict=True)
        ],
    )
