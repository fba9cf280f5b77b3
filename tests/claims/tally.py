"""What was claimed, how much of it is so, and how much nobody looked at; by kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

About = TypeVar("About")

EXAMPLES = 8
"""False claims and unknown sentences that are kept of each kind, to be shown."""


@dataclass
class Tally:
    """Claims by kind: how many were looked up, and which of them are false.

    ``unchecked`` counts sentences that no pattern knows: nothing passes in silence.
    """

    checked: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unknown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def claim(self, kind: str, holds: bool, said: str) -> None:
        """One claim, whether the graph bears it out, and its words with where they stand."""
        self.checked[kind] += 1
        if not holds:
            self.false[kind] += 1
            if len(self.examples[kind]) < EXAMPLES and said not in self.examples[kind]:
                self.examples[kind].append(said)

    def unread(self, kind: str, said: str) -> None:
        """A sentence that no pattern knows."""
        self.unchecked[kind] += 1
        if len(self.unknown[kind]) < EXAMPLES and said not in self.unknown[kind]:
            self.unknown[kind].append(said)

    def unchecked_share(self) -> float:
        """The share (0..1) of all that is said that was not looked up."""
        everything = self.checked.total() + self.unchecked.total()
        return self.unchecked.total() / everything if everything else 0.0

    def report(self) -> str:
        """All kinds with their numbers, then what is false and what is unknown."""
        kinds = sorted({*self.checked, *self.unchecked})
        lines = [f"{'kind':44} {'checked':>9} {'false':>7} {'unchecked':>9}"]
        lines += [
            f"{k:44} {self.checked[k]:9,} {self.false[k]:7,} {self.unchecked[k]:9,}"
            for k in (*kinds, "")
            if k
        ]
        lines.append(
            f"{'all':44} {self.checked.total():9,} {self.false.total():7,} {self.unchecked.total():9,}"
            f"  ({self.unchecked_share():.1%} unchecked)"
        )
        for heading, found in (("FALSE", self.examples), ("UNCHECKED", self.unknown)):
            lines += [f"{heading} {kind}: {said}" for kind in sorted(found) for said in found[kind]]
        return "\n".join(lines)


@dataclass(frozen=True)
class Pattern(Generic[About]):
    """A sentence that is known: its kind, its form, and whether what it claims of something is so."""

    kind: str
    form: re.Pattern[str]
    holds: Callable[[re.Match[str], About], bool]


_ENDS = re.compile(r"[.;:](?=\s|$)")


def read(
    tally: Tally, area: str, text: str, patterns: Sequence[Pattern[About]], about: About, where: str
) -> None:
    """Every sentence of a text by the first pattern that knows it; the rest is counted as unchecked."""
    at = 0
    while at < len(text):
        if text[at] in " ;.:":
            at += 1
            continue
        for pattern in patterns:
            found = pattern.form.match(text, at)
            if found and found.end() > at:
                tally.claim(
                    f"{area}: {pattern.kind}", pattern.holds(found, about), f"[{where}] {found[0].strip()}"
                )
                at = found.end()
                break
        else:
            end = _ENDS.search(text, at)
            stop = end.end() if end else len(text)
            tally.unread(area, f"[{where}] {text[at:stop]}")
            at = stop


def unlisted(said: str, known: set[str] | frozenset[str]) -> list[str] | None:
    """The names in an enumeration ("a, b en c"); names may have commas and "en" of their own.

    None when it holds something that is not a known name; "3 andere" at the end is left out.
    """
    said = re.sub(r"(?: en |, )\d+ andere(?: onderwerpen)?$", "", said)
    if said in known:
        return [said]
    for cut in re.finditer(r", | en ", said):
        head = said[: cut.start()]
        if head in known and (rest := unlisted(said[cut.end() :], known)) is not None:
            return [head, *rest]
    return None
