"""Classes for py2neo, made from the schema declaration: for notebooks that already use it.

py2neo is at its end of life (last release 2021.2.4); new work uses the official ``neo4j`` driver.  There
is a class for every node type (``Project``, ``Province``, ...), with an attribute for every property and

* ``project.in_province`` for the things that its ``IN_PROVINCE`` relationships lead to;
* ``province.in_province_from`` for the things that such relationships come from.

They read; a graph is changed by ``schakelkaart load`` alone, which undoes what others change in it.
"""

from __future__ import annotations

from typing import Any

try:
    from py2neo.ogm import Model, Property, RelatedFrom, RelatedTo
except ImportError as error:
    raise ImportError("py2neo is not installed: pip install 'schakelkaart[py2neo]'") from error

from graph.neo4j.statements import OURS
from graph.schema import NODE_TYPE, NODE_TYPES, RELATIONSHIP_TYPES, NodeType


class Thing(Model):  # type: ignore[misc]
    """Anything in the graph; what a relationship leads to, in the class of its own label."""

    __primarykey__ = "id"

    @classmethod
    def match(cls, repository: Any, primary_value: str | None = None) -> Any:
        """Nodes of Schakelkaart of this class, and none of others in the same database."""
        return super().match(repository, primary_value).where(f"_:{OURS}")

    @classmethod
    def wrap(cls, node: Any) -> Any:
        """The node as an object of the class of its label; None for no node."""
        if cls is not Thing or node is None:
            return super().wrap(node)
        label = next((label for label in node.labels if label in NODE_TYPE), None)
        return super().wrap(node) if label is None else CLASSES[label].wrap(node)


def _class(node_type: NodeType) -> type[Thing]:
    attributes: dict[str, Any] = {
        "__doc__": f"{node_type.meaning} ({', '.join(node_type.property_names())})",
        "__primarylabel__": node_type.label,
        "__primarykey__": "id",
        "__module__": __name__,
    }
    attributes |= {name: Property(name) for name in node_type.property_names()}
    for relationship in RELATIONSHIP_TYPES:
        name = relationship.type.lower()
        if any(source == node_type.label for source, _ in relationship.pairs):
            attributes[name] = RelatedTo(Thing, relationship.type)
        if any(target == node_type.label for _, target in relationship.pairs):
            attributes[f"{name}_from"] = RelatedFrom(Thing, relationship.type)
    return type(node_type.label, (Thing,), attributes)


CLASSES: dict[str, type[Thing]] = {node_type.label: _class(node_type) for node_type in NODE_TYPES}


def __getattr__(name: str) -> Any:
    """So that ``from graph.neo4j.py2neo_classes import Project`` works for every declared node type."""
    try:
        return CLASSES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None


def __dir__() -> list[str]:
    return [*CLASSES, "CLASSES", "Thing"]
