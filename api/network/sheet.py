"""What the template of a picture needs: legend, filters, table, and the data to draw."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from api.network.address import NAMES, address_of
from api.network.outlines import outline
from api.network.payload import payload, table_rows
from api.network.picture import picture
from api.network.style import HOLLOW, LINES, LOOKS
from graph.schema import BROAD_SCHEMES, TOPIC_SCHEME, slug_of
from graph.schema.phases import PHASE_RANK
from graph.store import Snapshot
from queries.base.remembered import Remembered
from queries.network import Network, NetworkQuery, ThemeName, network
from queries.words import vocabulary

remembered: Remembered[str] = Remembered(32)
"""What pictures are given to draw: the page asks for it right after itself."""
THEMES_SHOWN = 60
"""Themes in the filter; a longer list is not read."""


@dataclass(frozen=True)
class LegendEntry:
    """A kind of thing in the picture, with its shape as an SVG path."""

    kind: str
    name: str
    path: str
    count: int


@dataclass(frozen=True)
class LineEntry:
    """A kind of line in the picture."""

    kind: str
    meaning: str
    count: int = 0
    """What it stands for, when that is counted."""


@dataclass(frozen=True)
class Sheet:
    """One picture as the template shows it."""

    address: str
    level: str
    title: str
    summary: str
    subject: str
    about: str
    steps: int
    start: str
    end: str
    legend: list[LegendEntry]
    lines: list[LineEntry]
    has_hollow: bool
    has_groups: bool
    provinces: Sequence[tuple[str, str]]
    phases: list[str]
    themes: list[ThemeName]
    broad_themes: list[tuple[str, str]]
    theme_names: list[str]
    last_year: int
    undated: int
    notes: list[str]
    rows: list[dict[str, Any]]
    data: str
    offline: bool = False
    open_table: bool = False
    link: str = ""
    code: str = ""
    others: tuple[Mapping[str, str], ...] = ()

    def linked(self, link: str, code: str) -> Sheet:
        """With the address of the page, and that address as a QR code (SVG)."""
        return replace(self, link=link, code=code)


def sheet_of(snapshot: Snapshot, query: NetworkQuery) -> Sheet:
    """The picture that is asked.  Raises ``UnknownWordError`` as ``network`` does."""
    shown = network(snapshot, query)
    known = vocabulary(snapshot)
    names = known.province_names
    topics = [t.name for i, t in known.themes.items() if known.schemes[i] == TOPIC_SCHEME]
    broad = [t for i, t in known.themes.items() if known.schemes[i] in BROAD_SCHEMES]
    rows = [row | {"where": _where(row["node"].provinces, names)} for row in table_rows(shown)]
    phases = {n.phase for n in shown.nodes if n.phase}
    years = [n for n in shown.nodes if n.kind in ("project", "platform", "publicatie")]
    return Sheet(
        address=address_of(query),
        level=NAMES[query.level],
        title=shown.title,
        summary=shown.summary,
        subject=", ".join((*query.themes, *query.topics)) if query.level == "theme" else "",
        about=query.about,
        steps=query.steps,
        start=query.start,
        end=query.end,
        legend=_legend(shown),
        lines=_lines(snapshot, shown),
        has_hollow=any(n.phase in HOLLOW for n in shown.nodes),
        has_groups=bool(shown.groups),
        provinces=sorted(((slug, name) for slug, name in names.items()), key=lambda p: p[1]),
        phases=sorted(phases, key=lambda p: (PHASE_RANK.get(p, 99), p)),
        themes=shown.themes[:THEMES_SHOWN],
        broad_themes=[(slug_of(t.id), t.name) for t in broad],
        theme_names=list(dict.fromkeys([*(t.name for t in broad), *sorted(topics, key=str.casefold)])),
        last_year=date.today().year,
        undated=sum(not n.start for n in years),
        notes=shown.notes,
        rows=rows,
        data=remembered.get(snapshot, query, lambda: as_json(payload(picture(snapshot, shown)))),
    )


def as_json(value: object) -> str:
    """JSON that may stand inside a ``script`` element of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def offline(sheet: Sheet, **changes: Any) -> Sheet:
    """The sheet for a file that is opened without the site."""
    return replace(sheet, offline=True, **changes)


def _where(slugs: Sequence[str], names: Mapping[str, str]) -> str:
    return "heel Nederland" if len(slugs) > 6 else ", ".join(names.get(s, s) for s in slugs)


def _legend(shown: Network) -> list[LegendEntry]:
    counts = Counter(n.kind for n in shown.nodes)
    return [
        LegendEntry(kind, look.plural, _path(kind), counts[kind])
        for kind, look in LOOKS.items()
        if counts[kind]
    ]


def _path(kind: str) -> str:
    """The shape at the size of a legend."""
    shape = LOOKS[kind].shape
    if shape == "dot":
        return "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1 -9 0Z"
    size = 8 if shape == "square" else 10
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in outline(shape, 0, 0, size)) + "Z"


def _lines(snapshot: Snapshot, shown: Network) -> list[LineEntry]:
    kinds = {s.style for s in picture(snapshot, shown).strokes if not s.quiet}
    matches = {t.id for e in shown.edges for t in e.shared if t.sides}
    return [
        LineEntry(kind, line.meaning, len(matches) if kind == "schakel" else 0)
        for kind, line in LINES.items()
        if kind in kinds
    ]
