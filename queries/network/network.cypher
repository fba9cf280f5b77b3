// name: provinces
MATCH (n:Province)
RETURN n.id AS id, n.slug AS slug, n.name AS name, n.latitude AS latitude, n.longitude AS longitude
ORDER BY id

// name: platforms
MATCH (n:Platform)
RETURN n.id AS id, n.name AS name, coalesce(n.abbreviation, '') AS abbreviation, coalesce(n.kind, '') AS kind,
       '' AS phase, coalesce(n.founded, 0) AS begun, coalesce(n.ended, 0) AS ended, coalesce(n.province_key, '') AS provinces
ORDER BY id

// name: projects
MATCH (n:Project)
RETURN n.id AS id, n.name AS name, '' AS abbreviation, '' AS kind, coalesce(n.phase, '') AS phase,
       coalesce(n.start_year, 0) AS begun, coalesce(n.end_year, 0) AS ended,
       coalesce(n.province_key, '') AS provinces
ORDER BY id

// name: opportunities
MATCH (n:Opportunity)
RETURN n.id AS id, n.name AS name, '' AS abbreviation, coalesce(n.kind, '') AS kind, '' AS phase,
       0 AS begun, 0 AS ended, '' AS provinces
ORDER BY id

// name: organisations
MATCH (n:Organisation)
RETURN n.id AS id, n.name AS name, '' AS abbreviation, coalesce(n.kind, '') AS kind, '' AS phase,
       0 AS begun, 0 AS ended, '' AS provinces
ORDER BY id

// name: publications
MATCH (n:Publication)
RETURN n.id AS id, n.name AS name, '' AS abbreviation, coalesce(n.kind, '') AS kind, '' AS phase,
       coalesce(n.year, 0) AS begun, 0 AS ended, '' AS provinces
ORDER BY id

// name: themes
MATCH (n:Theme) WHERE n.scheme <> 'begrippen'
RETURN n.id AS id, n.name AS name, '' AS abbreviation, coalesce(n.scheme, '') AS kind, '' AS phase,
       0 AS begun, 0 AS ended, '' AS provinces
ORDER BY id

// name: places
MATCH (n:Project)-[:LOCATED_IN]->(m:Municipality)
RETURN n.id AS id, m.latitude AS latitude, m.longitude AS longitude
UNION ALL
MATCH (n:Platform)-[:LOCATED_IN]->(m:Municipality)
RETURN n.id AS id, m.latitude AS latitude, m.longitude AS longitude
UNION ALL
MATCH (n:Publication)-[:LOCATED_IN]->(m:Municipality)
RETURN n.id AS id, m.latitude AS latitude, m.longitude AS longitude

// name: relations
MATCH (a:Project)-[r:IN_PROVINCE]->(b:Province)
RETURN a.id AS source, b.id AS target, 'IN_PROVINCE' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Publication)-[r:IN_PROVINCE]->(b:Province)
RETURN a.id AS source, b.id AS target, 'IN_PROVINCE' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:ACTIVE_IN]->(b:Province)
RETURN a.id AS source, b.id AS target, 'ACTIVE_IN' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Project)-[r:ADDRESSES]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'ADDRESSES' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:ADDRESSES]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'ADDRESSES' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Opportunity)-[r:ADDRESSES]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'ADDRESSES' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Publication)-[r:ADDRESSES]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'ADDRESSES' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Province)-[r:FOCUSES_ON]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'FOCUSES_ON' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Province)-[r:OFFERS]->(b:Opportunity)
RETURN a.id AS source, b.id AS target, 'OFFERS' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:OFFERS]->(b:Opportunity)
RETURN a.id AS source, b.id AS target, 'OFFERS' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:OFFERS]->(b:Opportunity)
RETURN a.id AS source, b.id AS target, 'OFFERS' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Project)-[r:PART_OF]->(b:Platform)
RETURN a.id AS source, b.id AS target, 'PART_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:PART_OF]->(b:Organisation)
RETURN a.id AS source, b.id AS target, 'PART_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:PART_OF]->(b:Platform)
RETURN a.id AS source, b.id AS target, 'PART_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:PART_OF]->(b:Organisation)
RETURN a.id AS source, b.id AS target, 'PART_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:PART_OF]->(b:Platform)
RETURN a.id AS source, b.id AS target, 'PART_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:LEADS]->(b:Project)
RETURN a.id AS source, b.id AS target, 'LEADS' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:LEADS]->(b:Project)
RETURN a.id AS source, b.id AS target, 'LEADS' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Project)-[r:LEADS]->(b:Project)
RETURN a.id AS source, b.id AS target, 'LEADS' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:PARTNERS_IN]->(b:Project)
RETURN a.id AS source, b.id AS target, 'PARTNERS_IN' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:PARTNERS_IN]->(b:Project)
RETURN a.id AS source, b.id AS target, 'PARTNERS_IN' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Project)-[r:PARTNERS_IN]->(b:Project)
RETURN a.id AS source, b.id AS target, 'PARTNERS_IN' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:MEMBER_OF]->(b:Platform)
RETURN a.id AS source, b.id AS target, 'MEMBER_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Platform)-[r:MEMBER_OF]->(b:Platform)
RETURN a.id AS source, b.id AS target, 'MEMBER_OF' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Organisation)-[r:GOVERNS]->(b:Province)
RETURN a.id AS source, b.id AS target, 'GOVERNS' AS type, '' AS sources
UNION ALL
MATCH (a:Publication)-[r:INVOLVES]->(b:Organisation)
RETURN a.id AS source, b.id AS target, 'INVOLVES' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Publication)-[r:INVOLVES]->(b:Platform)
RETURN a.id AS source, b.id AS target, 'INVOLVES' AS type, coalesce(r.sources, '') AS sources
UNION ALL
MATCH (a:Theme)-[r:BROADER]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'BROADER' AS type, '' AS sources
UNION ALL
MATCH (a:Theme)-[r:RELATED]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'RELATED' AS type, '' AS sources
UNION ALL
MATCH (a:Theme)-[r:MATCHES]->(b:Theme)
RETURN a.id AS source, b.id AS target, 'MATCHES' AS type, '' AS sources

// name: texts
UNWIND $ids AS id MATCH (n:Project {id: id})
RETURN n.id AS id, coalesce(n.description, '') AS text, '' AS website, coalesce(n.results, '') AS results,
       coalesce(n.budget_eur, 0.0) AS budget
UNION ALL
UNWIND $ids AS id MATCH (n:Platform {id: id})
RETURN n.id AS id, coalesce(n.description, '') AS text, coalesce(n.website, '') AS website, '' AS results,
       0.0 AS budget
UNION ALL
UNWIND $ids AS id MATCH (n:Opportunity {id: id})
RETURN n.id AS id, coalesce(n.description, '') AS text, coalesce(n.website, '') AS website, '' AS results,
       0.0 AS budget
UNION ALL
UNWIND $ids AS id MATCH (n:Organisation {id: id})
RETURN n.id AS id, coalesce(n.description, '') AS text, '' AS website, '' AS results, 0.0 AS budget
UNION ALL
UNWIND $ids AS id MATCH (n:Publication {id: id})
RETURN n.id AS id, coalesce(n.description, '') AS text, coalesce(n.website, '') AS website, '' AS results,
       0.0 AS budget

// name: stated
UNWIND $ids AS id MATCH (n:Project {id: id})-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, coalesce(r.`where`, '') AS place
UNION ALL
UNWIND $ids AS id MATCH (n:Platform {id: id})-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, coalesce(r.`where`, '') AS place
UNION ALL
UNWIND $ids AS id MATCH (n:Opportunity {id: id})-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, coalesce(r.`where`, '') AS place
UNION ALL
UNWIND $ids AS id MATCH (n:Organisation {id: id})-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, coalesce(r.`where`, '') AS place
UNION ALL
UNWIND $ids AS id MATCH (n:Publication {id: id})-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, coalesce(r.`where`, '') AS place
