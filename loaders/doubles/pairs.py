"""Pairs that may be one thing under two names, and what people decided about each.

The rules of ``matching`` and ``spelling`` join what is surely one.  Here everything that is left
is compared with everything else, on name, abbreviation, address, text, sources, place, partners,
relation and kind, and what looks like a double is put before a person.  A pair that people decided
about is shown with that decision, whatever it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from loaders.doubles.decided import decided_pairs
from loaders.doubles.subjects import LABELS, Subject, subjects
from loaders.doubles.suspicion import Suspicion
from loaders.records.records import Records
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.decisions import Decided, Decisions
from loaders.resolve.resolve import resolve

SUSPICIOUS = 0.7
"""From here on a pair is put before a person.  Of the doubles that were found by reading every name, those
that names, texts or partners betray at all come above it."""


@dataclass(frozen=True)
class Double:
    """A pair that may be one thing.  ``score`` is the suspicion, ``why`` what it rests on."""

    first: Subject
    second: Subject
    score: float
    why: tuple[str, ...]
    decided: Decided | None = None

    def as_dict(self) -> dict[str, Any]:
        """As plain values, for a program."""
        return {
            "first": _plain(self.first),
            "second": _plain(self.second),
            "suspicion": round(self.score, 2),
            "why": list(self.why),
            "decision": self.decided.verdict if self.decided else None,
            "reason": self.decided.reason if self.decided else None,
            "line": self.decided.line if self.decided else None,
        }


def _plain(subject: Subject) -> dict[str, Any]:
    return {"name": subject.name, "kind": LABELS[subject.label], "cards": sorted(subject.on_cards)}


def doubles(records: Records, decisions: Decisions, known: KnownOrganisations) -> list[Double]:
    """Suspicious pairs, the most suspicious first, and every pair that people decided about.

    The pairs are those that the rules leave apart: what a decision joined is in the list as well, with
    that decision.
    """
    apart = Decisions(decisions.of("verschillend", "onderdeel"))
    everything = subjects(records, resolve(records, apart, known))
    comparing = Suspicion(everything, records)
    decided = decided_pairs(everything, decisions)
    found = {pair: comparing.of(*pair) for pair in comparing.pairs() | decided.keys()}
    shown = [
        Double(everything[a], everything[b], max(score, 0.0), why, decided.get((a, b)))
        for (a, b), (score, why) in found.items()
        if score >= SUSPICIOUS or (a, b) in decided
    ]
    return sorted(shown, key=lambda d: (-d.score, d.first.name, d.second.name))


def undecided(found: Iterable[Double]) -> list[Double]:
    """The pairs about which nobody decided yet."""
    return [d for d in found if d.decided is None]
