// name: broader
MATCH (a:Theme)-[:BROADER]->(b:Theme)
RETURN a.id AS narrow, b.id AS broad
ORDER BY narrow, broad

// name: matches
MATCH (a:Theme)-[m:MATCHES]->(b:Theme)
RETURN a.id AS start, b.id AS target, m.degree AS degree, m.confidence AS confidence
ORDER BY start, target, degree
