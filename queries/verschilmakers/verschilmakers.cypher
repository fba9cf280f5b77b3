// name: themes
MATCH (t:Theme)
WHERE t.scheme = 'verschilmakers'
RETURN t.id AS id, t.name AS name, t.description AS description
ORDER BY id

// name: names
MATCH (t:Theme)
WHERE t.id IN $themes
RETURN t.id AS id, t.name AS name, t.scheme AS scheme
ORDER BY id

// name: projects
MATCH (n:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
RETURN n.id AS id, n.name AS name, n.description AS description, n.phase AS kind,
       n.province_key AS provinces, n.phase = 'gestopt' AS over, n.start_year AS year, '' AS website, collect(DISTINCT t.id) AS themes
ORDER BY id

// name: platforms
MATCH (n:Platform)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
RETURN n.id AS id, n.name AS name, n.description AS description, n.kind AS kind,
       n.province_key AS provinces, n.ended IS NOT NULL AS over, n.founded AS year, n.website AS website, collect(DISTINCT t.id) AS themes
ORDER BY id

// name: opportunities
MATCH (n:Opportunity)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
RETURN n.id AS id, n.name AS name, n.description AS description, n.kind AS kind, n.website AS website,
       collect(DISTINCT t.id) AS themes
ORDER BY id

// name: items
MATCH (n:Publication)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND NOT n.kind IN $not_items
RETURN n.id AS id, n.name AS name, n.description AS description, n.kind AS kind, n.year AS year,
       n.website AS website, collect(DISTINCT t.id) AS themes
ORDER BY id

// name: opportunity_provinces
MATCH (n:Opportunity)<-[:OFFERS]-(v:Province)
WHERE n.id IN $ids
RETURN n.id AS id, v.slug AS slug
ORDER BY id, slug

// name: item_provinces
MATCH (n:Publication)-[:IN_PROVINCE]->(v:Province)
WHERE n.id IN $ids
RETURN n.id AS id, v.slug AS slug
ORDER BY id, slug

// name: organisations
MATCH (n:Publication)-[:INVOLVES]->(o:Organisation)
WHERE n.id IN $ids
RETURN n.id AS id, o.name AS name
ORDER BY id, name

// name: project_dates
MATCH (n:Project)-[:STATED_IN]->(s:Source)
WHERE n.id IN $ids AND s.date <> ''
RETURN n.id AS id, s.date AS date
ORDER BY id, date

// name: platform_dates
MATCH (n:Platform)-[:STATED_IN]->(s:Source)
WHERE n.id IN $ids AND s.date <> ''
RETURN n.id AS id, s.date AS date
ORDER BY id, date

// name: opportunity_dates
MATCH (n:Opportunity)-[:STATED_IN]->(s:Source)
WHERE n.id IN $ids AND s.date <> ''
RETURN n.id AS id, s.date AS date
ORDER BY id, date

// name: item_dates
MATCH (n:Publication)-[:STATED_IN]->(s:Source)
WHERE n.id IN $ids AND s.date <> ''
RETURN n.id AS id, s.date AS date
ORDER BY id, date
