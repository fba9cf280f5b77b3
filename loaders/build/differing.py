"""One value of a field of which cards give several: chosen by a stated rule, the others kept beside it.

The rule (``graph.schema.differences.RULE``): the value with the newest source; of equals the one that most
cards give; of equals the one that claims least.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.figures import number
from graph.schema.differences import RULE, Statement
from graph.schema.phases import PHASES, STOPPED, UNKNOWN
from loaders.build.building import Building
from loaders.records.records import Record
from loaders.text.problems import Problem, enumerated


@dataclass(frozen=True)
class Field:
    """A field that cards may give differently: its attribute, its name on a card, its label in the graph.

    ``modest`` orders values by what they claim, the least first.  Values with the same ``alike`` are one.
    """

    attribute: str
    card_name: str
    label: str
    modest: Callable[[Any], Any] = lambda value: value
    alike: Callable[[Any], Any] = lambda value: value


def _modest_phase(phase: str) -> int:
    """That it stopped claims least of all: what one card calls stopped is not recommended."""
    return -1 if phase == STOPPED else PHASES.index(phase)


def _bare(address: str) -> str:
    """An address without what makes no other page of it."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/").casefold()


PHASE = Field("phase", "fase", "fase", _modest_phase)
START = Field("start_year", "beginjaar", "beginjaar")
END = Field("end_year", "eindjaar", "eindjaar")
BUDGET = Field("budget_eur", "budget_euro", "budget in euro")
FOUNDED = Field("founded", "opgericht", "opgericht")
ENDED = Field("ended", "opgeheven", "opgeheven")
WEBSITE = Field("website", "website", "website", len, _bare)
CONTACT = Field("contact", "contact", "contact", len, lambda given: _bare(given) or given.casefold())


@dataclass
class _Given:
    """A value with the records that give it."""

    value: Any
    records: list[Record] = field(default_factory=list)

    @property
    def cards(self) -> list[str]:
        return sorted({r.file for r in self.records})


class Chosen:
    """The values of one thing, and the texts of what its cards say differently."""

    def __init__(self, building: Building, name: str, records: Sequence[Record]) -> None:
        self.building = building
        self.name = name
        self.records = records
        self.differences: list[str] = []

    def value(self, of: Field) -> Any:
        """The value of a field by the rule; ``None`` when no card gives one.  A difference is reported."""
        given = self._given(of)
        if not given:
            return None
        ordered = sorted(given.values(), key=lambda g: self._order(of, g))
        if len(ordered) > 1:
            self.differences += [self._statement(of, g).written() for g in ordered]
            self._report(of, ordered)
        return ordered[0].value

    def sources(self, of: Field, value: Any) -> list[str]:
        """Identifiers of the sources of the records that give a field this value."""
        given = self._given(of).get(of.alike(value))
        return self.building.cited(c for r in given.records for c in r.sources) if given else []

    def newest(self, records: Sequence[Record]) -> int:
        """Year of the newest source that the records cite; 0 when none has a date."""
        cited = self.building.cited(c for r in records for c in r.sources)
        return max((self.building.source_years[s] for s in cited), default=0)

    def _given(self, of: Field) -> Mapping[Any, _Given]:
        given: dict[Any, _Given] = {}
        for record in self.records:
            value = getattr(record, of.attribute)
            if value not in (None, "", UNKNOWN):
                given.setdefault(of.alike(value), _Given(value)).records.append(record)
        return given

    def _order(self, of: Field, given: _Given) -> tuple[int, int, Any]:
        return -self.newest(given.records), -len(given.cards), of.modest(given.value)

    def _statement(self, of: Field, given: _Given) -> Statement:
        cited = self.building.cited(c for r in given.records for c in r.sources)
        value = f"{given.value:.0f}" if isinstance(given.value, float) else str(given.value)
        return Statement(of.label, value, tuple(given.cards), tuple(cited), self.newest(given.records))

    def _report(self, of: Field, ordered: Sequence[_Given]) -> None:
        said = enumerated((f"{shown(g.value)} ({', '.join(g.cards)})" for g in ordered), "en")
        last = self.records[-1]
        self.building.problems.append(
            Problem(
                last.path,
                last.line_of(of.card_name),
                of.card_name,
                f'de kaarten verschillen over "{self.name}": {said}',
                f"Stem het af. {RULE}",
                "let op",
            )
        )


def shown(value: float | str) -> str:
    """A phase, a year, or an amount with points between the thousands."""
    return str(value) if isinstance(value, int | str) else f"{number(value)} euro"
