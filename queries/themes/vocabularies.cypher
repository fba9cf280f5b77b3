// name: sizes
MATCH (t:Theme)
RETURN t.scheme AS scheme, count(t) AS terms
ORDER BY scheme

// name: terms
MATCH (t:Theme)
WHERE t.scheme = $scheme
RETURN t.id AS id, t.name AS name
ORDER BY id
