// name: stopped
MATCH (p:Project)
WHERE p.phase = 'gestopt'
OPTIONAL MATCH (p)-[:ADDRESSES]->(t:Theme)
RETURN p.id AS id, p.name AS name, p.province_key AS provinces, p.end_year AS year, p.stop_reason AS reason,
       collect(t.id) AS themes
ORDER BY id
