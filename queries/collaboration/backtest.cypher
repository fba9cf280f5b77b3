// name: projects
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key CONTAINS ' ' AND x.phase <> 'gestopt'
RETURN x.id AS id, x.name AS name, x.province_key AS provinces, collect(DISTINCT t.id) AS themes ORDER BY id

// name: platforms
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key CONTAINS ' ' AND x.ended IS NULL
RETURN x.id AS id, x.name AS name, x.province_key AS provinces, collect(DISTINCT t.id) AS themes ORDER BY id
