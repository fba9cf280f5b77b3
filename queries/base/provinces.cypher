// name: provinces
MATCH (q:Province)
RETURN q.slug AS slug, q.name AS name, q.aliases AS aliases, q.short_names AS short_names,
       q.demonyms AS demonyms, q.regions AS regions, q.iso_code AS iso_code
ORDER BY q.cbs_code, q.slug
