// name: governments
MATCH (o:Organisation)-[:GOVERNS]->(q:Province) RETURN o.id AS id, q.slug AS province ORDER BY id

// name: neighbours
MATCH (a:Province)-[:NEIGHBOURS]->(b:Province) RETURN a.slug AS one, b.slug AS other ORDER BY one, other

// name: platforms
MATCH (n:Platform) RETURN n.id AS id, n.name AS name, n.abbreviation AS abbreviation, n.aliases AS aliases ORDER BY id

// name: projects
MATCH (n:Project) RETURN n.id AS id, n.name AS name, '' AS abbreviation, n.aliases AS aliases ORDER BY id

// name: organisations
MATCH (n:Organisation) RETURN n.id AS id, n.name AS name, '' AS abbreviation, n.aliases AS aliases ORDER BY id
