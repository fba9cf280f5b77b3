"""From a part of the network to a picture: where everything lies, how large, and which names show when."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from api.network.drawing import Mark, Stroke
from api.network.labels import Name, Shown, appearances
from api.network.layout import Body, Frame, Layout, Spot, disc_radius, in_disc, scattered
from api.network.lettering import extent, lines, width
from api.network.strokes import strokes_of
from api.network.style import HEADING_SIZE, HOLLOW, LOOKS, NAME_SIZE, PROVINCE_SIZE, radius_of
from graph.geography import Point, borders
from graph.store import Snapshot
from queries.base.remembered import Remembered
from queries.network import Network, NetworkGroup, NetworkNode

WIDTH, HEIGHT = 1220.0, 960.0
"""Of the picture in pixels on a 1920 x 1080 screen, between filters and side panel."""
MIDDLE_OF_LAND: Point = (-21.0, 3.0)
AT_SEA: Point = (-560.0, -250.0)
"""Where things of the whole country lie: in the North Sea, where no province is."""
UNKNOWN_PLACE: Point = (-570.0, 330.0)
SEA_SHIFT = -115.0
"""With things at sea the frame moves west."""
SCATTER = 45.0
"""How far from its province's middle a thing without a municipality may be meant to lie."""
NAMED_SHARE = 0.3
"""Of the picture's area that names may cover: more is a page of text."""
ABOVE = 165.0
"""From the middle of the things at sea to the words above them."""
LEAST_SCALE = 0.88
"""Scale at which the picture still fits the screen with the site's header above it: names keep their size on
the screen, so they are given the room that they take at this scale."""
MEMBER_RADIUS, MEMBER_PITCH = 6.0, 14.0
LOCAL_SCALES = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Enlargements of the map for what lies close together; steps, so that little change does not rescale."""


@dataclass(frozen=True)
class Label:
    """The name of a mark: its lines, where and from which zoom it shows; sizes in pixels of the screen."""

    lines: tuple[str, ...]
    width: float
    height: float
    size: float
    bold: bool
    shown: Shown | None


@dataclass(frozen=True)
class Heading:
    """Words at a place that is no province."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn; ``scale`` and ``frame`` say which part of the map lies behind it."""

    network: Network
    marks: list[Mark]
    labels: dict[str, Label]
    strokes: list[Stroke]
    headings: list[Heading]
    frame: Frame
    scale: float


remembered: Remembered[Picture] = Remembered(32)


def picture(snapshot: Snapshot, network: Network) -> Picture:
    """The picture of a part of the network; the same part is drawn once."""
    key = (network.level, network.title, tuple(n.id for n in network.nodes))
    return remembered.get(snapshot, (*key, len(network.edges)), lambda: _picture(network))


def _picture(network: Network) -> Picture:
    scale, frame = _view(network)
    regions = _regions(network)
    labels = {n.id: _label(n) for n in network.nodes}
    layout = Layout(frame, regions, scale)
    free = [n for n in network.nodes if not n.group]
    named = _named(free, labels)
    headings = _headings(network) if scale == 1.0 else []
    for heading in headings:
        half = width(heading.text, HEADING_SIZE, True) / 2 / LEAST_SCALE
        layout.keep_free(heading.x - half, heading.y - 34, heading.x + half, heading.y + 14)
    bodies = [_body(n, labels[n.id], n.id in named, network, scale, frame) for n in free]
    bodies += [_group_body(g, network, scale, frame) for g in network.groups]
    spots = layout.place(bodies)
    radii = {b.id: b.radius for b in bodies}
    places: dict[str, Spot] = dict(spots)
    for group in network.groups:
        members = [n.id for n in network.nodes if n.group == group.id]
        middle = spots[group.id]
        for member, (x, y) in in_disc(members, middle.x, middle.y, MEMBER_PITCH).items():
            places[member] = Spot(x, y, None)
            radii[member] = MEMBER_RADIUS
    marks = [_mark(n, places[n.id], radii[n.id]) for n in network.nodes]
    marks += [
        Mark(g.id, g.kind, "dot", spots[g.id].x, spots[g.id].y, radii[g.id], count=g.count)
        for g in network.groups
    ]
    shown = _appearances(network, labels, places, radii, spots, frame, headings)
    return Picture(
        network=network,
        marks=marks,
        labels={i: _with(label, shown.get(i)) for i, label in labels.items()},
        strokes=strokes_of(network, {m.id: m for m in marks}),
        headings=headings,
        frame=frame,
        scale=scale,
    )


def _with(label: Label, shown: Shown | None) -> Label:
    return Label(label.lines, label.width, label.height, label.size, label.bold, shown)


def _regions(network: Network) -> dict[str, int]:
    """The numbers of the borders by the provinces' slugs."""
    number = {border.name: n for n, border in enumerate(borders())}
    slugs = {n.name: n.provinces[0] for n in network.nodes if n.type == "Province" and n.provinces}
    return {slug: number[name] for name, slug in slugs.items() if name in number}


def _view(network: Network) -> tuple[float, Frame]:
    """How much the map is enlarged, and the part of it that is seen."""
    on_land = [(n.x, n.y) for n in network.nodes if not n.national]
    if network.level not in ("ego", "path") or not on_land:
        shift = SEA_SHIFT if any(n.national for n in network.nodes) else 0.0
        return 1.0, _frame((MIDDLE_OF_LAND[0] + shift, MIDDLE_OF_LAND[1]))
    xs, ys = [p[0] for p in on_land], [p[1] for p in on_land]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    fits = [s for s in LOCAL_SCALES if wide * s <= WIDTH * 0.62 and high * s <= HEIGHT * 0.7]
    scale = max(fits, default=1.0)
    return scale, _frame(((max(xs) + min(xs)) / 2 * scale, (max(ys) + min(ys)) / 2 * scale))


def _frame(middle: Point) -> Frame:
    x, y = middle
    return Frame(x - WIDTH / 2, y - HEIGHT / 2, x + WIDTH / 2, y + HEIGHT / 2)


def _label(node: NetworkNode) -> Label:
    bold = node.kind == "provincie" or node.focus
    size = PROVINCE_SIZE if node.kind == "provincie" else NAME_SIZE
    broken = lines(node.short, bold)
    wide, high = extent(broken, size, bold)
    return Label(broken, round(wide, 1), round(high, 1), size, bold, None)


def _weight(node: NetworkNode) -> tuple[int, int, str]:
    """Weightiest first: what it is about, provinces, then by what touches it."""
    return (0 if node.focus else 1 if node.kind == "provincie" else 2, -node.importance, node.id)


def _named(nodes: list[NetworkNode], labels: Mapping[str, Label]) -> set[str]:
    """The weightiest things whose names together leave the picture its air."""
    room = WIDTH * HEIGHT * NAMED_SHARE
    named: set[str] = set()
    for node in sorted(nodes, key=_weight):
        room -= labels[node.id].width * labels[node.id].height
        if room < 0:
            break
        named.add(node.id)
    return named


def _body(node: NetworkNode, label: Label, named: bool, network: Network, scale: float, frame: Frame) -> Body:
    x, y = _wanted(node, scale, frame)
    province = node.kind == "provincie"
    return Body(
        id=node.id,
        x=x,
        y=y,
        radius=radius_of(node.kind, node.importance, network.level),
        order=_order(node, named),
        width=label.width / LEAST_SCALE if named else 0.0,
        height=label.height / LEAST_SCALE if named else 0.0,
        fixed=province,
        region=node.provinces[0] if len(node.provinces) == 1 and not province else "",
    )


def _order(node: NetworkNode, named: bool) -> float:
    """What it is about chooses first, then things with a name, then the heavy ones; classes, as a
    small change is to move little."""
    if node.focus:
        return -1000.0
    return (0.0 if named else 100.0) - math.floor(math.log2(1 + node.importance))


def _wanted(node: NetworkNode, scale: float, frame: Frame) -> Point:
    if node.national:
        if scale > 1:
            return scattered(node.id, frame.left + 170, frame.top + 150, 90)
        x, y = AT_SEA if _whole(node) else UNKNOWN_PLACE
        return scattered(node.id, x, y, 100)
    if node.kind == "provincie" or node.focus:
        return round(node.x * scale, 1), round(node.y * scale, 1)
    return scattered(node.id, node.x * scale, node.y * scale, SCATTER)


def _group_body(group: NetworkGroup, network: Network, scale: float, frame: Frame) -> Body:
    members = [n for n in network.nodes if n.group == group.id]
    wanted = [_wanted(n, scale, frame) for n in members]
    x = sum(p[0] for p in wanted) / len(wanted)
    y = sum(p[1] for p in wanted) / len(wanted)
    radius = round(max(disc_radius(len(members), MEMBER_PITCH), 22.0), 1)
    return Body(group.id, x, y, radius, order=-100.0 - len(members), region=group.province)


def _mark(node: NetworkNode, spot: Spot, radius: float) -> Mark:
    return Mark(
        id=node.id,
        kind=node.kind,
        shape=LOOKS[node.kind].shape,
        x=spot.x,
        y=spot.y,
        radius=radius,
        hollow=node.phase in HOLLOW,
        group=node.group,
    )


def _appearances(
    network: Network,
    labels: Mapping[str, Label],
    places: Mapping[str, Spot],
    radii: Mapping[str, float],
    spots: Mapping[str, Spot],
    frame: Frame,
    headings: list[Heading],
) -> dict[str, Shown]:
    """When each name shows: those that were given room first, then the others by weight."""

    def turn(node: NetworkNode) -> tuple[bool, bool, tuple[int, int, str]]:
        return bool(node.group), places[node.id].side is None, _weight(node)

    dots = [(places[n.id].x, places[n.id].y, radii[n.id]) for n in network.nodes]
    dots += [(spots[g.id].x, spots[g.id].y, radii[g.id]) for g in network.groups]
    row = {g.id: len(network.nodes) + k for k, g in enumerate(network.groups)}
    names = [
        Name(n.id, places[n.id], radii[n.id], labels[n.id].width, labels[n.id].height, row.get(n.group, -1))
        for n in sorted(network.nodes, key=turn)
    ]
    return appearances([*map(_heading_name, headings), *names], np.array(dots), frame)


def _headings(network: Network) -> list[Heading]:
    """Words above the things that lie at sea."""
    at_sea = [n for n in network.nodes if n.national]
    made = []
    if any(map(_whole, at_sea)):
        made.append(Heading("Heel Nederland", AT_SEA[0], AT_SEA[1] - ABOVE))
    if not all(map(_whole, at_sea)):
        made.append(Heading("Zonder vaste plaats", UNKNOWN_PLACE[0], UNKNOWN_PLACE[1] - ABOVE))
    return made


def _heading_name(heading: Heading) -> Name:
    """A heading as a name that is there first, for other names to keep clear of."""
    wide = width(heading.text, HEADING_SIZE, True)
    spot = Spot(heading.x, heading.y - HEADING_SIZE, "below")
    return Name(f"kop/{heading.text}", spot, 0.0, wide, HEADING_SIZE * 1.3)


def _whole(node: NetworkNode) -> bool:
    """It works in the whole country; otherwise nothing says where it belongs."""
    return len(node.provinces) > 1 or node.kind in ("platform", "project")
