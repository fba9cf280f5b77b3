// name: calls
MATCH (n:Opportunity)<-[:OFFERS]-(:Organisation)
WHERE n.kind <> 'kans'
RETURN DISTINCT n.id AS id, n.name AS name, n.kind AS kind, n.description AS text, n.remark AS remark
ORDER BY id

// name: calls_parties
MATCH (n:Opportunity)-[:ASKED_OF]->(o:Organisation)
RETURN n.id AS id, o.id AS other, o.name AS name
ORDER BY id, name, other

// name: calls_themes
MATCH (n:Opportunity)-[:ADDRESSES]->(t:Theme)
WHERE n.kind <> 'kans'
RETURN n.id AS id, t.id AS other, t.name AS name
ORDER BY id, name, other

// name: figures
MATCH (n:Figure)
RETURN n.id AS id, n.name AS name, n.statement AS text, n.remark AS remark, n.amount AS amount, n.unit AS unit,
       n.per AS per, n.includes AS includes
ORDER BY id

// name: figures_parties
MATCH (n:Figure)-[:INVOLVES]->(o:Organisation)
RETURN n.id AS id, o.id AS other, o.name AS name
ORDER BY id, name, other

// name: figures_themes
MATCH (n:Figure)-[:ADDRESSES]->(t:Theme)
RETURN n.id AS id, t.id AS other, t.name AS name
ORDER BY id, name, other

// name: parties
MATCH (o:Organisation)
WHERE o.id IN $ids
RETURN o.id AS id, o.name AS name, o.kind AS kind
ORDER BY id

// name: documents
MATCH (n:Publication)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.remark AS remark
ORDER BY id

// name: parts
MATCH (n:Publication)-[:PART_OF]->(:Publication {id: $id})
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.description AS text, n.remark AS remark
ORDER BY id

// name: makers
MATCH (:Publication {id: $id})-[:INVOLVES]->(o:Organisation)
RETURN o.id AS id, o.name AS name
ORDER BY name, id

// name: calling_for
MATCH (n:Opportunity)-[:INVOLVES]->(:Publication {id: $id})
RETURN n.id AS id
ORDER BY id
