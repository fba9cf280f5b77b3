// name: municipalities
MATCH (m:Municipality)-[:LIES_IN]->(q:Province)
RETURN m.id AS id, m.name AS name, m.aliases AS aliases, m.regions AS regions, q.slug AS province
ORDER BY id
