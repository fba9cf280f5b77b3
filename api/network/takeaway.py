"""One HTML file with everything in it: from a USB stick, without internet, the same picture."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import segno

from api.html.report import reports
from api.html.templating import environment
from api.network.address import query_of
from api.network.drawing import vis_script
from api.network.sheet import offline, sheet_of
from graph.store import Snapshot
from queries.network import NetworkQuery

STATIC = Path(__file__).parent.parent / "html" / "static"
SCRIPTS = tuple(
    f"netwerk/{name}.js" for name in ("tekening", "filters", "paneel", "verhaal", "voorstel", "mee", "begin")
)
"""In the order in which they must run."""
STYLES = ("schakelkaart.css", "netwerk/netwerk.css")


def html_file(snapshot: Snapshot, query: NetworkQuery, link: str = "", others: tuple[str, ...] = ()) -> str:
    """The picture as one file; ``others`` are addresses of more pictures that go along, for a story.

    Raises ``UnknownWordError`` as ``network`` does, also for what an address in ``others`` names.
    """
    queries = [query, *(q for q in map(query_of, others) if q != query)]
    sheets = [sheet_of(snapshot, q) for q in dict.fromkeys(queries)]
    listed = tuple({"address": s.address, "title": s.title} for s in sheets)
    first, *more = (offline(s, others=listed if len(sheets) > 1 else ()) for s in sheets)
    return environment.get_template("netwerk/bestand.html").render(
        sheet=first.linked(link, qr(link) if link else ""),
        sheets=more,
        story="",
        style="\n".join((STATIC / name).read_text(encoding="utf-8") for name in STYLES),
        scripts=[vis_script(), *_scripts()],
        version=snapshot.version,
        reports=reports(snapshot, (), link, first.title),
    )


@cache
def _scripts() -> tuple[str, ...]:
    return tuple((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)


def qr(link: str) -> str:
    """A QR code of an address as SVG, dark on white, with the quiet zone that scanners need."""
    made = segno.make(link, error="m", micro=False)
    return str(made.svg_inline(scale=4, border=4, dark="#14212b", light="#ffffff", omitsize=False))
