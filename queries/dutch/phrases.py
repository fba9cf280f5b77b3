"""Pieces of Dutch sentences that more than one question makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.likeness import nearest
from graph.schema import NODE_TYPE
from queries.dutch.figures import number

SHOWN_CHOICES = 12


def listed(names: Sequence[str], most: int = 0, conjunction: str = "en") -> str:
    """Names as a Dutch enumeration: "a, b en c"; of more than ``most`` (0: no limit) the rest is counted."""
    shown = list(names)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(names) - most} andere"]
    return f" {conjunction} ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def counted(count: int, one: str, many: str) -> str:
    """Count with its noun: "1 bron", "3 bronnen", "1.463 projecten"."""
    return f"{number(count)} {one if count == 1 else many}"


def things(count: int, label: str) -> str:
    """Things of one label, as a sentence says them: "één project", "15 projecten"."""
    kind = NODE_TYPE[label]
    return f"één {kind.name}" if count == 1 else counted(count, kind.name, kind.plural)


def nearest_of(word: str, choices: Iterable[str]) -> str:
    """``Bedoelde u "..."?`` with the choice nearest to a word, or else what can be chosen."""
    known = list(choices)
    near = nearest(word, known)
    return f'Bedoelde u "{near}"?' if near else f"Kies uit: {', '.join(known[:SHOWN_CHOICES])}."


def capitalised(sentence: str) -> str:
    """The sentence with a capital where it begins with a letter; a Dutch ij becomes IJ."""
    if sentence.startswith("ij"):
        return "IJ" + sentence[2:]
    return sentence[:1].upper() + sentence[1:]
