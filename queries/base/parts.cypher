// name: parts
MATCH (a:Organisation)-[:PART_OF]->(b:Organisation) RETURN a.id AS part, b.id AS whole
UNION ALL
MATCH (a:Organisation)-[:PART_OF]->(b:Platform) RETURN a.id AS part, b.id AS whole
UNION ALL
MATCH (a:Platform)-[:PART_OF]->(b:Organisation) RETURN a.id AS part, b.id AS whole
UNION ALL
MATCH (a:Platform)-[:PART_OF]->(b:Platform) RETURN a.id AS part, b.id AS whole
