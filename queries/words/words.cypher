// name: themes
MATCH (t:Theme) RETURN t.id AS id, t.name AS name, t.scheme AS scheme, t.aliases AS aliases ORDER BY id
