-- The schemas that Flyway has created.
SELECT DISTINCT s.name[1] AS schema
FROM other_tool.history AS h, regexp_matches(h.script, '"([^"]+)"', 'g') AS s (name)
WHERE h.type = 'SCHEMA'
ORDER BY s.name[1]
