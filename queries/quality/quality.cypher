// name: provinces
MATCH (q:Province) RETURN q.slug AS slug, q.name AS name, q.card_status AS status ORDER BY slug

// name: projects
MATCH (n:Project) WHERE n.province_key IS NOT NULL
RETURN n.id AS id, n.name AS name, n.province_key AS provinces, n.phase AS phase,
       n.description IS NOT NULL AS description, n.start_year IS NOT NULL AS start_year,
       n.end_year IS NOT NULL AS end_year, n.results IS NOT NULL AS results,
       n.budget_eur IS NOT NULL AS budget_eur ORDER BY id

// name: platforms
MATCH (n:Platform) WHERE n.province_key IS NOT NULL
RETURN n.id AS id, n.name AS name, n.province_key AS provinces,
       n.description IS NOT NULL AS description, n.kind IS NOT NULL AS kind, n.founded IS NOT NULL AS founded,
       n.website IS NOT NULL AS website ORDER BY id

// name: kansen
MATCH (q:Province)-[:OFFERS]->(n:Opportunity)
RETURN n.id AS id, n.name AS name, q.slug AS provinces, n.description IS NOT NULL AS description ORDER BY id, provinces

// name: located_projects
MATCH (n:Project)-[:LOCATED_IN]->(:Municipality) RETURN DISTINCT n.id AS id

// name: led_projects
MATCH (n:Project)<-[:LEADS]-(:Organisation) RETURN DISTINCT n.id AS id
UNION
MATCH (n:Project)<-[:LEADS]-(:Platform) RETURN DISTINCT n.id AS id
UNION
MATCH (n:Project)<-[:LEADS]-(:Project) RETURN DISTINCT n.id AS id

// name: partnered_projects
MATCH (n:Project)<-[:PARTNERS_IN]-(:Organisation) RETURN DISTINCT n.id AS id
UNION
MATCH (n:Project)<-[:PARTNERS_IN]-(:Platform) RETURN DISTINCT n.id AS id
UNION
MATCH (n:Project)<-[:PARTNERS_IN]-(:Project) RETURN DISTINCT n.id AS id

// name: carried_projects
MATCH (n:Project)-[:PART_OF]->(:Platform) RETURN DISTINCT n.id AS id

// name: themed_projects
MATCH (n:Project)-[:ADDRESSES]->(t:Theme) WHERE t.scheme = 'onderwerpen' RETURN DISTINCT n.id AS id

// name: sourced_projects
MATCH (n:Project)-[:STATED_IN]->(:Source) RETURN DISTINCT n.id AS id

// name: themed_platforms
MATCH (n:Platform)-[:ADDRESSES]->(:Theme) RETURN DISTINCT n.id AS id

// name: sourced_platforms
MATCH (n:Platform)-[:STATED_IN]->(:Source) RETURN DISTINCT n.id AS id

// name: themed_kansen
MATCH (n:Opportunity)-[:ADDRESSES]->(:Theme) RETURN DISTINCT n.id AS id

// name: sourced_kansen
MATCH (n:Opportunity)-[:STATED_IN]->(:Source) RETURN DISTINCT n.id AS id

// name: sources
MATCH (s:Source) RETURN s.id AS id, s.date AS date, s.cards AS cards ORDER BY id
