// name: totals
MATCH (p:Project) WHERE p.province_key IS NOT NULL AND p.phase <> 'gestopt'
RETURN p.province_key AS provinces, count(p) AS n ORDER BY provinces

// name: projects_on
MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes AND p.province_key IS NOT NULL AND p.phase <> 'gestopt'
RETURN p.province_key AS provinces, count(DISTINCT p.id) AS n, min(p.id) AS first, max(p.id) AS last
ORDER BY provinces

// name: projects_under
MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes AND p.province_key IS NOT NULL
RETURN p.province_key AS provinces, count(DISTINCT p.id) AS n
ORDER BY provinces

// name: platforms_on
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes AND x.province_key IS NOT NULL AND x.ended IS NULL
RETURN x.province_key AS provinces, count(DISTINCT x.id) AS n, min(x.id) AS first, max(x.id) AS last
ORDER BY provinces

// name: focuses_on
MATCH (q:Province)-[f:FOCUSES_ON]->(t:Theme) WHERE t.id IN $themes
RETURN q.slug AS province, f.label AS label, f.basis AS basis, t.id AS theme, f.sources AS sources
ORDER BY province, label, basis, theme

// name: kansen_on
MATCH (q:Province)-[:OFFERS]->(o:Opportunity)-[:ADDRESSES]->(t:Theme) WHERE t.id IN $themes
RETURN q.slug AS province, t.id AS theme, min(o.id) AS first, max(o.id) AS last ORDER BY province, theme

// name: topics
MATCH (t:Theme {scheme: $scheme}) WHERE coalesce(t.container, 0) = 0
RETURN t.id AS id, t.name AS name, coalesce(t.nature, '') AS nature ORDER BY id

// name: tagged
MATCH (p:Project)-[:ADDRESSES]->(t:Theme) WHERE p.province_key IS NOT NULL
RETURN t.id AS theme, p.province_key AS provinces, sum(CASE WHEN p.phase = 'gestopt' THEN 0 ELSE 1 END) AS running
ORDER BY theme, provinces
