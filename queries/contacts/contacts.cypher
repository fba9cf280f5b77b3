// name: provinces
UNWIND $ids AS wanted
MATCH (n:Province {id: wanted})
RETURN n.id AS id, n.name AS name, n.contact AS contact, n.contact_sources AS sources, '' AS website ORDER BY id

// name: platforms
UNWIND $ids AS wanted
MATCH (n:Platform {id: wanted})
WHERE n.ended IS NULL
RETURN n.id AS id, n.name AS name, n.contact AS contact, n.contact_sources AS sources, n.website AS website ORDER BY id

// name: organisations
UNWIND $ids AS wanted
MATCH (n:Organisation {id: wanted})
RETURN n.id AS id, n.name AS name, n.contact AS contact, n.contact_sources AS sources, '' AS website ORDER BY id

// name: every_province
MATCH (n:Province) RETURN n.id AS id, n.name AS name ORDER BY id

// Who leads or asks first, then the platform that carries it, then the province that leads it, then where it is.

// name: around_projects
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(x:Platform)
RETURN n.id AS id, x.id AS party, 1 AS turn
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)-[:PART_OF]->(x:Platform)
RETURN n.id AS id, x.id AS party, 2 AS turn
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(o:Organisation)-[:GOVERNS]->(x:Province)
RETURN n.id AS id, x.id AS party, 3 AS turn
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)-[:IN_PROVINCE]->(x:Province)
RETURN n.id AS id, x.id AS party, 4 AS turn

// name: around_platforms
UNWIND $ids AS wanted
MATCH (n:Platform {id: wanted})
OPTIONAL MATCH (n)-[:ACTIVE_IN]->(x:Province)
RETURN n.id AS id, x.id AS party, 4 AS turn

// name: around_kansen
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Platform)
RETURN n.id AS id, x.id AS party, 1 AS turn
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Organisation)
RETURN n.id AS id, x.id AS party, 2 AS turn
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Province)
RETURN n.id AS id, x.id AS party, 4 AS turn
