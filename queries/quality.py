"""How complete are the cards? ("Bronnen en kwaliteit")

Per province and field: in how many records it is filled, which lack it, and what to fill first.  Unknown
counts as missing: an empty field is a question to the province, not a fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store import Row, Store
from queries.cypher import statements
from queries.model import Reference
from queries.phrases import counted
from queries.quality_fields import ADVICE_SHOWN, FIELDS, GOOD_ENOUGH, Field
from queries.quality_model import CardQuality, FieldQuality, QualityAnswer, QualityQuery
from queries.remembered import Remembered
from queries.scaling_weights import PHASE_VALUE
from queries.words import provinces_named

__all__ = ["CardQuality", "FieldQuality", "QualityAnswer", "QualityQuery", "quality"]

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
    """All records by kind, and the sources with their date and cards."""

    records: Mapping[str, Sequence[Record]] = field(repr=False)
    sources: Sequence[Row] = field(repr=False)
    provinces: Sequence[Row] = field(repr=False)


remembered: Remembered[Cards] = Remembered(2)


def quality(store: Store, query: QualityQuery | None = None) -> QualityAnswer:
    """Completeness of the cards, least complete first.

    Raises ``UnknownWordError`` for a province that is not in the graph.
    """
    asked = query or QualityQuery()
    slugs = provinces_named(store, asked.provinces)
    cards = remembered.get(store.version(), lambda: _read(store))
    wanted = [row for row in cards.provinces if not slugs or row["slug"] in slugs]
    made = [_card(cards, row, asked.examples) for row in wanted]
    chosen = frozenset(row["slug"] for row in wanted)
    fields = _fields(cards, lambda r: bool(r.provinces & chosen), asked.examples)
    return QualityAnswer(
        version=store.version(),
        reconstructed=sum(card.reconstructed for card in made),
        newest=max((s["date"] or "" for s in cards.sources), default=""),
        sourced_share=_sourced(fields),
        fields=fields,
        cards=sorted(made, key=lambda card: (card.share, card.slug)),
        notes=_notes(made),
    )


def _read(store: Store) -> Cards:
    cypher = statements("quality")
    having = {
        f.statement: {row["id"] for row in store.query(cypher[f.statement])} for f in FIELDS if f.statement
    }
    records = {kind: _records(store.query(cypher[name]), kind, having) for kind, (_, name) in KINDS.items()}
    return Cards(records, store.query(cypher["sources"]), store.query(cypher["provinces"]))


def _records(rows: Sequence[Row], kind: str, having: Mapping[str, set[str]]) -> list[Record]:
    own = [f for f in FIELDS if f.kind == kind]
    provinces: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Row] = {}
    for row in rows:  # a kans of two provinces has two rows
        provinces[row["id"]].update(row["provinces"].split())
        first.setdefault(row["id"], row)
    return [
        Record(
            id=i,
            name=row["name"],
            provinces=frozenset(provinces[i]),
            filled=frozenset(f.field for f in own if _is_filled(f, row, having)),
            weight=PHASE_VALUE.get(row.get("phase") or "", 0.0),
        )
        for i, row in first.items()
    ]


def _is_filled(one: Field, row: Row, having: Mapping[str, set[str]]) -> bool:
    if one.statement:
        return row["id"] in having[one.statement]
    if one.field == "phase":
        return (row["phase"] or "onbekend") != "onbekend"
    return bool(row[one.field])


def _fields(cards: Cards, among: Callable[[Record], bool], examples: int) -> list[FieldQuality]:
    made = []
    for one in FIELDS:
        records = [r for r in cards.records[one.kind] if among(r)]
        missing = sorted(
            (r for r in records if one.field not in r.filled), key=lambda r: (-r.weight, -len(r.filled), r.id)
        )
        shown = missing[:examples] if examples else missing
        total = len(records)
        made.append(
            FieldQuality(
                kind=one.kind,
                field=one.field,
                name=one.name,
                filled=total - len(missing),
                total=total,
                share=round((total - len(missing)) / total, DECIMALS) if total else 1.0,
                why=one.why,
                missing=[Reference(id=r.id, type=KINDS[one.kind][0], name=r.name) for r in shown],
            )
        )
    return made


def _card(cards: Cards, province: Row, examples: int) -> CardQuality:
    slug, status = province["slug"], province["status"] or ""
    fields = _fields(cards, lambda r: slug in r.provinces, examples)
    sources = [s for s in cards.sources if slug in (s["cards"] or ())]
    dates = sorted(s["date"] for s in sources if s["date"])
    counts = {kind: sum(slug in r.provinces for r in records) for kind, records in cards.records.items()}
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
        undated=len(sources) - len(dates),
        oldest=dates[0] if dates else "",
        newest=dates[-1] if dates else "",
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
