// name: themes
MATCH (t:Theme) WHERE t.scheme <> 'begrippen' RETURN t.id AS id, t.name AS name, t.scheme AS scheme, t.aliases AS aliases ORDER BY id
