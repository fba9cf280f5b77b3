// Parties are looked up from the wanted things on: a plain MATCH after UNWIND joins all relationships of the graph.

// name: stopped
MATCH (p:Project) WHERE p.phase = $phase RETURN p.id AS id ORDER BY id

// name: platforms_of
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)-[:PART_OF]->(x:Platform)
WITH p, x WHERE x.id IS NOT NULL AND x.ended IS NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'platform' AS role ORDER BY id, party

// name: platforms_leading
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)<-[:LEADS]-(x:Platform)
WITH p, x WHERE x.id IS NOT NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: platforms_partnering
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)<-[:PARTNERS_IN]-(x:Platform)
WITH p, x WHERE x.id IS NOT NULL AND x.ended IS NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: organisations_leading
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)<-[:LEADS]-(x:Organisation)
WITH p, x WHERE x.id IS NOT NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: organisations_partnering
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)<-[:PARTNERS_IN]-(x:Organisation)
WITH p, x WHERE x.id IS NOT NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: projects_leading
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)<-[:LEADS]-(x:Project)
WITH p, x WHERE x.id IS NOT NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: projects_partnering
UNWIND $ids AS wanted MATCH (p:Project {id: wanted})
OPTIONAL MATCH (p)<-[:PARTNERS_IN]-(x:Project)
WITH p, x WHERE x.id IS NOT NULL
RETURN p.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: party_keys
MATCH (p:Project)-[:PART_OF]->(x:Platform) WHERE x.ended IS NULL RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (p:Project)<-[:LEADS]-(x:Platform) WHERE x.ended IS NULL RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (p:Project)<-[:PARTNERS_IN]-(x:Platform) WHERE x.ended IS NULL RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (p:Project)<-[:LEADS]-(x:Organisation) RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (p:Project)<-[:PARTNERS_IN]-(x:Organisation) RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (p:Project)<-[:LEADS]-(x:Project) RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (p:Project)<-[:PARTNERS_IN]-(x:Project) RETURN p.id AS id, x.id AS party
UNION ALL
MATCH (x:Project)-[:LEADS|PARTNERS_IN]->(:Project) RETURN x.id AS id, x.id AS party

// name: memberships
UNWIND $ids AS wanted MATCH (o:Organisation {id: wanted})
OPTIONAL MATCH (o)-[:MEMBER_OF]->(x:Platform)
WITH o, x WHERE x.id IS NOT NULL AND x.ended IS NULL
RETURN o.id AS id, x.id AS platform, x.name AS name ORDER BY id, platform

// name: members
UNWIND $ids AS wanted
MATCH (p:Project {id: wanted})
RETURN p.id AS id, p.name AS name, p.description AS description, p.phase AS phase,
       p.phase_as_of AS phase_as_of, p.start_year AS start_year, p.province_key AS provinces ORDER BY id
