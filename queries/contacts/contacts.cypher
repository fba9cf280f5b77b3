// name: keepers
MATCH (n:Province)
RETURN n.id AS id, n.name AS name, n.contact AS contact, n.contact_sources AS sources
UNION ALL
MATCH (n:Organisation {id: $ipo})
RETURN n.id AS id, n.name AS name, n.contact AS contact, n.contact_sources AS sources

// Who can be called about things, in turn: who leads or asks, then the platform that carries it, then the province
// that leads it.  The provinces where a thing is come after these.

// name: around_projects
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(x:Platform)
RETURN n.id AS id, n.province_key AS provinces, 1 AS turn, x.id AS party, x.name AS name, x.contact AS contact,
       x.contact_sources AS sources, x.website AS website, x.ended IS NOT NULL AS over
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)-[:PART_OF]->(x:Platform)
RETURN n.id AS id, n.province_key AS provinces, 2 AS turn, x.id AS party, x.name AS name, x.contact AS contact,
       x.contact_sources AS sources, x.website AS website, x.ended IS NOT NULL AS over
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
OPTIONAL MATCH (n)<-[:LEADS]-(o:Organisation)-[:GOVERNS]->(x:Province)
RETURN n.id AS id, n.province_key AS provinces, 3 AS turn, x.id AS party, x.name AS name, x.contact AS contact,
       x.contact_sources AS sources, '' AS website, false AS over

// name: around_platforms
UNWIND $ids AS wanted
MATCH (x:Platform {id: wanted})
RETURN x.id AS id, x.province_key AS provinces, 1 AS turn, x.id AS party, x.name AS name, x.contact AS contact,
       x.contact_sources AS sources, x.website AS website, x.ended IS NOT NULL AS over

// name: around_kansen
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Platform)
RETURN n.id AS id, '' AS provinces, 1 AS turn, x.id AS party, x.name AS name, x.contact AS contact,
       x.contact_sources AS sources, x.website AS website, x.ended IS NOT NULL AS over
UNION ALL
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
OPTIONAL MATCH (n)<-[:OFFERS]-(x:Province)
RETURN n.id AS id, x.slug AS provinces, 2 AS turn, '' AS party, '' AS name, '' AS contact,
       x.contact_sources AS sources, '' AS website, false AS over
