"""The matches of a thing under the headings of its own page, the ones that are likelier useful than not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from queries.matches.model import Match, MatchesAnswer, WantedBy
from queries.matches.weights import GOOD

Heading = Literal["help", "shared", "alike", "chain", "wanted", "further", "learners", "lessons"]
"""What a match is to the asked thing."""

TITLES: dict[Heading, str] = {
    "help": "Wie kan hierbij helpen",
    "shared": "Wie wil dit ook",
    "alike": "Lijkt op",
    "chain": "In dezelfde keten",
    "wanted": "Kan naar",
    "further": "Van wie te leren",
    "learners": "Wie hiervan kan leren",
    "lessons": "Hiervan kunt u leren",
}
LOOKED_AT = 30
"""Matches among which good ones are looked for: of judged things the order has the good ones before these."""
MOST_SHOWN = 5
"""Under one heading; whoever wants more asks for all matches."""


@dataclass(frozen=True)
class Section:
    """Matches under one heading, best first; under *Kan naar* also the focuses of other provinces."""

    heading: Heading
    title: str
    matches: Sequence[Match]
    wanted: Sequence[WantedBy]


def good(answer: MatchesAnswer) -> list[Match]:
    """The matches of an answer that are likelier useful than not."""
    return [match for match in answer.matches if match.useful >= GOOD]


def sections(answer: MatchesAnswer) -> list[Section]:
    """The good matches of an answer under their headings, in the order in which they are read."""
    found: dict[Heading, list[Match]] = {heading: [] for heading in TITLES}
    for match in good(answer):
        found[heading_of(answer.thing.type, match)].append(match)
    made = [
        Section(heading, TITLES[heading], matches[:MOST_SHOWN], answer.wanted if heading == "wanted" else ())
        for heading, matches in found.items()
    ]
    return [section for section in made if section.matches or section.wanted]


def heading_of(asked: str, match: Match) -> Heading:
    """Under which heading a match of something of a type (``Project``) stands.

    What a kans is answered with helps it, or wants the same.  A project or platform can go to who asks for
    it; from who is further it can learn.
    """
    supplies = match.supply.id == match.id
    if match.kind == "lesson":
        return "lessons" if supplies else "learners"
    if asked == "Opportunity":
        return "shared" if match.type == "Opportunity" else "help"
    if match.type == "Opportunity":
        return "shared" if match.kind == "together" else "wanted"
    if match.kind == "chain":
        return "chain"
    return "further" if match.kind == "experience" and supplies else "alike"
