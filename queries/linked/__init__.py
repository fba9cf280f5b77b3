"""What the graph says of some things, as statements under the terms of the declaration."""

from __future__ import annotations

from queries.linked.answer import linked_data, node_rows, vocabulary_data
from queries.linked.properties import ThingProperty, Value, all_properties, properties_of, values_of

__all__ = [
    "ThingProperty",
    "Value",
    "all_properties",
    "linked_data",
    "node_rows",
    "properties_of",
    "values_of",
    "vocabulary_data",
]
