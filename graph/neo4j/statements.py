"""The Cypher that keeps the graph in Neo4j, made from the schema declaration.

Every node of ours carries the label ``Schakelkaart`` besides its own, so that ours can be told from
what others keep in the same database, under the same labels perhaps.  ``SchakelkaartMeta`` holds two
nodes: ``graph`` (which version is there) and ``lock`` (held by whoever is loading).
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.schema import NODE_TYPE, NODE_TYPES, RELATIONSHIP_TYPE

OURS = "Schakelkaart"
META = "SchakelkaartMeta"

_LABEL = "|".join(sorted(n.label for n in NODE_TYPES))
_LABELLED = re.compile(rf"(\(\s*\w*\s*:\s*)((?:{_LABEL})(?:\s*\|\s*(?:{_LABEL}))*)\b(?!\s*[:&|])")
_ANONYMOUS = re.compile(r"(?<!\w)\(\s*\)")


@lru_cache(maxsize=512)
def only_ours(cypher: str) -> str:
    """A query that sees our nodes only: ``(p:Project`` becomes ``(p:(Project)&Schakelkaart``.

    The queries name our labels; in a database with other people's ``Project`` nodes they must not
    count those.  A node without a name and a label, ``()``, becomes ``(:Schakelkaart)``.
    """
    return _ANONYMOUS.sub(f"(:{OURS})", _LABELLED.sub(rf"\1(\2)&{OURS}", cypher))


def schema_statements() -> list[str]:
    """Constraints and indexes, ``CREATE <what> <name> ...``; each may be run again.

    Identifiers are unique over the whole graph, so one constraint on our own label says it all and
    binds no node of others.  The indexes serve queries that name a label, and analysts.
    """
    statements = [
        f"CREATE CONSTRAINT schakelkaart_id IF NOT EXISTS FOR (n:{OURS}) REQUIRE n.id IS UNIQUE",
        f"CREATE CONSTRAINT schakelkaart_meta IF NOT EXISTS FOR (n:{META}) REQUIRE n.id IS UNIQUE",
    ]
    for node in NODE_TYPES:
        for name in ["id", *(p.name for p in node.properties if p.indexed)]:
            statements.append(
                f"CREATE INDEX schakelkaart_{node.label.lower()}_{name} IF NOT EXISTS "
                f"FOR (n:{node.label}) ON (n.`{name}`)"
            )
    return statements


def _found(variable: str, identifier: str) -> str:
    """Finds a node of ours through the constraint's index.

    The hint is needed: in the transaction that fills an empty database the server still counts no nodes,
    takes walking over all of them for cheaper, and keeps to that plan for every row of the load.
    """
    return f"MATCH ({variable}:{OURS} {{id: {identifier}}}) USING INDEX SEEK {variable}:{OURS}(id)"


def create_nodes(label: str) -> str:
    """Nodes from ``$rows``: maps of all properties, null for what is not known."""
    return f"UNWIND $rows AS row CREATE (n:{label}:{OURS}) SET n = row"


def change_nodes(label: str) -> str:
    """Properties of nodes that are there: exactly those of ``$rows``, the others go."""
    return f"UNWIND $rows AS row {_found('n', 'row.id')} WHERE n:{label} SET n = row"


def remove_nodes() -> str:
    """Nodes whose identifiers are in ``$rows``, with every relationship they have."""
    return f"UNWIND $rows AS row {_found('n', 'row.id')} DETACH DELETE n"


def create_relationships(type_: str) -> str:
    """Relationships from ``$rows``: lists of ``relationship_columns``.

    Lists, as there are many more relationships than nodes: the names of the properties would be most of
    what goes over the line.
    """
    columns = relationship_columns(type_)
    properties = ", ".join(f"`{p}`: row[{n}]" for n, p in enumerate(columns) if n > 1)
    return (
        f"UNWIND $rows AS row {_found('a', 'row[0]')} {_found('b', 'row[1]')} "
        f"CREATE (a)-[:{type_} {{{properties}}}]->(b)"
    )


def relationship_columns(type_: str) -> list[str]:
    """What a row of ``create_relationships`` holds, in its order."""
    return ["from", "to", *RELATIONSHIP_TYPE[type_].property_names()]


def remove_relationships(type_: str) -> str:
    """Relationships whose element ids are in ``$rows``."""
    return f"UNWIND $rows AS row MATCH ()-[r:{type_}]->() WHERE elementId(r) = row.element DELETE r"


def undeclared_nodes() -> str:
    """Nodes of ours with none of the labels of this schema: left by an older one."""
    declared = " OR ".join(f"n:{label}" for label in NODE_TYPE)
    return f"MATCH (n:{OURS}) WHERE NOT ({declared}) DETACH DELETE n"


STATE = f"""
OPTIONAL MATCH (m:{META} {{id: 'graph'}})
RETURN m.version AS version, m.schema_version AS schema_version, coalesce(m.epoch, 0) AS epoch,
       coalesce(m.switching_until, 0) > timestamp() AS switching
"""

TAKE_LOCK = f"MERGE (l:{META} {{id: 'lock'}}) SET l.taken_at = timestamp()"

TAKE_LOCK_AGAIN = f"MATCH (l:{META} {{id: 'lock'}}) SET l.taken_at = timestamp()"

ANNOUNCE = f"""
MERGE (m:{META} {{id: 'graph'}})
SET m.epoch = coalesce(m.epoch, 0) + 1, m.switching_until = timestamp() + $lease_ms
RETURN m.epoch AS epoch
"""

PUT_VERSION = f"""
MATCH (m:{META} {{id: 'graph'}})
SET m.version = $version, m.schema_version = $schema_version, m.loaded_at = datetime()
"""

END_SWITCH = f"MATCH (m:{META} {{id: 'graph'}}) WHERE m.epoch = $epoch REMOVE m.switching_until"
