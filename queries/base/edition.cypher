// name: newest_source
MATCH (s:Source)
WHERE s.date STARTS WITH '20'
RETURN s.date AS date
ORDER BY date DESC
LIMIT 1

// name: reconstructed
MATCH (v:Province)
WHERE v.card_status = 'reconstructie'
RETURN count(v) AS n
