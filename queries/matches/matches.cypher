// Parties are looked up from the wanted things on: a plain MATCH after UNWIND joins all relationships of the graph.

// name: former
MATCH (n:Project) WHERE size(n.former_ids) > 0 RETURN n.id AS id, n.former_ids AS former
UNION ALL
MATCH (n:Platform) WHERE size(n.former_ids) > 0 RETURN n.id AS id, n.former_ids AS former
UNION ALL
MATCH (n:Opportunity) WHERE size(n.former_ids) > 0 RETURN n.id AS id, n.former_ids AS former

// name: shown_projects
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
RETURN n.id AS id, n.name AS name, n.description AS description, n.phase AS phase, n.stop_reason AS reason,
       n.start_year AS start_year, n.end_year AS end_year ORDER BY id

// name: shown_platforms
UNWIND $ids AS wanted
MATCH (n:Platform {id: wanted})
RETURN n.id AS id, n.name AS name, n.description AS description, n.kind AS kind,
       n.founded AS start_year, n.ended AS end_year ORDER BY id

// name: shown_kansen
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
RETURN n.id AS id, n.name AS name, n.description AS description ORDER BY id

// name: platforms_of
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)-[:PART_OF]->(x:Platform)
WITH n, x WHERE x.id IS NOT NULL AND x.ended IS NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'platform' AS role ORDER BY id, party

// name: leading_platforms
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(x:Platform)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: leading_projects
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(x:Project)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: leading_organisations
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(x:Organisation)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: partner_platforms
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:PARTNERS_IN]-(x:Platform)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: partner_projects
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:PARTNERS_IN]-(x:Project)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: partner_organisations
UNWIND $ids AS wanted MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:PARTNERS_IN]-(x:Organisation)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: member_organisations
UNWIND $ids AS wanted MATCH (n:Platform {id: wanted})
OPTIONAL MATCH (n)<-[:MEMBER_OF]-(x:Organisation)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'lid' AS role ORDER BY id, party

// name: member_platforms
UNWIND $ids AS wanted MATCH (n:Platform {id: wanted})
OPTIONAL MATCH (n)<-[:MEMBER_OF]-(x:Platform)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'lid' AS role ORDER BY id, party

// name: asking_platforms
UNWIND $ids AS wanted MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Platform)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'noemt' AS role ORDER BY id, party

// name: asking_organisations
UNWIND $ids AS wanted MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Organisation)
WITH n, x WHERE x.id IS NOT NULL
RETURN n.id AS id, x.id AS party, x.name AS name, 'noemt' AS role ORDER BY id, party

// name: memberships_of_organisations
UNWIND $ids AS wanted MATCH (o:Organisation {id: wanted})
OPTIONAL MATCH (o)-[:MEMBER_OF]->(x:Platform)
WITH o, x WHERE x.id IS NOT NULL
RETURN o.id AS id, x.id AS platform, x.name AS name ORDER BY id, platform

// name: memberships_of_platforms
UNWIND $ids AS wanted MATCH (o:Platform {id: wanted})
OPTIONAL MATCH (o)-[:MEMBER_OF]->(x:Platform)
WITH o, x WHERE x.id IS NOT NULL
RETURN o.id AS id, x.id AS platform, x.name AS name ORDER BY id, platform

// name: focuses
MATCH (q:Province)-[f:FOCUSES_ON]->(t:Theme)
RETURN q.slug AS province, f.label AS label, f.basis AS basis, t.id AS theme, f.sources AS sources
ORDER BY province, label, theme, sources

// name: ended
MATCH (x:Platform) WHERE x.ended IS NOT NULL RETURN x.id AS id ORDER BY id
