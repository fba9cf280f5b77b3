"""What every part of the score rests on, in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from queries.dutch.phrases import counted, listed
from queries.likeness.features import Features
from queries.likeness.ranking import Ranked
from queries.likeness.weights import WEIGHTS
from queries.matches.model import Reason
from queries.matches.shared import both, shared_words

WORDS_NAMED, TOPICS_NAMED = 4, 4
NOTHING = "hierin hebben zij niets gemeen"


def reasons(made: Features, asked: int, ranked: Ranked, place: int, names: Mapping[int, str]) -> list[Reason]:
    """The parts of the score of the match at a place in the order, with what each rests on.

    ``names`` has the names of the things through which neighbours are told.  The shares sum to the score.
    """
    total = sum(WEIGHTS.values())
    values = dict(zip(WEIGHTS, ranked.parts[place].tolist(), strict=True))
    number = int(ranked.numbers[place])
    told = _told(made, asked, number, names.get(int(ranked.through[place]), ""))
    return [
        Reason(
            part=part,
            value=round(value, 3),
            share=round(value * WEIGHTS[part] / total, 4),
            text=told[part]() if value > 0 else NOTHING,
        )
        for part, value in values.items()
    ]


def _told(made: Features, asked: int, number: int, through: str) -> dict[str, Callable[[], str]]:
    def words() -> str:
        shared = [f"“{w}”" for w in shared_words(made, asked, number)[:WORDS_NAMED]]
        return f"woorden van de vraag die ook hier staan: {listed(shared)}" if shared else NOTHING

    def topics() -> str:
        shared = both(made.ways.topics, asked, number)
        names = [made.concepts[made.topics[c]].name for c in shared]
        return f"onderwerpen in naam of tekst, of ruimere daarvan: {listed(names[:TOPICS_NAMED])}"

    def tags() -> str:
        concepts, names = made.concepts, made.tags
        columns = both(made.shared, asked, number)[:TOPICS_NAMED]
        often = np.diff(made.shared_by.starts)
        shown = [
            f"{concepts[names[c]].name} (van {counted(int(often[c]), 'ding', 'dingen')})" for c in columns
        ]
        return f"dezelfde trefwoorden: {listed(shown)}"

    def themes() -> str:
        shared = both(made.ways.themes, asked, number)
        names = [made.concepts[made.themes[c]].name for c in shared]
        return f"dezelfde brede thema's: {listed(list(dict.fromkeys(names))[:TOPICS_NAMED])}"

    return {
        "woorden": words,
        "woorddelen": lambda: (
            "woorden die voor een deel hetzelfde zijn, zoals een samenstelling en een deel ervan"
        ),
        "onderwerpen": topics,
        "trefwoorden": tags,
        "themas": themes,
        "buren van de vraag": lambda: f"lijkt op wat het meest op de vraag lijkt, vooral op {through}",
        "buren van het aanbod": lambda: "wat het meest op dit lijkt, lijkt ook op de vraag",
        "buren van beide": lambda: "wat op dit lijkt, lijkt op wat op de vraag lijkt",
    }
