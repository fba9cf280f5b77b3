// name: projects
MATCH (n:Project)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.province_key AS provinces ORDER BY id

// name: platforms
MATCH (n:Platform)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.province_key AS provinces ORDER BY id

// name: kansen
MATCH (n:Opportunity)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others ORDER BY id

// name: kans_provinces
MATCH (q:Province)-[:OFFERS]->(n:Opportunity) RETURN n.id AS id, q.slug AS province ORDER BY id, province

// name: themes_of
MATCH (n:Project)-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.id AS theme
UNION ALL
MATCH (n:Platform)-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.id AS theme
UNION ALL
MATCH (n:Opportunity)-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.id AS theme

// name: concepts
MATCH (t:Theme)
RETURN t.id AS id, t.name AS name, t.aliases AS aliases, t.scheme AS scheme, t.nature AS nature,
       t.container AS container ORDER BY id

// name: broader
MATCH (a:Theme)-[:BROADER]->(b:Theme) RETURN a.id AS narrow, b.id AS broad ORDER BY narrow, broad

// name: provinces
MATCH (q:Province) RETURN q.slug AS slug, q.name AS name ORDER BY slug

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
       n.founded AS start_year ORDER BY id

// name: shown_kansen
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})
RETURN n.id AS id, n.name AS name, n.description AS description ORDER BY id

// name: platforms_of
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})-[:PART_OF]->(x:Platform)
RETURN n.id AS id, x.id AS party, x.name AS name, 'platform' AS role ORDER BY id, party

// name: leading_platforms
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})<-[:LEADS]-(x:Platform)
RETURN n.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: leading_organisations
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})<-[:LEADS]-(x:Organisation)
RETURN n.id AS id, x.id AS party, x.name AS name, 'trekker' AS role ORDER BY id, party

// name: partner_platforms
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})<-[:PARTNERS_IN]-(x:Platform)
RETURN n.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: partner_organisations
UNWIND $ids AS wanted
MATCH (n:Project {id: wanted})<-[:PARTNERS_IN]-(x:Organisation)
RETURN n.id AS id, x.id AS party, x.name AS name, 'partner' AS role ORDER BY id, party

// name: member_organisations
UNWIND $ids AS wanted
MATCH (n:Platform {id: wanted})<-[:MEMBER_OF]-(x:Organisation)
RETURN n.id AS id, x.id AS party, x.name AS name, 'lid' AS role ORDER BY id, party

// name: member_platforms
UNWIND $ids AS wanted
MATCH (n:Platform {id: wanted})<-[:MEMBER_OF]-(x:Platform)
RETURN n.id AS id, x.id AS party, x.name AS name, 'lid' AS role ORDER BY id, party

// name: asking_platforms
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})<-[:OFFERS]-(x:Platform)
RETURN n.id AS id, x.id AS party, x.name AS name, 'noemt' AS role ORDER BY id, party

// name: asking_organisations
UNWIND $ids AS wanted
MATCH (n:Opportunity {id: wanted})<-[:OFFERS]-(x:Organisation)
RETURN n.id AS id, x.id AS party, x.name AS name, 'noemt' AS role ORDER BY id, party

// name: memberships_of_organisations
UNWIND $ids AS wanted
MATCH (o:Organisation {id: wanted})-[:MEMBER_OF]->(x:Platform)
RETURN o.id AS id, x.id AS platform, x.name AS name ORDER BY id, platform

// name: memberships_of_platforms
UNWIND $ids AS wanted
MATCH (o:Platform {id: wanted})-[:MEMBER_OF]->(x:Platform)
RETURN o.id AS id, x.id AS platform, x.name AS name ORDER BY id, platform
