"""Graphs that nobody thought of: the real places and a few real themes, with drawn projects around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from hypothesis import strategies as st

from graph.store.data import GraphData, PairKey, node_frame_schema, relationship_frame_schema

Row = dict[str, Any]

THEMES = 12
SOURCES = 4
KEPT = ("Province", "Municipality", "Theme", "Source")
PHASES = ("idee", "verkenning", "pilot", "uitvoering", "opschaling", "afgerond", "onbekend")
NAMES = st.sampled_from(
    (
        "Hennep",
        "hennep",
        "Hennepvezel in de bouw",
        "Fryslân bouwt circulair",
        "Éen voor allen",
        "Zand & klei",
        "'t Groene Hart",
        'De "Kringloop"',
        "Ångström",
        "x",
        "Circulair bouwen met hout",
        "kring­loop\tasfalt",
        "🌱 Struviet",
        "Asfalt 2.0",
    )
)
TEXT = st.one_of(st.none(), st.just(""), NAMES)
YEAR = st.one_of(st.none(), st.integers(1990, 2035))


def ground(seeds: GraphData) -> GraphData:
    """What every drawn graph stands on: provinces, some municipalities, themes and sources."""
    wide = pl.col("scheme") == "transitieagendas"
    themes = seeds.nodes["Theme"].filter(wide | pl.col("id").str.contains("hennep|asfalt|hout"))[:THEMES]
    nodes = {
        "Province": seeds.nodes["Province"],
        "Municipality": seeds.nodes["Municipality"][:8],
        "Theme": themes,
        "Source": seeds.nodes["Source"][:SOURCES],
    }
    ids = {label: frame["id"].implode() for label, frame in nodes.items()}
    relationships = {
        key: frame.filter(pl.col("from").is_in(ids[key[1]]) & pl.col("to").is_in(ids[key[2]]))
        for key, frame in seeds.relationships.items()
        if key[1] in ids and key[2] in ids
    }
    return GraphData(nodes, relationships)


@st.composite
def graphs(draw: st.DrawFn, base: GraphData) -> GraphData:
    """A graph on ``base``; everything drawn may be absent, double or strange."""
    ids = {label: base.nodes[label]["id"].to_list() for label in KEPT}
    made: dict[str, list[Row]] = {
        "Organisation": [_node(draw, "organisatie", n) for n in range(draw(st.integers(0, 4)))],
        "Platform": [
            _placed(draw, _node(draw, "platform", n), kind="netwerk", scope=draw(SCOPE))
            for n in range(draw(st.integers(0, 4)))
        ],
        "Project": [
            _placed(draw, _node(draw, "project", n), **draw(COURSE)) for n in range(draw(st.integers(0, 12)))
        ],
        "Opportunity": [
            {**_node(draw, "kans", n), "kind": draw(st.sampled_from(("kans", "vraag")))}
            for n in range(draw(st.integers(0, 4)))
        ],
    }
    ids |= {label: [row["id"] for row in rows] for label, rows in made.items()}
    relationships = dict(base.relationships)
    for label in ("Project", "Platform"):
        type_ = {"Project": "IN_PROVINCE", "Platform": "ACTIVE_IN"}[label]
        relationships[type_, label, "Province"] = _frame(type_, _places(made[label]))
    for key in BETWEEN:
        relationships[key] = _frame(key[0], _between(draw, ids[key[1]], ids[key[2]]))
    drawn = {
        label: pl.DataFrame(rows, schema=node_frame_schema(label), orient="row")
        for label, rows in made.items()
    }
    return GraphData({**base.nodes, **drawn}, relationships)


SCOPE = st.sampled_from((None, "provinciaal", "landelijk", "bovenprovinciaal"))
COURSE = st.fixed_dictionaries(
    {
        "phase": st.sampled_from(PHASES),
        "start_year": YEAR,
        "end_year": YEAR,
        "budget_eur": st.one_of(st.none(), st.sampled_from((0.0, 0.1, 1e9, 600_000.0))),
        "results": TEXT,
    }
)
BETWEEN: tuple[PairKey, ...] = (
    ("ADDRESSES", "Project", "Theme"),
    ("ADDRESSES", "Platform", "Theme"),
    ("ADDRESSES", "Opportunity", "Theme"),
    ("FOCUSES_ON", "Province", "Theme"),
    ("OFFERS", "Province", "Opportunity"),
    ("OFFERS", "Platform", "Opportunity"),
    ("PART_OF", "Project", "Platform"),
    ("PART_OF", "Organisation", "Organisation"),
    ("LEADS", "Organisation", "Project"),
    ("LEADS", "Platform", "Project"),
    ("PARTNERS_IN", "Organisation", "Project"),
    ("MEMBER_OF", "Organisation", "Platform"),
    ("GOVERNS", "Organisation", "Province"),
    ("LOCATED_IN", "Project", "Municipality"),
    ("LOCATED_IN", "Platform", "Municipality"),
    ("STATED_IN", "Project", "Source"),
    ("STATED_IN", "Platform", "Source"),
    ("STATED_IN", "Opportunity", "Source"),
)


def _node(draw: st.DrawFn, segment: str, number: int) -> Row:
    return {
        "id": f"{segment}/{draw(st.sampled_from('abé'))}{number}",
        "name": draw(NAMES),
        "aliases": draw(st.lists(NAMES, max_size=2)),
        "description": draw(TEXT),
        "other_descriptions": [],
        "former_ids": [],
        "cards": [],
    }


def _placed(draw: st.DrawFn, row: Row, **more: Any) -> Row:
    slugs = sorted(draw(st.sets(st.sampled_from(SLUGS), max_size=4)))
    return {**row, **more, "province_key": " ".join(slugs) or None}


SLUGS = ("drenthe", "flevoland", "fryslan", "gelderland", "groningen", "limburg", "zeeland", "utrecht")


def _places(rows: Sequence[Row]) -> list[Row]:
    return [
        {"from": row["id"], "to": f"provincie/{slug}", "sources": ""}
        for row in rows
        for slug in (row["province_key"] or "").split()
    ]


def _between(draw: st.DrawFn, starts: Sequence[str], ends: Sequence[str]) -> list[Row]:
    if not starts or not ends:
        return []
    pairs = st.tuples(st.sampled_from(starts), st.sampled_from(ends))
    drawn = draw(st.lists(pairs, unique=True, max_size=2 * len(starts)))
    return [
        {"from": a, "to": b, "sources": "", "label": draw(NAMES), "basis": "kansenkaart", "where": None}
        for a, b in drawn
    ]


def _frame(type_: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    schema = relationship_frame_schema(type_)
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
