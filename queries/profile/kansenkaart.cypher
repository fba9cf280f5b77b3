// name: projects
MATCH (p:Project)-[:IN_PROVINCE]->(:Province {id: $id})
OPTIONAL MATCH (p)-[:STATED_IN]->(s:Source)
WITH p, count(s) AS stated
RETURN p.id AS id, p.name AS name, coalesce(p.phase, '') AS phase, coalesce(p.description, '') AS description,
       coalesce(p.results, '') AS results, p.start_year AS year, p.end_year AS end_year,
       p.phase_as_of AS as_of, coalesce(p.province_key, '') AS provinces, stated
ORDER BY id

// name: themes
MATCH (t:Theme)<-[:ADDRESSES]-(p:Project)-[:IN_PROVINCE]->(:Province {id: $id})
RETURN p.id AS project, t.id AS theme
ORDER BY project, theme

// name: broad
MATCH (t:Theme)
WHERE t.scheme IN $schemes
RETURN t.id AS id, t.name AS name, t.scheme AS scheme
ORDER BY name, id

// name: platforms
MATCH (f:Platform)-[:ACTIVE_IN]->(:Province {id: $id})
RETURN f.id AS id, f.name AS name, coalesce(f.kind, '') AS kind, coalesce(f.description, '') AS description,
       coalesce(f.province_key, '') AS provinces
ORDER BY name, id

// name: kansen
MATCH (:Province {id: $id})-[:OFFERS]->(k:Opportunity)
RETURN k.id AS id, k.name AS name, coalesce(k.kind, '') AS kind, coalesce(k.description, '') AS description
ORDER BY name, id
