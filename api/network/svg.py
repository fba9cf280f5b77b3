"""The picture as SVG: to print, to take home, and for who has no script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from api.network.drawing import Mark, Stroke
from api.network.labels import Shown
from api.network.layout import name_offset
from api.network.lettering import FONT_FAMILY, LINE_HEIGHT, width
from api.network.outlines import bend_of, head_of, land, outline
from api.network.picture import Picture
from api.network.style import BORDER, CREDIT, HEADING_SIZE, INK, LAND, LINES, LOOKS, MUTED, PAPER, PEN


def svg(picture: Picture, dark: bool = False) -> str:
    """The picture as it opens, groups closed, as a file of its own."""
    return "\n".join(_parts(picture, "dark" if dark else "light")) + "\n"


def _parts(picture: Picture, tone: str) -> Iterable[str]:
    frame = picture.frame
    wide, high = frame.right - frame.left, frame.bottom - frame.top + PEN.foot
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="{frame.left:.1f} {frame.top:.1f} {wide:.1f} {high:.1f}" role="img" '
        f'font-family="{FONT_FAMILY}">'
    )
    yield f"<title>{escape(picture.network.title)}: {escape(picture.network.summary)}</title>"
    yield (
        f'<rect x="{frame.left:.1f}" y="{frame.top:.1f}" width="{wide:.1f}" height="{high:.1f}" '
        f'fill="{PAPER[tone]}"/>'
    )
    yield from _land(picture.scale, tone)
    marks = {m.id: m for m in picture.marks if not m.group}
    for stroke in picture.strokes:
        if not stroke.quiet:
            yield _line(stroke, marks, tone)
    for mark in marks.values():
        yield _mark(mark, tone)
    for heading in picture.headings:
        yield _text(heading.text, heading.x, heading.y, HEADING_SIZE, MUTED[tone], tone, True, "middle")
    for mark in marks.values():
        label = picture.labels.get(mark.id)
        if label is not None and label.shown is not None and label.shown.zoom <= 1.0:
            yield from _name(mark, label.lines, label.shown, label.size, label.bold, tone)
    yield _text(
        CREDIT, frame.left + 8, frame.bottom + PEN.foot - 12, PEN.credit, MUTED[tone], tone, False, "start"
    )
    yield "</svg>"


def _land(scale: float, tone: str) -> Iterable[str]:
    """The provinces, faintly."""
    yield (
        f'<g fill="{LAND[tone]}" stroke="{BORDER[tone]}" stroke-width="{PEN.land:g}" stroke-linejoin="round">'
    )
    for path in land(scale):
        yield f'<path d="{path}"/>'
    yield "</g>"


def _line(stroke: Stroke, marks: dict[str, Mark], tone: str) -> str:
    a, b = marks[stroke.source], marks[stroke.target]
    line = LINES[stroke.style]
    colour = line.dark if tone == "dark" else line.light
    dashes = f' stroke-dasharray="{PEN.dash[0]} {PEN.dash[1]}"' if stroke.dashed else ""
    path = f"M{a.x} {a.y}L{b.x} {b.y}"
    middle = bend_of(stroke, marks)
    if middle:
        x, y = middle
        path = f"M{a.x} {a.y}Q{x:.1f} {y:.1f} {b.x} {b.y}"
    drawn = (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{stroke.width}" '
        f'stroke-opacity="{line.opacity:g}"{dashes}/>'
    )
    if head := head_of(stroke, marks):
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in head)
        drawn += f'<polygon points="{corners}" fill="{colour}" fill-opacity="{line.opacity:g}"/>'
    return drawn


def _mark(mark: Mark, tone: str) -> str:
    look = LOOKS[mark.kind]
    colour = look.dark if tone == "dark" else look.light
    fill = PAPER[tone] if mark.hollow or mark.count else colour
    stroke = colour if mark.hollow or mark.count else PAPER[tone]
    heavy = PEN.open_rim if mark.hollow or mark.count else PEN.rim
    painted = f'fill="{fill}" stroke="{stroke}" stroke-width="{heavy:g}"'
    if mark.shape == "dot":
        drawn = f'<circle cx="{mark.x}" cy="{mark.y}" r="{mark.radius}" {painted}/>'
    else:
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in outline(mark.shape, mark.x, mark.y, mark.radius))
        drawn = f'<polygon points="{corners}" {painted}/>'
    if mark.count:
        size = min(PEN.number, mark.radius * PEN.number_share)
        drawn += _text(
            str(mark.count),
            mark.x,
            mark.y + size * PEN.number_foot,
            size,
            colour,
            tone,
            True,
            "middle",
            halo=False,
        )
    return drawn


def _name(
    mark: Mark, lines: tuple[str, ...], shown: Shown, size: float, bold: bool, tone: str
) -> Iterable[str]:
    wide = max(width(line, size, bold) for line in lines)
    high = len(lines) * size * LINE_HEIGHT
    left, top = name_offset(mark.radius, wide, high, shown.side)
    anchor = {"right": "start", "left": "end"}.get(shown.side, "middle")
    x = mark.x + left + {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
    for number, line in enumerate(lines):
        y = mark.y + top + number * size * LINE_HEIGHT + PEN.ascent * size
        yield _text(line, x, y, size, INK[tone], tone, bold, anchor)


def _text(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    tone: str,
    bold: bool,
    anchor: str,
    halo: bool = True,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    halo_width = f'stroke-width="{size * PEN.halo:g}"'
    around = f' stroke="{PAPER[tone]}" {halo_width} stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}" text-anchor="{anchor}"{weight}'
        f"{around if halo else ''}>{escape(text)}</text>"
    )
