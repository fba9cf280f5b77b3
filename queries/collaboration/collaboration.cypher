// name: provinces
MATCH (q:Province)
RETURN q.slug AS slug, q.name AS name, q.latitude AS latitude, q.longitude AS longitude ORDER BY slug

// name: neighbours
MATCH (a:Province)-[:NEIGHBOURS]->(b:Province) RETURN a.slug AS a, b.slug AS b

// name: themes
MATCH (t:Theme) RETURN t.id AS id, t.name AS name, t.scheme AS scheme, t.container AS container ORDER BY id

// name: project_keys
MATCH (x:Project) WHERE x.province_key IS NOT NULL AND x.phase <> 'gestopt' RETURN x.province_key AS provinces, count(*) AS n

// name: platform_keys
MATCH (x:Platform) WHERE x.province_key IS NOT NULL AND x.ended IS NULL RETURN x.province_key AS provinces, count(*) AS n

// name: theme_projects
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key IS NOT NULL AND x.phase <> 'gestopt'
RETURN t.id AS theme, x.province_key AS provinces, count(*) AS n

// name: theme_platforms
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key IS NOT NULL AND x.ended IS NULL
RETURN t.id AS theme, x.province_key AS provinces, count(*) AS n

// name: focuses
MATCH (q:Province)-[f:FOCUSES_ON]->(t:Theme)
RETURN q.slug AS province, f.label AS label, f.basis AS basis, t.id AS theme ORDER BY province, label, basis, theme

// name: theme_kansen
MATCH (q:Province)-[:OFFERS]->(o:Opportunity)-[:ADDRESSES]->(t:Theme)
RETURN t.id AS theme, q.slug AS province, count(*) AS n

// name: topics_of_projects
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key IS NOT NULL AND x.phase <> 'gestopt'
  AND EXISTS { MATCH (x)-[:ADDRESSES]->(b:Theme) WHERE b.id IN $about }
RETURN t.id AS theme, x.province_key AS provinces, count(*) AS n

// name: topics_of_platforms
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE x.province_key IS NOT NULL AND x.ended IS NULL
  AND EXISTS { MATCH (x)-[:ADDRESSES]->(b:Theme) WHERE b.id IN $about }
RETURN t.id AS theme, x.province_key AS provinces, count(*) AS n

// name: projects_with_ids
MATCH (x:Project)
WHERE x.id IN $ids AND x.province_key IS NOT NULL AND x.phase <> 'gestopt'
RETURN x.id AS id, x.phase AS phase, x.province_key AS provinces ORDER BY id

// name: platforms_with_ids
MATCH (x:Platform)
WHERE x.id IN $ids AND x.province_key IS NOT NULL AND x.ended IS NULL
RETURN x.id AS id, x.scope AS scope, x.province_key AS provinces ORDER BY id

// name: kansen_with_ids
MATCH (q:Province)-[:OFFERS]->(o:Opportunity)
WHERE o.id IN $ids
RETURN o.id AS id, q.slug AS province ORDER BY id, province

// name: projects_on
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND x.province_key IS NOT NULL AND x.phase <> 'gestopt'
RETURN t.id AS theme, x.province_key AS provinces, x.phase AS phase,
       count(*) AS n, min(x.id) AS first, max(x.id) AS last

// name: projects_on_about
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND x.province_key IS NOT NULL AND x.phase <> 'gestopt'
  AND EXISTS { MATCH (x)-[:ADDRESSES]->(b:Theme) WHERE b.id IN $about }
RETURN t.id AS theme, x.province_key AS provinces, x.phase AS phase,
       count(*) AS n, min(x.id) AS first, max(x.id) AS last

// name: platforms_on
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND x.province_key IS NOT NULL AND x.ended IS NULL
RETURN t.id AS theme, x.province_key AS provinces, x.scope AS scope, min(x.id) AS first, max(x.id) AS last

// name: joint_projects
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND x.province_key CONTAINS ' ' AND x.phase <> 'gestopt'
RETURN t.id AS theme, x.province_key AS provinces, x.phase AS phase, collect(x.id) AS ids

// name: joint_platforms
MATCH (x:Platform)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes AND x.province_key CONTAINS ' ' AND x.ended IS NULL
RETURN t.id AS theme, x.province_key AS provinces, x.scope AS scope, collect(x.id) AS ids

// name: kansen_on
MATCH (q:Province)-[:OFFERS]->(o:Opportunity)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
RETURN t.id AS theme, q.slug AS province, min(o.id) AS id

// name: kansen_on_about
MATCH (q:Province)-[:OFFERS]->(o:Opportunity)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
  AND EXISTS { MATCH (o)-[:ADDRESSES]->(b:Theme) WHERE b.id IN $about }
RETURN t.id AS theme, q.slug AS province, min(o.id) AS id

// name: told
MATCH (x:Project) WHERE x.id IN $ids
RETURN x.id AS id, x.name AS name, x.description AS description ORDER BY id

// name: parents
MATCH (x:Project)-[:ADDRESSES]->(t:Theme)
WHERE t.id IN $themes
MATCH (x)-[:PART_OF]->(f:Platform) WHERE f.ended IS NULL
RETURN DISTINCT t.id AS theme, f.id AS id, f.province_key AS own, x.province_key AS provinces
ORDER BY theme, id, provinces
