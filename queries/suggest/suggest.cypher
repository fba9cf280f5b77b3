// name: provinces
MATCH (n:Province) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, '' AS scheme

// name: platforms
MATCH (n:Platform) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.abbreviation AS abbreviation, '' AS scheme

// name: themes
MATCH (n:Theme) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, n.scheme AS scheme

// name: projects
MATCH (n:Project) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, '' AS scheme

// name: opportunities
MATCH (n:Opportunity) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, '' AS scheme

// name: organisations
MATCH (n:Organisation) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, '' AS scheme

// name: municipalities
MATCH (n:Municipality) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, '' AS scheme

// name: publications
MATCH (n:Publication) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, '' AS abbreviation, '' AS scheme
