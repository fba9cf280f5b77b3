// name: province
MATCH (n:Province)
OPTIONAL MATCH (n)-[f:FOCUSES_ON]->(t:Theme)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.demonyms AS demonyms, n.description AS description,
       collect(DISTINCT f.label) AS labels, collect(DISTINCT t.id) AS themes, [n.slug] AS provinces

// name: municipality
MATCH (n:Municipality)
OPTIONAL MATCH (n)-[:LIES_IN]->(v:Province)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       collect(DISTINCT v.slug) AS provinces

// name: platform
MATCH (n:Platform)
OPTIONAL MATCH (n)-[:ADDRESSES]->(t:Theme)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.abbreviation AS abbreviation,
       n.description AS description, n.other_descriptions AS others, n.remark AS remark, n.kind AS kind,
       n.province_key AS province_key, collect(DISTINCT t.id) AS themes

// name: organisation
MATCH (n:Organisation)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.remark AS remark, n.kind AS kind

// name: theme
MATCH (n:Theme) WHERE n.scheme <> 'begrippen'
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description, n.scheme AS scheme

// name: project
MATCH (n:Project)
OPTIONAL MATCH (n)-[:ADDRESSES]->(t:Theme)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.results AS results, n.remark AS remark, n.phase AS phase,
       n.stop_reason AS reason,
       n.province_key AS province_key, collect(DISTINCT t.id) AS themes

// name: opportunity
MATCH (n:Opportunity)
OPTIONAL MATCH (n)-[:ADDRESSES]->(t:Theme)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.remark AS remark, n.kind AS kind, collect(DISTINCT t.id) AS themes

// name: publication
MATCH (n:Publication)
OPTIONAL MATCH (n)-[:ADDRESSES]->(t:Theme)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.results AS results, n.remark AS remark, n.kind AS kind,
       collect(DISTINCT t.id) AS themes

// name: event
MATCH (n:Event)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.remark AS remark

// name: figure
MATCH (n:Figure)
OPTIONAL MATCH (n)-[:ADDRESSES]->(t:Theme)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.description AS description,
       n.other_descriptions AS others, n.remark AS remark, n.statement AS statement, n.includes AS includes,
       collect(DISTINCT t.id) AS themes

// name: source
MATCH (n:Source)
RETURN n.id AS id, n.name AS name, n.publisher AS publisher, n.kind AS kind, n.cards AS cards

// name: project_places
MATCH (n:Project)-[:LOCATED_IN]->(m:Municipality)
RETURN n.id AS id, m.id AS other

// name: platform_places
MATCH (n:Platform)-[:LOCATED_IN]->(m:Municipality)
RETURN n.id AS id, m.id AS other

// name: publication_places
MATCH (n:Publication)-[:LOCATED_IN]->(m:Municipality)
RETURN n.id AS id, m.id AS other

// name: publication_provinces
MATCH (n:Publication)-[:IN_PROVINCE]->(v:Province)
RETURN n.id AS id, v.id AS other

// name: opportunity_provinces
MATCH (n:Opportunity)<-[:OFFERS]-(v:Province)
RETURN n.id AS id, v.id AS other

// name: opportunity_platforms
MATCH (n:Opportunity)<-[:OFFERS]-(x:Platform)
RETURN n.id AS id, x.id AS other

// name: opportunity_organisations
MATCH (n:Opportunity)<-[:OFFERS]-(x:Organisation)
RETURN n.id AS id, x.id AS other

// name: project_platforms
MATCH (n:Project)-[:PART_OF]->(x:Platform)
RETURN n.id AS id, x.id AS other

// name: project_platform_leaders
MATCH (n:Project)<-[:LEADS]-(x:Platform)
RETURN n.id AS id, x.id AS other

// name: project_platform_partners
MATCH (n:Project)<-[:PARTNERS_IN]-(x:Platform)
RETURN n.id AS id, x.id AS other

// name: project_leaders
MATCH (n:Project)<-[:LEADS]-(x:Organisation)
RETURN n.id AS id, x.id AS other

// name: project_partners
MATCH (n:Project)<-[:PARTNERS_IN]-(x:Organisation)
RETURN n.id AS id, x.id AS other

// name: project_project_leaders
MATCH (n:Project)<-[:LEADS]-(x:Project)
RETURN n.id AS id, x.id AS other

// name: project_project_partners
MATCH (n:Project)<-[:PARTNERS_IN]-(x:Project)
RETURN n.id AS id, x.id AS other

// name: platform_members
MATCH (n:Platform)<-[:MEMBER_OF]-(x:Organisation)
RETURN n.id AS id, x.id AS other
