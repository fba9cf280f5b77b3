// name: projects
MATCH (n:Project)
WHERE size(n.differences) > 0
RETURN n.id AS id, n.name AS name, n.province_key AS provinces, n.differences AS differences
ORDER BY id

// name: platforms
MATCH (n:Platform)
WHERE size(n.differences) > 0
RETURN n.id AS id, n.name AS name, n.province_key AS provinces, n.differences AS differences
ORDER BY id

// name: outdated
MATCH (n:Project)
WHERE n.phase_as_of IS NOT NULL
RETURN n.id AS id, n.name AS name, n.province_key AS provinces, n.phase AS phase, n.phase_as_of AS year,
       n.start_year AS begun, n.end_year AS ended
ORDER BY year, id
