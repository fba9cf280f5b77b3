"""The picture as a file: for the eye (HTML, SVG, PNG, PDF) and for other programs (Kumu, Gephi, GraphML)."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Literal

import networkx as nx
import resvg_py
from openpyxl import Workbook
from openpyxl.styles import Font

from api.files.downloads import XLSX, safe_cell
from api.network.pdf import pdf
from api.network.picture import Picture, picture
from api.network.style import LOOKS
from api.network.svg import svg
from api.network.takeaway import html_file
from graph.schema.phases import shown as phase_shown
from graph.store import Snapshot
from queries.network import Network, NetworkQuery, network

FileForm = Literal["html", "svg", "png", "pdf", "xlsx", "gexf", "graphml"]
FILES: dict[FileForm, str] = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "xlsx": XLSX,
    "gexf": "application/xml",
    "graphml": "application/xml",
}
"""Forms with their media types."""
PNG_SCALE = 2.0
"""Pixels a picture unit: sharp on paper and on a screen with a double density."""


def file_of(
    snapshot: Snapshot,
    query: NetworkQuery,
    form: FileForm,
    *,
    dark: bool = False,
    link: str = "",
    others: tuple[str, ...] = (),
) -> bytes:
    """The content of the file.  Raises ``UnknownWordError`` as ``network`` does."""
    if form == "html":
        return html_file(snapshot, query, link, others).encode()
    shown = network(snapshot, query)
    if form == "xlsx":
        return kumu(shown)
    drawn = picture(snapshot, shown)
    if form == "pdf":
        return pdf(drawn)
    if form == "gexf" or form == "graphml":
        return exchanged(drawn, form)
    text = svg(drawn, dark)
    return text.encode() if form == "svg" else png(text)


def png(text: str) -> bytes:
    """An SVG as pixels."""
    return bytes(resvg_py.svg_to_bytes(svg_string=text, zoom=PNG_SCALE))


def kumu(shown: Network) -> bytes:
    """Kumu's workbook: the sheets *Elements* and *Connections* with the columns that its import knows.

    See https://docs.kumu.io/guides/import/spreadsheets: Label and Type name an element, From and To (labels)
    a connection; every other column becomes a field.  Labels are unique, so a name that two things have gets
    its kind behind it.
    """
    book = Workbook()
    elements = book.active
    elements.title = "Elements"
    labels = _labels(shown)
    places = {n.provinces[0]: n.name for n in shown.nodes if n.type == "Province"}
    themes = {t.id: t.name for t in shown.themes}
    _row(elements, ("Label", "Type", "Description", "Tags", "Provincies", "Fase", "Vanaf", "Bronnen", "ID"))
    sources = {s.id: s for s in shown.sources}
    for node in shown.nodes:
        cited = [sources[s].url or sources[s].title for s in node.sources if s in sources]
        _row(
            elements,
            (
                labels[node.id],
                node.type_name,
                node.text,
                "|".join(themes[t] for t in node.themes if t in themes),
                ", ".join(places.get(p, p) for p in node.provinces),
                phase_shown(node.phase, node.phase_as_of) if node.phase else "",
                node.start or None,
                " ".join(cited),
                node.id,
            ),
        )
    connections = book.create_sheet("Connections")
    _row(connections, ("From", "To", "Type", "Direction", "Description", "Strength", "Bronnen"))
    for edge in shown.edges:
        cited = [sources[s].url or sources[s].title for s in edge.sources if s in sources]
        direction = "undirected" if edge.relationship in ("SAMEN", "KANS") else "directed"
        _row(
            connections,
            (
                labels[edge.source],
                labels[edge.target],
                edge.verb,
                direction,
                edge.sentence,
                edge.weight,
                " ".join(cited),
            ),
        )
    for page in book.worksheets:
        page.freeze_panes = "A2"
        for cell in page[1]:
            cell.font = Font(bold=True)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _row(page: object, cells: tuple[str | int | float | None, ...]) -> None:
    page.append([safe_cell(cell) for cell in cells])  # type: ignore[attr-defined]


def _labels(shown: Network) -> dict[str, str]:
    """A label for every thing; names that stand for more than one thing get kind and identifier."""
    bearers: dict[str, int] = {}
    for node in shown.nodes:
        bearers[node.name] = bearers.get(node.name, 0) + 1
    return {n.id: n.name if bearers[n.name] == 1 else f"{n.name} ({n.id})" for n in shown.nodes}


def exchanged(drawn: Picture, form: Literal["gexf", "graphml"]) -> bytes:
    """The network with its places and colours, as networkx writes it for Gephi, yEd, Cytoscape and others."""
    shown = drawn.network
    marks = {m.id: m for m in drawn.marks}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=shown.title)
    for node in shown.nodes:
        mark = marks[node.id]
        said = {
            "label": node.name,
            "soort": node.type_name,
            "provincies": " ".join(node.provinces),
            "themas": " ".join(node.themes),
            "fase": phase_shown(node.phase, node.phase_as_of) if node.phase else "",
            "vanaf": node.start,
            "x": mark.x,
            "y": -mark.y,  # programs for graphs have y upwards
            "grootte": mark.radius,
        }
        if form == "gexf":
            colour = LOOKS[node.kind].light
            red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
            said["viz"] = {
                "position": {"x": mark.x, "y": -mark.y, "z": 0.0},
                "size": mark.radius,
                "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            }
        graph.add_node(node.id, **said)
    for edge in shown.edges:
        cited = " ".join(edge.sources)
        graph.add_edge(
            edge.source,
            edge.target,
            label=edge.verb,
            zin=edge.sentence,
            weight=edge.weight,
            voorstel=edge.suggested,
            bronnen=cited,
        )
    with tempfile.TemporaryDirectory() as folder:  # networkx's writers close what they are given
        path = Path(folder) / "network"
        (nx.write_gexf if form == "gexf" else nx.write_graphml)(graph, path)
        return path.read_bytes()
