// name: terms
MATCH (t:Theme {scheme: 'begrippen'})
RETURN t.id AS id, t.name AS name, t.aliases AS aliases, t.description AS text
ORDER BY id

// name: sources
MATCH (t:Theme {scheme: 'begrippen'})-[:STATED_IN]->(s:Source)
RETURN t.id AS id, s.id AS source, s.name AS name
ORDER BY id, source
