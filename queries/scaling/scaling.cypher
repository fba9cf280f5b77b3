// name: provinces
MATCH (q:Province) RETURN q.slug AS slug, q.name AS name ORDER BY slug

// name: neighbours
MATCH (a:Province)-[:NEIGHBOURS]->(b:Province) RETURN a.slug AS a, b.slug AS b

// name: newest_source
MATCH (s:Source) RETURN max(s.date) AS date

// name: project_count
MATCH (p:Project) WHERE p.phase <> 'gestopt' RETURN count(p) AS n

// name: themes
MATCH (t:Theme) RETURN t.id AS id, t.name AS name, t.scheme AS scheme, t.aliases AS aliases, t.container AS container ORDER BY id

// name: theme_projects
MATCH (p:Project)-[:ADDRESSES]->(t:Theme)
WHERE p.phase <> 'gestopt'
RETURN t.id AS theme, p.province_key AS provinces, count(*) AS n

// name: theme_platforms
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key IS NOT NULL AND x.ended IS NULL
RETURN t.id AS theme, x.province_key AS provinces, count(*) AS n

// name: theme_kansen
MATCH (q:Province)-[:OFFERS]->(o:Opportunity)-[:ADDRESSES]->(t:Theme)
RETURN t.id AS theme, q.slug AS province, count(*) AS n

// name: focuses
MATCH (q:Province)-[f:FOCUSES_ON]->(t:Theme)
RETURN q.slug AS province, f.label AS label, f.basis AS basis, t.id AS theme, f.sources AS sources
ORDER BY province, label, basis, theme

// name: groups
MATCH (p:Project) WHERE p.phase <> 'gestopt'
RETURN p.phase AS phase, p.province_key AS provinces, p.results IS NOT NULL AS results, count(p) AS n

// name: groups_about
MATCH (p:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND p.phase <> 'gestopt'
WITH DISTINCT p
RETURN p.phase AS phase, p.province_key AS provinces, p.results IS NOT NULL AS results, count(p) AS n

// The projects of the chosen groups.  Cheap tests come first, since a list is compared one by one.  About
// themes, WITH keeps the engine from making the costly tests on all projects of the graph.

// name: pool
MATCH (p:Project)
WHERE size(p.province_key) >= $least AND p.phase IN $phases AND p.province_key IN $provinces
  AND (p.phase + ' ' + p.province_key) IN $groups
RETURN p.id AS id, p.name AS name, p.phase AS phase, p.start_year AS start_year,
       p.description AS description, p.results AS results, p.province_key AS provinces

// name: pool_themes
MATCH (p:Project)-[:ADDRESSES]->(t:Theme)
WHERE size(p.province_key) >= $least AND p.phase IN $phases AND p.province_key IN $provinces
  AND (p.phase + ' ' + p.province_key) IN $groups
RETURN p.id AS id, collect(t.id) AS themes

// name: pool_sources
MATCH (p:Project)-[:STATED_IN]->(s:Source)
WHERE size(p.province_key) >= $least AND p.phase IN $phases AND p.province_key IN $provinces
  AND (p.phase + ' ' + p.province_key) IN $groups
RETURN p.id AS id, count(DISTINCT s.publisher) AS publishers, count(DISTINCT s.id) AS sources

// name: pool_platforms
MATCH (p:Project)-[:PART_OF]->(x:Platform)
WHERE size(p.province_key) >= $least AND p.phase IN $phases AND p.province_key IN $provinces
  AND (p.phase + ' ' + p.province_key) IN $groups AND x.ended IS NULL
RETURN p.id AS id, x.name AS name, x.province_key AS provinces, x.scope AS scope

// name: pool_leaders
MATCH (p:Project)<-[:LEADS]-(o:Organisation|Platform|Project)
WHERE size(p.province_key) >= $least AND p.phase IN $phases AND p.province_key IN $provinces
  AND (p.phase + ' ' + p.province_key) IN $groups
RETURN p.id AS id, min(o.name) AS lead

// name: pool_about
MATCH (a:Theme)<-[:ADDRESSES]-(p:Project)
WHERE a.id IN $about AND size(p.province_key) >= $least AND p.phase IN $phases
WITH DISTINCT p
WHERE p.province_key IN $provinces AND (p.phase + ' ' + p.province_key) IN $groups
RETURN p.id AS id, p.name AS name, p.phase AS phase, p.start_year AS start_year,
       p.description AS description, p.results AS results, p.province_key AS provinces

// name: pool_themes_about
MATCH (a:Theme)<-[:ADDRESSES]-(p:Project)
WHERE a.id IN $about AND size(p.province_key) >= $least AND p.phase IN $phases
WITH DISTINCT p
WHERE p.province_key IN $provinces AND (p.phase + ' ' + p.province_key) IN $groups
MATCH (p)-[:ADDRESSES]->(t:Theme)
RETURN p.id AS id, collect(t.id) AS themes

// name: pool_sources_about
MATCH (a:Theme)<-[:ADDRESSES]-(p:Project)
WHERE a.id IN $about AND size(p.province_key) >= $least AND p.phase IN $phases
WITH DISTINCT p
WHERE p.province_key IN $provinces AND (p.phase + ' ' + p.province_key) IN $groups
MATCH (p)-[:STATED_IN]->(s:Source)
RETURN p.id AS id, count(DISTINCT s.publisher) AS publishers, count(DISTINCT s.id) AS sources

// name: pool_platforms_about
MATCH (a:Theme)<-[:ADDRESSES]-(p:Project)-[:PART_OF]->(x:Platform)
WHERE a.id IN $about AND size(p.province_key) >= $least AND p.phase IN $phases
WITH DISTINCT p, x
WHERE p.province_key IN $provinces AND (p.phase + ' ' + p.province_key) IN $groups AND x.ended IS NULL
RETURN p.id AS id, x.name AS name, x.province_key AS provinces, x.scope AS scope

// name: pool_leaders_about
MATCH (a:Theme)<-[:ADDRESSES]-(p:Project)<-[:LEADS]-(o:Organisation|Platform|Project)
WHERE a.id IN $about AND size(p.province_key) >= $least AND p.phase IN $phases
WITH DISTINCT p, o
WHERE p.province_key IN $provinces AND (p.phase + ' ' + p.province_key) IN $groups
RETURN p.id AS id, min(o.name) AS lead

// name: projects_on
MATCH (p:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND p.province_key IS NOT NULL AND p.phase <> 'gestopt'
RETURN t.id AS theme, p.province_key AS provinces, p.phase AS phase, count(*) AS n, min(p.id) AS example

// name: platforms_on
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND x.province_key IS NOT NULL AND x.ended IS NULL
RETURN t.id AS theme, x.province_key AS provinces, min(x.id) AS example

// name: told_of
UNWIND $ids AS wanted
MATCH (p:Project {id: wanted})
RETURN p.id AS id, p.description AS description ORDER BY id
