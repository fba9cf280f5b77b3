// name: provincie
MATCH (n:Province)
RETURN n.id AS id, n.name AS name, n.slug AS province_key, n.cbs_code AS cbs_code, n.iso_code AS iso_code,
       n.tooi_uri AS tooi_uri, n.wikidata_uri AS wikidata_uri, n.card_status AS card_status, n.contact AS contact,
       n.latitude AS latitude, n.longitude AS longitude
ORDER BY id

// name: gemeente
MATCH (n:Municipality)-[:LIES_IN]->(v:Province)
RETURN n.id AS id, n.name AS name, v.slug AS province_key, n.cbs_code AS cbs_code,
       n.latitude AS latitude, n.longitude AS longitude
ORDER BY id

// name: platform
MATCH (n:Platform)
RETURN n.id AS id, n.name AS name, n.province_key AS province_key, n.abbreviation AS abbreviation,
       n.kind AS kind, n.scope AS scope, n.founded AS founded, n.ended AS ended, n.website AS website,
       n.contact AS contact, n.differences AS differences
ORDER BY id

// name: organisatie
MATCH (n:Organisation)
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.contact AS contact
ORDER BY id

// name: thema
MATCH (n:Theme)
RETURN n.id AS id, n.name AS name, n.scheme AS kind, n.website AS website
ORDER BY id

// name: project
MATCH (n:Project)
RETURN n.id AS id, n.name AS name, n.province_key AS province_key, n.phase AS phase,
       n.phase_as_of AS phase_as_of, n.stop_reason AS stop_reason, n.differences AS differences,
       n.start_year AS start_year, n.end_year AS end_year, n.budget_eur AS budget_eur
ORDER BY id

// name: kans
MATCH (n:Opportunity)
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.website AS website
ORDER BY id

// name: publicatie
MATCH (n:Publication)
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.year AS year, n.website AS website
ORDER BY id

// name: gebeurtenis
MATCH (n:Event)
RETURN n.id AS id, n.name AS name, n.date AS happened_on
ORDER BY id

// name: cijfer
MATCH (n:Figure)
RETURN n.id AS id, n.name AS name, n.statement AS statement, n.amount AS amount, n.unit AS unit, n.per AS per,
       n.years AS years, n.includes AS includes
ORDER BY id

// name: bron
MATCH (n:Source)
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.publisher AS publisher, n.url AS url, n.date AS issued
ORDER BY id

// name: organisatie_provinces
MATCH (n:Organisation)-[:LEADS|PARTNERS_IN]->(:Project)-[:IN_PROVINCE]->(v:Province)
RETURN DISTINCT n.id AS id, v.slug AS other

// name: kans_provinces
MATCH (v:Province)-[:OFFERS]->(n:Opportunity)
RETURN DISTINCT n.id AS id, v.slug AS other

// name: publicatie_provinces
MATCH (n:Publication)-[:IN_PROVINCE]->(v:Province)
RETURN DISTINCT n.id AS id, v.slug AS other

// name: provincie_themes
MATCH (n:Province)-[:FOCUSES_ON]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: platform_themes
MATCH (n:Platform)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: organisatie_themes
MATCH (n:Organisation)-[:LEADS|PARTNERS_IN]->(:Project)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: gemeente_themes
MATCH (n:Municipality)<-[:LOCATED_IN]-(:Project)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: project_themes
MATCH (n:Project)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: kans_themes
MATCH (n:Opportunity)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: publicatie_themes
MATCH (n:Publication)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: cijfer_themes
MATCH (n:Figure)-[:ADDRESSES]->(t:Theme)
RETURN DISTINCT n.id AS id, t.id AS other

// name: project_in_towns
MATCH (n:Project)-[:LOCATED_IN]->(m:Municipality)
WHERE m.id IN $towns
RETURN DISTINCT n.id AS id

// name: platform_in_towns
MATCH (n:Platform)-[:LOCATED_IN]->(m:Municipality)
WHERE m.id IN $towns
RETURN DISTINCT n.id AS id

// name: organisatie_in_towns
MATCH (n:Organisation)-[:LEADS|PARTNERS_IN]->(:Project)-[:LOCATED_IN]->(m:Municipality)
WHERE m.id IN $towns
RETURN DISTINCT n.id AS id

// name: publicatie_in_towns
MATCH (n:Publication)-[:LOCATED_IN]->(m:Municipality)
WHERE m.id IN $towns
RETURN DISTINCT n.id AS id

// name: gemeente_in_towns
MATCH (n:Municipality)
WHERE n.id IN $towns
RETURN n.id AS id

// name: project_located
MATCH (n:Project)-[:LOCATED_IN]->(:Municipality)
RETURN DISTINCT n.id AS id

// name: platform_located
MATCH (n:Platform)-[:LOCATED_IN]->(:Municipality)
RETURN DISTINCT n.id AS id

// name: project_with
MATCH (n:Project)<-[:LEADS|PARTNERS_IN]-(x:Organisation)
WHERE x.id IN $things
RETURN DISTINCT n.id AS id
UNION
MATCH (n:Project)<-[:LEADS|PARTNERS_IN]-(x:Platform)
WHERE x.id IN $things
RETURN DISTINCT n.id AS id
UNION
MATCH (n:Project)-[:PART_OF]->(x:Platform)
WHERE x.id IN $things
RETURN DISTINCT n.id AS id

// name: platform_with
MATCH (n:Platform)<-[:MEMBER_OF]-(x:Organisation)
WHERE x.id IN $things
RETURN DISTINCT n.id AS id

// name: provincie_projects
MATCH (p:Project)-[:IN_PROVINCE]->(n:Province)
RETURN n.id AS id, count(DISTINCT p.id) AS projects

// name: gemeente_projects
MATCH (p:Project)-[:LOCATED_IN]->(n:Municipality)
RETURN n.id AS id, count(DISTINCT p.id) AS projects

// name: platform_projects
MATCH (p:Project)-[:PART_OF]->(n:Platform)
RETURN n.id AS id, count(DISTINCT p.id) AS projects

// name: organisatie_projects
MATCH (n:Organisation)-[:LEADS|PARTNERS_IN]->(p:Project)
RETURN n.id AS id, count(DISTINCT p.id) AS projects

// name: thema_projects
MATCH (p:Project)-[:ADDRESSES]->(n:Theme)
RETURN n.id AS id, count(DISTINCT p.id) AS projects

// name: provincie_texts
UNWIND $ids AS wanted
MATCH (n:Province {id: wanted})
RETURN n.id AS id, n.description AS description

// name: gemeente_texts
UNWIND $ids AS wanted
MATCH (n:Municipality {id: wanted})
RETURN n.id AS id, n.description AS description

// name: platform_texts
UNWIND $ids AS wanted
MATCH (n:Platform {id: wanted})
RETURN n.id AS id, n.description AS description

// name: organisatie_texts
UNWIND $ids AS wanted
MATCH (n:Organisation {id: wanted})
RETURN n.id AS id, n.description AS description

// name: thema_texts
UNWIND $ids AS wanted
MATCH (n:Theme {id: wanted})
RETURN n.id AS id, n.description AS description

// name: project_texts
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})
RETURN n.id AS id, n.description AS description

// name: kans_texts
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
RETURN n.id AS id, n.description AS description

// name: publicatie_texts
UNWIND $ids AS wanted
MATCH (n:Publication {id: wanted})
RETURN n.id AS id, n.description AS description

// name: gebeurtenis_texts
UNWIND $ids AS wanted
MATCH (n:Event {id: wanted})
RETURN n.id AS id, n.description AS description

// name: cijfer_texts
UNWIND $ids AS wanted
MATCH (n:Figure {id: wanted})
RETURN n.id AS id, n.description AS description
