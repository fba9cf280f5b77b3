// name: projects
MATCH (n:Project)
RETURN n.id AS id, n.name AS name, n.start_year AS year, n.province_key AS provinces, n.phase AS detail ORDER BY id

// name: platforms
MATCH (n:Platform)
RETURN n.id AS id, n.name AS name, n.founded AS year, n.province_key AS provinces, n.kind AS detail ORDER BY id

// name: publications
MATCH (n:Publication) RETURN n.id AS id, n.name AS name, n.year AS year, n.kind AS detail ORDER BY id

// name: publication_provinces
MATCH (n:Publication)-[:IN_PROVINCE]->(q:Province) RETURN n.id AS id, q.slug AS province ORDER BY id, province

// name: events
MATCH (n:Event) RETURN n.id AS id, n.name AS name, n.date AS date ORDER BY id

// name: sources
MATCH (n:Source)
RETURN n.id AS id, n.name AS name, n.date AS date, n.cards AS cards, n.publisher AS detail ORDER BY id

// name: projects_about
MATCH (n:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes RETURN DISTINCT n.id AS id ORDER BY id

// name: platforms_about
MATCH (n:Platform)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes RETURN DISTINCT n.id AS id ORDER BY id

// name: publications_about
MATCH (n:Publication)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes RETURN DISTINCT n.id AS id ORDER BY id

// name: sources_about
MATCH (s:Source)<-[:STATED_IN]-(n:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes
RETURN DISTINCT s.id AS id ORDER BY id

// name: told_projects
UNWIND $ids AS wanted MATCH (s:Source {id: wanted})
OPTIONAL MATCH (s)<-[:STATED_IN]-(n:Project)
WITH s, n WHERE n.id IS NOT NULL
RETURN s.id AS source, n.id AS id, n.name AS name ORDER BY source, id

// name: told_platforms
UNWIND $ids AS wanted MATCH (s:Source {id: wanted})
OPTIONAL MATCH (s)<-[:STATED_IN]-(n:Platform)
WITH s, n WHERE n.id IS NOT NULL
RETURN s.id AS source, n.id AS id, n.name AS name ORDER BY source, id
