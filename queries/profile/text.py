"""What is known of a thing as a Dutch reader wants to see it: values with their units, sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.schema import NODE_TYPE, SCHEME_NAMES, Property
from graph.schema.phases import shown
from graph.store import Row
from queries.base.model import Answer
from queries.dutch.figures import digits, dutch_date, euros

NOT_FACTS = frozenset(
    {"id", "name", "aliases", "description", "other_descriptions", "former_ids"}
    | {"short_names", "demonyms", "regions"}
    | {"cards", "province_key", "slug", "abbreviation", "phase_as_of", "differences"}
    | {"contact", "contact_sources"}
)
"""Properties that a profile shows in a place of their own."""
ONLY_WHEN_KNOWN = frozenset({"stop_reason", "ended"})
"""Properties that most things rightly have not: that they are unknown is nothing to tell."""


class Fact(Answer):
    """One property: its Dutch label and its value in words; ``text`` is None when it is unknown."""

    name: str
    label: str
    text: str | None
    value: str | int | float | list[str] | None


def facts(label: str, row: Row) -> list[Fact]:
    """Every declared property of a thing that has no place of its own, the unknown ones too."""
    made = []
    for declared in NODE_TYPE[label].properties:
        if declared.name not in NOT_FACTS:
            value = row.get(declared.name)
            if value in (None, "", []) or (declared.name == "phase" and value == "onbekend"):
                value = None
            if value is None and declared.name in ONLY_WHEN_KNOWN:
                continue
            text = worded(declared, value)
            if declared.name == "phase" and value:
                text = shown(value, row.get("phase_as_of"))
            made.append(Fact(name=declared.name, label=declared.label, text=text, value=value))
    return made


def worded(declared: Property, value: Any) -> str | None:
    """A value in Dutch, with its unit; None when there is none."""
    if value is None:
        return None
    if declared.name == "budget_eur":
        return euros(value)
    if declared.name == "scheme":
        return SCHEME_NAMES.get(str(value), str(value))
    if declared.name == "date":
        return dutch_date(value)
    if isinstance(value, float):
        return digits(value, 4)
    if isinstance(value, list):
        return "; ".join(value)
    return str(value)


def sentences(parts: Iterable[str]) -> str:
    """The parts that are not empty, as one text."""
    return " ".join(p for p in parts if p)
