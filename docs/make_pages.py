"""Writes the pages of docs/ that follow from a declaration in the code (``make docs``)."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from html import escape
from pathlib import Path

from api.settings import Settings, variable
from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, NodeType, Property, RelationshipType
from loaders.records.card_parts import CARD_PARTS, FIELD_KINDS, TOP_FIELDS
from loaders.records.check import card_fields
from loaders.records.records import CardField

HERE = Path(__file__).parent
BOX = (150, 50)
SIZE = (1200, 640)
CENTRES = {
    "Municipality": (110, 90),
    "Province": (450, 90),
    "Opportunity": (860, 90),
    "Project": (110, 320),
    "Theme": (860, 320),
    "Organisation": (110, 560),
    "Platform": (450, 560),
    "Publication": (860, 560),
    "Event": (1110, 560),
    "Figure": (1110, 320),
    "Source": (1110, 90),
}
"""Where the boxes stand: places on top, what happens in the middle, who does it below."""

DRAWN = {
    "INVOLVES": (("Publication", "Platform"), ("Event", "Publication")),
    "ADDRESSES": (("Project", "Theme"), ("Platform", "Theme"), ("Opportunity", "Theme")),
    "STATED_IN": (("Opportunity", "Source"),),
}
"""Which pairs of a type are drawn; of the others the first.  The tables have them all."""

LABELS_AT = {("Organisation", "Province"): 0.45, ("Project", "Theme"): 0.7, ("Platform", "Province"): 0.32}
SIDE_LOOPS = {"Theme"}
COLOURS = {"line": "#5b6b78", "box": "#0b5c7a", "text": "#16212b"}
Point = tuple[float, float]


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Name and content of every page that is made."""
    return {
        "datamodel.svg": picture(),
        "datamodel.md": page(),
        "kaartvelden.md": card_page(),
        "linked-data.md": linked_data(),
        "instellingen.md": settings_page(),
    }


def linked_data() -> str:
    """The page about linked data, which has a module of its own beside this one."""
    made: str = runpy.run_path(str(HERE / "linked_data_page.py"))["page"]()
    return made


def settings_page() -> str:
    """The variables of the environment, from their declaration."""
    rows = [
        "# Instellingen",
        "",
        "<!-- Made from api/settings.py by `make docs`; change it there. -->",
        "",
        "Omgevingsvariabelen; geen enkele is verplicht. Een lege telt niet.",
        "",
        "| variabele | wat | zonder instelling |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, "") else f"`{str(field.default).lower()}`"
        rows.append(f"| `{variable(name)}` | {field.description} | {default} |")
    return "\n".join([*rows, ""])


def card_page() -> str:
    """The fields of a card, from the declaration of the records."""
    parts = [
        "# Velden van een Kansenkaart",
        "",
        "<!-- Made from loaders/records/records.py by `make docs`; change it there. -->",
        "",
        "Een veld dat niet verplicht is, laat u weg als het onbekend is.",
    ]
    parts += _fields("Bovenaan de kaart", TOP_FIELDS)
    for part in CARD_PARTS:
        parts += _fields(part.field, card_fields(part.kind).values())
    return "\n".join([*parts, ""])


def _fields(heading: str, fields: Iterable[CardField]) -> list[str]:
    rows = ["", f"## {heading}", "", "| veld | wat erin staat | verplicht |", "|---|---|---|"]
    for spec in fields:
        content = ", ".join(spec.choices) if spec.choices else FIELD_KINDS[spec.kind]
        if spec.help:
            content = f"{content}. {spec.help}"
        rows.append(f"| `{spec.name}` | {content} | {'ja' if spec.required else ''} |")
    return rows


def picture() -> str:
    """The node types as boxes and the relationship types as labelled lines."""
    lines: dict[tuple[str, str], list[RelationshipType]] = {}
    for relationship in RELATIONSHIP_TYPES:
        for pair in DRAWN.get(relationship.type, relationship.pairs[:1]):
            lines.setdefault(pair, []).append(relationship)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE[0]} {SIZE[1]}" role="img" '
        'aria-label="Datamodel van Schakelkaart" font-family="system-ui, sans-serif">',
        '<defs><marker id="pijl" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto"><path d="M0 0L8 4L0 8z" fill="{COLOURS["line"]}"/></marker></defs>',
        f'<rect width="{SIZE[0]}" height="{SIZE[1]}" fill="#fff"/>',
    ]
    drawn = [_line(pair, relationships) for pair, relationships in lines.items()]
    parts += [line for line, _ in drawn]
    parts += [_box(node) for node in NODE_TYPES]
    parts += [label for _, label in drawn]
    return "\n".join([*parts, "</svg>\n"])


def _box(node: NodeType) -> str:
    x, y = CENTRES[node.label]
    return (
        f'<rect x="{x - BOX[0] / 2:g}" y="{y - BOX[1] / 2:g}" width="{BOX[0]}" height="{BOX[1]}" rx="8" '
        f'fill="{COLOURS["box"]}"/>'
        f'<text x="{x}" y="{y - 3}" text-anchor="middle" fill="#fff" font-weight="700" font-size="16">'
        f"{node.label}</text>"
        f'<text x="{x}" y="{y + 15}" text-anchor="middle" fill="#fff" font-size="12">'
        f"{escape(node.name)}</text>"
    )


def _line(pair: tuple[str, str], relationships: list[RelationshipType]) -> tuple[str, str]:
    names = [r.type for r in relationships]
    stroke = f'fill="none" stroke="{COLOURS["line"]}" stroke-width="1.5" marker-end="url(#pijl)"'
    start, end = CENTRES[pair[0]], CENTRES[pair[1]]
    if pair[0] == pair[1]:
        if pair[0] in SIDE_LOOPS:
            x, y = start[0] + BOX[0] / 2, start[1]
            path = f'<path d="M{x} {y - 14}C{x + 50} {y - 30} {x + 50} {y + 30} {x} {y + 14}" {stroke}/>'
            return path, _label((x + 82, y), names)
        x, y = start[0], start[1] - BOX[1] / 2
        path = f'<path d="M{x - 40} {y}C{x - 60} {y - 48} {x + 60} {y - 48} {x + 40} {y}" {stroke}/>'
        return path, _label((x, y - 40), [", ".join(names)])
    first, last = _edge(start, end), _edge(end, start)
    share = LABELS_AT.get(pair, 0.5)
    middle = (first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share)
    line = f'<path d="M{first[0]:g} {first[1]:g}L{last[0]:g} {last[1]:g}" {stroke}/>'
    return line, _label(middle, names)


def _edge(centre: Point, towards: Point) -> Point:
    """Where the line from one centre to another leaves the first box."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    reach = min(
        (BOX[0] / 2) / abs(dx) if dx else float("inf"), (BOX[1] / 2) / abs(dy) if dy else float("inf")
    )
    return round(centre[0] + dx * reach, 1), round(centre[1] + dy * reach, 1)


def _label(at: Point, names: list[str]) -> str:
    width = 7.2 * max(map(len, names)) + 8
    top = at[1] - 7 * len(names)
    rows = "".join(
        f'<text x="{at[0]:g}" y="{top + 11 + 14 * i:g}" text-anchor="middle" font-size="11" '
        f'fill="{COLOURS["text"]}">{name}</text>'
        for i, name in enumerate(names)
    )
    return (
        f'<rect x="{at[0] - width / 2:g}" y="{top - 1:g}" width="{width:g}" height="{14 * len(names) + 2}" '
        f'fill="#fff" opacity=".92"/>{rows}'
    )


def page() -> str:
    """The declaration as tables."""
    parts = [
        "# Datamodel",
        "",
        "<!-- Made from the declaration of the schema (graph/schema/) by `make docs`; change it there. -->",
        "",
        "![Datamodel van Schakelkaart](datamodel.svg)",
        "",
        "Getekend zijn de belangrijkste relaties; de tabel onderaan heeft ze alle. Elk ding, niet alleen een "
        "kans, heeft `STATED_IN` naar de bronnen die het noemen, met de plaats in de bron.",
        "Een identificatie is `<soort>/<slug>`, bijvoorbeeld `project/circulair-textiel-twente`.",
    ]
    for node in NODE_TYPES:
        parts += ["", f"## {node.label} ({node.name})", "", f"{node.meaning} `{'`, `'.join(node.rdf)}`", ""]
        parts += _properties(node.properties)
    parts += [
        "",
        "## Relaties",
        "",
        "| relatie | van | naar | betekenis | eigenschappen |",
        "|---|---|---|---|---|",
    ]
    for relationship in RELATIONSHIP_TYPES:
        sources = ", ".join(dict.fromkeys(pair[0] for pair in relationship.pairs))
        targets = ", ".join(dict.fromkeys(pair[1] for pair in relationship.pairs))
        properties = ", ".join(f"`{p.name}`" for p in relationship.properties)
        parts.append(
            f"| `{relationship.type}` | {sources} | {targets} | {relationship.meaning} | {properties} |"
        )
    return "\n".join([*parts, ""])


def _properties(properties: tuple[Property, ...]) -> list[str]:
    rows = [f"| `{p.name}` | {p.type} | {p.label} | {f'`{p.rdf}`' if p.rdf else ''} |" for p in properties]
    return ["| eigenschap | type | betekenis | RDF |", "|---|---|---|---|", *rows]


if __name__ == "__main__":
    main()
