// What is looked up of many things at once.  OPTIONAL makes LadybugDB look the few things up first; without it,
// it joins all things with all sources.

// name: names_of_projects
UNWIND $ids AS wanted MATCH (n:Project {id: wanted}) RETURN n.id AS id, n.name AS name

// name: names_of_platforms
UNWIND $ids AS wanted MATCH (n:Platform {id: wanted}) RETURN n.id AS id, n.name AS name

// name: names_of_kansen
UNWIND $ids AS wanted MATCH (n:Opportunity {id: wanted}) RETURN n.id AS id, n.name AS name

// name: sources_of_projects
UNWIND $ids AS wanted MATCH (n:Project {id: wanted}) OPTIONAL MATCH (n)-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url,
       s.date AS date, r.`where` AS place

// name: sources_of_platforms
UNWIND $ids AS wanted MATCH (n:Platform {id: wanted}) OPTIONAL MATCH (n)-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url,
       s.date AS date, r.`where` AS place

// name: sources_of_kansen
UNWIND $ids AS wanted MATCH (n:Opportunity {id: wanted}) OPTIONAL MATCH (n)-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url,
       s.date AS date, r.`where` AS place

// name: sources_of_publications
UNWIND $ids AS wanted MATCH (n:Publication {id: wanted}) OPTIONAL MATCH (n)-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url,
       s.date AS date, r.`where` AS place

// name: sources_of_events
UNWIND $ids AS wanted MATCH (n:Event {id: wanted}) OPTIONAL MATCH (n)-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url,
       s.date AS date, r.`where` AS place

// name: sources_of_figures
UNWIND $ids AS wanted MATCH (n:Figure {id: wanted}) OPTIONAL MATCH (n)-[r:STATED_IN]->(s:Source)
RETURN n.id AS id, s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url,
       s.date AS date, r.`where` AS place

// name: references_to_sources
UNWIND $ids AS wanted MATCH (s:Source {id: wanted})
RETURN s.id AS source, s.name AS title, s.publisher AS publisher, s.url AS url, s.date AS date

// name: phases_as_of
MATCH (n:Project) WHERE n.phase_as_of IS NOT NULL RETURN n.id AS id, n.phase_as_of AS year ORDER BY id
