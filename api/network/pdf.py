"""The picture as PDF: one landscape A3 page with letters that can be searched and selected."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfgen.canvas import Canvas

from api.network.drawing import Mark, Stroke
from api.network.labels import Shown
from api.network.layout import name_offset
from api.network.lettering import BOLD, LINE_HEIGHT, REGULAR, width
from api.network.outlines import bend_of, head_of, outline
from api.network.picture import Picture
from api.network.style import BORDER, CREDIT, HEADING_SIZE, INK, LAND, LINES, LOOKS, MUTED, PAPER, PEN
from graph.geography import Point, borders

MARGIN = 36.0
TITLE_SIZE, NOTE_SIZE = 20.0, 10.0


def pdf(picture: Picture) -> bytes:
    """The picture as it opens, light."""
    kept = io.BytesIO()
    wide, high = landscape(A3)
    canvas = Canvas(kept, pagesize=(wide, high), invariant=1)
    canvas.setTitle(f"{picture.network.title} – Schakelkaart")
    canvas.setSubject(picture.network.summary)
    canvas.setFillColor(HexColor(INK["light"]))
    canvas.setFont(BOLD, TITLE_SIZE)
    canvas.drawString(MARGIN, high - MARGIN - TITLE_SIZE * 0.8, picture.network.title)
    canvas.setFont(REGULAR, NOTE_SIZE)
    canvas.setFillColor(HexColor(MUTED["light"]))
    canvas.drawString(MARGIN, high - MARGIN - TITLE_SIZE * 0.8 - 16, picture.network.summary)
    canvas.drawString(MARGIN, MARGIN / 2, f"{CREDIT} Graaf {picture.network.version}.")
    frame = picture.frame
    room_wide, room_high = wide - 2 * MARGIN, high - 2 * MARGIN - TITLE_SIZE - 20
    scale = min(room_wide / (frame.right - frame.left), room_high / (frame.bottom - frame.top))
    canvas.translate(MARGIN + (room_wide - scale * (frame.right - frame.left)) / 2, MARGIN + room_high)
    canvas.scale(scale, -scale)  # picture units have y downwards
    canvas.translate(-frame.left, -frame.top)
    clip = canvas.beginPath()
    clip.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top)
    canvas.clipPath(clip, stroke=0, fill=0)
    _draw(canvas, picture)
    canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _draw(canvas: Canvas, picture: Picture) -> None:
    _land(canvas, picture.scale)
    marks = {m.id: m for m in picture.marks if not m.group}
    for stroke in picture.strokes:
        if not stroke.quiet:
            _line(canvas, stroke, marks)
    for mark in marks.values():
        _mark(canvas, mark)
    for heading in picture.headings:
        _text(canvas, heading.text, heading.x, heading.y, HEADING_SIZE, MUTED["light"], True, "middle")
    for mark in marks.values():
        label = picture.labels.get(mark.id)
        if label is not None and label.shown is not None and label.shown.zoom <= 1.0:
            _name(canvas, mark, label.lines, label.shown, label.size, label.bold)


def _land(canvas: Canvas, scale: float) -> None:
    canvas.setFillColor(HexColor(LAND["light"]))
    canvas.setStrokeColor(HexColor(BORDER["light"]))
    canvas.setLineWidth(PEN.land)
    canvas.setLineJoin(1)
    for border in borders():
        path = canvas.beginPath()
        for ring in border.rings:
            path.moveTo(ring[0][0] * scale, ring[0][1] * scale)
            for x, y in ring[1:]:
                path.lineTo(x * scale, y * scale)
            path.close()
        canvas.drawPath(path, stroke=1, fill=1)


def _line(canvas: Canvas, stroke: Stroke, marks: dict[str, Mark]) -> None:
    a, b = marks[stroke.source], marks[stroke.target]
    canvas.setStrokeColor(HexColor(LINES[stroke.style].light))
    canvas.setStrokeAlpha(LINES[stroke.style].opacity)
    canvas.setLineWidth(stroke.width)
    canvas.setDash([*PEN.dash] if stroke.dashed else [])
    path = canvas.beginPath()
    path.moveTo(a.x, a.y)
    middle = bend_of(stroke, marks)
    if middle:  # a cubic that is the same curve as the quadratic one of the screen
        x, y = middle
        path.curveTo(
            a.x + (x - a.x) * 2 / 3,
            a.y + (y - a.y) * 2 / 3,
            b.x + (x - b.x) * 2 / 3,
            b.y + (y - b.y) * 2 / 3,
            b.x,
            b.y,
        )
    else:
        path.lineTo(b.x, b.y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])
    canvas.setStrokeAlpha(1)
    if head := head_of(stroke, marks):
        canvas.setFillColor(HexColor(LINES[stroke.style].light))
        canvas.setFillAlpha(LINES[stroke.style].opacity)
        _polygon(canvas, head, stroke=0)
        canvas.setFillAlpha(1)


def _polygon(canvas: Canvas, corners: Sequence[Point], stroke: int) -> None:
    path = canvas.beginPath()
    (x, y), *rest = corners
    path.moveTo(x, y)
    for x, y in rest:
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=1)


def _mark(canvas: Canvas, mark: Mark) -> None:
    colour, paper = HexColor(LOOKS[mark.kind].light), HexColor(PAPER["light"])
    open_ = mark.hollow or bool(mark.count)
    canvas.setFillColor(paper if open_ else colour)
    canvas.setStrokeColor(colour if open_ else paper)
    canvas.setLineWidth(PEN.open_rim if open_ else PEN.rim)
    if mark.shape == "dot":
        canvas.circle(mark.x, mark.y, mark.radius, stroke=1, fill=1)
    else:
        _polygon(canvas, outline(mark.shape, mark.x, mark.y, mark.radius), stroke=1)
    if mark.count:
        size = min(PEN.number, mark.radius * PEN.number_share)
        look = LOOKS[mark.kind].light
        _text(canvas, str(mark.count), mark.x, mark.y + size * PEN.number_foot, size, look, True, "middle")


def _name(canvas: Canvas, mark: Mark, lines: tuple[str, ...], shown: Shown, size: float, bold: bool) -> None:
    wide = max(width(line, size, bold) for line in lines)
    left, top = name_offset(mark.radius, wide, len(lines) * size * LINE_HEIGHT, shown.side)
    anchor = {"right": "start", "left": "end"}.get(shown.side, "middle")
    x = mark.x + left + {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
    for number, line in enumerate(lines):
        y = mark.y + top + number * size * LINE_HEIGHT + PEN.ascent * size
        _text(canvas, line, x, y, size, INK["light"], bold, anchor)


def _text(
    canvas: Canvas, text: str, x: float, y: float, size: float, colour: str, bold: bool, anchor: str
) -> None:
    """A line of text; the page is upside down here, so the letters are turned back.

    Without a halo: who searches the page would find every word twice.
    """
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(1, -1)
    canvas.setFont(BOLD if bold else REGULAR, size)
    canvas.setFillColor(HexColor(colour))
    draw = {"start": canvas.drawString, "end": canvas.drawRightString, "middle": canvas.drawCentredString}
    draw[anchor](0, 0, text)
    canvas.restoreState()
