// name: vocabulary
MATCH (t:Theme)
WHERE t.scheme = $scheme
RETURN t.id AS id, t.name AS name
ORDER BY id
