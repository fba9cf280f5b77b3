// name: provinces
MATCH (v:Province)
RETURN v.slug AS slug, v.name AS name, v.cbs_code AS code, v.latitude AS latitude, v.longitude AS longitude
ORDER BY slug

// name: about
MATCH (p:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
RETURN DISTINCT p.id AS id
ORDER BY id

// name: per_province
MATCH (p:Project)-[:IN_PROVINCE]->(v:Province)
RETURN v.slug AS slug, count(DISTINCT p) AS projects
ORDER BY slug

// name: per_province_among
MATCH (p:Project)-[:IN_PROVINCE]->(v:Province)
WHERE p.id IN $projects
RETURN v.slug AS slug, count(DISTINCT p) AS projects
ORDER BY slug

// name: per_place
MATCH (p:Project)-[:LOCATED_IN]->(m:Municipality)-[:LIES_IN]->(v:Province)
RETURN m.id AS id, m.name AS name, m.latitude AS latitude, m.longitude AS longitude, v.slug AS province,
       count(DISTINCT p) AS projects
ORDER BY projects DESC, name, id

// name: per_place_among
MATCH (p:Project)-[:LOCATED_IN]->(m:Municipality)-[:LIES_IN]->(v:Province)
WHERE p.id IN $projects
RETURN m.id AS id, m.name AS name, m.latitude AS latitude, m.longitude AS longitude, v.slug AS province,
       count(DISTINCT p) AS projects
ORDER BY projects DESC, name, id

// name: totals
MATCH (p:Project)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(m:Municipality)
WITH p, count(m) AS places
RETURN count(p) AS projects, sum(CASE WHEN places > 0 THEN 1 ELSE 0 END) AS located

// name: totals_among
MATCH (p:Project)
WHERE p.id IN $projects
OPTIONAL MATCH (p)-[:LOCATED_IN]->(m:Municipality)
WITH p, count(m) AS places
RETURN count(p) AS projects, sum(CASE WHEN places > 0 THEN 1 ELSE 0 END) AS located
