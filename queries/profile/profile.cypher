// name: provinces
MATCH (v:Province)
RETURN v.slug AS slug, v.name AS name, v.card_status AS status
ORDER BY slug

// name: province_projects
MATCH (p:Project)-[:IN_PROVINCE]->(:Province {id: $id})
OPTIONAL MATCH (p)-[:LOCATED_IN]->(m:Municipality)
RETURN p.id AS id, p.phase AS phase, p.start_year AS year, p.results AS results,
       collect(DISTINCT m.id) AS places
ORDER BY id

// name: province_themes
MATCH (t:Theme)<-[:ADDRESSES]-(p:Project)-[:IN_PROVINCE]->(:Province {id: $id})
RETURN DISTINCT p.id AS project, t.id AS theme
ORDER BY project, theme

// name: province_municipalities
MATCH (v:Province {id: $id})<-[:LIES_IN]-(m:Municipality)<-[:LOCATED_IN]-(p:Project)
RETURN m.id AS id, m.name AS name, count(p) AS projects
ORDER BY projects DESC, name, id

// name: theme_opportunities
MATCH (v:Province)-[:OFFERS]->(k:Opportunity)-[:ADDRESSES]->(:Theme {id: $id})
RETURN v.slug AS slug, count(k) AS opportunities
ORDER BY slug

// name: projects_about
MATCH (t:Theme)<-[:ADDRESSES]-(p:Project)
WHERE t.id IN $themes
RETURN DISTINCT p.id AS id, p.province_key AS provinces
ORDER BY id
