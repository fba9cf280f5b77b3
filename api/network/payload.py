"""What the page is given to draw: the picture by pyvis, and what is said of everything in it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_args

from api.network.drawing import Shape, drawing
from api.network.labels import Shown
from api.network.lettering import FONT_FAMILY, LINE_HEIGHT
from api.network.outlines import bend_of, head_of, land, outline
from api.network.picture import Label, Picture
from api.network.style import BORDER, CREDIT, INK, LAND, LINES, LOOKS, MUTED, PAPER, PEN
from graph.schema.phases import UNKNOWN, shown
from queries.network import Network, NetworkEdge, NetworkNode

DECIMALS = 1


def payload(picture: Picture) -> dict[str, Any]:
    """One JSON object.

    Sources are numbers in ``bronnen``, themes in ``themas``; places are picture units, sizes screen pixels.
    """
    network = picture.network
    number = {source.id: n for n, source in enumerate(network.sources)}
    theme = {t.id: n for n, t in enumerate(network.themes)}
    shared = {t.id: t for e in network.edges for t in e.shared}
    drawn = drawing(picture.marks, picture.strokes)
    frame, marks = picture.frame, {m.id: m for m in picture.marks}
    return {
        "versie": network.version,
        "niveau": network.level,
        "titel": network.title,
        "samenvatting": network.summary,
        "vis": {"nodes": drawn.nodes, "edges": drawn.edges, "options": drawn.options},
        "dingen": {n.id: _thing(n, number, theme) for n in network.nodes},
        "namen": {i: _name(label, label.shown) for i, label in picture.labels.items() if label.shown},
        "relaties": [_relation(e, number) for e in network.edges],
        "gedeeld": {
            t.id: [
                t.name,
                t.kind,
                t.phase,
                t.start,
                [theme[i] for i in t.themes if i in theme],
                t.provinces,
                shown(t.phase, t.phase_as_of) if t.phase not in ("", UNKNOWN) else "",
                *([[[side.id, side.name] for side in t.sides]] if t.sides else []),
            ]
            for t in shared.values()
        },
        "lijnen": {
            s.id: {"stijl": s.style, "relaties": list(s.meanings), "bocht": bend_of(s, marks)}
            | ({"pijl": head_of(s, marks)} if s.arrow else {})
            for s in picture.strokes
        },
        "groepen": {
            g.id: {"naam": g.name, "soort": g.kind, "provincie": g.province, "aantal": g.count}
            for g in network.groups
        },
        "bronnen": [[s.title, s.publisher, s.url, s.date] for s in network.sources],
        "themas": [[t.id, t.name, t.scheme, t.count] for t in network.themes],
        "koppen": [[h.text, h.x, h.y] for h in picture.headings],
        "kader": [frame.left, frame.top, frame.right, frame.bottom],
        "land": land(picture.scale),
        "stijl": STYLE,
    }


STYLE: dict[str, Any] = {
    "soorten": {kind: [look.light, look.dark] for kind, look in LOOKS.items()},
    "lijnen": {kind: [line.light, line.dark, line.opacity] for kind, line in LINES.items()},
    "papier": [PAPER["light"], PAPER["dark"]],
    "inkt": [INK["light"], INK["dark"]],
    "zacht": [MUTED["light"], MUTED["dark"]],
    "grond": [LAND["light"], LAND["dark"]],
    "grens": [BORDER["light"], BORDER["dark"]],
    "letter": FONT_FAMILY,
    "regel": LINE_HEIGHT,
    "pen": asdict(PEN),
    "vormen": {shape: outline(shape, 0.0, 0.0, 1.0) for shape in get_args(Shape)},
    "vermelding": CREDIT,
}


def _thing(node: NetworkNode, number: dict[str, int], theme: dict[str, int]) -> dict[str, Any]:
    """Empty values are left out: the page reads them as empty."""
    said: dict[str, Any] = {
        "naam": node.name,
        "soort": node.kind,
        "heet": node.type_name,
        "provincies": node.provinces,
        "overal": node.national,
        "fase": node.phase,
        "van": node.start,
        "tot": node.end,
        "themas": [theme[t] for t in node.themes if t in theme],
        "tekst": node.text,
        "feiten": [[f.label, f.text] for f in node.facts],
        "bronnen": [
            [number[s], place] for s, place in zip(node.sources, node.places, strict=True) if s in number
        ],
        "groep": node.group,
        "middelpunt": node.focus,
    }
    return {key: value for key, value in said.items() if value}


def _name(label: Label, shown: Shown) -> list[Any]:
    return [
        list(label.lines),
        label.width,
        label.height,
        label.size,
        int(label.bold),
        shown.side,
        shown.zoom,
    ]


def _relation(edge: NetworkEdge, number: dict[str, int]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "van": edge.source,
        "naar": edge.target,
        "soort": edge.relationship,
        "zin": edge.sentence,
        "stil": edge.quiet,
        "voorstel": edge.suggested,
        "samen": [t.id for t in edge.shared],
        "bronnen": [number[s] for s in edge.sources if s in number],
    }
    return {key: value for key, value in said.items() if value}


def table_rows(network: Network) -> list[dict[str, Any]]:
    """The same content as a table: every thing with its relationships in words."""
    names = {n.id: n.name for n in network.nodes}
    tied: dict[str, list[str]] = {n.id: [] for n in network.nodes}
    for edge in network.edges:
        if edge.source in tied and edge.target in tied:
            tied[edge.source].append(f"{edge.verb} {names[edge.target]}")
            tied[edge.target].append(f"{names[edge.source]} {edge.verb} dit")
    return [
        {"node": n, "relations": len(tied[n.id]), "first": tied[n.id][:3]}
        for n in sorted(network.nodes, key=lambda n: (n.kind, n.name.casefold(), n.id))
    ]
