"""One row of the matrix: a theme over all provinces, counted and with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference, SourceReference
from queries.base.remembered import Remembered
from queries.base.things import names_of, references_to, sources_of
from queries.gaps.model import KansStatement, StatedFocus
from queries.gaps.weights import EXAMPLES_SHOWN, FOCUS_BASIS, KANS_FOCUS
from queries.search import on_subjects
from queries.themes.cover import Cover, cover
from queries.themes.hierarchy import hierarchy

KANSEN_SHOWN = 4


@dataclass
class CellEvidence:
    """What is known of one theme in one province."""

    under: int = 0
    """Projects on the theme and what falls under it."""
    under_living: int = 0
    """Those that did not stop: the part of ``linked`` that other vocabularies have nothing to do with."""
    linked: int = 0
    """Those, and what is only on themes that other vocabularies link to it."""
    activity: float = 0.0
    platforms_total: int = 0
    focus: float = 0.0
    """How firmly the theme is stated, as focus or as kans."""
    concentrates: float = 0.0
    """The same of the focus alone."""
    stated: list[StatedFocus] = field(default_factory=list)
    """The focuses on this very theme: a link between vocabularies is not the province's own word."""
    wanted: bool = False
    """The same of a kans."""
    named: int = 0
    """Projects that no keyword but their name tells to be about it."""
    mentioned: int = 0
    """Projects that only have its name in their text."""
    projects: list[str] = field(default_factory=list)
    platforms: list[str] = field(default_factory=list)
    focuses: list[StatedFocus] = field(default_factory=list)
    kansen: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CountedRow:
    """A theme with its evidence per province (slug), and what its identifiers are called."""

    evidence: Mapping[str, CellEvidence]
    names: Mapping[str, str]
    kans_sources: Mapping[str, Sequence[SourceReference]]

    def kansen(self, ids: Iterable[str]) -> list[KansStatement]:
        return [
            KansStatement(id=i, name=self.names[i], sources=list(self.kans_sources.get(i, ()))) for i in ids
        ]

    def references(self, ids: Iterable[str], type_: str) -> list[Reference]:
        return [Reference(id=i, type=type_, name=self.names[i]) for i in ids]


remembered: Remembered[CountedRow] = Remembered(512)
totals_of: Remembered[dict[str, int]] = Remembered(2)


def province_totals(snapshot: Snapshot) -> dict[str, int]:
    """Number of projects per province; one in two provinces counts in both."""
    return totals_of.get(snapshot, "", lambda: _totals(snapshot))


def counted_row(snapshot: Snapshot, theme: str, provinces: Sequence[str]) -> CountedRow:
    """The evidence on one theme in all provinces."""
    return remembered.get(snapshot, theme, lambda: _count(snapshot, theme, provinces))


def _totals(snapshot: Snapshot) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for row in snapshot.query(statements("gaps")["totals"]):
        for slug in row["provinces"].split():
            totals[slug] += row["n"]
    return totals


def _count(snapshot: Snapshot, theme: str, provinces: Sequence[str]) -> CountedRow:
    cypher = statements("gaps")
    shares = cover(snapshot, theme)
    evidence = {slug: CellEvidence() for slug in provinces}
    _projects(snapshot, shares, evidence)
    own_themes = {"themes": hierarchy(snapshot).under([theme])}
    for slug, found in _per_province(snapshot.query(cypher["projects_under"], own_themes), evidence).items():
        evidence[slug].under = sum(row["n"] for row in found)
    for slug, found in _per_province(snapshot.query(cypher["projects_on"], own_themes), evidence).items():
        evidence[slug].under_living = sum(row["n"] for row in found)
    platforms = snapshot.query(cypher["platforms_on"], {"themes": shares.linked()})
    for slug, found in _per_province(platforms, evidence).items():
        evidence[slug].platforms_total = sum(row["n"] for row in found)
        evidence[slug].platforms = _examples(found)
    _focuses(snapshot, theme, shares, evidence)
    _named(snapshot, theme, evidence)
    for row in snapshot.query(cypher["kansen_on"], {"themes": sorted(shares.focus)}):
        own = evidence[row["province"]]
        own.focus = max(own.focus, KANS_FOCUS * shares.focus[row["theme"]])
        own.wanted = own.wanted or row["theme"] == theme
        own.kansen.extend(i for i in dict.fromkeys((row["first"], row["last"])) if i not in own.kansen)
    for own in evidence.values():
        own.kansen = own.kansen[:KANSEN_SHOWN]
    kansen = sorted({i for own in evidence.values() for i in own.kansen})
    return CountedRow(evidence, _names(snapshot, evidence, kansen), sources_of(snapshot, kansen))


def _projects(snapshot: Snapshot, shares: Cover, evidence: Mapping[str, CellEvidence]) -> None:
    """Projects on the theme itself count whole, those on what is linked to it by the share of the link."""
    cypher = statements("gaps")["projects_on"]
    steps: list[str] = []
    before: dict[str, int] = {}
    for share in sorted(set(shares.activity.values()), reverse=True):
        steps += [t for t, own in shares.activity.items() if own == share]
        found = _per_province(snapshot.query(cypher, {"themes": sorted(steps)}), evidence)
        for slug, rows in found.items():
            own, count = evidence[slug], sum(row["n"] for row in rows)
            own.activity += share * (count - before.get(slug, 0))
            own.linked = before[slug] = count
            own.projects += [i for i in _examples(rows) if i not in own.projects]
            own.projects = own.projects[:EXAMPLES_SHOWN]


def _named(snapshot: Snapshot, theme: str, evidence: Mapping[str, CellEvidence]) -> None:
    """Projects with the theme in their name and not among their keywords count as much as the others."""
    found = on_subjects(snapshot, [theme]).get(theme)
    if found is None:
        return
    counted = {i for on in evidence.values() for i in on.projects}
    for slug, own in evidence.items():
        named = [i for i in found.projects(slug, "naam") if i not in counted]
        own.named = len(named)
        own.mentioned = len(found.projects(slug, "tekst"))
        # Where keywords already tell of some, the share of each is counted from them.
        own.activity += own.named if not own.linked else 0
        own.projects = [*own.projects, *named][:EXAMPLES_SHOWN]


def _per_province(rows: Iterable[Row], evidence: Mapping[str, CellEvidence]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for slug in row["provinces"].split():
            if slug in evidence:
                found[slug].append(row)
    return found


def _examples(rows: Sequence[Row]) -> list[str]:
    """A few of what was counted, those in the fewest provinces first: they are the province's own."""
    ordered = sorted(rows, key=lambda row: (row["provinces"].count(" "), row["provinces"]))
    found = dict.fromkeys(i for row in ordered for i in (row["first"], row["last"]))
    return list(found)[:EXAMPLES_SHOWN]


def _focuses(snapshot: Snapshot, theme: str, shares: Cover, evidence: Mapping[str, CellEvidence]) -> None:
    rows = snapshot.query(statements("gaps")["focuses_on"], {"themes": sorted(shares.focus)})
    sources = references_to(snapshot, (i for row in rows for i in (row["sources"] or "").split()))
    stated: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        own = evidence[row["province"]]
        firmness = FOCUS_BASIS.get(row["basis"], min(FOCUS_BASIS.values()))
        own.concentrates = max(own.concentrates, firmness * shares.focus[row["theme"]])
        own.focus = max(own.focus, own.concentrates)
        key = (row["province"], row["label"], row["basis"])
        if key not in stated or shares.focus[row["theme"]] > shares.focus[stated[key]["theme"]]:
            stated[key] = row
    for (province, label, basis), row in stated.items():
        said = StatedFocus(
            label=label,
            basis=basis,
            theme=row["theme"],
            sources=[sources[i] for i in (row["sources"] or "").split() if i in sources],
        )
        evidence[province].focuses.append(said)
        if row["theme"] == theme:
            evidence[province].stated.append(said)


def _names(snapshot: Snapshot, evidence: Mapping[str, CellEvidence], kansen: Sequence[str]) -> dict[str, str]:
    examples = (i for own in evidence.values() for i in (*own.projects, *own.platforms))
    return names_of(snapshot, (*examples, *kansen))
