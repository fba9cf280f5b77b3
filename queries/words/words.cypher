// name: provinces
MATCH (q:Province) RETURN q.slug AS slug, q.name AS name, q.aliases AS aliases ORDER BY slug

// name: themes
MATCH (t:Theme) RETURN t.id AS id, t.name AS name, t.scheme AS scheme, t.aliases AS aliases ORDER BY id
