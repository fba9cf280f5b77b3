// name: projects
MATCH (n:Project)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.province_key AS provinces ORDER BY id

// name: platforms
MATCH (n:Platform)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.province_key AS provinces ORDER BY id

// name: kansen
MATCH (n:Opportunity)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others ORDER BY id

// name: kans_provinces
MATCH (q:Province)-[:OFFERS]->(n:Opportunity) RETURN n.id AS id, q.slug AS province ORDER BY id, province

// name: themes_of
MATCH (n:Project)-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.id AS theme
UNION ALL
MATCH (n:Platform)-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.id AS theme
UNION ALL
MATCH (n:Opportunity)-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.id AS theme

// name: concepts
MATCH (t:Theme) WHERE t.scheme <> 'begrippen'
RETURN t.id AS id, t.name AS name, t.aliases AS aliases, t.scheme AS scheme, t.nature AS nature,
       t.container AS container ORDER BY id

// name: provinces
MATCH (q:Province) RETURN q.slug AS slug, q.name AS name ORDER BY slug

// name: in_provinces
MATCH (n:Project) WHERE n.province_key IS NOT NULL AND n.phase <> 'gestopt' RETURN n.id AS id, n.province_key AS provinces
UNION ALL
MATCH (n:Platform) WHERE n.province_key IS NOT NULL AND n.ended IS NULL RETURN n.id AS id, n.province_key AS provinces
