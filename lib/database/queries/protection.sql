-- The last row that says whether the instance is protected.
SELECT
    h.state,
    pg_catalog.to_char(h.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS finished_at,
    h.database_user,
    h.reason
FROM postgres_manager.history AS h
WHERE h.kind OPERATOR(pg_catalog.=) 'protection'
ORDER BY h.id DESC
LIMIT 1
