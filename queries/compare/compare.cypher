// name: province_projects
MATCH (p:Project) WHERE p.province_key IS NOT NULL
RETURN p.province_key AS provinces, p.phase AS phase, count(p) AS n ORDER BY provinces, phase

// name: province_platforms
MATCH (x:Platform) WHERE x.province_key IS NOT NULL
RETURN x.province_key AS provinces, count(x) AS n ORDER BY provinces

// name: province_kansen
MATCH (q:Province)-[:OFFERS]->(o:Opportunity) WHERE q.slug IN $provinces
RETURN q.slug AS province, count(o) AS n ORDER BY province

// name: province_focuses
MATCH (q:Province)-[f:FOCUSES_ON]->(t:Theme) WHERE q.slug IN $provinces
RETURN q.slug AS province, t.id AS theme, t.name AS name, f.label AS label ORDER BY province, label, theme

// name: province_topics
MATCH (p:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.scheme = 'onderwerpen' AND p.province_key IS NOT NULL AND p.phase <> 'gestopt'
RETURN t.id AS theme, t.name AS name, p.province_key AS provinces, count(p) AS n ORDER BY theme, provinces

// name: joint_projects
MATCH (p:Project) WHERE p.province_key CONTAINS ' ' AND p.phase <> 'gestopt'
RETURN p.id AS id, p.name AS name, p.province_key AS provinces ORDER BY id

// name: joint_platforms
MATCH (x:Platform) WHERE x.province_key CONTAINS ' ' AND x.ended IS NULL
RETURN x.id AS id, x.name AS name, x.province_key AS provinces ORDER BY id

// name: projects
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
RETURN p.id AS id, p.name AS name, p.phase AS phase, p.phase_as_of AS phase_as_of,
       p.start_year AS start_year, p.end_year AS end_year,
       p.budget_eur AS budget, p.results AS results, p.province_key AS provinces ORDER BY id

// name: project_themes
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)-[:ADDRESSES]->(t:Theme)
WITH p, t WHERE t.id IS NOT NULL
RETURN p.id AS id, t.id AS theme, t.name AS name, t.scheme AS scheme ORDER BY id, name, theme

// name: project_sources
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)-[:STATED_IN]->(s:Source)
WITH p, s WHERE s.id IS NOT NULL
RETURN p.id AS id, count(DISTINCT s.id) AS n ORDER BY id
