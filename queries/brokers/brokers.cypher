// name: governments
MATCH (o:Organisation)-[:GOVERNS]->(q:Province) RETURN o.id AS id ORDER BY id

// name: project_topics
MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE t.scheme = 'onderwerpen'
RETURN p.id AS id, t.id AS theme ORDER BY id, theme

// name: platform_topics
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme) WHERE t.scheme = 'onderwerpen'
RETURN x.id AS id, t.id AS theme ORDER BY id, theme

// name: projects_about
MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes RETURN DISTINCT p.id AS id ORDER BY id

// name: platforms_about
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes RETURN DISTINCT x.id AS id ORDER BY id
