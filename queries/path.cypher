// name: sources
UNWIND $ids AS id MATCH (s:Source {id: id})
RETURN s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url, s.date AS date ORDER BY source
