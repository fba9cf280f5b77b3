// name: phases
MATCH (p:Project)
RETURN p.phase AS phase, count(p) AS n
ORDER BY n DESC, phase

// name: sourced_organisations
MATCH (n:Organisation)-[:STATED_IN]->(s:Source) WHERE coalesce(s.kind, '') <> 'kaart' RETURN n.id AS id
UNION
MATCH (n:Organisation)-[:LEADS|PARTNERS_IN]->(:Project)-[:STATED_IN]->(s:Source) WHERE coalesce(s.kind, '') <> 'kaart'
RETURN n.id AS id
UNION
MATCH (n:Organisation)-[:MEMBER_OF]->(:Platform)-[:STATED_IN]->(s:Source) WHERE coalesce(s.kind, '') <> 'kaart'
RETURN n.id AS id
UNION
MATCH (n:Organisation)-[:OFFERS]->(:Opportunity)-[:STATED_IN]->(s:Source) WHERE coalesce(s.kind, '') <> 'kaart'
RETURN n.id AS id
UNION
MATCH (n:Organisation)<-[:INVOLVES]-(:Publication)-[:STATED_IN]->(s:Source) WHERE coalesce(s.kind, '') <> 'kaart'
RETURN n.id AS id

// name: per_province
MATCH (v:Province)
OPTIONAL MATCH (v)<-[:IN_PROVINCE]-(p:Project)
RETURN v.slug AS slug, v.name AS name, v.card_status AS status, count(p) AS projects
ORDER BY slug

// name: platforms_per_province
MATCH (v:Province)
OPTIONAL MATCH (v)<-[:ACTIVE_IN]-(f:Platform)
RETURN v.slug AS slug, count(f) AS platforms
ORDER BY slug

// name: opportunities_per_province
MATCH (v:Province)
OPTIONAL MATCH (v)-[:OFFERS]->(k:Opportunity)
RETURN v.slug AS slug, count(k) AS opportunities
ORDER BY slug
