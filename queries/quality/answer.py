"""How complete are the cards? ("Bronnen en kwaliteit")

Per province and field: in how many records it is filled, which lack it, and what to fill first.  Unknown
counts as missing: an empty field is a question to the province, not a fault.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.remembered import Remembered
from queries.dutch.phrases import counted
from queries.quality.fields import ADVICE_SHOWN, FIELDS, GOOD_ENOUGH, Wanted
from queries.quality.model import CardQuality, FieldQuality, QualityAnswer, QualityQuery
from queries.scaling.weights import PHASE_VALUE
from queries.words import provinces_named

DECIMALS = 4
KINDS = {
    "project": ("Project", "projects"),
    "platform": ("Platform", "platforms"),
    "kans": ("Opportunity", "kansen"),
}
PLURALS = {"project": "projecten", "platform": "platforms", "kans": "kansen"}
RECONSTRUCTED = "reconstructie"


@dataclass(frozen=True)
class Record:
    """A record on a card; ``filled`` are the fields that it has."""

    id: str
    name: str
    provinces: frozenset[str]
    filled: frozenset[str]
    weight: float
    """How far a project is: what is missing of a project that runs matters more than of an idea."""


@dataclass(frozen=True)
class Cards:
    """All records by kind, of each what matters most and has most filled first; the dates of the sources of
    every card, by the slug of its province, earliest first and unknown (empty) before; of all sources the
    latest."""

    records: Mapping[str, Sequence[Record]] = field(repr=False)
    sources: Mapping[str, Sequence[str]] = field(repr=False)
    newest: str
    provinces: Sequence[Row] = field(repr=False)


@dataclass(frozen=True)
class Lack:
    """Of one field how many records there are and which of them lack it."""

    of: Wanted
    total: int
    missing: Sequence[Record] = field(repr=False)


Lacks = Sequence[Lack]
cards_read: Remembered[Cards] = Remembered(2)
SETS_HELD = 64
"""Sets of provinces of which what is missing is kept: the twelve, all, and what was asked lately."""
lacks_counted: Remembered[Lacks] = Remembered(SETS_HELD)


def quality(snapshot: Snapshot, query: QualityQuery | None = None) -> QualityAnswer:
    """Completeness of the cards, least complete first.

    Raises ``UnknownWordError`` for a province that is not in the graph.
    """
    asked = query or QualityQuery()
    slugs = provinces_named(snapshot, asked.provinces)
    cards = cards_read.get(snapshot, "", lambda: _read(snapshot))

    def fields_of(provinces: frozenset[str]) -> list[FieldQuality]:
        lacks = lacks_counted.get(snapshot, provinces, lambda: _lacks(cards, provinces))
        return [_field(lack, asked.examples) for lack in lacks]

    wanted = [row for row in cards.provinces if not slugs or row["slug"] in slugs]
    made = [_card(cards, row, fields_of(frozenset({row["slug"]}))) for row in wanted]
    fields = fields_of(frozenset(row["slug"] for row in wanted))
    return QualityAnswer(
        version=snapshot.version,
        reconstructed=sum(card.reconstructed for card in made),
        newest=cards.newest,
        sourced_share=_sourced(fields),
        fields=fields,
        cards=sorted(made, key=lambda card: (card.share, card.slug)),
        notes=_notes(made),
    )


def _read(snapshot: Snapshot) -> Cards:
    cypher = statements("quality")
    having = {
        f.statement: {row["id"] for row in snapshot.query(cypher[f.statement])} for f in FIELDS if f.statement
    }
    records = {
        kind: _records(snapshot.query(cypher[name]), kind, having) for kind, (_, name) in KINDS.items()
    }
    dates: dict[str, list[str]] = defaultdict(list)
    newest = ""
    for row in snapshot.query(cypher["sources"]):
        newest = max(newest, row["date"] or "")
        for slug in row["cards"] or ():
            dates[slug].append(row["date"] or "")
    sources = {slug: sorted(found) for slug, found in dates.items()}
    return Cards(records, sources, newest, snapshot.query(cypher["provinces"]))


def _records(rows: Sequence[Row], kind: str, having: Mapping[str, set[str]]) -> list[Record]:
    own = [f for f in FIELDS if f.kind == kind]
    provinces: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Row] = {}
    for row in rows:  # a kans of two provinces has two rows
        provinces[row["id"]].update(row["provinces"].split())
        first.setdefault(row["id"], row)
    made = [
        Record(
            id=i,
            name=row["name"],
            provinces=frozenset(provinces[i]),
            filled=frozenset(f.field for f in own if _is_filled(f, row, having)),
            weight=PHASE_VALUE.get(row.get("phase") or "", 0.0),
        )
        for i, row in first.items()
    ]
    return sorted(made, key=lambda r: (-r.weight, -len(r.filled), r.id))


def _is_filled(one: Wanted, row: Row, having: Mapping[str, set[str]]) -> bool:
    if one.statement:
        return row["id"] in having[one.statement]
    if one.field == "phase":
        return (row["phase"] or "onbekend") != "onbekend"
    return bool(row[one.field])


def _lacks(cards: Cards, provinces: frozenset[str]) -> Lacks:
    """Per field what is missing on the cards of ``provinces``."""
    among = {
        kind: [r for r in records if not provinces.isdisjoint(r.provinces)]
        for kind, records in cards.records.items()
    }
    return [
        Lack(one, len(among[one.kind]), [r for r in among[one.kind] if one.field not in r.filled])
        for one in FIELDS
    ]


def _field(lack: Lack, examples: int) -> FieldQuality:
    one, filled = lack.of, lack.total - len(lack.missing)
    shown = lack.missing[:examples] if examples else lack.missing
    return FieldQuality(
        kind=one.kind,
        field=one.field,
        name=one.name,
        filled=filled,
        total=lack.total,
        share=round(filled / lack.total, DECIMALS) if lack.total else 1.0,
        why=one.why,
        missing=[Reference(id=r.id, type=KINDS[one.kind][0], name=r.name) for r in shown],
    )


def _card(cards: Cards, province: Row, fields: list[FieldQuality]) -> CardQuality:
    slug, status = province["slug"], province["status"] or ""
    sources = cards.sources.get(slug, ())
    undated = bisect_right(sources, "")
    counts = {f.kind: f.total for f in fields}
    return CardQuality(
        slug=slug,
        name=province["name"],
        status=status,
        reconstructed=status == RECONSTRUCTED,
        share=_share(fields),
        projects=counts["project"],
        platforms=counts["platform"],
        opportunities=counts["kans"],
        sources=len(sources),
        undated=undated,
        oldest=sources[undated] if undated < len(sources) else "",
        newest=sources[-1] if sources else "",
        fields=fields,
        advice=_advice(fields),
    )


def _share(fields: Sequence[FieldQuality]) -> float:
    """The mean of the shares of the fields, weighted by what they are needed for."""
    weights = {(f.kind, f.field): f.weight for f in FIELDS}
    total = sum(weights[f.kind, f.field] for f in fields)
    return round(sum(weights[f.kind, f.field] * f.share for f in fields) / total, DECIMALS)


def _advice(fields: Sequence[FieldQuality]) -> list[str]:
    """What to fill first: the fields that most is lost without."""
    weights = {(f.kind, f.field): f.weight for f in FIELDS}
    ordered = sorted(fields, key=lambda f: (-weights[f.kind, f.field] * (1 - f.share), f.kind, f.field))
    return [
        f"Vul eerst {f.name} in bij {counted(f.total - f.filled, f.kind, PLURALS[f.kind])} ({f.why})."
        for f in ordered[:ADVICE_SHOWN]
        if f.share < GOOD_ENOUGH
    ]


def _sourced(fields: Sequence[FieldQuality]) -> float:
    """Share of the records that state a source."""
    sourced = [f for f in fields if f.field == "sourced"]
    total = sum(f.total for f in sourced)
    return round(sum(f.filled for f in sourced) / total, DECIMALS) if total else 1.0


def _notes(cards: Sequence[CardQuality]) -> list[str]:
    rebuilt = sum(card.reconstructed for card in cards)
    if not rebuilt:
        return []
    which = "Deze kaart is" if rebuilt == 1 else f"{rebuilt} kaarten zijn"
    return [
        f"{which} een reconstructie uit openbare bronnen; de officiële bijlage van 2023 is niet gebruikt. "
        "Een leeg veld betekent: niet gevonden, niet dat het er niet is."
    ]
