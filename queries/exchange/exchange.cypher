// name: seeking
MATCH (n:Project) WHERE n.phase IN $phases RETURN n.id AS id ORDER BY id

// name: carried
MATCH (x:Project)-[:PART_OF]->(f:Platform) WHERE f.ended IS NULL
RETURN x.id AS project, f.id AS platform, f.province_key AS provinces ORDER BY project, platform
