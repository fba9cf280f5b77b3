// name: vocabulary
MATCH (t:Theme)
WHERE t.scheme = $scheme
OPTIONAL MATCH (t)-[:BROADER]->(b:Theme)
RETURN t.id AS id, t.name AS name, count(b) AS broader
ORDER BY id
